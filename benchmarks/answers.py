"""The held-out questions of the shipped experts, and who answers them: base, experts, and a generalist, on an engine of their own."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from lmoe.chat import Message
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import Base
from lmoe.experts.package import Package
from lmoe.experts.registry import BASE
from lmoe.generation import Share
from lmoe.quality.answers import Asker, Shares
from lmoe.quality.checks import Judge, judge_of
from lmoe.quality.encoding import ChatEncoder
from lmoe.quality.questions import Question

HELD_OUT = Path(__file__).parent / "heldout"
FILES = {
    "creative": ("creative", "creative_own"),
    "code": ("code", "code_own", "code_plain"),
    "reasoning": ("reasoning", "reasoning_logic", "reasoning_own"),
    "general": ("general",),
}
"""Each domain's held-out files."""
OWN_JUDGES = ("code", "creative")
"""Domains whose checks `benchmarks/tasks/<domain>.py` knows; the others' are lmoe's own."""
PARTS = {
    (False, False): "kinds the base knows",
    (False, True): "kinds the base knows, asked plainly",
    (True, False): "the expert's own kinds",
    (True, True): "the expert's own kinds, asked plainly",
}
"""The parts of a domain, by a line's `own` (the base was never trained on its kind) and `plain` (it names the operation it wants)."""
OWNER = {"general": BASE}
"""Who should answer a domain, where it is not the expert of that name."""


def read_questions(domains: Sequence[str]) -> list[Question]:
    questions = []
    for domain in domains:
        for name in FILES[domain]:
            for number, line in enumerate((HELD_OUT / f"{name}.jsonl").read_text("utf-8").splitlines(), 1):
                raw = json.loads(line)
                questions.append(question(domain, raw, f"{name}.jsonl:{number}"))
    return questions


def question(domain: str, raw: Mapping[str, Any], where: str) -> Question:
    asked, judge = (Message("user", raw["prompt"]),), judge_for(domain, raw["check"])
    return Question(domain, OWNER.get(domain, domain), asked, raw["answer"], judge, where, part_of(raw))


def part_of(raw: Mapping[str, Any]) -> str:
    return PARTS[raw.get("own", False), raw.get("plain", False)]


def judge_for(domain: str, check: Mapping[str, object]) -> Judge:
    if domain not in OWN_JUDGES:
        return judge_of(check)
    return partial(import_module(f"benchmarks.tasks.{domain}").passes, check=check)


@contextmanager
def answering(base: Base, packages: Mapping[str, Package]) -> Iterator[tuple[Asker, Shares]]:
    """An engine with all packages resident, and what each answerer is, `base` included."""
    engine = BankEngine(base, Limits(max_running=32, step_tokens=512))
    engine.start()
    try:
        for package in packages.values():
            engine.add(package.adapter)
        shares = {BASE: (), **{name: (Share(p.adapter.revision),) for name, p in packages.items()}}
        yield Asker(engine, base.chat, ChatEncoder.of(base.chat, base.tokenizer, base.eos_ids)), shares
    finally:
        engine.close()
