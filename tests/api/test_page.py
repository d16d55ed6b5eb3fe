"""The playground as it is served: one file, for browsers, in which nothing foreign can run."""

import base64
import hashlib
import re

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.fakes import fake_service, settings

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def keyed(tmp_path):
    (tmp_path / "keys").write_text("sk-one\n")
    with TestClient(create_app(fake_service(), settings(api_key_file=tmp_path / "keys"))) as client:
        yield client


def test_the_policy_lets_exactly_the_page_run(client):
    """The digests are those of the one style and the one script; everything else is refused, but for calls to this server."""
    response = client.get("/", headers=BROWSER)
    policy = dict(part.strip().split(" ", 1) for part in response.headers["content-security-policy"].split(";"))
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", response.text, re.DOTALL)
        assert policy[directive] == f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    assert (policy["default-src"], policy["connect-src"], policy["frame-ancestors"]) == ("'none'", "'self'", "'none'")


def test_the_page_loads_nothing(client):
    """No address of another host, no second file, no attribute that runs or styles: the policy would refuse them."""
    text = client.get("/", headers=BROWSER).text
    assert not re.search(r"https?://|<script[^>]+src|@import|url\(|\son\w+=|\sstyle=", text)
    assert re.findall(r"<link[^>]+>", text) == ['<link rel="icon" href="data:,">']


def test_nothing_is_ever_set_as_markup(client):
    """Text of models and samples reaches the page by nodes of text only."""
    text = client.get("/", headers=BROWSER).text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_a_browser_without_a_key_gets_the_page_that_asks_for_one(keyed):
    """With its 401: the route asks for a key like every other. With a key it is a 200; programs get the error's JSON."""
    refused = keyed.get("/", headers=BROWSER)
    assert (refused.status_code, "asks for an API key" in refused.text) == (401, True)
    assert "content-security-policy" in refused.headers
    assert keyed.get("/", headers={**BROWSER, "authorization": "Bearer sk-one"}).status_code == 200
    assert keyed.get("/", headers={"accept": "*/*"}).json()["error"]["message"] == "You didn't provide an API key."
    assert keyed.get("/v1/models", headers=BROWSER).json()["error"]["type"] == "invalid_request_error"
