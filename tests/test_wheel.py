"""The wheel holds all that the embedded default needs."""

import json
import re
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_the_wheel_serves_from_an_empty_environment(tmp_path: Path) -> None:
    """Built, installed into a new environment and started from another directory, lmoe answers with its own experts."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT], check=True, capture_output=True
    )
    (wheel,) = tmp_path.glob("lmoe-*.whl")
    assert wheel.stat().st_size < 30e6
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", ROOT / "constraints.txt", wheel], check=True)
    away = tmp_path / "away"
    away.mkdir()
    command = [tmp_path / "env" / "bin" / "lmoe", "serve", "--port", "0", "--state-dir", away / "state"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=away, env={"PATH": "/usr/bin:/bin", "HF_HUB_OFFLINE": "1"}
    ) as process:
        try:
            assert process.stdout is not None
            found = re.match(r"Ready: (http://\S+)", process.stdout.readline())
            assert found
            body = {"model": "auto", "messages": [{"role": "user", "content": "Write me a haiku."}]}
            request = urllib.request.Request(f"{found[1]}/v1/chat/completions", json.dumps(body).encode())
            with urllib.request.urlopen(request, timeout=60) as response:
                assert json.load(response)["expert"] == "creative"
        finally:
            process.terminate()
        assert process.wait(30) == 0
