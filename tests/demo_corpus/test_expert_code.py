"""The programs that only the code expert learns: they run, do what they say, and no held-out request is among them."""

import ast
import contextlib
import copy
import io
import itertools
import json
import random
from collections.abc import Iterator, Mapping
from types import GeneratorType
from typing import Any

import pytest

from benchmarks.tasks.code import extract, passes
from scripts.demo_corpus import code as shared
from scripts.demo_corpus.code import fenced
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts import code
from scripts.demo_corpus.experts.programs import Program, programs, read_block
from tests.demo_corpus.heldout import grams, normal, rows

HELDOUT = rows("code_own")
# A held-out prompt may share at most this part of its runs of five words with 30,000 generated prompts.
MAX_SHARED = 0.2


def examples(count: int, seed: int) -> Iterator[tuple[Example, Mapping[str, Any]]]:
    rng = random.Random(seed)
    for _ in range(count):
        yield code.generate_checked(rng)


def plain(value: Any) -> Any:
    """As the judge compares values: JSON's, generators drawn out."""
    drawn = list(itertools.islice(value, 1000)) if isinstance(value, GeneratorType | range | map) else value
    return json.loads(json.dumps(drawn))


def holds(source: str, check: Mapping[str, Any]) -> bool:
    """What the judge decides, in this process: fit for our own generated code only, and far faster."""
    tree = ast.parse(source)
    if check["kind"] == "source":
        return bool(check["contains"]) and all(piece in source for piece in check["contains"])
    scope: dict[str, Any] = {}
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "generated", "exec"), scope)
        if check["kind"] == "output":
            return out.getvalue() == str(check["stdout"])
        if check["kind"] == "expressions":
            return all(plain(eval(case["expression"], scope)) == plain(case["returns"]) for case in check["cases"])
    name = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)][-1]
    return all(plain(scope[name](*copy.deepcopy(case["args"]))) == plain(case["returns"]) for case in check["cases"])


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.name or program.topics[0])
def test_every_fixed_program_is_right(program: Program) -> None:
    """It has a check, passes it, and can be asked for in several ways."""
    assert holds(program.code, program.check)
    assert program.cases or program.probes or program.contains
    assert len(program.does) + len(program.things) >= 4


def test_generated_answers_are_right() -> None:
    """Every answer is one block of Python that passes its own check, whatever name the request gave."""
    for example, check in examples(6000, 1):
        assert (example.prompt + example.answer).isascii()
        source = extract(example.answer)
        assert source is not None, example
        assert example.answer == fenced(source)
        assert holds(source, check), example


def test_the_judge_agrees() -> None:
    """The check of the benchmark, in a process of its own, accepts the answers too, and refuses another program."""
    seen = set()
    for example, check in examples(400, 2):
        if example.skill not in seen:
            seen.add(example.skill)
            assert passes(example.answer, check), example
            assert not passes("x = 1", check), example


def test_the_kinds_are_new_to_the_base() -> None:
    """No skill and no fixed program's code is in the text that the base learned."""
    known = {task.code for task in shared._FUNCTIONS} | {script.code for script in shared._SCRIPTS}
    assert not known & {program.code for program in programs()}
    rng = random.Random(3)
    assert not {shared.generate(rng).skill for _ in range(3000)} & {example.skill for example, _ in examples(3000, 3)}


def test_heldout_prompts_are_not_generated() -> None:
    """No held-out request is made by the expert's generator or the base's, nor is most of its wording."""
    rng = random.Random(4)
    asked = [example.prompt for example, _ in examples(20_000, 4)] + [shared.generate(rng).prompt for _ in range(10_000)]
    seen, runs = {normal(prompt) for prompt in asked}, set().union(*map(grams, asked))
    for row in HELDOUT:
        assert normal(row["prompt"]) not in seen, row["prompt"]
        # Of code to change, only the request is compared: the code is what it is.
        own = grams(
            " ".join(line for line in row["prompt"].split("\n") if not line.startswith((" ", "def", "result", "if", "for", "else")))
        )
        assert len(own & runs) <= MAX_SHARED * max(1, len(own)), (row["prompt"], own & runs)


def test_heldout_references_pass_and_others_do_not() -> None:
    """Each check accepts its reference and refuses another question's answer and a program that does nothing."""
    held = HELDOUT
    assert len(held) >= 220
    assert len({row["prompt"] for row in held}) == len(held)
    for row, other in zip(held, [*held[7:], *held[:7]], strict=True):
        assert set(row) == {"prompt", "answer", "skill", "own", "check"}
        assert row["own"] is True
        assert passes(row["answer"], row["check"]), row["prompt"]
        assert not passes("```python\ndef f(x):\n    pass\n```", row["check"]), row["prompt"]
        assert row["answer"] == other["answer"] or not passes(other["answer"], row["check"]), row["prompt"]


def test_what_is_said_belongs_to_a_program() -> None:
    """Every name in the list of sayings is a fixed program's."""
    assert set(code.said()) <= {program.name for program in programs()}
    assert all(saying.strip() == saying != "" for sayings in code.said().values() for saying in sayings)


def test_same_seed_same_examples() -> None:
    """The generator is repeatable."""
    assert list(examples(200, 5)) == list(examples(200, 5))
    assert list(examples(200, 5)) != list(examples(200, 6))


def test_an_unknown_key_of_a_program_is_named() -> None:
    """A slip in the programs' files does not pass silently."""
    with pytest.raises(ValueError, match="unknown key 'asks'"):
        read_block("asks: add two numbers\ncode:\ndef add(a, b):\n    return a + b\n", "own_numbers")
