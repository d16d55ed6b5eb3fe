"""The same prompts, written worse: what a router should shrug off. Deterministic by prompt; knows text only."""

import random
import zlib
from collections.abc import Callable, Mapping

TYPOS_PER_LETTER = 1 / 25
KEEP = 0.6
"""Of a prompt's words, when its end is cut off."""


def typos(text: str) -> str:
    """Neighbouring letters swapped, doubled or dropped, one in 25."""
    draw = random.Random(zlib.crc32(text.encode(errors="replace")))
    letters = list(text)
    places = [i for i in range(len(letters) - 1) if letters[i].isalpha() and letters[i + 1].isalpha()]
    for i in draw.sample(places, min(len(places), max(round(len(places) * TYPOS_PER_LETTER), 1))):
        kind = draw.randrange(3)
        if kind == 0:
            letters[i], letters[i + 1] = letters[i + 1], letters[i]
        else:
            letters[i] = letters[i] * 2 if kind == 1 else ""
    return "".join(letters)


def unpunctuated(text: str) -> str:
    """All lower case, without marks at the ends of words: how people type in a hurry."""
    words = (word.strip(".,;:!?\"'()") for word in text.lower().split())
    return " ".join(word for word in words if word) or text


def truncated(text: str) -> str:
    """The first 60% of the words: a request broken off, or said more briefly."""
    words = text.split()
    return " ".join(words[: max(round(len(words) * KEEP), 1)]) if words else text


PERTURBATIONS: Mapping[str, Callable[[str], str]] = {
    "typos": typos,
    "upper_case": str.upper,
    "unpunctuated": unpunctuated,
    "truncated": truncated,
}
