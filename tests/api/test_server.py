"""The socket: what is no HTTP, what is too large, what never ends."""

import json
import socket
import threading
import time

import pytest

from lmoe.api import body, server
from lmoe.errors import ConfigError
from tests.api.conftest import HELLO, serving
from tests.fakes import fake_service

CHAT = json.dumps({"model": "base", "messages": HELLO}).encode()


def talk(port, *parts, pause=0.0):
    """Send the parts, and read until the server closes or falls silent."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        received = b""
        try:
            for part in parts:
                connection.sendall(part)
                time.sleep(pause)
            connection.settimeout(1.5)
            while data := connection.recv(65536):
                received += data
        except (TimeoutError, ConnectionError):
            pass
        return received


def post(content, length=None, head=b""):
    size = len(content) if length is None else length
    return b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n%s\r\n" % (size, head) + content


def alive(port):
    return b'"content":"base says hello' in talk(port, post(CHAT, head=b"Connection: close\r\n"))


@pytest.mark.parametrize(
    "sent",
    [
        b"GARBAGE\r\n\r\n",
        b"GET /\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100,
        b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\nHost: x\r\n\r\n{}",
        b"POST /v1/chat/completions HTTP/1.1\r\n\r\n{}",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 50_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: \x00\r\n\r\n",
    ],
    ids=range(9),
)
def test_what_is_no_http_is_a_400_and_the_server_lives(port, sent):
    """Even there the error has OpenAI's shape, the connection is closed, and the next request is served."""
    received = talk(port, sent)
    if received:
        head, _, content = received.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 400")
        assert json.loads(content)["error"]["type"] == "invalid_request_error"
    assert alive(port)


def test_a_length_that_lies(port):
    """Too short a length is a bad body; the rest of it is no request and hurts nobody."""
    assert b"400 Bad Request" in talk(port, post(CHAT, length=10))
    assert alive(port)


def test_one_byte_at_a_time(port):
    """Slow is not wrong: a body in chunks of one byte is answered."""
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in CHAT) + b"0\r\n\r\n"
    head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    assert b'"content":"base says hello' in talk(port, head, chunks)


def test_a_body_that_ends_in_two_ways_ends_the_connection(port):
    """What follows a request with a length and chunks may be meant as its body, so that it is never answered."""
    both = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
    received = talk(port, both + b"0\r\n\r\n" + post(CHAT))
    assert received.startswith(b"HTTP/1.1 400")
    assert received.count(b"HTTP/1.1") == 1
    assert b"either a Content-Length or a Transfer-Encoding" in received
    assert b"\r\nconnection: close\r\n" in received.lower()
    assert alive(port)


def test_a_length_beyond_all_numbers_is_too_large_at_once(port):
    """Refused before a byte of the body has come."""
    for length in (b"9" * 20, b"0" + b"9" * 19):
        head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + b"\r\n\r\n"
        assert b"413" in talk(port, head).split(b"\r\n")[0]


def test_an_endless_body_is_cut(port):
    """The cap counts what arrives: a stream without a length ends at 413."""
    head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b"413" in talk(port, head, *([b"10000\r\n" + b" " * 0x10000 + b"\r\n"] * 80)).split(b"\r\n")[0]
    assert alive(port)


def test_a_body_that_stops_is_a_408(monkeypatch):
    """Whoever stops sending is told so, and does not hold a connection for ever."""
    monkeypatch.setattr(body, "READ_SECONDS", 0.2)
    with serving(fake_service()) as port:
        assert b"408" in talk(port, post(CHAT[:5], length=len(CHAT))).split(b"\r\n")[0]
        assert alive(port)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /he"])
def test_a_head_that_does_not_come_ends_the_connection(monkeypatch, sent):
    """Idle and dripped heads are closed in time, on a fresh connection and on one that was used."""
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.3)
    monkeypatch.setattr(server, "KEEP_ALIVE_SECONDS", 1)
    with serving(fake_service()) as port, socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(sent)
        started = time.monotonic()
        while connection.recv(1000):
            pass
        assert time.monotonic() - started < 3


def test_an_error_keeps_the_connection(port):
    """After a refusal the same connection takes the next request."""
    received = talk(port, post(b"{"), post(CHAT, head=b"Connection: close\r\n"), pause=0.1)
    assert received.count(b"HTTP/1.1 400") == 1
    assert received.count(b"HTTP/1.1 200") == 1


def test_a_client_that_leaves_in_mid_body_is_silent(port, caplog):
    """Half a request leaves no trace."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(post(CHAT[:5], length=len(CHAT)))
        time.sleep(0.1)
    assert alive(port)
    assert not caplog.records


def test_many_at_once_are_all_answered(port):
    """Concurrent clients get an answer each."""
    answered = []
    threads = [threading.Thread(target=lambda: answered.append(alive(port))) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answered == [True] * 32


def test_a_port_in_use_is_refused_in_one_line():
    """The message names the port, and what to do."""
    with server.bind("127.0.0.1", 0) as taken, pytest.raises(ConfigError, match=r"127\.0\.0\.1:\d+.*--port"):
        server.bind("127.0.0.1", taken.getsockname()[1])


def test_a_host_that_is_not_ours_is_refused():
    """So is an address of another machine, or no address at all."""
    for host in ("192.0.2.1", "no such host"):
        with pytest.raises(ConfigError, match="cannot listen"):
            server.bind(host, 0)
