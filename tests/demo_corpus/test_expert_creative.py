"""The forms that only the creative expert learns: what is written keeps its form, and no held-out request is among the generated."""

import random
import re
from typing import Any

import pytest

from benchmarks.tasks.creative import passes
from scripts.demo_corpus import creative as shared
from scripts.demo_corpus.experts import creative
from tests.demo_corpus.heldout import grams, normal, rows

HELDOUT = rows("creative_own")
# A held-out prompt may share at most this part of its runs of five words with 30,000 generated prompts.
MAX_SHARED = 0.2


def check_of(skill: str, prompt: str, answer: str) -> dict[str, Any]:
    """The check of a generated answer, read off its request."""
    first = answer.splitlines()
    match skill:
        case "acrostic":
            word = "".join(line[0] for line in first)
            assert re.search(rf"\b{word}\b", prompt, re.IGNORECASE), prompt
            return {"form": "acrostic", "word": word}
        case "six_words":
            return {"form": "words", "count": 6}
        case "twister":
            return {"form": "alliteration", "letter": answer[0]}
        case "cinquain":
            return {"form": "syllables", "counts": [2, 4, 6, 8, 2]}
        case "letter":
            return {"form": "letter", "to": first[0].removeprefix("Dear ").rstrip(","), "from": first[-1].removeprefix("Yours, ")}
    start = re.findall(r'"([^"]+)"', prompt)[0]
    return {"form": "anaphora", "start": start, "lines": len(first)}


@pytest.mark.parametrize("skill", creative.SKILLS)
def test_what_is_written_keeps_its_form(skill: str) -> None:
    """The judge accepts nearly every answer of the generator: an acrostic with a letter four times has too few lines for it."""
    rng, kept = random.Random(skill), 0
    for _ in range(400):
        example = creative.SKILLS[skill](rng)
        assert example.skill == f"own_{skill}"
        assert (example.prompt + example.answer).isascii()
        kept += passes(example.answer, check_of(skill, example.prompt, example.answer))
    assert kept >= 396


def test_the_kinds_are_new_to_the_base() -> None:
    """No skill has the name of one that the base learned."""
    assert not {f"own_{skill}" for skill in creative.SKILLS} & set(shared.SKILLS)


def test_heldout_prompts_are_not_generated() -> None:
    """No held-out request is made by the expert's generator or the base's, nor is most of its wording."""
    rng = random.Random(4)
    asked = [creative.generate(rng).prompt for _ in range(20_000)] + [shared.generate(rng).prompt for _ in range(10_000)]
    seen, runs = {normal(prompt) for prompt in asked}, set().union(*map(grams, asked))
    for row in HELDOUT:
        assert normal(row["prompt"]) not in seen, row["prompt"]
        own = grams(row["prompt"])
        assert len(own & runs) <= MAX_SHARED * max(1, len(own)), (row["prompt"], own & runs)


def test_heldout_references_pass_and_others_do_not() -> None:
    """Each check accepts its reference, and refuses a haiku and the reference cut short."""
    held = HELDOUT
    assert len(held) >= 36
    for row in held:
        assert set(row) == {"prompt", "answer", "skill", "own", "check"}
        assert row["own"] is True
        assert passes(row["answer"], row["check"]), row
        assert not passes("Frost on the garden\nA robin waits by the gate\nThe moon sinks at last", row["check"]), row
        assert not passes(row["answer"].rsplit(None, 1)[0] if row["check"]["form"] == "words" else "", row["check"]), row
        cut = "\n".join(row["answer"].splitlines()[:-1])
        assert not cut or not passes(cut, row["check"]), row


@pytest.mark.parametrize(
    ("answer", "check"),
    [
        ("We love rain\nOnly now\nLate\nFor ever more", {"form": "acrostic", "word": "wolf"}),
        ("Peter met his old aunt in Rome.", {"form": "alliteration", "letter": "p"}),
        ("Pots pots pots pots.", {"form": "alliteration", "letter": "p"}),
        ("I hear rain\nI hear\nI hear bells", {"form": "anaphora", "start": "I hear", "lines": 3}),
        ("I hear rain\nI hear rain\nI hear bells", {"form": "anaphora", "start": "I hear", "lines": 3}),
        ("Dear Ann,\nThank you so much.\nYours, Bob", {"form": "letter", "to": "Ann", "from": "Tim"}),
        ("Dear Ann,\nThanks.\nYours, Bob", {"form": "letter", "to": "Ann", "from": "Bob"}),
    ],
)
def test_a_form_that_is_nearly_kept_is_not_kept(answer: str, check: dict[str, Any]) -> None:
    """The new checks of form look at every line."""
    assert not passes(answer, check)
