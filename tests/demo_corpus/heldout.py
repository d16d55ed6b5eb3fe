"""The held-out requests of the corpus, and how much of one's wording stands in others."""

import json
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "benchmarks" / "heldout"


def rows(name: str) -> list[dict[str, Any]]:
    """Of one file, named without its ending."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def normal(prompt: str) -> tuple[str, ...]:
    """Its words, without case and marks."""
    return tuple(re.findall(r"[a-z0-9']+", prompt.lower()))


def grams(prompt: str) -> set[tuple[str, ...]]:
    """Its runs of five words."""
    words = normal(prompt)
    return {words[i : i + 5] for i in range(len(words) - 4)}
