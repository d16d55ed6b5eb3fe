"""Word problems that only the reasoning expert learns; every skill as likely as another."""

import random
import re

from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts import reasoning_measures, reasoning_numbers, reasoning_puzzles

SKILLS = {**reasoning_measures.SKILLS, **reasoning_numbers.SKILLS, **reasoning_puzzles.SKILLS}
_MAKERS = tuple(SKILLS.values())
RENAMED = frozenset(
    f"own_{skill}"
    for skill in ("ratio", "profit", "sum_difference", "fraction", "either_or", "queue", "floors", "goal", "overlap", "chance", "scaling")
)
"""Skills whose people and things may get made-up names: nothing has to be known of them, as it has of the legs of a cow."""
_EQUATION = re.compile(r"(-?\d+) ([-+x/]) (-?\d+) = (-?\d+)")


def generate(rng: random.Random) -> Example:
    return rng.choice(_MAKERS)(rng)


def sums_hold(answer: str) -> bool:
    """Whether every `a op b = c` of the answer is right."""
    found = _EQUATION.findall(answer)
    right = {
        "+": lambda x, y, z: x + y == z,
        "-": lambda x, y, z: x - y == z,
        "x": lambda x, y, z: x * y == z,
        "/": lambda x, y, z: x == y * z,
    }
    return answer.count("=") == len(found) and all(right[op](int(x), int(y), int(z)) for x, op, y, z in found)
