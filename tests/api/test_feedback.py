"""Feedback over HTTP, and what is kept of requests: by id, idempotent, bounded, and nothing unless asked for."""

import json
import os
import sqlite3
import threading

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.impact import impact
from lmoe.workbench.requests import RequestLog, recent_requests
from tests.fakes import WordEncoder, fake_service, settings

POEM = [{"role": "user", "content": "write a poem"}]


@pytest.fixture
def service(tmp_path):
    service = fake_service()
    service.feedback = Feedback(tmp_path / "feedback.sqlite")
    service.requests = RequestLog(tmp_path / "requests.sqlite")
    return service


@pytest.fixture
def client(service):
    with TestClient(create_app(service, settings())) as client:
        yield client


def test_feedback_names_a_text_or_a_request(client, service):
    """Text and expert that answered are kept with it; the id may come from the body or from the header."""
    answer = client.post("/v1/chat/completions", json={"model": "auto", "messages": POEM})
    ids = [answer.json()["id"], answer.headers["x-request-id"]]
    for request_id in ids:
        response = client.post("/v1/feedback", json={"request_id": request_id, "expert": "code", "comment": "it rhymes in C"})
        assert response.status_code == 201
        assert response.json().items() >= {"input": "write a poem", "was": "creative", "expert": "code"}.items()
    response = client.post("/v1/feedback", json={"input": " a story ", "expert": "base"})
    assert response.json().items() >= {"input": "a story", "was": "creative", "expert": "base", "promoted": None}.items()
    assert [entry.input for entry in service.feedback.entries()] == ["write a poem", "write a poem", "a story"]


