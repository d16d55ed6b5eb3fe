"""Ordering and counting questions asked by use: each answer follows from its own question, and none is a held-out one."""

import json
import random
import re

from scripts.demo_corpus.experts import reasoning_asks_logic as logic
from tests.demo_corpus.heldout import grams, normal
from tests.demo_corpus.test_code import MAX_SHARED
from tests.demo_corpus.test_expert_reasoning_asks import HELDOUT


def test_answers_follow_from_the_questions() -> None:
    """Names asked for are in the question; numbers, letters and lists are counted again here."""
    rng = random.Random(2)
    for _ in range(4000):
        example = logic.generate(rng)
        steps, answer = example.answer.split("\nAnswer: ")
        assert not set("{}[]|<>") & set(example.prompt), example
        if example.skill == "numbers":
            values = [int(n) for n in re.findall(r"\d+", example.prompt)]
            assert int(answer) == (max(values) if "largest" in steps else min(values)), example
        elif example.skill == "letters":
            word, letter = steps.split(":")[0].replace("-", ""), steps.split(": ")[1][0]
            assert int(answer) == word.count(letter), example
        elif example.skill == "count_items":
            assert int(answer) == len(re.findall(r"\d+ ", steps)), example
            assert all(item in example.prompt.lower() for item in re.findall(r"\d+ ([^,.]+)", steps)), example
        elif answer not in ("yes", "no"):
            assert answer in example.prompt, example
            order = steps.split(": ")[1].split(".")[0].split(", ")
            assert set(order) <= set(re.findall(r"[A-Z][a-z]+", example.prompt)), example


def test_heldout_prompts_are_not_generated() -> None:
    """No held-out question is made, nor nearly: its runs of five words are mostly its own."""
    rng = random.Random(4)
    prompts = [logic.generate(rng).prompt for _ in range(20_000)]
    seen, runs = set(map(normal, prompts)), set().union(*map(grams, prompts))
    for path in HELDOUT:
        for line in path.read_text(encoding="utf-8").splitlines():
            prompt = json.loads(line)["prompt"]
            assert normal(prompt) not in seen
            assert len(grams(prompt) & runs) <= MAX_SHARED * max(1, len(grams(prompt))), prompt
