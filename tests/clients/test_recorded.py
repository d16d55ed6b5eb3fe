"""Requests recorded from real, unmodified clients, sent again as they were: every one is answered as its client needs."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.fakes import fake_service, settings

RECORDED = [json.loads(line) for line in (Path(__file__).parent / "requests.jsonl").read_text("utf-8").splitlines()]
ALIASES = ("m", "e", "all-minilm")


@pytest.fixture(scope="module")
def client():
    """The base goes by the name that the clients were set up with; the other names in the recording are aliases."""
    with TestClient(create_app(fake_service(model_id="lmoe"), settings(model_alias=ALIASES)), base_url="http://testserver") as client:
        yield client


def send(client, recorded):
    body = recorded["body"]
    content = None if body is None else json.dumps(body).encode()
    return client.request(recorded["method"], recorded["path"], headers=recorded["headers"], content=content)


def label(recorded):
    return f"{recorded['client']} {recorded['method']} {recorded['path']}"


def check_preflight(response, recorded):
    """A browser asks first: its page's origin, method and headers are all allowed."""
    allowed = response.headers["access-control-allow-headers"].lower().replace(" ", "").split(",")
    assert set(recorded["headers"]["access-control-request-headers"].split(",")) <= set(allowed)
    assert recorded["headers"]["access-control-request-method"] in response.headers["access-control-allow-methods"]


def check_models(response, recorded):
    ids = [model["id"] for model in response.json()["data"]]
    assert ids[0] == "lmoe"
    assert {"gpt-3.5-turbo", "gpt-4", *ALIASES} <= set(ids)


def check_chat(response, recorded):
    if not recorded["body"].get("stream"):
        body = response.json()
        assert body["choices"][0]["message"]["content"]
        assert all(isinstance(body["usage"][name], int) for name in ("prompt_tokens", "completion_tokens", "total_tokens"))
        return
    *events, done = response.text.split("\n\n")[:-1]
    assert done == "data: [DONE]"
    chunks = [json.loads(event.removeprefix("data: ")) for event in events]
    assert "".join(choice["delta"].get("content") or "" for chunk in chunks for choice in chunk["choices"])
    assert [c["finish_reason"] for chunk in chunks for c in chunk["choices"]][-1] in ("stop", "length")
    asked = (recorded["body"].get("stream_options") or {}).get("include_usage", False)
    assert bool(chunks[-1].get("usage")) == asked


def check_completion(response, recorded):
    if recorded["body"].get("stream"):
        assert response.text.endswith("data: [DONE]\n\n")
        return
    assert response.json()["choices"][0]["text"]
    assert response.json()["object"] == "text_completion"


def check_embeddings(response, recorded):
    given = recorded["body"]["input"]
    data = response.json()["data"]
    assert len(data) == (1 if isinstance(given, str) else len(given))
    assert all(isinstance(row["embedding"], str if recorded["body"].get("encoding_format") == "base64" else list) for row in data)


def check_responses(response, recorded):
    if recorded["body"].get("stream"):
        assert response.text.startswith("event: response.created\n")
        assert "event: response.completed\n" in response.text
        return
    assert response.json()["object"] == "response"
    assert response.json()["output"][0]["content"][0]["text"]


def check_ollama_chat(response, recorded):
    lines = [json.loads(line) for line in response.text.splitlines()]
    assert lines[-1]["done"] is True
    assert "".join(line["message"]["content"] for line in lines)


def check_ollama_generate(response, recorded):
    assert response.json()["response"]


def check_ollama_show(response, recorded):
    assert any(key.endswith(".context_length") for key in response.json()["model_info"])


def check_ollama_embed(response, recorded):
    given = recorded["body"]["input"]
    assert len(response.json()["embeddings"]) == (1 if isinstance(given, str) else len(given))


CHECKS = {
    "/v1/models": check_models,
    "/v1/chat/completions": check_chat,
    "/v1/completions": check_completion,
    "/v1/engines/text-davinci-002/completions": check_completion,
    "/v1/embeddings": check_embeddings,
    "/v1/responses": check_responses,
    "/api/chat": check_ollama_chat,
    "/api/generate": check_ollama_generate,
    "/api/show": check_ollama_show,
    "/api/embed": check_ollama_embed,
}


@pytest.mark.parametrize("recorded", RECORDED, ids=label)
def test_a_recorded_request_is_answered(client, recorded):
    """Status 200, and in the body what that client reads; a page of another origin may read it."""
    response = send(client, recorded)
    assert response.status_code == 200, response.text
    if "origin" in recorded["headers"]:
        assert response.headers["access-control-allow-origin"] in ("*", recorded["headers"]["origin"])
    (check_preflight if recorded["method"] == "OPTIONS" else CHECKS[recorded["path"]])(response, recorded)


def test_nothing_of_the_recording_is_left_out():
    """The recording covers every path that is checked here."""
    assert {recorded["path"] for recorded in RECORDED} == set(CHECKS)
