"""The word problems that only the reasoning expert learns: their sums hold, and no held-out question is among them."""

import random

import pytest

from benchmarks.tasks.reasoning import passes
from scripts.demo_corpus import reasoning as shared
from scripts.demo_corpus.experts import reasoning
from scripts.demo_corpus.paraphrase import loosen


@pytest.mark.parametrize("skill", reasoning.SKILLS)
def test_examples_are_right_and_well_formed(skill: str) -> None:
    """Every equation holds, and the judge accepts the answer and refuses another one."""
    rng = random.Random(skill)
    for _ in range(300):
        example = reasoning.SKILLS[skill](rng)
        assert example.skill == f"own_{skill}"
        assert reasoning.sums_hold(example.answer), example
        result = example.answer.rsplit("Answer: ", 1)[1]
        assert passes(example.answer, {"answer": result})
        assert not passes(example.answer, {"answer": "1234"})
        text = example.prompt + example.answer
        assert text.isascii()
        assert not set("[]{}<>|") & set(text), example
        assert "  " not in text
        assert example.prompt.strip() == example.prompt


@pytest.mark.parametrize(
    ("skill", "prompt", "result"),
    [
        ("clock_end", "9:50 plus 25 minutes is what time?", "10:15"),
        ("letter_steps", "What is the 5th letter of the alphabet?", "E"),
    ],
)
def test_known_values(skill: str, prompt: str, result: str) -> None:
    """Questions whose answers anyone knows get those."""
    rng = random.Random(0)
    found = {e.prompt: e.answer for e in (reasoning.SKILLS[skill](rng) for _ in range(60_000))}
    assert found[prompt].endswith(f"Answer: {result}")


def test_made_up_names_keep_the_sums_right() -> None:
    """Where names may change, they change in question and answer alike."""
    rng = random.Random(1)
    for _ in range(3000):
        example = reasoning.generate(rng)
        if example.skill in reasoning.RENAMED:
            assert reasoning.sums_hold(loosen(rng, example).answer), example


def test_the_kinds_are_new_to_the_base() -> None:
    """No skill has the name of one that the base learned."""
    assert not {f"own_{skill}" for skill in reasoning.SKILLS} & set(shared.SKILLS)
    assert len(reasoning.SKILLS) >= 35
