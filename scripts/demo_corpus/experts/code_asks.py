"""Requests for the programs that the base knows too, as people word them who do not name the operation: by use, by example, in a hurry.

Of the fixed programs the wordings lie in `code_asks_*.txt`, one request a line under its program's name; those of the families are made
by `code_asks_families`. This module expands and frames them.
"""

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scripts.demo_corpus.code import fenced, known_programs, name_clause, rename
from scripts.demo_corpus.code_families import Spec
from scripts.demo_corpus.code_words import function_name, upper_first
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts.code_asks_families import MAKERS

FILES = tuple(sorted(Path(__file__).parent.glob("code_asks_*.txt")))
FAMILY_SHARE = 0.4
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_QUESTION = re.compile(r"(?i)(what|which|how|is|are|does|has|have|can|did|do|who|where|am|any|shall)\b")
_BARE = (
    "{q}, in Python", "{q} (Python)", "{q} - python", "Python: {p}", "python, {p}", "in Python: {p}", "{q}, python code please",
    "Code for this in Python: {p}", "With Python: {p}", "{q}. How do I code that", "{q}. Code please", "I need code: {p}",
    "Small program please: {p}", "{q}. Can you code it", "Could you code this: {p}", "{q}, what would the code be",
)  # fmt: skip
_FUNCTION = (
    "Python function: {p}", "{q}, Python function please", "function for this: {p}", "{q} (a function, Python)", "def for this: {p}",
    "I need a function: {p}", "{q}, as a function", "Write a function. {P}", "{q}. Function please", "{q}. One function will do",
    "Give me a def: {p}", "Can I have a Python function for this: {p}", "one function, {p}",
)  # fmt: skip


@cache
def wordings() -> Mapping[str, tuple[str, ...]]:
    """Of each program, its requests with their choices unexpanded."""
    found: dict[str, list[str]] = {}
    for path in FILES:
        block: list[str] | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                block = None
            elif block is None:
                block = found.setdefault(key(path, line), [])
            else:
                block.append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def key(path: Path, name: str) -> str:
    """A script and a function may have the same name; their kinds of file tell them apart."""
    return f"script {name}" if path.stem.endswith("scripts") else name


@cache
def _programs() -> tuple[tuple[Spec, tuple[str, ...]], ...]:
    return tuple((spec, wordings()[name]) for name, spec in known_programs().items())


def request(rng: random.Random, spec: Spec, lines: tuple[str, ...]) -> tuple[str, str]:
    """A user's request for `spec` and the code that answers it."""
    plain = _CHOICE.sub(lambda m: rng.choice(m[1].split("|")), rng.choice(lines))
    frames = (*_BARE, *_FUNCTION) if spec.kind == "function" else _BARE
    asked = bool(_QUESTION.match(plain)) and plain[-1].isalpha()
    text = rng.choice(frames).format(p=plain, P=upper_first(plain), q=plain + "?" * (asked and rng.random() < 0.3))
    text = re.sub(r"\?([.,])", r"?", text)
    if rng.random() < 0.6 and text[0].isalpha():
        text = upper_first(text)
    if text[-1] not in "?.!":
        text += rng.choice(("?", "?", "") if asked and text.endswith(plain) else (".", "", ""))
    code = spec.code
    if spec.name is not None and rng.random() < 0.2:
        name = function_name(rng)
        if not re.search(rf"\b{name}\b", code):
            text, code = f"{text}{'' if text[-1] in '?.!' else '.'} {name_clause(rng, name)}", rename(spec, name)
    return text, code


def generate_checked(rng: random.Random) -> tuple[Example, Mapping[str, object]]:
    """An example and the check (as in `benchmarks/heldout`) that its answer must pass."""
    if rng.random() < FAMILY_SHARE:
        spec, lines = rng.choices(list(MAKERS), list(MAKERS.values()))[0](rng)
    else:
        spec, lines = rng.choice(_programs())
    prompt, code = request(rng, spec, lines)
    return Example(prompt, fenced(code), spec.skill), spec.check


def generate(rng: random.Random) -> Example:
    return generate_checked(rng)[0]
