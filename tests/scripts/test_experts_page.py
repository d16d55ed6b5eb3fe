"""The worked example of docs/experts.md: its commands, run in order as they stand, against a real server on the packaged base."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "experts.md").read_text("utf-8")
EXAMPLE = PAGE.partition("## From a data set to a live expert\n")[2].partition("\n## ")[0]
HERE = "http://127.0.0.1:8000"

SAID = [
    ("python scripts/segment_experts.py", r"sql +│ sql-change, sql-select │ 9\d\d"),
    ("python scripts/train_expert.py", r"held-out loss \d+\.\d+ -> 0\.\d+\n(.*\n)*adapters/sql written in \d+ s"),
    ("lmoe experts check", r"revision: [0-9a-f]{8}\n"),
    ("lmoe experts eval", r"sql +\d+ +(9\d|100)% +passed +0% +\d\d%[^\n]*\n(.*\n)*sql: beats the base on its own questions"),
    ("lmoe serve", r""),
    ("lmoe experts add", r"\d+ samples set aside: \d+ would change expert(.*\n)*sql +0 -> \d\d"),
    ("lmoe experts add", r"name: sql\nrevision: [0-9a-f]{8}\n"),
    ("curl", r'"content":"SELECT \* FROM customers WHERE city = [^"]*".*"expert":"sql"'),
    ("python scripts/train_expert.py", r"held-out loss \d+\.\d+ -> 0\.\d+\n(.*\n)*adapters/sql-2 written in \d+ s"),
    ("was=$(lmoe experts show sql", r""),
    ("lmoe experts replace sql adapters/sql-2", r"name: sql\nrevision: [0-9a-f]{8}\n"),
    ("lmoe experts eval data/heldout", r"sql +\d+ +(9\d|100)% +passed +0% +\d\d%[^\n]*\n(.*\n)*sql: beats the base on its own questions"),
    ("lmoe experts replace sql --revision", r"name: sql\nrevision: [0-9a-f]{8}\n"),
    ("lmoe experts rm", r"removed: sql"),
    ("lmoe experts ls", r"\A(?!(?s:.*)\bsql\b)(?s:.*)reasoning"),
]
"""How each command of the page begins, and what its output matches."""


def commands() -> list[str]:
    """Every `$ ` command of the section's console blocks, with its following lines."""
    blocks = re.findall(r"^```console\n(.*?)^```", EXAMPLE, re.M | re.S)
    return [command.rstrip("\n") for block in blocks for command in re.split(r"^\$ ", block, flags=re.M)[1:]]


def test_every_command_of_the_page_is_run() -> None:
    """A command that no test expects, or one that is expected and gone, is a mistake."""
    assert [begin for begin, _ in SAID] == [
        begin for command, (begin, _) in zip(commands(), SAID, strict=True) if command.startswith(begin)
    ]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder where the page's relative paths are those of a checkout, and what is written stays here."""
    for name in ("scripts", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def run(checkout: Path) -> dict[int, str]:
    """What each command printed. One shell runs them all; the server goes to the background, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    script = ["set -euo pipefail", "trap 'kill $(jobs -p); wait' EXIT"]
    for number, command in enumerate(commands()):
        script.append(f"echo; echo '::: {number}'")
        if command.startswith("lmoe serve"):
            script.append(f"{command} --port {url.rpartition(':')[2]} > serve.log 2>&1 &")
            script.append(f"until curl -sf {url}/ready > ready.json; do kill -0 $!; sleep 0.3; done")
        else:
            script.append(command.replace(HERE, url))
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-c", "\n".join(script)], capture_output=True, text=True, cwd=checkout, check=False, timeout=1700,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": programs, "XDG_DATA_HOME": str(checkout / "data-home"), "HF_HUB_OFFLINE": "1"},
    )  # fmt: skip
    (checkout / "output.txt").write_text(done.stdout)
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-3000:]
    parts = re.split(r"^::: (\d+)\n", done.stdout, flags=re.M)[1:]
    return {int(number): text for number, text in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_fourth_expert_comes_helps_is_replaced_and_goes(checkout: Path) -> None:
    """Segmented, trained, found better than the base and chosen, added, replaced by a better one, taken back, removed."""
    said = run(checkout)
    for number, (begin, pattern) in enumerate(SAID):
        assert re.search(pattern, said[number]), f"{begin}: {pattern!r} is not in {said[number]!r}"
    first, second = (int(re.search(r"sql: beats the base.*passed 0% -> (\d+)%", said[i])[1]) for i in (3, 11))
    assert second > first
    checked, added, replaced, back = (re.search(r"revision: (\w{8})", said[i])[1] for i in (2, 6, 10, 12))
    assert checked == added == back != replaced
