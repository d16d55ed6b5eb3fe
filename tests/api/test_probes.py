"""Alive, ready, measured: what operators ask a server."""

import itertools
import threading
import time
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from lmoe.api import probes
from lmoe.api.app import create_app
from lmoe.api.startup import Startup
from lmoe.errors import LoadError
from tests.api.conftest import HELLO
from tests.fakes import FakeEngine, fake_service, settings


def until(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_server_answers_while_it_loads():
    """/health at once, /ready with the stage, everything else a 503 with Retry-After; then all is served."""
    go = threading.Event()

    def build(report):
        report("loading the base model")
        go.wait(10)
        return fake_service()

    with TestClient(create_app(Startup(build), settings())) as client:
        assert client.get("/health").status_code == 200
        ready = client.get("/ready")
        assert ready.status_code == 503
        assert ready.json()["status"] == "loading"
        assert ready.json()["stage"] == "loading the base model"
        assert ready.json()["seconds"] >= 0
        refused = client.post("/v1/chat/completions", json={"model": "base", "messages": HELLO})
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) > 0
        assert "loading the base model" in refused.json()["error"]["message"]
        go.set()
        until(lambda: client.get("/ready").status_code == 200)
        assert client.post("/v1/chat/completions", json={"model": "base", "messages": HELLO}).status_code == 200


def test_a_start_that_fails_is_told():
    """Whoever started the server hears why; clients hear that it did."""
    failed = threading.Event()

    def build(report):
        raise LoadError("no such folder")

    startup = Startup(build, on_done=lambda _: failed.set())
    with TestClient(create_app(startup, settings())) as client:
        assert failed.wait(10)
        assert client.get("/ready").json()["status"] == "failed"
        assert client.get("/v1/models").status_code == 503
        assert client.get("/health").status_code == 200
    assert str(startup.error) == "no such folder"


def test_a_service_that_comes_too_late_is_closed():
    """Stopped while loading, the server does not wait, and what was loaded in the end is released."""
    go, closed = threading.Event(), threading.Event()

    def build(report):
        go.wait(10)
        return fake_service(close=closed.set)

    with TestClient(create_app(Startup(build), settings())):
        pass
    assert not closed.is_set()
    go.set()
    assert closed.wait(10)


def test_the_app_closes_its_service():
    """What the app was given is released when it ends."""
    closed = threading.Event()
    with TestClient(create_app(fake_service(close=closed.set), settings())):
        assert not closed.is_set()
    assert closed.is_set()


def test_ready_means_a_forward_that_works(engine, client, monkeypatch):
    """Every probe that finds no recent success runs the model; a model that fails is not ready, though the process lives."""
    monkeypatch.setattr(probes, "_FRESH", 0.0)
    assert client.get("/ready").json() == {"status": "ready"}
    assert len(engine.requests) == 1
    engine.fail_at = 0
    response = client.get("/ready")
    assert response.status_code == 503
    assert response.json()["status"] == "failing"
    assert client.get("/health").status_code == 200


def test_a_model_that_hangs_is_not_ready(monkeypatch):
    """No answer in time is an answer."""
    monkeypatch.setattr("lmoe.probe.SECONDS", 0.2)
    with TestClient(create_app(fake_service(FakeEngine(delay=5)), settings())) as client:
        assert client.get("/ready").status_code == 503


@pytest.mark.parametrize("full", [False, True], ids=["its turn comes late", "the queue is full"])
@pytest.mark.parametrize("working", [True, False])
def test_a_busy_model_is_ready_as_long_as_it_answers_others(monkeypatch, full, working):
    """Where the probe finds no place in time, the tokens that others are given show that the model works; without any it does not."""
    monkeypatch.setattr("lmoe.probe.SECONDS", 0.5)
    tokens = itertools.count() if working else itertools.repeat(7)

    class Busy(FakeEngine):
        @property
        def load(self):
            return replace(super().load, tokens=next(tokens))

    engine = Busy(delay=5)
    engine.full = full
    with TestClient(create_app(fake_service(engine), settings())) as client:
        assert client.get("/ready").status_code == (200 if working else 503)
        assert all(ticket.cancelled.wait(5) for ticket in engine.tickets)


def test_probes_cannot_load_the_model(engine, client):
    """A forward that just worked is believed for a moment."""
    for _ in range(20):
        assert client.get("/ready").status_code == 200
    assert len(engine.requests) < 5


def test_metrics_count_what_happened(client):
    """Responses by status, chats by expert, tokens by kind."""
    for body in ({"model": "code", "messages": HELLO}, {"model": "auto", "messages": HELLO, "stream": True}, {"model": "nope"}):
        client.post("/v1/chat/completions", json=body)
    text = client.get("/metrics").text
    assert 'lmoe_decisions_total{expert="code",reason="requested"} 1.0' in text
    assert 'lmoe_decisions_total{expert="base",reason="similarity"} 1.0' in text
    assert 'lmoe_responses_total{status="404"} 1.0' in text
    assert "lmoe_completion_tokens_total 10.0" in text
    assert "lmoe_prompt_tokens_total 20.0" in text
    assert "lmoe_first_piece_seconds_count 2.0" in text


def test_two_apps_share_nothing():
    """Several bases in one process: each app has its own service, counters and keys."""
    with (
        TestClient(create_app(fake_service(model_id="one"), settings())) as one,
        TestClient(create_app(fake_service(model_id="two"), settings())) as two,
    ):
        one.post("/v1/chat/completions", json={"model": "one", "messages": HELLO})
        assert one.get("/v1/models").json()["data"][0]["id"] == "one"
        assert two.get("/v1/models").json()["data"][0]["id"] == "two"
        assert 'expert="base"' not in two.get("/metrics").text


@pytest.mark.parametrize("path", ["/", "/openapi.json"])
def test_pages(client, path):
    """The landing page names routes that exist, and the description of the API covers them."""
    response = client.get(path, headers={"accept": "text/html"})
    assert response.status_code == 200
    for route in ("/v1/chat/completions", "/v1/models", "/v1/route", "/v1/experts"):
        assert route in response.text
