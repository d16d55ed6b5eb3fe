"""A real server for real clients, and the environments that they live in.

`scripts/test --all` makes these; without one, the tests that need it are skipped.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.served import embedded_default

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with embedded_default(tmp_path_factory.mktemp("clients")) as url:
        yield url


def environment_of(name: str) -> Path:
    """The folder with the programs of a client environment such as `.venv-clients`; skips the test where it was not made."""
    programs = ROOT / name / "bin"
    if not (programs / "python").exists():
        pytest.skip(f"{name} is missing: scripts/test --all makes it")
    return programs


def chromium() -> str:
    """The browser's program. Where it is missing the test is skipped, but not in the full suite, which is there to run it."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("LMOE_TEST_ALL"):
        pytest.fail("Chromium is missing, and scripts/test --all could not install it: apt-get install chromium")
    pytest.skip("Chromium is missing: scripts/test --all installs it where it may")


def javascript(folder: Path) -> Path:
    """The installed packages, made visible to a program that runs in `folder`; skips the test where they or node are missing."""
    installed = Path(__file__).parent / "node_modules"
    if shutil.which("node") is None or not installed.is_dir():
        pytest.skip("node, or tests/clients/node_modules, is missing: scripts/test --all installs the packages where there is npm")
    (folder / "node_modules").symlink_to(installed)
    return installed
