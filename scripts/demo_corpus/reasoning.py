"""The reasoning generator: word problems, sums and sequences on one side, logic and wordplay on the other.

Knows how the two halves are mixed; the skills themselves are in `reasoning_problems.py` and `reasoning_logic.py`.
"""

import random
from collections.abc import Callable

from scripts.demo_corpus import reasoning_logic, reasoning_problems
from scripts.demo_corpus.example import Example

_PARTS = (reasoning_problems.SKILLS, reasoning_logic.SKILLS)
_MAKERS: dict[str, Callable[[random.Random], Example]] = {name: maker for part in _PARTS for name, (_, maker) in part.items()}

# each half of the domain gets one half of the examples, however its own weights add up
SKILLS: dict[str, float] = {name: 0.5 * weight / sum(w for w, _ in part.values()) for part in _PARTS for name, (weight, _) in part.items()}

_NAMES = tuple(SKILLS)
_WEIGHTS = tuple(SKILLS.values())


def generate(rng: random.Random) -> Example:
    """One example of a skill drawn by weight."""
    return _MAKERS[rng.choices(_NAMES, _WEIGHTS)[0]](rng)