def test_an_idempotency_key_counts_once(client, service):
    """The same again gives the same entry; other content under the key is a conflict; even when sent at the same moment."""
    body, key = {"input": "a story", "expert": "code"}, {"idempotency-key": "k1"}
    first = client.post("/v1/feedback", json=body, headers=key)
    again = client.post("/v1/feedback", json=body, headers=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert client.post("/v1/feedback", json={**body, "expert": "base"}, headers=key).status_code == 409
    found = []
    threads = [threading.Thread(target=lambda: found.append(service.feedback.add("x", "code", "base", key="k2")[0].id)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert len(service.feedback.entries()) == 2


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({"input": "x"}, 400, "Missing required parameter: 'expert'"),
        ({"input": "x", "expert": "nobody"}, 404, "no expert `nobody`; known are: base, code"),
        ({"input": "x", "expert": 3}, 400, "Invalid type for 'expert'"),
        ({"expert": "code"}, 400, "Give either 'input' or 'request_id'"),
        ({"expert": "code", "input": "x", "request_id": "y"}, 400, "Give either"),
        ({"expert": "code", "input": "   "}, 400, "Invalid 'input'"),
        ({"expert": "code", "input": "x" * 40_000}, 400, "Invalid 'input'"),
        ({"expert": "code", "request_id": "req_nothing"}, 404, "not among the latest"),
        ({"expert": "code", "input": "x", "comment": "y" * 5000}, 400, "string too long"),
    ],
)
def test_bad_feedback_is_refused(client, service, body, status, message):
    """With the value that is wrong; nothing is kept."""
    response = client.post("/v1/feedback", json=body)
    assert response.status_code == status
    assert message in response.json()["error"]["message"]
    assert service.feedback.entries() == ()


def test_an_unknown_expert_is_named_by_its_field(client):
    """As in a chat: the 404 says which field holds the name."""
    assert client.post("/v1/feedback", json={"input": "x", "expert": "nope"}).json()["error"]["param"] == "expert"


@pytest.mark.parametrize(
    ("body", "param"),
    [
        (b'{"input": "a\\ud83e", "expert": "code"}', "input"),
        (b'{"input": "a\\u0000b", "expert": "code"}', "input"),
        (b'{"input": "\\u200b", "expert": "code"}', "input"),
        (b'{"input": "a story", "expert": "code", "comment": "\\udd86"}', "comment"),
        (b'{"input": "a story", "expert": "code", "comment": "\\u0000"}', "comment"),
    ],
)
def test_feedback_that_is_no_text_is_refused_by_name(client, service, body, param):
    """What may become a sample is kept as it was sent or not at all."""
    response = client.post("/v1/feedback", content=body)
    assert response.status_code == 400, response.text
    assert response.json()["error"]["param"] == param
    assert not service.feedback.entries()


def test_an_endless_key_is_refused(client):
    """A key is at most 255 characters."""
    response = client.post("/v1/feedback", json={"input": "x", "expert": "code"}, headers={"idempotency-key": "k" * 300})
    assert response.status_code == 400


@pytest.mark.parametrize(("bound", "most"), [("MOST", 3), ("MOST_BYTES", 100_000)])
def test_feedback_is_bounded(client, service, monkeypatch, bound, most):
    """Nobody fills the disk: beyond so many entries or bytes it is a 429 that says what makes room, and room that was made is used."""
    monkeypatch.setattr(f"lmoe.workbench.feedback.{bound}", most)
    body = {"input": "x" * 20_000, "expert": "code"}
    statuses = [client.post("/v1/feedback", json=body).status_code for _ in range(8)]
    assert statuses == sorted(statuses)
    assert {*statuses} == {201, 429}
    refused = client.post("/v1/feedback", json=body)
    assert "lmoe feedback rm" in refused.json()["error"]["message"]
    assert refused.headers["retry-after"] == "3600"
    service.feedback.remove([entry.id for entry in service.feedback.entries()])
    assert client.post("/v1/feedback", json=body).status_code == 201


def test_other_pages_give_no_feedback(service):
    """With --cors-origin a page of another origin is refused, though its request needs no preflight; clients and our page are not."""
    body = json.dumps({"input": "a story", "expert": "code"})
    with TestClient(create_app(service, settings(cors_origin=("http://mine.example",)))) as client:
        for origin, status in (("http://other.example", 403), ("null", 403), ("http://mine.example", 201), ("http://testserver", 201)):
            answer = client.post("/v1/feedback", content=body, headers={"content-type": "text/plain", "origin": origin})
            assert answer.status_code == status, origin
        assert client.post("/v1/feedback", content=body).status_code == 201


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_what_people_wrote_is_the_owners_to_read(client, tmp_path):
    """Feedback and logged prompts lie in files that nobody else can open."""
    assert client.post("/v1/feedback", json={"input": "a story", "expert": "code"}).status_code == 201
    logged(tmp_path, "prompts")
    for name in ("feedback.sqlite", "requests.sqlite"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0


def logged(tmp_path, keep):
    """A server that keeps this much answers two chats, one of them forced; then it ends."""
    service = fake_service()
    service.requests = RequestLog(tmp_path / "requests.sqlite", keep)
    with TestClient(create_app(service, settings())) as client:
        client.post("/v1/chat/completions", json={"model": "auto", "messages": POEM})
        client.post("/v1/chat/completions", json={"model": "code", "messages": POEM})
        client.post("/v1/route", json={"input": "hello"})
    return service


def test_nothing_is_kept_by_default(tmp_path):
    """Not even an empty file."""
    logged(tmp_path, "nothing")
    assert recent_requests(tmp_path / "requests.sqlite") == ()
    assert not (tmp_path / "requests.sqlite").exists()


def test_prompts_are_kept_for_replay(tmp_path):
    """Routed requests only: neither forced ones nor dry runs."""
    logged(tmp_path, "prompts")
    assert [request.text for request in recent_requests(tmp_path / "requests.sqlite")] == ["write a poem"]


def test_embeddings_are_kept_without_the_words(tmp_path):
    """No word of the prompt is in the file, and a change can be replayed all the same."""
    service = logged(tmp_path, "embeddings")
    (request,) = recent_requests(tmp_path / "requests.sqlite")
    assert request.text == ""
    assert b"poem" not in (tmp_path / "requests.sqlite").read_bytes()
    found = impact(service.router, service.router.without_expert("creative"), [], [request])
    assert found.requests == 1
    assert found.experts["creative"].requests == (1, 0)


def test_what_an_earlier_setting_kept_is_told(tmp_path, caplog):
    """Who keeps less than before should know of what is there still; a log of as little is not spoken of."""
    file = tmp_path / "requests.sqlite"
    RequestLog(file, "nothing").close()
    logged(tmp_path, "embeddings")
    RequestLog(file, "embeddings").close()
    assert caplog.text == ""
    logged(tmp_path, "prompts")
    RequestLog(file, "embeddings").close()
    assert f"{file} holds 1 earlier requests of which more was kept; delete it to forget them" in caplog.text
    caplog.clear()
    RequestLog(file, "nothing").close()
    assert f"{file} holds 2 earlier requests" in caplog.text


def test_the_log_is_bounded(tmp_path, monkeypatch):
    """The oldest go first, in the file and in memory."""
    monkeypatch.setattr("lmoe.workbench.requests.KEPT", 5)
    requests = RequestLog(tmp_path / "requests.sqlite", "prompts")
    for i in range(60):
        requests.note(f"prompt {i}", "base", WordEncoder())
    requests.close()
    assert [request.text for request in recent_requests(tmp_path / "requests.sqlite")] == [f"prompt {i}" for i in range(55, 60)]
    with sqlite3.connect(tmp_path / "requests.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM requests").fetchone() == (5,)


def test_a_log_that_cannot_be_written_costs_no_answer(tmp_path, caplog):
    """The failure is told to the operator; clients are answered."""
    (tmp_path / "file").write_text("")
    service = fake_service()
    service.requests = RequestLog(tmp_path / "file" / "requests.sqlite", "prompts")
    with TestClient(create_app(service, settings())) as client:
        assert client.post("/v1/chat/completions", json={"model": "auto", "messages": POEM}).status_code == 200
    assert "the request log cannot be written" in caplog.text
