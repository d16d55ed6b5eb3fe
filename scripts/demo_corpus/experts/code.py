"""Programs that only the code expert learns, in the words of users.

The frames around a request are those of `scripts.demo_corpus.code`; the kinds of program are new.
"""

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from scripts.demo_corpus.code import fenced, request
from scripts.demo_corpus.code_words import vary
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts import code_io, code_objects, code_pipelines, code_small
from scripts.demo_corpus.experts.code_edits import edit
from scripts.demo_corpus.experts.programs import programs

_FAMILIES = code_pipelines.FAMILIES | code_objects.FAMILIES | code_small.FAMILIES | code_io.FAMILIES
_MAKERS, _WEIGHTS = tuple(_FAMILIES), tuple(_FAMILIES.values())

FIXED_SHARE, EDIT_SHARE = 0.62, 0.05

SAID_RATE = 0.4
_SAID = (
    "{s} in python", "python: {s}", "{s}, python", "Python function: {s}", "A Python function for this: {s}.",
    "{s} - with Python please",
    "I need this in Python: {s}", "{s}? Python code please", "Write this in Python. {S}.", "{S}. How in Python?",
    "{S}. Can Python do that?",
    "def for this please: {s}", "a function: {s}", "{S}. I need Python code for it.", "help me code this: {s}", "{s} (a function please)",
    "My program has to do this: {s}.", "how to code {s}", "code for: {s}", "{S}. Show me the function.", "What function does this: {s}?",
)  # fmt: skip


@cache
def said() -> Mapping[str, tuple[str, ...]]:
    """By name of a fixed program: what it is for, as people say it who do not name the operation."""
    lines = Path(__file__).with_name("code_said.txt").read_text("utf-8").splitlines()
    return {name: tuple(rest.split(" | ")) for name, _, rest in (line.partition(": ") for line in lines)}


def generate_checked(rng: random.Random) -> tuple[Example, Mapping[str, object]]:
    """An example and the check (as in `benchmarks/heldout`) that its answer must pass."""
    roll = rng.random()
    if roll < EDIT_SHARE:
        prompt, program = edit(rng)
        return Example(prompt, fenced(program.code), program.skill), program.check
    if roll < EDIT_SHARE + FIXED_SHARE:
        program = rng.choice(programs())
        if program.name in said() and rng.random() < SAID_RATE:
            text = rng.choice(said()[program.name])
            asked = rng.choice(_SAID).format(s=text, S=text[0].upper() + text[1:])
            return Example(asked, fenced(program.code), program.skill), program.check
        program = replace(program, does=tuple(vary(rng, does) for does in program.does))
    else:
        program = rng.choices(_MAKERS, _WEIGHTS)[0](rng)
    prompt, code = request(rng, program)
    return Example(prompt, fenced(code), program.skill), program.check


def generate(rng: random.Random) -> Example:
    return generate_checked(rng)[0]
