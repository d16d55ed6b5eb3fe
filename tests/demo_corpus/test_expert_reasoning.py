"""The word problems that only the reasoning expert learns: their sums hold, and no held-out question is among them."""

import random

import pytest

from lmoe.quality.results import passes
from scripts.demo_corpus import reasoning as shared
from scripts.demo_corpus.experts import reasoning
from scripts.demo_corpus.paraphrase import loosen
from tests.demo_corpus.heldout import grams, normal, rows

HELDOUT = rows("reasoning_own")
# A held-out prompt may share at most this part of its runs of five words with 30,000 generated prompts.
MAX_SHARED = 0.2


def test_heldout_prompts_are_not_generated() -> None:
    """No held-out question is made by the expert's generator or the base's, nor is most of its wording."""
    rng = random.Random(4)
    asked = [reasoning.generate(rng).prompt for _ in range(20_000)] + [shared.generate(rng).prompt for _ in range(10_000)]
    seen, runs = {normal(prompt) for prompt in asked}, set().union(*map(grams, asked))
    for row in HELDOUT:
        assert normal(row["prompt"]) not in seen, row["prompt"]
        own = grams(row["prompt"])
        assert len(own & runs) <= MAX_SHARED * max(1, len(own)), (row["prompt"], own & runs)


def test_heldout_references_are_right_and_others_are_not() -> None:
    """Each reference's sums hold and its check accepts it; another result, in the same words, is refused."""
    held = HELDOUT
    assert len(held) >= 100
    assert len({row["prompt"] for row in held}) == len(held)
    assert {row["skill"] for row in held} == {f"own_{skill}" for skill in reasoning.SKILLS}
    for row in held:
        assert set(row) == {"prompt", "answer", "skill", "own", "check"}
        assert row["own"] is True
        assert reasoning.sums_hold(row["answer"]), row
        assert passes(row["answer"], row["check"]), row
        steps = row["answer"].rsplit("Answer: ", 1)[0]
        assert not passes(f"{steps}Answer: 1234", row["check"]), row
        assert not passes(steps, {"answer": "1234"}), row


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
