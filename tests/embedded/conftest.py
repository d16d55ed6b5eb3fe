"""The embedded default, served as a user serves it: a process, with nothing but defaults."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

import lmoe


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `lmoe serve`, started from another directory, says that it is ready."""
    away = tmp_path_factory.mktemp("away")
    environment = {**os.environ, "PYTHONPATH": str(Path(lmoe.__file__).parent.parent), "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, "-m", "lmoe", "serve", "--port", "0", "--state-dir", str(away / "state")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=away) as process:
        assert process.stdout is not None
        found = re.match(r"Ready: (http://\S+)", process.stdout.readline())
        assert found, "the server did not start"
        yield found[1]
        process.terminate()
        assert process.wait(30) == 0


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0, timeout=120) as client:
        yield client
