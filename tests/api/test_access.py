"""Keys and origins: who may call, from where."""

import time

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.errors import ConfigError
from tests.api.conftest import HELLO
from tests.fakes import fake_service, settings

BODY = {"model": "base", "messages": HELLO}


@pytest.fixture
def keyed(tmp_path):
    (tmp_path / "keys").write_text("sk-one\n\n  sk-two  \nsk-schlüssel\n", encoding="utf-8")
    (tmp_path / "admin").write_text("sk-admin\n")
    options = settings(api_key_file=tmp_path / "keys", admin_key_file=tmp_path / "admin")
    with TestClient(create_app(fake_service(), options)) as client:
        yield client


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": "Bearer sk-one"},
        {"authorization": "bearer sk-two"},
        {"authorization": "Bearer sk-schlüssel".encode()},
        {"api-key": "sk-one"},
        {"x-api-key": "sk-two"},
        {"authorization": "Bearer ", "api-key": "sk-one"},
        {"authorization": "Bearer sk-admin"},
    ],
)
def test_a_key_opens(keyed, headers):
    """Any of the three headers carries a key; a blank one does not count; an administrator may do what a user may."""
    assert keyed.post("/v1/chat/completions", json=BODY, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("headers", "message", "code"),
    [
        ({}, "You didn't provide an API key.", None),
        ({"authorization": "Bearer "}, "You didn't provide an API key.", None),
        ({"api-key": ""}, "You didn't provide an API key.", None),
        ({"authorization": "Basic c2stb25l"}, "You didn't provide an API key.", None),
        ({"authorization": "Bearer wrong"}, "Incorrect API key provided.", "invalid_api_key"),
        ({"authorization": "Bearer sk-on"}, "Incorrect API key provided.", "invalid_api_key"),
        ({"authorization": b"Bearer sk-one\x00"}, "Incorrect API key provided.", "invalid_api_key"),
        ({"authorization": "Bearer ключ".encode()}, "Incorrect API key provided.", "invalid_api_key"),
        ({"x-api-key": "k" * 30_000}, "Incorrect API key provided.", "invalid_api_key"),
    ],
)
def test_no_key_or_a_wrong_one_does_not(keyed, headers, message, code):
    """The two cases have OpenAI's two messages."""
    response = keyed.post("/v1/chat/completions", json=BODY, headers=headers)
    assert response.status_code == 401
    assert response.json()["error"] == {"message": message, "type": "invalid_request_error", "param": None, "code": code}


def every_route(routes, prefix=""):
    """(method, path) of all routes, those of included routers too."""
    for route in routes:
        if isinstance(route, Route):
            yield from ((method, prefix + route.path) for method in route.methods or ())
        else:
            yield from every_route(route.original_router.routes, prefix + route.include_context.prefix)


def test_every_route_asks_for_a_key(keyed):
    """Default deny: whatever route there is, only the two probes answer without a key."""
    routes = list(every_route(keyed.app.routes))
    open_paths = set()
    for method, path in routes:
        response = keyed.request(method, path.replace("{name:path}", "base").replace("{name}", "code"))
        if response.status_code != 401:
            open_paths.add(path)
    assert len(routes) > 15
    assert open_paths == {"/health", "/ready"}


@pytest.mark.parametrize("value", ["Bearer ", "Bearer", "Bearer whatever", ""])
def test_without_configured_keys_any_key_will_do(client, value):
    """Clients that must send something, or send it blank, are served."""
    assert client.post("/v1/chat/completions", json=BODY, headers={"authorization": value, "api-key": ""}).status_code == 200


@pytest.mark.parametrize("content", ["", "\n \n", None])
def test_a_key_file_without_keys_is_refused(tmp_path, content):
    """A typo in the file or its name must not open the server."""
    if content is not None:
        (tmp_path / "keys").write_text(content)
    with pytest.raises(ConfigError, match="--api-key-file"):
        create_app(fake_service(), settings(api_key_file=tmp_path / "keys"))


def test_preflights_are_answered_before_keys(keyed):
    """A browser's preflight carries no key: the requested headers are echoed, private networks allowed."""
    response = keyed.options(
        "/v1/chat/completions",
        headers={
            "origin": "http://localhost:4172",
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization,content-type,x-stainless-os,openai-organization",
            "access-control-request-private-network": "true",
        },
    )
    assert response.status_code == 200
    assert response.headers["access-control-allow-headers"] == "authorization,content-type,x-stainless-os,openai-organization"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["access-control-allow-private-network"] == "true"
    assert "POST" in response.headers["access-control-allow-methods"]


@pytest.mark.parametrize(
    ("method", "path", "status"), [("POST", "/v1/chat/completions", 401), ("GET", "/nowhere", 404), ("PUT", "/v1/models", 405)]
)
def test_errors_carry_cors_headers(keyed, method, path, status):
    """A web page can read what went wrong."""
    response = keyed.request(method, path, headers={"origin": "http://elsewhere.example"})
    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == "*"
    assert "x-request-id" in response.headers["access-control-expose-headers"]


def test_named_origins_shut_the_others_out():
    """With --cors-origin only those origins are allowed."""
    with TestClient(create_app(fake_service(), settings(cors_origin=("http://mine.example",)))) as client:
        mine = client.post("/v1/chat/completions", json=BODY, headers={"origin": "http://mine.example"})
        other = client.post("/v1/chat/completions", json=BODY, headers={"origin": "http://other.example"})
    assert mine.headers["access-control-allow-origin"] == "http://mine.example"
    assert "access-control-allow-origin" not in other.headers


def test_a_megabyte_of_key_is_refused_quickly(keyed):
    """Hashing bounds what a comparison costs."""
    started = time.perf_counter()
    assert keyed.post("/v1/chat/completions", json=BODY, headers={"api-key": "x" * 2**20}).status_code == 401
    assert time.perf_counter() - started < 1
