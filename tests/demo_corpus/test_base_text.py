"""The text that the shipped base was trained on stays what it was: scripts and shipped model agree."""

import hashlib
import random
from collections.abc import Callable

import pytest

from scripts.demo_corpus import code, creative, general, reasoning
from scripts.demo_corpus.conversation import converse
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.follow_up import follow_up
from scripts.demo_corpus.paraphrase import loosen, reword

TEXT: dict[str, tuple[Callable[[random.Random], Example], Callable[[random.Random, Example], Example], str]] = {
    "general": (general.generate, reword, "a8adf2a905d49e7d"),
    "creative": (creative.generate, loosen, "027bf8310f5529dd"),
    "code": (code.generate, loosen, "de2a306ac31f7911"),
    "reasoning": (reasoning.generate, loosen, "281ebb0aa0ab5afb"),
}


@pytest.mark.parametrize("domain", TEXT)
def test_the_chats_are_the_same_byte_for_byte(domain: str) -> None:
    """Whoever changes a generator of the base's text trains the base anew, and then changes the digest here."""
    generate, ask, digest = TEXT[domain]
    rng = random.Random(domain)
    chats = [repr(turn) for _ in range(1500) for turn in converse(rng, lambda rng: ask(rng, generate(rng)), follow_up)]
    assert hashlib.sha256("\n".join(chats).encode()).hexdigest()[:16] == digest
