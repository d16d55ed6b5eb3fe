"""Forms of HTTP that some client writes: each is answered as the usual one is."""

import json

import pytest

from tests.api.conftest import HELLO
from tests.api.test_server import post, talk

CHAT = json.dumps({"model": "base", "messages": HELLO}).encode()
STREAM = json.dumps({"model": "base", "messages": HELLO, "stream": True}).encode()
CLOSE = b"Connection: close\r\n"


def ask(port, method, target, head=b""):
    """Status, headers and body of one answer."""
    received = talk(port, f"{method} {target} HTTP/1.1\r\nHost: x\r\n".encode() + CLOSE + head + b"\r\n")
    first, _, body = received.partition(b"\r\n\r\n")
    status, *lines = first.decode().split("\r\n")
    return int(status.split()[1]), {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}, body


@pytest.mark.parametrize(
    "path",
    [
        "/v1/models",
        "//v1/models",
        "/v1//models",
        "/v1/models/",
        "/v1/models//",
        "//models",
        "http://x/v1/models",
        "http://x:80//models/",
        "/v1/models?x=//",
    ],
)
def test_a_slash_too_many_or_a_whole_url_is_the_same_path(port, path):
    """A base URL that ends in a slash, and a client that believes it speaks to a proxy, find what is there."""
    status, _, body = ask(port, "GET", path)
    assert status == 200
    assert json.loads(body)["data"][0]["id"] == "tiny-base"


@pytest.mark.parametrize("path", ["//v1/experts/code/samples", "http://x/v1/experts/code/samples", "/v1//experts/code/samples/"])
def test_administration_is_as_closed_by_its_other_spellings(port, path):
    """No spelling of an administrator's path has CORS headers, or is open to a page of another origin."""
    status, headers, _ = ask(port, "GET", path, b"Origin: http://elsewhere.example\r\n")
    assert status == 403
    assert not any(name.startswith("access-control") for name in headers)


@pytest.mark.parametrize("path", ["/", "/health", "/v1/models", "/models", "/v1/models/code", "/api/version", "/api/tags", "/api/ps"])
def test_head_is_get_without_the_body(port, path):
    """Clients and monitors ask with HEAD whether somebody is there."""
    status, headers, body = ask(port, "HEAD", path)
    assert status == 200
    assert int(headers["content-length"]) == len(ask(port, "GET", path)[2])
    assert not body


@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
def test_old_http_is_answered_and_closed(port, version):
    """HTTP/1.0 knows no chunks: its stream ends with the connection, and so does its answer."""
    for content, wanted in ((CHAT, b'"content":"base says hello'), (STREAM, b"data: [DONE]\n\n")):
        request = post(content, head=CLOSE).replace(b"HTTP/1.1", b"HTTP/" + version, 1)
        received = talk(port, request)
        assert wanted in received
        assert (b"transfer-encoding: chunked" in received.lower()) == (version == b"1.1" and content is STREAM)


def test_a_client_that_waits_for_leave_gets_it(port):
    """With `Expect: 100-continue` curl sends a large body only when it is told to."""
    head = post(CHAT, head=b"Expect: 100-continue\r\n" + CLOSE).removesuffix(CHAT)
    received = talk(port, head, CHAT, pause=0.2)
    assert received.startswith(b"HTTP/1.1 100 ")
    assert b'"content":"base says hello' in received


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: application/x-www-form-urlencoded\r\n",
        b"Content-Type: text/plain;charset=UTF-8\r\n",
        b"Content-Type: application/json\r\nContent-Type: text/plain\r\n",
        b"Accept: text/html\r\nAccept-Encoding: gzip, br\r\n",
        b"Content-Encoding: identity\r\n",
        b"Authorization: Bearer \r\n",
        b"Authorization: Basic dXNlcjpwYXNz\r\n",
        b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n",
    ],
)
def test_headers_that_mean_nothing_here_are_let_be(port, head):
    """Content types, encodings asked for, keys where none is needed, an offer of HTTP/2 as Java's client makes it."""
    assert b'"content":"base says hello' in talk(port, post(CHAT, head=head))
