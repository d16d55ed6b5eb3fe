"""Programs that only the code expert learns, in the words of users.

The frames around a request are those of `scripts.demo_corpus.code`; the kinds of program are new.
"""

import random
from collections.abc import Mapping
from dataclasses import replace

from scripts.demo_corpus.code import fenced, request
from scripts.demo_corpus.code_words import vary
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts import code_io, code_objects, code_pipelines, code_small
from scripts.demo_corpus.experts.code_edits import edit
from scripts.demo_corpus.experts.programs import programs

_FAMILIES = code_pipelines.FAMILIES | code_objects.FAMILIES | code_small.FAMILIES | code_io.FAMILIES
_MAKERS, _WEIGHTS = tuple(_FAMILIES), tuple(_FAMILIES.values())

FIXED_SHARE, EDIT_SHARE = 0.62, 0.05


def generate_checked(rng: random.Random) -> tuple[Example, Mapping[str, object]]:
    """An example and the check (as in `benchmarks/heldout`) that its answer must pass."""
    roll = rng.random()
    if roll < EDIT_SHARE:
        prompt, program = edit(rng)
        return Example(prompt, fenced(program.code), program.skill), program.check
    if roll < EDIT_SHARE + FIXED_SHARE:
        program = rng.choice(programs())
        program = replace(program, does=tuple(vary(rng, does) for does in program.does))
    else:
        program = rng.choices(_MAKERS, _WEIGHTS)[0](rng)
    prompt, code = request(rng, program)
    return Example(prompt, fenced(code), program.skill), program.check


def generate(rng: random.Random) -> Example:
    return generate_checked(rng)[0]
