"""The requests that do not name the operation: each belongs to a known program, its answer is right, none is a held-out one."""

import random

from scripts.demo_corpus.code import known_programs
from scripts.demo_corpus.experts import code_asks
from tests.demo_corpus.heldout import grams, normal
from tests.demo_corpus.test_code import HELDOUT, MAX_SHARED
from tests.demo_corpus.test_expert_code import extract, holds


def test_every_program_is_asked_for() -> None:
    """Each program that the base knows has several such requests, and every request a program."""
    asked = code_asks.wordings()
    assert set(asked) == set(known_programs())
    assert min(map(len, asked.values())) >= 4


def test_generated_answers_are_right() -> None:
    """Every answer passes its program's check under whatever name the request gave, and no choice is left unexpanded."""
    rng = random.Random(1)
    for _ in range(3000):
        example, check = code_asks.generate_checked(rng)
        source = extract(example.answer)
        assert source is not None
        assert holds(source, check), example
        assert "|" not in example.prompt
        assert example.prompt.isascii()


def test_heldout_prompts_are_not_generated() -> None:
    """No held-out request is made, nor nearly: its runs of five words are mostly its own."""
    rng = random.Random(4)
    prompts = [code_asks.generate(rng).prompt for _ in range(20_000)]
    seen, runs = set(map(normal, prompts)), set().union(*map(grams, prompts))
    for row in HELDOUT:
        own = grams(row["prompt"].split("\n")[0])
        assert normal(row["prompt"]) not in seen
        assert len(own & runs) <= MAX_SHARED * max(1, len(own)), row["prompt"]
