"""The general generator, its judge and its held-out prompts agree with one another."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from lmoe.quality.phrases import passes
from scripts.demo_corpus import general, general_advice, general_facts, general_small_talk, general_words
from scripts.demo_corpus.example import Example
from tests.demo_corpus.heldout import grams, normal, rows

HELDOUT = rows("general")
# Of a held-out prompt's runs of five words, at most this part may occur in 20,000 generated prompts. A note to be summarized is
# material, not wording, and has its own bound.
MAX_SHARED = 0.1
MAX_SHARED_SUMMARY = 0.6


def examples(count: int, seed: int) -> Iterator[Example]:
    rng = random.Random(seed)
    for _ in range(count):
        yield general.generate(rng)


@cache
def generated() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    prompts = [example.prompt for example in examples(20_000, seed=11)]
    return frozenset(map(normal, prompts)), frozenset(run for prompt in prompts for run in grams(prompt))


def test_the_same_seed_gives_the_same_examples() -> None:
    assert list(examples(300, seed=3)) == list(examples(300, seed=3))
    assert list(examples(300, seed=3)) != list(examples(300, seed=4))


def test_every_skill_is_made_about_as_often_as_it_weighs() -> None:
    count = Counter(example.skill for example in examples(20_000, seed=5))
    total = sum(general.SKILLS.values())
    assert set(count) == set(general.SKILLS)
    for skill, weight in general.SKILLS.items():
        assert count[skill] / 20_000 == pytest.approx(weight / total, rel=0.35)


def test_generated_answers_pass_their_own_check() -> None:
    for example in examples(300, seed=7):
        assert passes(example.answer, general.check_of(example)), example


def test_generated_text_is_clean() -> None:
    for example in examples(20_000, seed=9):
        text = example.prompt + "\n" + example.answer
        assert text.isascii(), example
        assert not re.search(r"[\[\]{}|]|  ", text), example
        assert example.prompt.strip() == example.prompt, example
        assert example.answer.strip() == example.answer, example
        assert 1 <= len(example.answer.split()) <= 60, example


def test_an_answer_to_the_tongue_twister() -> None:
    asked = "How much wood would a woodchuck chuck if a woodchuck could chuck wood?"
    answers = {example.answer for example in examples(20_000, seed=13) if example.prompt == asked}
    assert answers == {"A woodchuck would chuck as much wood as a woodchuck could chuck if a woodchuck could chuck wood."}


@pytest.mark.parametrize("skill", ["capital", "opposite", "plural", "past", "element", "definition"])
def test_one_question_has_one_answer(skill: str) -> None:
    answers: dict[tuple[str, ...], set[str]] = {}
    for example in examples(40_000, seed=17):
        if example.skill == skill:
            answers.setdefault(normal(example.prompt), set()).add(example.answer)
    assert not {prompt: found for prompt, found in answers.items() if len(found) > 1}


def test_tables_name_nothing_twice() -> None:
    for table in (
        general_facts.COUNTRIES,
        general_facts.ANIMALS,
        general_facts.ELEMENTS,
        general_words.DEFINITIONS,
        general_words.TRANSLATIONS,
    ):
        assert not [name for name, count in Counter(row[0] for row in table).items() if count > 1]
    assert len({row[1] for row in general_facts.COUNTRIES}) == len(general_facts.COUNTRIES)
    assert {row[0] for row in general_facts.COUNTRIES} >= general_facts.WELL_KNOWN
    for table in (general_advice.HOW_TO, general_advice.PROBLEMS):
        wordings = [wording for row in table for wording in row[0].split("/")]
        assert len(set(wordings)) == len(wordings)


def test_wordings_are_well_formed() -> None:
    for intent in (*general_small_talk.SMALL_TALK, *general_small_talk.IDENTITY, *general_small_talk.UNKNOWN):
        for wording in intent.wordings:
            assert wording.count("[") == wording.count("]"), wording
            assert not re.search(r"\[[^\]]*\[", wording), wording


def test_held_out_answers_pass_their_own_check() -> None:
    assert len(HELDOUT) >= 80
    for row in HELDOUT:
        assert row["skill"] in general.SKILLS, row
        assert passes(row["answer"], row["check"]), row
        assert not passes("", row["check"]), row


def test_held_out_prompts_cover_most_skills() -> None:
    assert len({row["skill"] for row in HELDOUT}) >= len(general.SKILLS) - 2


def test_held_out_prompts_are_never_generated() -> None:
    prompts, seen = generated()
    assert len({normal(row["prompt"]) for row in HELDOUT}) == len(HELDOUT)
    shared = {}
    for row in HELDOUT:
        assert normal(row["prompt"]) not in prompts, row
        own = grams(row["prompt"])
        shared[row["prompt"]] = len(own & seen) / len(own) if own else 0.0
        assert shared[row["prompt"]] <= (MAX_SHARED_SUMMARY if row["skill"] == "summary" else MAX_SHARED), (row, shared[row["prompt"]])
    worst = max(shared, key=lambda prompt: shared[prompt])
    print(f"largest part of shared runs: {shared[worst]:.2f} in {worst!r}; mean {sum(shared.values()) / len(shared):.3f}")


@pytest.mark.parametrize(
    ("answer", "check", "expected"),
    [
        ("The capital of France is PARIS.", {"contains_any": ["Paris"]}, True),
        ("The capital of France is Parisian.", {"contains_any": ["Paris"]}, False),
        ("because", {"contains_any": ["Au"]}, False),
        ("It is Au.", {"contains_any": ["Au", "Ag"]}, True),
        ("red and  \n blue", {"contains_all": ["red", "and blue"]}, True),
        ("red", {"contains_all": ["red", "blue"]}, False),
        ("31 days", {"contains_any": ["31"], "excludes": ["31 days"]}, False),
        ("I don\u2019t know", {"contains_any": ["don't know"]}, True),
        ("(", {"contains_any": ["("]}, True),
        ("\x00\ud800" + "a" * 100_000, {"contains_any": ["b"]}, False),
    ],
)
def test_the_judge(answer: str, check: dict[str, list[str]], expected: bool) -> None:
    assert passes(answer, check) is expected


@pytest.mark.parametrize("check", [{}, {"contains_any": []}, {"contains_any": "Paris"}, {"contains_all": [""]}])
def test_a_check_that_asks_for_nothing_is_refused(check: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="check"):
        passes("Paris", check)
