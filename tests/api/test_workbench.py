"""The workbench over HTTP: the same reports as from the command line, on the router that is live."""

import json
import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.api.workshop import MOST
from lmoe.experts.samples import read_samples
from lmoe.routing.evaluation import Example
from lmoe.service import Service
from lmoe.workbench.evaluation import measure
from lmoe.workbench.impact import Request, impact
from lmoe.workbench.sources import Sources
from lmoe.workbench.tuning import tune
from tests.api.conftest import HELLO, serving
from tests.fakes import SAMPLES, WordEncoder, fake_service, settings

LOCAL = "http://127.0.0.1:8000"
PROMPTS = [{"prompt": f"{text} {i}", "expert": name} for name, texts in SAMPLES.items() for text in texts for i in range(3)]
LINES = "".join(json.dumps(prompt) + "\n" for prompt in PROMPTS)
EXAMPLES = [Example(prompt["prompt"], prompt["expert"], i) for i, prompt in enumerate(PROMPTS, 1)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, texts in SAMPLES.items():
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps({"instruction": text}) + "\n" for text in texts))
    return tmp_path


@pytest.fixture
def service(folder: Path) -> Service:
    """With files beside it, and one recent request."""
    service = fake_service()
    files = {name: folder / f"{name}.jsonl" for name in SAMPLES}
    service.sources = Sources(lambda: read_samples(folder), lambda: files, lambda: (Request("another story, please"),))
    return service


@pytest.fixture
def local(service: Service) -> Iterator[TestClient]:
    with TestClient(create_app(service, settings()), base_url=LOCAL, client=("127.0.0.1", 5000)) as client:
        yield client


def without_time(body: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in body.items() if name not in ("latency_ms", "object", "report")}


@pytest.mark.parametrize("prompts", [LINES, PROMPTS], ids=["lines", "objects"])
def test_an_evaluation_is_the_functions_own(local: TestClient, service: Service, prompts: object) -> None:
    """Every figure but the times is what `measure` says of the live router; the page comes when it is asked for."""
    body = local.post("/v1/router/eval", json={"prompts": prompts, "predictions": True, "report": True}).json()
    expected = json.loads(json.dumps(measure(service.router, EXAMPLES).as_json(predictions=True)))
    assert without_time(body) == without_time(expected)
    assert body["report"].startswith("<!doctype html>")
    three = local.post("/v1/router/eval", json={"prompts": prompts, "experts": ["code", "creative"]}).json()
    assert (three["n"], three["skipped"], "report" in three) == (18, 9, False)


def test_tuning_proposes_and_changes_nothing(local: TestClient, service: Service) -> None:
    """The proposal is `tune`'s, on prompts or on the samples themselves; the router stays."""
    version = service.router.version
    body = local.post("/v1/router/tune", json={"prompts": LINES}).json()
    assert without_time(body) == {**json.loads(json.dumps(tune(service.router, EXAMPLES).as_json())), "applied": None}
    assert local.post("/v1/router/tune", json={"objective": "accuracy"}).json()["cross_validated"] is True
    assert service.router.version == version


def test_lint_names_file_and_line(local: TestClient, folder: Path) -> None:
    """Of the files as they are now, and of the prompts that they hold too; a bad line is the answer's error."""
    code = folder / "code.jsonl"
    code.write_text(code.read_text() + '{"instruction": "write a poem"}\n')
    found = local.post("/v1/samples/lint", json={"prompts": LINES + '{"prompt": "Tell me a story!", "expert": "creative"}'}).json()["data"]
    kinds = {(one["kind"], Path(one["where"]).name) for one in found}
    assert {("shared", "code, creative"), ("leak", "creative.jsonl:2")} <= kinds
    (folder / "ghost.jsonl").write_text('{"instruction": "haunt a house"}\n')
    found = local.post("/v1/samples/lint", json={}).json()["data"]
    assert [one["where"] for one in found if one["kind"] == "unknown_expert"] == ["ghost"]
    code.write_text("nonsense\n")
    response = local.post("/v1/samples/lint", json={})
    assert (response.status_code, "code.jsonl:1: not a JSON object" in response.json()["error"]["message"]) == (400, True)


