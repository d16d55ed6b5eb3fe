"""Loosened requests: the same seed gives the same, numbers stay right, and what is renamed is renamed in both texts."""

import random
import re

import pytest

from benchmarks.tasks import creative as creative_task
from scripts.demo_corpus import code, creative, reasoning, reasoning_problems
from scripts.demo_corpus.paraphrase import loosen

DOMAINS = {"creative": creative, "code": code, "reasoning": reasoning}


@pytest.mark.parametrize("name", DOMAINS)
def test_the_same_seed_loosens_alike(name: str) -> None:
    """Two runs with one seed agree example by example."""

    def run() -> list[object]:
        rng = random.Random(3)
        return [loosen(rng, DOMAINS[name].generate(rng)) for _ in range(200)]

    assert run() == run()


def test_sums_stay_right() -> None:
    """Whatever is renamed in a word problem, every equation of its answer still holds and the result is the same."""
    rng = random.Random(5)
    for _ in range(1500):
        before = reasoning.generate(rng)
        after = loosen(rng, before)
        assert re.findall(r"\d+", before.answer) == re.findall(r"\d+", after.answer)
        if before.skill in reasoning_problems.SKILLS:
            assert reasoning_problems.check(after)


def test_haiku_keep_their_form() -> None:
    """No haiku gets a made-up word, whose syllables nobody could count."""
    rng = random.Random(6)
    seen = 0
    while seen < 200:
        before = creative.generate(rng)
        if before.skill == "haiku":
            assert loosen(rng, before).answer == before.answer
            assert creative_task.passes(before.answer, {"form": "haiku"})
            seen += 1


def test_code_stays_code() -> None:
    """Renamed functions, texts and numbers leave answers that parse, and a renamed function's new name is in the request."""
    rng = random.Random(7)
    renamed = 0
    for _ in range(1500):
        before = code.generate(rng)
        after = loosen(rng, before)
        source = re.search(r"```python\n(.*?)```", after.answer, re.DOTALL)
        assert source is not None
        compile(source[1], "answer", "exec")
        if after.answer != before.answer:
            renamed += 1
            new = set(re.findall(r"\w+", after.answer)) - set(re.findall(r"\w+", before.answer))
            assert new <= set(re.findall(r"\w+", after.prompt))
    assert renamed > 100
