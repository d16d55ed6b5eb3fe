"""benchmarks/experts.py on a tiny random Llama: who is measured on what, and what the tables say."""

import argparse
from pathlib import Path

import numpy as np
import pytest
from transformers import LlamaConfig

from benchmarks import experts
from benchmarks.answers import question
from lmoe.experts.registry import BASE
from lmoe.quality.intervals import difference, ratio
from lmoe.quality.report import Outcome, Report
from tests import tiny

QUESTIONS = [
    question("reasoning", {"prompt": "What is 1 + 1?", "answer": "It is 2.\nAnswer: 2", "check": {"answer": "2"}}, "r:1"),
    question("reasoning", {"prompt": "What is 2 + 2?", "answer": "It is 4.\nAnswer: 4", "check": {"answer": "4"}, "own": True}, "r:2"),
    question("general", {"prompt": "Who wrote it?", "answer": "Nobody knows.", "check": {"contains_any": ["nobody"]}}, "g:1"),
]


class FirstLetters:
    """Routes by the length of the text's first word: enough to tell "What" from "Who"."""

    identity = "first letters"

    def encode(self, texts: list[str]) -> np.ndarray:
        lengths = [len(text.split()[0]) for text in texts]
        return np.array([[[1.0, 10.0 * (n == 4), 10.0 * (n == 3)]] for n in lengths], np.float32)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    base = tiny.save_base(tmp_path / "base", LlamaConfig(**tiny.SIZES))
    tiny.save_adapter(base, tmp_path / "experts" / "reasoning", seed=1)
    tiny.save_adapter(base, tmp_path / "experts" / "code", seed=2)
    tiny.save_adapter(base, tmp_path / "generalist", seed=3)
    routing = tmp_path / "routing_data"
    routing.mkdir()
    for name, text in {"reasoning": "What is it", "base": "Who is it", "code": "Program it"}.items():
        (routing / f"{name}.jsonl").write_text("".join(f'{{"instruction": "{text} {n}"}}\n' for n in range(6)))
    monkeypatch.setattr(experts, "read_questions", lambda domains: QUESTIONS)
    monkeypatch.setattr(experts, "load_encoder", lambda name: FirstLetters())
    args = argparse.Namespace(
        base=base,
        experts=tmp_path / "experts",
        generalist=tmp_path / "generalist",
        routing_data=routing,
        domains=["reasoning", "general"],
        max_tokens=8,
    )
    report, lines = experts.measure(args)
    assert len(lines) == len(QUESTIONS) * 4
    return report


def test_every_answerer_is_measured_and_routes_pick_among_them(report: Report) -> None:
    assert report.answerers == [BASE, "code", "reasoning", "generalist", "routed", "oracle"]
    assert {domain.name: domain.routes for domain in report.domains if domain.whole is None} == {
        "reasoning": {"reasoning": 2},
        "general": {BASE: 1},
    }
    row = report.domains[0].outcomes
    assert row["routed"] == row["oracle"] == row["reasoning"]
    assert len({row[name].loss for name in (BASE, "code", "reasoning", "generalist")}) == 4


def test_an_expert_is_compared_with_everyone_else_on_its_own_domain(report: Report) -> None:
    pairs = [(c.domain, c.one, c.other) for c in report.comparisons()]
    rivals = [("reasoning", "reasoning", other) for other in (BASE, "code", "generalist")]
    whole = [pair for pair in pairs if ":" not in pair[0]]
    assert whole == [*rivals, ("reasoning", "routed", "oracle"), ("general", "routed", "oracle")]
    assert "| reasoning (2) |" in experts.markdown(report)


def test_a_domain_with_kinds_of_the_experts_own_is_told_in_two_parts(report: Report) -> None:
    """What the base was trained on and what only the expert was have rows and comparisons of their own beside the whole."""
    parts = {domain.name: domain.outcomes for domain in report.domains if domain.whole == "reasoning"}
    assert list(parts) == ["reasoning: kinds the base knows", "reasoning: the expert's own kinds"]
    assert list(report.as_json()["parts"]) == list(parts)
    assert [row["reasoning"].loss for row in parts.values()] == [(loss,) for loss in report.domains[0].outcomes["reasoning"].loss]
    assert [row["oracle"] for row in parts.values()] == [row["reasoning"] for row in parts.values()]
    assert "| reasoning: the expert's own kinds (1) |" in experts.summary(report)
    assert ("reasoning: the expert's own kinds", "reasoning", "generalist") in [(c.domain, c.one, c.other) for c in report.comparisons()]


def test_loss_gains_count_less_loss_as_better() -> None:
    low, high = (Outcome((1.0,) * 9, (loss,) * 9, (2.0,) * 9) for loss in (1.0, 3.0))
    assert low.against(high, "loss").value == pytest.approx(1.0)
    assert low.against(high, "passed").value == 0


def test_an_interval_holds_the_ratio_and_a_certain_one_has_no_width() -> None:
    values = [float(n % 4 == 0) for n in range(200)]
    estimate = ratio(values, [1.0] * 200)
    assert estimate.value == 0.25
    assert 0.18 < estimate.low < 0.25 < estimate.high < 0.32
    certain = difference([2.0] * 5, [1.0] * 5, [1.0] * 5)
    assert (certain.low, certain.high, certain.clear) == (1.0, 1.0, True)
