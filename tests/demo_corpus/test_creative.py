"""The creative generator, its judge and its held-out prompts agree with one another."""

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pronouncing
import pytest
import syllables

from benchmarks.tasks.creative import passes, rhymes, syllable_counts
from scripts.demo_corpus import creative, creative_haiku, creative_words
from scripts.demo_corpus.creative_topics import topic
from scripts.demo_corpus.example import Example
from tests.demo_corpus.heldout import grams, normal, rows

HELDOUT = rows("creative")
# A held-out prompt may share at most this part of its runs of five words with 20,000 generated prompts.
MAX_SHARED = 0.1


def examples(count: int, seed: int) -> Iterator[Example]:
    rng = random.Random(seed)
    for _ in range(count):
        yield creative.generate(rng)


def check_of(example: Example) -> Mapping[str, object]:
    """The check that a generated answer must pass."""
    if example.skill in ("haiku", "joke", "limerick", "dialogue"):
        return {"form": example.skill}
    if example.skill in ("verse", "couplet"):
        crossed = re.search(r"abab|alternat|every other", example.prompt)
        rhyme = "aa" if example.skill == "couplet" else "abab" if crossed else "aabb"
        return {"form": "verse", "lines": len(rhyme), "rhyme": rhyme}
    if example.skill == "story":
        return {"form": "story", "min_sentences": 4, "max_sentences": 9}
    if example.skill in ("describe", "sketch", "opening"):
        return {"form": "prose", "min_sentences": 2, "max_sentences": 4}
    return {"form": "line", "max_words": 30}


def test_same_seed_same_examples() -> None:
    assert list(examples(200, 5)) == list(examples(200, 5))
    assert list(examples(200, 5)) != list(examples(200, 6))


def test_generated_answers_pass_their_checks() -> None:
    for example in examples(3000, 1):
        assert passes(example.answer, check_of(example)), example
        assert (example.prompt + example.answer).isascii()
        assert example.prompt.strip() == example.prompt
        assert example.answer.strip() == example.answer


def test_every_skill_is_made() -> None:
    assert {example.skill for example in examples(3000, 2)} == set(creative.SKILLS)


def test_the_plain_request_is_made() -> None:
    assert sum(example.prompt == "Write me a haiku." for example in examples(20_000, 3)) > 50


def test_haiku_count_the_same_for_any_counter() -> None:
    rng = random.Random(4)
    made = 0
    while made < 2000:
        about = topic(rng) if made % 2 else None
        text = creative_haiku.haiku(rng, about)
        if text is None:
            continue
        made += 1
        lines = [line.replace(",", "").lower().split() for line in text.splitlines()]
        assert [sum(syllables.estimate(word) for word in line) for line in lines] == [5, 7, 5], text
        assert [syllable_counts(line) for line in text.splitlines()] == [{5}, {7}, {5}], text


def test_a_haiku_names_its_topic_first() -> None:
    rng = random.Random(9)
    for _ in range(500):
        about = topic(rng)
        text = creative_haiku.haiku(rng, about)
        if text is not None and about.text not in creative_haiku.ALIASES:
            assert about.text.lower() in text.splitlines()[0].lower()


def test_stored_counts_are_the_dictionary_counts() -> None:
    for word, count in creative_words.SYLLABLES.items():
        assert {pronouncing.syllable_count(phones) for phones in pronouncing.phones_for_word(word.lower())} == {count}, word


def test_heldout_prompts_are_not_generated(record_property: Any) -> None:
    prompts = {example.prompt for example in examples(20_000, 7)}
    seen = {normal(prompt) for prompt in prompts}
    shared = set().union(*(grams(prompt) for prompt in prompts))
    worst = 0.0
    for row in HELDOUT:
        assert normal(row["prompt"]) not in seen
        own = grams(row["prompt"])
        part = len(own & shared) / len(own) if own else 0.0
        worst = max(worst, part)
        assert part <= MAX_SHARED, (part, row["prompt"])
    record_property("largest_shared_part", worst)


def test_heldout_rows_are_whole_and_pass_their_checks() -> None:
    found = HELDOUT
    assert len(found) >= 80
    assert len({row["prompt"] for row in found}) == len(found)
    for row in found:
        assert set(row) == {"prompt", "answer", "skill", "check"}
        assert row["skill"] in creative.SKILLS
        assert passes(row["answer"], row["check"]), row


@pytest.mark.parametrize(
    ("answer", "check"),
    [
        ("Frost on the hill\nA crow calls\nNight", {"form": "haiku"}),
        ("Frost on the old hill", {"form": "haiku"}),
        ("The cat is in the night,\nThe dog is by the sea.", {"form": "verse", "lines": 2, "rhyme": "aa"}),
        ("The cat is in the night,\nThe dog is in the night.", {"form": "verse", "lines": 2, "rhyme": "aa"}),
        ("Mia ran. Mia ran. Mia ran. Mia ran.", {"form": "story", "min_sentences": 4, "max_sentences": 9}),
        ("Why did the cat sit? Why did the cat sit?", {"form": "joke"}),
        ("Why did the cat sit?", {"form": "joke"}),
        ("Beep.", {"form": "line", "contains_any": ["boop"]}),
        ("anything", {}),
    ],
)
def test_wrong_forms_fail(answer: str, check: Mapping[str, object]) -> None:
    assert not passes(answer, check)


@pytest.mark.parametrize("answer", ["", "\n\n", "\x00\ud800", "?" * 5000, "a " * 5000, ":\n:\n:\n:", "\u4f60\u597d\n1\n2"])
@pytest.mark.parametrize("form", ["haiku", "verse", "limerick", "story", "prose", "joke", "dialogue"])
def test_garbage_fails_and_never_raises(answer: str, form: str) -> None:
    assert not passes(answer, {"form": form})


def test_rhymes_need_two_words() -> None:
    assert rhymes("in the night,", "so soft and bright.")
    assert not rhymes("in the night,", "at night.")
    assert not rhymes("in the night,", "zzyzx")
