"""`scripts/serve` as its users call it."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_serve_passes_its_arguments_on_from_any_directory(tmp_path: Path) -> None:
    """`scripts/serve --port 1 --help` makes the environment and reaches `lmoe serve`; its arguments never reach the installer."""
    run = subprocess.run([ROOT / "scripts" / "serve", "--port", "1", "--help"], cwd=tmp_path, capture_output=True, text=True, timeout=900)
    assert run.returncode == 0, run.stderr
    assert "--routing-data" in run.stdout