def test_a_diff_is_the_functions_own(local: TestClient, service: Service, folder: Path) -> None:
    """Added, removed, or the files against what is live; recent requests are replayed; nothing is changed by asking."""
    version = service.router.version
    gone = local.post("/v1/router/diff", json={"remove": "creative", "prompts": LINES}).json()
    expected = impact(service.router, service.router.without_expert("creative"), EXAMPLES, [Request("another story, please")])
    assert gone == json.loads(json.dumps(expected.as_json()))
    assert gone["experts"]["creative"]["requests"] == {"before": 1, "after": 0}
    more = local.post(
        "/v1/router/diff", json={"add": {"code": '{"text": "sing a song"}\n', "base": ["good evening"]}, "prompts": LINES}
    ).json()
    assert more["router_version"]["before"] == version != more["router_version"]["after"]
    assert local.post("/v1/router/diff", json={"prompts": LINES}).json()["prompts"]["moved"] == 0
    (folder / "creative.jsonl").unlink()
    edited = local.post("/v1/router/diff", json={"prompts": LINES}).json()
    assert edited["experts"]["creative"]["prompts"]["after"] == 0
    assert service.router.version == version


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        ("router/eval", {}, "Missing required parameter: 'prompts'."),
        ("router/eval", {"prompts": ""}, "prompts: holds no examples"),
        ("router/eval", {"prompts": []}, "expected 1 to 20000"),
        ("router/eval", {"prompts": 7}, "one of a string of lines or an array of objects"),
        ("router/eval", {"prompts": '{"prompt": "x", "expert": "code"}\n{"prompt": "y"}'}, "prompts:2: expected an object"),
        ("router/eval", {"prompts": '\n{"prompt": "x", "expert": "nobody"}'}, "prompts:2: unknown expert 'nobody'; known are base, code"),
        ("router/eval", {"prompts": '{"prompt": " ", "expert": "code"}'}, "prompts:1: prompt is empty"),
        ("router/eval", {"prompts": [{"prompt": "x", "expert": "code"}, {"prompt": "", "expert": "code"}]}, "'prompts[1]'"),
        ("router/eval", {"prompts": [{"prompt": "x", "expert": "code"}, "y"]}, "Invalid type for 'prompts[1]'"),
        ("router/eval", {"prompts": LINES, "experts": ["silent"]}, "'silent' has no samples"),
        ("router/eval", {"prompts": LINES, "experts": []}, "empty array"),
        ("router/eval", {"prompts": LINES, "predictions": "yes"}, "Invalid type for 'predictions'"),
        ("router/tune", {"objective": "luck"}, "Supported values are: 'macro' and 'accuracy'"),
        ("router/tune", {"prompts": '{"prompt": "x", "expert": "code"}'}, "1 prompts of 1 experts are too few"),
        ("router/diff", {"remove": "silent"}, "'silent' has no samples"),
        ("router/diff", {"add": ["x"]}, "an object of samples by expert"),
        ("router/diff", {"add": {"code": [1]}}, "Invalid type for 'add.code[0]'"),
        ("router/diff", {"add": {"code": '{"text": "x"}\n{"x": 1}'}}, "add.code:2: none of the keys"),
        ("router/diff", {"add": {"No Name": ["x"]}}, "'No Name' cannot name an expert"),
        ("router/diff", {"add": {"code": ["x", " "]}}, "add.code[1]: sample is empty"),
        ("router/diff", {"add": {"code": ["a\0b"]}}, "add.code[0]: sample holds the character U+0000"),
        ("router/diff", {"add": {"code": ["x"]}, "remove": "code"}, "'code' is to be added to as well"),
        ("router/eval", {"prompts": [{"prompt": "a\0b", "expert": "code"}]}, "prompts[0].prompt: sample holds the character U+0000"),
        ("router/eval", {"prompts": [{"prompt": "x" * 40_000, "expert": "code"}]}, "has 40000 bytes; at most 32768"),
        ("router/eval", {"prompts": '{"prompt": "x"}'}, "but the key 'expert' is missing"),
        ("router/eval", {"prompts": '{"instruction": "x", "expert": "code"}'}, "but the key 'prompt' is missing"),
        ("router/eval", {"prompts": '{"prompt": "x", "expert": ["code"]}'}, "prompts:1: expert must be a string, but is an array"),
        ("router/eval", {"prompts": '{"prompt": "x", "expert": "code", "prompt": "y"}'}, "the key 'prompt' appears twice"),
        ("router/eval", {"prompts": "[]"}, "but got an array"),
        ("samples/lint", {"prompts": "{"}, "prompts:1: not a JSON object"),
    ],
)
def test_what_is_wrong_is_said(local: TestClient, path: str, body: object, message: str) -> None:
    """A 400 that names the line or the value."""
    response = local.post(f"/v1/{path}", json=body)
    assert response.status_code == 400, response.text
    assert message in response.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/v1/router/eval", "/v1/router/tune", "/v1/router/diff", "/v1/samples/lint", "/samples/lint"])
