"""The fixed programs: read from the text files beside this module.

A program is a block of `key: text` lines, then `code:` and its lines; blocks are parted by `---`. `ask` holds verb phrases, `thing` noun
phrases and `topic` terse ones, all parted by `|`; `case: arguments -> result` checks a function's results, `probe: expression -> value`
the value of an expression once the code has run, and `has` pieces of source for what cannot run anywhere.
"""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.demo_corpus.code_families import Spec

FOLDER = Path(__file__).parent / "programs"


@dataclass(frozen=True, slots=True)
class Program(Spec):
    """A `Spec` whose code may also be checked by expressions, each with its value."""

    probes: tuple[tuple[str, object], ...] = ()

    @property
    def check(self) -> dict[str, object]:
        if self.probes and not self.cases:
            return {"kind": "expressions", "cases": [{"expression": text, "returns": value} for text, value in self.probes]}
        return super(Program, self).check


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|")) if text else ()


def _pair(text: str) -> tuple[str, object]:
    left, _, right = text.rpartition(" -> ")
    return left, ast.literal_eval(right)


def read_block(block: str, skill: str) -> Program:
    """One program of a file; `ValueError` for an unknown key."""
    head, _, code = block.partition("code:\n")
    fields: dict[str, list[str]] = {"ask": [], "thing": [], "topic": [], "case": [], "probe": [], "has": []}
    for line in head.strip().splitlines():
        key, _, value = line.partition(": ")
        if key not in fields:
            raise ValueError(f"unknown key {key!r} in a program of {skill}; known: {', '.join(fields)}")
        fields[key].append(value)
    code = code.rstrip()
    cases = tuple((tuple(ast.literal_eval(args)), result) for args, result in map(_pair, fields["case"]))
    functions = [line[4:].split("(")[0] for line in code.splitlines() if line.startswith("def ")]
    does = _split("|".join(fields["ask"]))
    kind = "function" if does else "class" if code.startswith("class ") or "\nclass " in code else "script"
    return Program(
        skill=skill,
        kind=kind,
        code=code,
        name=functions[-1] if does else None,
        does=does,
        things=_split("|".join(fields["thing"])),
        topics=_split("|".join(fields["topic"])),
        cases=cases,
        contains=_split("|".join(fields["has"])),
        probes=tuple(map(_pair, fields["probe"])),
    )


@cache
def programs() -> tuple[Program, ...]:
    """All fixed programs, by file name and place in the file."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        found += [read_block(block, f"own_{path.stem}") for block in path.read_text("utf-8").split("\n---\n")]
    return tuple(found)
