"""The code generator, its judge and its held-out prompts agree with one another."""

import ast
import contextlib
import copy
import io
import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from benchmarks.tasks.code import extract, passes
from scripts.demo_corpus import code
from scripts.demo_corpus.code_web import EXACT_FASTAPI, FASTAPI_HELLO
from scripts.demo_corpus.code_words import gerund, third, with_article
from scripts.demo_corpus.example import Example
from tests.demo_corpus.heldout import grams, normal, rows

HELDOUT = rows("code")
# A held-out prompt may share at most this part of its runs of five words with 20,000 generated prompts.
MAX_SHARED = 0.3


def examples(count: int, seed: int) -> Iterator[tuple[Example, Mapping[str, Any]]]:
    rng = random.Random(seed)
    for _ in range(count):
        yield code.generate_checked(rng)


def holds(source: str, check: Mapping[str, Any]) -> bool:
    """What `passes` decides, in this process: fit for our own generated code only, and far faster."""
    tree = ast.parse(source)
    if check["kind"] == "source":
        return all(piece in source for piece in check["contains"])
    scope: dict[str, Any] = {}
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "generated", "exec"), scope)
    if check["kind"] == "output":
        return out.getvalue() == str(check["stdout"])
    name = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)][-1]
    return all(scope[name](*copy.deepcopy(case["args"])) == case["returns"] for case in check["cases"])


def test_same_seed_same_examples() -> None:
    assert list(examples(200, 5)) == list(examples(200, 5))
    assert list(examples(200, 5)) != list(examples(200, 6))


def test_generated_answers_are_right() -> None:
    for example, check in examples(3000, 1):
        assert example.answer.isascii()
        assert example.prompt.isascii()
        source = extract(example.answer)
        assert source is not None, example
        assert example.answer == code.fenced(source)
        assert holds(source, check), example


def test_every_task_is_right() -> None:
    for task in code._FUNCTIONS:
        cases = [{"args": list(args), "returns": result} for args, result in task.cases]
        assert holds(task.code, {"kind": "function", "cases": cases}), task.name
    for script in code._SCRIPTS:
        assert all(piece in script.code for piece in script.contains), script.name


def test_a_given_name_is_used() -> None:
    named = 0
    for example, _ in examples(3000, 2):
        found = re.search(r"(?:[Cc]all it|[Nn]ame it|Function name:|should be named) ([A-Za-z_0-9]+)\.", example.prompt)
        if found:
            named += 1
            assert f"def {found[1]}(" in example.answer, example
    assert named > 30


def test_fastapi_hello_world() -> None:
    """The request that everybody tries first, in its usual wording and many others."""
    asked: dict[str, set[str]] = {}
    for example, _ in examples(20_000, 3):
        asked.setdefault(example.skill, set()).add(example.prompt)
        if example.prompt == EXACT_FASTAPI:
            assert example.answer == code.fenced(FASTAPI_HELLO)
    assert EXACT_FASTAPI in asked["fastapi_hello"]
    assert len(asked["fastapi_hello"]) > 900


def test_heldout_prompts_are_not_generated() -> None:
    seen: set[tuple[str, ...]] = set()
    runs: set[tuple[str, ...]] = set()
    for example, _ in examples(20_000, 4):
        seen.add(normal(example.prompt))
        runs |= grams(example.prompt)
    shared = {}
    for row in HELDOUT:
        assert normal(row["prompt"]) not in seen, row["prompt"]
        # Of a bug to fix, only the request is compared: the code below it is what it is.
        own = grams(row["prompt"].split("\n")[0])
        shared[row["prompt"]] = len(own & runs) / max(1, len(own))
    worst = max(shared, key=lambda prompt: shared[prompt])
    assert shared[worst] <= MAX_SHARED, (shared[worst], worst)


def test_heldout_references_pass() -> None:
    held = HELDOUT
    assert len(held) >= 80
    assert len({row["prompt"] for row in held}) == len(held)
    for row in held:
        assert set(row) == {"prompt", "answer", "skill", "check"}
        assert passes(row["answer"], row["check"]), row["prompt"]


CASES = {"kind": "function", "cases": [{"args": [2], "returns": 4}]}


@pytest.mark.parametrize(
    ("answer", "good"),
    [
        ("```python\ndef f(n):\n    return n * 2\n```", True),
        ("Sure!\n```\ndef f(n):\n    return n * 2\n```\nThis doubles n.", True),
        ("def f(n):\n    return n * 2", True),
        ("```python\ndef f(n):\n    return n * 2", True),
        ("def g(n):\n    return n\n\ndef f(n):\n    print('hi')\n    return g(n) * 2.0", True),
        ("def f(n):\n    return n * 3", False),
        ("def f(n):\n    return True", False),
        ("def f(n):\n    return 'no'", False),
        ("def f(n):\n    while True: pass", False),
        ("def f(n):\n    raise SystemExit(0)", False),
        ("def f(n):\n    import os\n    os._exit(0)", False),
        ("import os\nos.system('true')\ndef f(n):\n    return 4", False),
        ("open('/tmp/never', 'w')\ndef f(n):\n    return 4", False),
        ("def f(n)\n    return n * 2", False),
        ("print(4)", False),
        ("", False),
        ("```python\n```", False),
        ("I do not know.", False),
        ("x = '\ud800'\ndef f(n):\n    return 4", False),
        ("\0", False),
        ("(" * 5000, False),
    ],
)
def test_function_check(answer: str, good: bool) -> None:
    assert passes(answer, CASES) is good


def test_other_checks() -> None:
    assert passes("for i in range(2):\n    print(i)", {"kind": "output", "stdout": "0\n1\n"})
    assert not passes("print(0)", {"kind": "output", "stdout": "0\n1\n"})
    assert passes("```python\nfrom fastapi import FastAPI\napp=FastAPI()\n```", {"kind": "source", "contains": ["app = FastAPI()"]})
    assert not passes("from fastapi import FastAPI", {"kind": "source", "contains": ["FastAPI()"]})
    assert not passes("print(1)", {"kind": "unknown"})
    assert not passes("def f(n):\n    return 4\n\ndef g():\n    return 5", CASES)
    assert passes("def f(n):\n    return 4\n\ndef g():\n    return 5", {**CASES, "name": "f"})
    assert passes("def f(n):\n    yield n\n    yield (1, 2)", {"kind": "function", "cases": [{"args": [1], "returns": [1, [1, 2]]}]})


def test_inflection() -> None:
    assert third("take a and b and return their sum") == "takes a and b and returns their sum"
    assert third("multiply a number by 3") == "multiplies a number by 3"
    assert gerund("get rid of spaces") == "getting rid of spaces"
    assert gerund("reverse a list") == "reversing a list"
    assert with_article("app") == "an app"
    assert with_article("User") == "a User"
    assert with_article("utility") == "a utility"
