"""Judges answers to programming requests: the code must parse, and do what the check says when it runs.

Candidate code runs in a process of its own, in an empty directory, with limits on time, memory and file size, and without sockets,
child processes or files outside that directory. That stops accidents of a language model; it is no sandbox against an attacker.
"""

import ast
import json
import os
import re
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

TIMEOUT_S = 3.0
MAX_CODE_CHARS = 20_000

_FENCE = re.compile(r"```[ \t]*([A-Za-z0-9_+-]*)[ \t]*\r?\n(.*?)(?:\r?\n[ \t]*```|\Z)", re.DOTALL)

# Runs in the child: argv holds the runner's token, the code and the check. It reports on a copy of stdout that the code never sees.
_HARNESS = r"""
import ast, io, itertools, json, math, os, resource, sys, types
token, code, check = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
report = os.fdopen(os.dup(1), "w")
sys.argv = ["candidate.py"]
null = open(os.devnull, "r+")
os.dup2(null.fileno(), 0); os.dup2(null.fileno(), 1); os.dup2(null.fileno(), 2)
out = io.StringIO()
sys.stdout = sys.stderr = out
sys.stdin = io.StringIO("")
home = os.getcwd()
stopped = ("os.", "subprocess.", "socket.", "shutil.", "ctypes.", "signal.", "webbrowser.", "pty.", "resource.", "ftplib.", "urllib.")
allowed = ("os.listdir", "os.scandir", "os.walk", "os.mkdir", "os.putenv")
def guard(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(args[0]))
        writes = isinstance(args[1], str) and any(c in args[1] for c in "wax+") or isinstance(args[2], int) and args[2] & 3
        if writes and not path.startswith(home + os.sep):
            raise PermissionError(event)
    elif event.startswith(stopped) and event not in allowed:
        raise PermissionError(event)
def plain(value):
    if isinstance(value, (types.GeneratorType, range, map, filter, zip, reversed, enumerate)):
        value = list(itertools.islice(value, 10000))
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k if isinstance(k, str) else json.dumps(k): plain(v) for k, v in value.items()}
    return value
def same(got, wanted):
    if isinstance(wanted, bool) or isinstance(got, bool):
        return got is wanted
    if isinstance(wanted, (int, float)):
        return isinstance(got, (int, float)) and math.isclose(got, wanted, rel_tol=1e-6, abs_tol=1e-9)
    if isinstance(wanted, list):
        return isinstance(got, list) and len(got) == len(wanted) and all(map(same, got, wanted))
    if isinstance(wanted, dict):
        return isinstance(got, dict) and got.keys() == wanted.keys() and all(same(got[k], wanted[k]) for k in wanted)
    return type(got) is type(wanted) and got == wanted
def judge():
    scope = {"__name__": "__main__"}
    tree = ast.parse(code)
    sys.addaudithook(guard)
    exec(compile(tree, "candidate.py", "exec"), scope)
    if check["kind"] == "output":
        lines = [[line.rstrip() for line in text.rstrip().splitlines()] for text in (out.getvalue(), check["stdout"])]
        return lines[0] == lines[1]
    if check["kind"] == "expressions":
        return bool(check["cases"]) and all(same(plain(eval(case["expression"], scope)), case["returns"]) for case in check["cases"])
    defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    name = check.get("name") or (defined[-1] if defined else None)
    return bool(check["cases"]) and all(same(plain(scope[name](*case["args"])), case["returns"]) for case in check["cases"])
try:
    good = judge()
except BaseException:
    good = False
report.write(token if good else "no")
report.flush()
os._exit(0)
"""


def _parses(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def extract(answer: str) -> str | None:
    """The answer's code: its first fenced block, or the whole text when that is Python; None if it does not parse."""
    found = _FENCE.search(answer)
    code = found[2] if found else answer
    if not code.strip() or len(code) > MAX_CODE_CHARS or "\0" in code:
        return None
    return code if _parses(code) else None


def _squeezed(text: str) -> str:
    """Without whitespace and with one kind of quote, as neither changes what these short programs mean."""
    return re.sub(r"\s+", "", text).replace("'", '"')


def _run(code: str, check: Mapping[str, object]) -> bool:
    token = secrets.token_hex(8)
    try:
        arguments = [sys.executable, "-I", "-c", _HARNESS, token, code, json.dumps(dict(check))]
        with tempfile.TemporaryDirectory() as folder:
            process = subprocess.Popen(
                arguments,
                cwd=Path(folder),
                env={},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                out, _ = process.communicate(timeout=TIMEOUT_S)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
                return False
    except (OSError, ValueError, TypeError):  # such as lone surrogates, which no command line can carry
        return False
    return out.decode(errors="replace") == token


def passes(answer: str, check: Mapping[str, object]) -> bool:
    """Whether `answer` does what `check` asks; False for text that holds no Python.

    Kinds: "function" (cases for the last top-level function, or for "name"), "expressions" (what expressions give once the code has
    run), "output" (what the script prints) and "source" (pieces the code must hold).
    """
    code = extract(answer)
    if code is None:
        return False
    contains = check.get("contains", ())
    if not isinstance(contains, list | tuple) or not all(_squeezed(str(piece)) in _squeezed(code) for piece in contains):
        return False
    kind = check.get("kind")
    if kind == "source":
        return True
    return _run(code, check) if kind in ("function", "expressions", "output") else False
