"""Word problems told as people tell them: every sum in an answer holds, every kind of story occurs, none is a held-out question."""

import json
import random

from scripts.demo_corpus.experts import reasoning_asks
from scripts.demo_corpus.reasoning_problems import check
from tests.demo_corpus.heldout import FOLDER, grams, normal
from tests.demo_corpus.test_code import MAX_SHARED

HELDOUT = sorted(FOLDER.glob("reasoning*.jsonl"))


def test_answers_are_right() -> None:
    """Every equation holds, the last one is the answer, no choice or field is left open, and no number is below zero."""
    rng = random.Random(1)
    seen = set()
    for _ in range(8000):
        example = reasoning_asks.tell(rng)
        seen.add(example.skill)
        assert check(example), example
        assert not set("{}[]|<>") & set(example.prompt), example
    assert seen == {story.skill for story in reasoning_asks.stories()}


def test_stories_name_their_numbers() -> None:
    """Each number that a kind of story needs stands in its text, once for each step."""
    for story in reasoning_asks.stories():
        if story.moves:
            assert all("{" + name + "}" in story.text for name in "abcd"[: len(story.kind) + 1]), story


def test_heldout_prompts_are_not_generated() -> None:
    """No held-out question is made, nor nearly: its runs of five words are mostly its own."""
    rng = random.Random(4)
    prompts = [reasoning_asks.tell(rng).prompt for _ in range(20_000)]
    seen, runs = set(map(normal, prompts)), set().union(*map(grams, prompts))
    for path in HELDOUT:
        for line in path.read_text(encoding="utf-8").splitlines():
            prompt = json.loads(line)["prompt"]
            own = grams(prompt)
            assert normal(prompt) not in seen
            assert len(own & runs) <= MAX_SHARED * max(1, len(own)), prompt
