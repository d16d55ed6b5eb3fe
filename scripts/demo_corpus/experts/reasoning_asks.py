"""Word problems of the kinds that the base knows, told as people tell them: other scenes, other verbs, in a hurry.

The stories lie in `reasoning_asks.txt`, whose head explains the marks; answers have the form of `reasoning_problems`.
"""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts import reasoning_asks_logic
from scripts.demo_corpus.reasoning_easy import spelled
from scripts.demo_corpus.reasoning_grammar import add, answer, div, expand, mul, names, step, sub

FILE = Path(__file__).with_name("reasoning_asks.txt")
SKILLS = {
    "x": "groups", "x+": "groups_then", "x-": "groups_then", "/": "share", "%": "leftover", "sum": "total", "sum3": "total",
    "more": "compare", "fewer": "compare", "gap": "compare", "before-": "unknown", "before+": "unknown", "need": "unknown",
    "$-": "money", "$x": "money", "$sum": "money",
}  # fmt: skip
"""The skill that a kind of story asks for; stories of signs alone are `change_1` to `change_3`."""
_SPELLED_SHARE = 0.12
LOGIC_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Story:
    """A line of the file; `signs` or another kind, the things it may be about, and its text."""

    kind: str
    things: tuple[str, ...]
    text: str

    @property
    def moves(self) -> bool:
        """Whether things come and go one after another."""
        return set(self.kind) <= {"+", "-"}

    @property
    def skill(self) -> str:
        return f"change_{len(self.kind)}" if self.moves else SKILLS[self.kind]


@cache
def stories() -> tuple[Story, ...]:
    lines = (line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    made = []
    for line in lines:
        kind, things, text = (part.strip() for part in line.split("|", 2))
        made.append(Story(kind, tuple(things.split(",")), text))
    return tuple(made)


def _moved(rng: random.Random, signs: str, things: str) -> tuple[dict[str, int], list[str], int]:
    start = running = rng.randint(3 + 5 * signs.count("-"), rng.choice((25, 50, 80)))
    numbers, lines = {"a": start}, [f"There are {start} {things}."]
    for name, sign in zip("bcd", signs, strict=False):
        top = rng.choice((9, 20, 40))
        # Whoever loses some keeps some, for the losses to come too.
        n = rng.randint(2, top) if sign == "+" else rng.randint(2, max(2, min(running - 3 * signs.count("-"), top)))
        lines.append(step(f"{n} come" if sign == "+" else f"{n} go", add(running, n) if sign == "+" else sub(running, n)))
        running += n if sign == "+" else -n
        numbers[name] = n
    return numbers, lines, running


def _grouped(rng: random.Random, kind: str) -> tuple[dict[str, int], list[str], int | str]:
    n, m = rng.randint(2, 12), rng.randint(2, 12)
    d = rng.randint(1, min(n * m - 1, rng.choice((9, 20))))
    lines = [f"{n} groups of {m}: {mul(n, m)}."]
    if kind == "x":
        return {"b": n, "c": m}, lines, n * m
    if kind == "x+":
        return {"b": n, "c": m, "d": d}, [*lines, step(f"Add {d}", add(n * m, d))], n * m + d
    if kind == "x-":
        return {"b": n, "c": m, "d": d}, [*lines, step(f"Take away {d}", sub(n * m, d))], n * m - d
    if kind == "$x":
        return {"b": n, "c": m}, [f"{n} times ${m}: {mul(n, m)}."], f"${n * m}"
    if kind == "/":
        return {"a": n * m, "b": n}, [f"Divide {n * m} by {n}: {div(n * m, n)}."], m
    q, rest = rng.randint(2, 9), rng.randint(1, max(n, 3) - 1)
    n = max(n, 3)
    total = q * n + rest
    return {"a": total, "b": n}, [f"{q} groups of {n}: {mul(q, n)}.", step("Left over", sub(total, q * n))], rest


def _paired(rng: random.Random, kind: str) -> tuple[dict[str, int], list[str], int | str]:
    top = rng.choice((15, 40, 70))
    a, b, c = rng.randint(5, top), rng.randint(2, top), rng.randint(2, top)
    if kind in ("fewer", "gap", "need", "before+", "$-"):
        b = rng.randint(2, a - 2) if a > 4 else 2
    numbers, text = {"a": a, "b": b, "c": c}, {"sum": "Together", "$sum": "Together", "gap": "The difference"}.get(kind, "")
    if kind in ("sum", "$sum"):
        return numbers, [step(text, add(a, b))], a + b if kind == "sum" else f"${a + b}"
    if kind == "sum3":
        return numbers, [step("First two", add(a, b)), step("With the third", add(a + b, c))], a + b + c
    if kind == "before-":
        return numbers, [step(f"Put the {b} back to the {c}", add(c, b))], b + c
    if kind == "more":
        return numbers, [step(f"{b} more than {a}", add(a, b))], a + b
    texts = {
        "fewer": f"{b} fewer than {a}", "gap": text, "before+": f"Take the {b} out of the {a}", "need": f"From {b} to {a}",
        "$-": f"${a} less ${b}",
    }  # fmt: skip
    return numbers, [step(texts[kind], sub(a, b))], f"${a - b}" if kind == "$-" else a - b


def generate(rng: random.Random) -> Example:
    """A story or, less often, a question of order or number."""
    return reasoning_asks_logic.generate(rng) if rng.random() < LOGIC_SHARE else tell(rng)


def tell(rng: random.Random) -> Example:
    """One of the file's stories with its numbers drawn."""
    story = rng.choice(stories())
    things = rng.choice(story.things)
    if story.moves:
        numbers, lines, result = _moved(rng, story.kind, things)
    else:
        make = _grouped if story.kind in ("x", "x+", "x-", "$x", "/", "%") else _paired
        numbers, lines, result = make(rng, story.kind)
    w, v = names(rng, 2)
    shown = {k: spelled(n) if n < 13 and "$" not in story.text and rng.random() < _SPELLED_SHARE else str(n) for k, n in numbers.items()}
    text = expand(rng, story.text, {**shown, "w": w, "v": v, "t": things})
    prompt = (
        re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text) if story.text[0] not in "abcdefghijklmnopqrstuvwxyz" else text
    )
    return Example(prompt, answer(lines, result), story.skill)
