"""`/v1/route`: decisions without answers."""

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.routing.settings import RouterSettings
from tests.fakes import WordEncoder, fake_expert, fake_service, settings


def test_messages_and_input_route_alike(client):
    """The same text gets the same decision either way, and nothing is generated."""
    by_messages = client.post("/v1/route", json={"messages": [{"role": "user", "content": "write a poem"}]}).json()
    by_input = client.post("/v1/route", json={"input": "write a poem"}).json()
    assert by_messages == by_input
    assert by_input["expert"] == "creative"
    assert by_input["revision"] == fake_expert("creative").revision
    assert by_input["reason"] == "similarity"
    assert by_input["score"] == by_input["scores"]["creative"]
    assert by_input["router_version"]


def test_a_chat_gets_the_decision_that_was_announced(client):
    """What /v1/route says is what a chat then does."""
    messages = [{"role": "system", "content": "write a poem"}, {"role": "user", "content": "a function in Python"}]
    announced = client.post("/v1/route", json={"messages": messages}).json()
    assert announced["expert"] == "code"
    assert client.post("/v1/chat/completions", json={"model": "auto", "messages": messages}).json()["routing"] == announced


def test_many_inputs_give_many_decisions(client):
    """An array gives one decision each, in its order."""
    texts = ["tell me a story", "fix this python function", "hello"]
    data = client.post("/v1/route", json={"input": texts, "explain": True}).json()["data"]
    assert [decision["expert"] for decision in data] == ["creative", "code", "base"]
    assert data[0]["neighbours"][0]["sample"] == "tell me a story"
    assert data[0]["neighbours"][0]["similarity"] == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "messages"),
        ({"input": None}, "messages"),
        ({"input": 3}, "input"),
        ({"input": []}, "input"),
        ({"input": ["a", 3]}, "input[1]"),
        ({"input": ["a"] * 1025}, "input"),
        ({"messages": [], "input": None}, "messages"),
        ({"messages": [{"role": "user", "content": "a"}], "input": "a"}, "input"),
        ({"input": "a", "explain": "yes"}, "explain"),
    ],
)
def test_what_cannot_be_routed_is_refused(client, body, param):
    """A 400 names the field at fault."""
    response = client.post("/v1/route", json=body)
    assert response.status_code == 400
    assert response.json()["error"]["param"] == param


def test_an_empty_text_falls_back_to_the_base(client):
    """With nothing to compare the base answers, and the reason says so."""
    decision = client.post("/v1/route", json={"input": "  "}).json()
    assert (decision["expert"], decision["reason"], decision["score"]) == ("base", "fallback", None)


def test_only_the_experts_of_a_request_compete(client):
    """`experts` narrows the choice, for a decision and for an answer; the scores show who competed."""
    decision = client.post("/v1/route", json={"input": "write a poem", "experts": ["code", "base"]}).json()
    assert set(decision["scores"]) == {"code", "base"}
    body = {"model": "auto", "messages": [{"role": "user", "content": "write a poem"}], "experts": ["code"]}
    assert client.post("/v1/chat/completions", json=body).json()["expert"] == "code"


@pytest.mark.parametrize(
    ("experts", "status", "param"),
    [([], 400, "experts"), ("code", 400, "experts"), (["code", 3], 400, "experts[1]"), (["nobody"], 404, "experts")],
)
def test_a_wrong_list_of_experts_is_refused(client, experts, status, param):
    """A list that is empty, of the wrong kind, or names somebody unknown is the client's mistake."""
    response = client.post("/v1/route", json={"input": "write a poem", "experts": experts})
    assert response.status_code == status
    assert response.json()["error"]["param"] == param


@pytest.mark.parametrize("asked", [{"expert": "code"}, {"model": "code"}, {"expert": {"creative": 0.5, "code": 0.5}}, {"expert": "base"}])
def test_a_name_outside_the_list_of_experts_is_refused(client, asked):
    """Two orders that contradict each other are a 400, for a decision and for a chat; a name within the list is fine."""
    for path, words in (("route", {"input": "hello"}), ("chat/completions", {"messages": [{"role": "user", "content": "hello"}]})):
        response = client.post(f"/v1/{path}", json={"model": "auto", "experts": ["creative"], **words, **asked})
        assert response.status_code == 400, response.text
        assert response.json()["error"]["param"] == "experts"
    within = client.post("/v1/route", json={"input": "hello", "experts": ["code", "creative", "base"], **asked})
    assert within.status_code == 200


class PlainEncoder(WordEncoder):
    """What names no topic is like no sample."""

    def _row(self, text):
        row = super()._row(text)
        known = any(word in text for topic in self.topics for word in topic)
        return row if known else [0.0] * (len(row) - 1) + [9.0]


def test_a_session_stays_with_its_expert():
    """A text that is like nothing goes where its session was; another session, and no session, know nothing of it."""
    body = {"model": "auto", "messages": [{"role": "user", "content": "a function in Python"}]}
    asked = {"input": "go on"}
    with TestClient(create_app(fake_service(encoder=PlainEncoder()), settings())) as client:
        assert client.post("/v1/chat/completions", json=body, headers={"x-session-id": "s1"}).json()["expert"] == "code"
        # What says nothing takes the session nowhere.
        silent = {**body, "messages": [{"role": "user", "content": "  "}]}
        assert client.post("/v1/chat/completions", json=silent, headers={"x-session-id": "s1"}).json()["expert"] == "base"
        inside = client.post("/v1/route", json=asked, headers={"x-session-id": "s1"}).json()
        outside = client.post("/v1/route", json=asked, headers={"x-session-id": "s2"}).json()
        nowhere = client.post("/v1/route", json=asked).json()
        refused = client.post("/v1/route", json=asked, headers={"x-session-id": "s" * 257})
    # As far as "go on" says nothing by itself.
    assert 0.9 < (inside["scores"]["code"] - outside["scores"]["code"]) / RouterSettings().narrow <= 1
    assert inside["scores"].pop("code") > outside["scores"]["code"]
    assert {**inside["scores"], "code": outside["scores"]["code"]} == outside["scores"]
    assert outside["scores"] == nowhere["scores"]
    assert refused.status_code == 400
