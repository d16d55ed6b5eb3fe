"""The workbench with --url: the same reports of a running server's router, and what is changed there at once."""

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lmoe.experts.samples import SampleSet
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.sources import Sources
from tests.api.conftest import serving
from tests.fakes import SAMPLES, fake_service
from tests.house import House, make_house, shelf

__all__ = ["make_house", "shelf"]

ROWS = [(f"{text} {i}", name) for name, texts in SAMPLES.items() for text in texts for i in range(3)]


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    file = tmp_path / "prompts.jsonl"
    file.write_text("".join(json.dumps({"prompt": prompt, "expert": name}) + "\n" for prompt, name in ROWS))
    return file


@pytest.fixture
def there():
    """A server whose files have one sample under two experts."""
    service = fake_service()
    files = SampleSet.of({**SAMPLES, "code": (*SAMPLES["code"], "write a poem")})
    service.sources = Sources(lambda: files, dict, tuple)
    with serving(service) as port:
        yield ("--url", f"http://127.0.0.1:{port}")


def test_a_running_router_is_measured(run, there, prompts, tmp_path):
    """Figures, page, predictions and gate are those of the server's router; the words are the same as without --url."""
    status, out, _ = run("router", "eval", str(prompts), *there, "--json", "--predictions", "--report", str(tmp_path / "out.html"))
    body = json.loads(out)
    assert (status, body["n"], len(body["predictions"]), "report" in body) == (0, 27, 27, False)
    assert "prompts.jsonl" in (tmp_path / "out.html").read_text("utf-8")
    assert run("router", "eval", str(prompts), *there)[1].startswith("27 prompts: accuracy ")
    status, _, err = run("router", "eval", str(prompts), *there, "--gate", "1", "--experts", "code,creative")
    assert status == (0 if body["macro_accuracy"] == 1 else 1), err
    with prompts.open("a") as file:
        file.write(json.dumps({"prompt": "x", "expert": "nobody"}))
    status, _, err = run("router", "eval", str(prompts), *there)
    assert (status, f"{prompts}:28: unknown expert 'nobody'; known are base, code, creative" in err) == (1, True)


def test_a_running_server_is_linted_and_tuned(run, there, prompts):
    """Findings and proposal of its samples; `--strict` fails as it does here."""
    status, out, _ = run("samples", "lint", "--against", str(prompts), *there, "--strict", "--json")
    assert (status, "shared" in {found["kind"] for found in json.loads(out)["data"]}) == (1, True)
    assert "shared: the same text is a sample of each" in run("samples", "lint", *there)[1]
    status, out, _ = run("router", "tune", str(prompts), *there)
    assert (status, "prompts not chosen on" in out) == (0, True)
    assert json.loads(run("router", "tune", *there, "--json")[1])["cross_validated"] is True


def test_prompts_may_come_from_a_pipe(run, there, prompts, tmp_path):
    """A file that can be read once only, as `<(head prompts.jsonl)` gives, is; and messages name its lines."""
    text = "\n\n" + prompts.read_text()
    for arguments in (("router", "eval"), ("router", "tune"), ("router", "diff", "--prompts"), ("samples", "lint", "--against")):
        assert run(*arguments, piped(tmp_path, text), *there)[0] == 0, arguments
    wrong = piped(tmp_path, text + json.dumps({"prompt": "x", "expert": "nobody"}) + "\n")
    status, _, err = run("router", "eval", wrong, *there)
    assert (status, f"{wrong}:30: unknown expert 'nobody'" in err) == (1, True), err


def piped(folder: Path, text: str) -> str:
    """A pipe that gives `text` to its first reader, and then ends."""
    pipe = folder / "pipe"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    threading.Thread(target=pipe.write_text, args=(text,), daemon=True).start()
    return str(pipe)


def test_a_dry_tuning_of_a_running_server_shows_its_impact(run, make_house, prompts):
    """With --apply or without, nothing is applied."""
    with serving(make_house().service) as port:
        there = ("--url", f"http://127.0.0.1:{port}")
        before = run("router", "history", "--json", *there)[1]
        assert json.loads(run("router", "tune", str(prompts), *there, "--apply", "--dry-run", "--json")[1])["object"] == "router.impact"
        assert run("router", "tune", str(prompts), *there, "--dry-run")[1].startswith("27 prompts: ")
        assert run("router", "history", "--json", *there)[1] == before


def test_feedback_is_promoted_on_a_running_server(run, make_house: Callable[..., House], tmp_path):
    """Listed and promoted there: it routes by it at once, under the name of whoever did it; nothing is left to promote."""
    house = make_house()
    house.service.feedback = Feedback(tmp_path / "feedback.sqlite")
    entry, _ = house.service.feedback.add("tell me a story", "code", "creative", "of a python")
    with serving(house.service) as port:
        there = ("--url", f"http://127.0.0.1:{port}")
        assert "tell me a story" in run("feedback", "ls", *there)[1]
        assert json.loads(run("feedback", "ls", *there, "--json")[1])["data"] == [entry.as_json()]
        status, out, _ = run("feedback", "promote", "--all", "--author", "ann", *there)
        assert (status, out.splitlines()[0]) == (0, "version 2: promote feedback 1 (+1 -1)")
        assert json.loads(run("route", "tell me a story", "--json", *there)[1])["expert"] == "code"
        assert json.loads(run("router", "history", "--json", *there)[1])["data"][0]["author"] == "ann"
        status, _, err = run("feedback", "promote", "1", *there)
        assert (status, "no feedback 1 to promote" in err) == (1, True)
