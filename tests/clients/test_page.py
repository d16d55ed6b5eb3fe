"""The page for people who come with a client of their own: each of its blocks is run as it stands, against a real server."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clients.conftest import ROOT, environment_of, javascript

PAGE = (ROOT / "docs" / "clients.md").read_text("utf-8")
BLOCKS = {title: (kind, text) for title, kind, text in re.findall(r"^## ([^\n]+)\n(?:(?!^## ).)*?^```(\w+)\n(.*?)^```", PAGE, re.M | re.S)}

EXPERT = r"expert: (base|code|creative|reasoning)\b"
CREATIVE = r"expert: creative\b"

CLIENTS = {
    "openai-python": (sys.prefix, [EXPERT, CREATIVE]),
    "openai-python 0.27": (".venv-openai-0.27", [EXPERT, CREATIVE]),
    "ollama-python": (".venv-clients", [r"\d+ tokens", r"'lmoe:latest', 'code:latest', 'creative:latest'", r"\.context_length'?: \d+"]),
    "litellm": (".venv-clients", [EXPERT, r"ollama .*\S", r"ollama_chat .*\S"]),
    "LangChain": (".venv-clients", [EXPERT, r"'name': 'add', 'args': \{", "384 dimensions"]),
    "LlamaIndex": (".venv-clients", [EXPERT]),
    "llm": (".venv-clients", [r"\w+\s+.*7"]),
    "lm-eval": (".venv-clients", [r"\|choose\b.*\|acc\b.*\|\s*[01]", r"\|say\b.*\|exact_match\b.*\|\s*[01]"]),
    "openai-node": ("", [EXPERT]),
    "Ollama's API by hand": (sys.prefix, [r'"expert":"creative".*"done":true', r'"name":"lmoe:latest"']),
}
"""By heading: the environment that the client lives in (none for JavaScript), and what its output must match."""

QUIET = {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "ANONYMIZED_TELEMETRY": "False", "LANGSMITH_TRACING": "false", "HF_HUB_OFFLINE": "1"}
"""Clients that would otherwise call home."""


def test_every_block_is_run():
    """A client on the page that no test runs, or a test without its block, is a mistake."""
    assert list(BLOCKS) == list(CLIENTS)


@pytest.mark.slow
@pytest.mark.parametrize("client", CLIENTS)
def test_a_block_runs_as_it_stands(client, url, tmp_path):
    """What a reader copies works, unmodified but for the port, and shows which expert answered where the page says so."""
    where, expected = CLIENTS[client]
    kind, text = BLOCKS[client]
    assert "http://127.0.0.1:8000" in text
    programs = javascript(tmp_path) if kind == "js" else environment_of(where)
    command = {
        "python": [str(programs / "python"), "-c"],
        "bash": ["bash", "-euo", "pipefail", "-c"],
        "js": ["node", "--input-type=module", "--eval"],
    }[kind]
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "OPENAI_API_KEY")}
    path = os.pathsep.join((str(programs), environment["PATH"]))
    done = subprocess.run(
        [*command, text.replace("http://127.0.0.1:8000", url)],
        capture_output=True, text=True, timeout=280, cwd=tmp_path, check=False,
        env={**environment, **QUIET, "HOME": str(tmp_path), "PATH": path},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    for pattern in expected:
        assert re.search(pattern, done.stdout), f"{pattern!r} is not in {done.stdout!r}"


def test_environments_are_pinned():
    """Each environment's file names one exact version of each package, so that a new release cannot break a build."""
    for file in Path(__file__).parent.glob("requirements*.txt"):
        lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
        assert lines
        assert all(re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( ;.*)?", line) for line in lines)


@pytest.mark.slow
def test_retrieval_over_a_document_of_ours(url, tmp_path):
    """`examples/rag.py`: vectors from `/api/embed`, kept by Qdrant, and an answer from the passages that were found."""
    command = [str(environment_of(".venv-clients") / "python"), str(ROOT / "examples" / "rag.py"), "--url", url]
    done = subprocess.run(
        [*command, "What does the router do when nothing fits?"],
        capture_output=True, text=True, timeout=280, cwd=tmp_path, check=False, env={**os.environ, **QUIET, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert re.search(r"^answer: \S", done.stdout, re.MULTILINE)
    assert len(re.findall(r"^source \(0\.\d\d\): \S", done.stdout, re.MULTILINE)) == 2
