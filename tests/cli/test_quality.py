"""`lmoe experts eval` over a small installation: the tables, what it says of each expert, and what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import tiny

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(installation: Path, tmp_path: Path) -> tuple[str, ...]:
    return (
        "--base-model",
        str(installation / "mybase"),
        "--experts",
        str(installation / "experts"),
        "--state-dir",
        str(tmp_path / "state"),
    )


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    folder = tmp_path / "heldout"
    folder.mkdir()
    for owner, text in (("code", "write a python function number"), ("base", "what is the capital of country")):
        lines = [{"prompt": f"{text} {n}", "answer": "yes", "check": {"contains_any": ["yes"]}} for n in range(12)]
        (folder / f"{owner}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def test_base_experts_router_and_oracle_stand_side_by_side(run: Run, here: tuple[str, ...], questions: Path, tmp_path: Path) -> None:
    """Everyone's figures by domain, in one JSON object; a random expert does not beat the base, and a broken one is named."""
    status, out, err = run("experts", "eval", str(questions), "--json", "--max-tokens", "4", "--answers", "answers.jsonl", *here)
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert list(found["domains"]["code"]["answerers"]) == ["base", "code", "creative", "routed", "oracle"]
    assert (found["domains"]["code"]["n"], found["domains"]["base"]["owner"]) == (12, "base")
    assert found["verdicts"]["code"]["beats_base"] is False
    assert "torn" in found["broken"]
    answers = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text().splitlines()]
    assert len(answers) == 2 * 12 * 3
    assert set(answers[0]) == {"question", "domain", "part", "prompt", "answerer", "answer", "passed", "route"}


def test_it_is_said_plainly_that_an_expert_does_not_beat_the_base(run: Run, here: tuple[str, ...], questions: Path) -> None:
    status, out, err = run("experts", "eval", str(questions / "code.jsonl"), "--max-tokens", "4", *here)
    assert status == 0
    assert "code: DOES NOT BEAT THE BASE on its own questions" in out
    assert "router and answers together" in out
    assert "torn: not served: " in err


def test_a_package_is_judged_as_if_it_had_been_added(run: Run, here: tuple[str, ...], installation: Path, tmp_path: Path) -> None:
    """With its samples it is routed to; nothing of it stays. Loss alone needs no checks that are understood."""
    package = tiny.save_adapter(installation / "mybase", tmp_path / "sql", seed=9)
    samples, held = tmp_path / "samples.jsonl", tmp_path / "sql.jsonl"
    samples.write_text("".join(json.dumps({"instruction": f"select the rows of table {n}"}) + "\n" for n in range(8)))
    lines = [{"prompt": f"select rows of table {n}", "answer": "yes", "check": {"form": "haiku"}} for n in range(30, 34)]
    held.write_text("".join(json.dumps(line) + "\n" for line in lines))
    options = ("--add", str(package), "--samples", str(samples), "--loss-only", "--json")
    status, out, _ = run("experts", "eval", str(held), *options, *here)
    found = json.loads(out)["domains"]["sql"]
    assert (status, found["rightly_routed"], set(found["answerers"]["sql"])) == (0, 1.0, {"loss"})
    assert json.loads(run("experts", "ls", "--json", *here)[1])["data"][-1]["name"] == "creative"
    unsampled = run("experts", "eval", str(held), *options[:2], "--loss-only", *here)[1]
    assert "never routed to, for want of samples: sql" in unsampled


@pytest.mark.parametrize(
    ("line", "options", "reason"),
    [
        (
            '{"prompt": "x", "answer": "y", "expert": "sql"}',
            [],
            "held.jsonl:1: should be answered by 'sql', which is not served here",
        ),
        ('{"prompt": "x", "answer": "y", "expert": 3}', [], "held.jsonl:1: 'expert' must name who should answer, but is 3"),
        ('{"prompt": "x", "answer": "y", "expert": "code", "check": {"form": "haiku"}}', [], "held.jsonl:1: check knows equals"),
        ('{"prompt": "x"}', [], "held.jsonl:1: either 'messages', or"),
        ('{"prompt": "x", "answer": "y"}', ["--samples", "s.jsonl"], "--name and --samples are of a package that is given with --add"),
        ('{"prompt": "x", "answer": "y"}', ["--router-mode", "llm"], "--router-mode llm"),
        ('{"prompt": "x", "answer": "y", "expert": "code"}', ["--add", "nowhere"], "'nowhere' does not exist"),
    ],
)
def test_what_cannot_be_judged_is_one_clear_line(
    line: str, options: list[str], reason: str, run: Run, here: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "held.jsonl").write_text(line + "\n")
    status, out, err = run("experts", "eval", "held.jsonl", *options, *here)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert reason in err


def test_a_folder_without_files_and_questions_without_room_are_told(run: Run, here: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "holds no *.jsonl" in run("experts", "eval", "empty", *here)[2]
    (tmp_path / "code.jsonl").write_text(json.dumps({"prompt": "x " * 3000, "answer": "y"}) + "\n")
    assert "none of the 1 questions fits the base's context of 2048 tokens" in run("experts", "eval", "code.jsonl", *here)[2]
