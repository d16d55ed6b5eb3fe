"""The held-out requests that say plainly which program they want: answerable, of known programs, and made by no generator."""

import random
from collections.abc import Callable

import pytest

from benchmarks.tasks.code import passes
from scripts.demo_corpus import code
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts import code as own_code
from scripts.demo_corpus.experts import code_asks
from tests.demo_corpus.heldout import grams, normal, rows
from tests.demo_corpus.test_code import MAX_SHARED

HELDOUT = rows("code_plain")


def test_references_pass() -> None:
    """Each has a reference that its check accepts, and its check refuses another program."""
    held = HELDOUT
    assert len({row["prompt"] for row in held}) == len(held) >= 100
    assert {row["plain"] for row in held} == {True}
    for row in held:
        assert passes(row["answer"], row["check"]), row["prompt"]
        assert not passes("```python\ndef f(*args):\n    return ...\n```", row["check"]), row["prompt"]


@pytest.mark.parametrize("generate", [code.generate, own_code.generate, code_asks.generate])
def test_no_generator_makes_them(generate: Callable[[random.Random], Example]) -> None:
    """Not one is made by a generator, and their runs of five words are mostly their own."""
    rng = random.Random(4)
    prompts = [generate(rng).prompt for _ in range(20_000)]
    seen, runs = set(map(normal, prompts)), set().union(*map(grams, prompts))
    for row in HELDOUT:
        own = grams(row["prompt"])
        assert normal(row["prompt"]) not in seen
        assert len(own & runs) <= MAX_SHARED * len(own), row["prompt"]