def test_only_administrators_work_here(service: Service, path: str) -> None:
    """Not from elsewhere, not from a page of another origin, not under a foreign name, and no page may read the answer."""
    app = create_app(service, settings())
    with TestClient(app, base_url=LOCAL, client=("192.0.2.7", 5000)) as away:
        assert away.post(path, json={}).status_code == 403
    with TestClient(app, base_url=LOCAL, client=("127.0.0.1", 5000)) as here:
        assert here.post(path, json={}, headers={"origin": "http://evil.example"}).status_code == 403
        assert here.post(path, json={}, headers={"host": "evil.example"}).status_code == 403
        assert here.post(path, content="{}").status_code == 415
        assert "access-control-allow-origin" not in here.post(path, json={}, headers={"origin": LOCAL}).headers


def test_the_choosing_base_has_no_router_to_measure(service: Service) -> None:
    """With --router-mode llm the samples decide nothing, and figures about them would mislead."""
    with TestClient(create_app(service, settings(router_mode="llm")), base_url=LOCAL, client=("127.0.0.1", 5000)) as client:
        for path in ("eval", "tune", "diff"):
            assert "the base chooses" in client.post(f"/v1/router/{path}", json={"prompts": LINES}).json()["error"]["message"]


class Held(WordEncoder):
    """Encodes several texts only while it is let; one text, as a request brings, at once."""

    def __init__(self) -> None:
        super().__init__()
        self.let = threading.Event()
        self.let.set()
        self.waiting = threading.Event()
        self.pieces = 0

    def encode(self, texts):
        if len(texts) > 1:
            self.pieces += 1
            self.waiting.set()
            assert self.let.wait(30)
        return super().encode(texts)


@pytest.fixture
def held() -> Iterator[Held]:
    encoder = Held()
    yield encoder
    encoder.let.set()


def test_requests_are_answered_while_work_is_done(held: Held) -> None:
    """Chats, decisions and probes do not wait for it; one job more than fits is told to come back, the others are done."""
    answers: queue.Queue[httpx.Response] = queue.Queue()
    with serving(fake_service(encoder=held)) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        held.let.clear()
        url = f"http://127.0.0.1:{port}/v1/router/eval"
        threads = [
            threading.Thread(target=lambda: answers.put(httpx.post(url, json={"prompts": LINES}, timeout=60))) for _ in range(MOST + 1)
        ]
        for thread in threads:
            thread.start()
        late = answers.get(timeout=30)
        assert (late.status_code, late.headers["retry-after"]) == (429, "30")
        assert held.waiting.wait(30)
        assert client.post("/v1/chat/completions", json={"model": "auto", "messages": HELLO}).json()["expert"] == "base"
        assert client.post("/v1/route", json={"input": "a poem"}).json()["expert"] == "creative"
        assert client.get("/ready").status_code == 200
        assert answers.empty()
        held.let.set()
        for thread in threads:
            thread.join()
        assert [answers.get().status_code for _ in range(MOST)] == [200] * MOST


def test_work_that_nobody_waits_for_ends(held: Held) -> None:
    """When its client hangs up, it stops after the piece that it is at, and the next job has its turn."""
    with serving(fake_service(encoder=held)) as port:
        held.let.clear()
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"http://127.0.0.1:{port}/v1/router/tune", json={"prompts": LINES}, timeout=httpx.Timeout(30, read=0.5))
        assert held.waiting.is_set()
        # Until the server has seen it.
        time.sleep(1)
        before = held.pieces
        held.let.set()
        assert httpx.post(f"http://127.0.0.1:{port}/v1/samples/lint", json={}, timeout=30).status_code == 503
        assert httpx.post(f"http://127.0.0.1:{port}/v1/router/diff", json={"remove": "code", "prompts": PROMPTS[:1]}, timeout=30).is_success
        # The tuning would have encoded its prompts seven times over.
        assert held.pieces - before <= 3
