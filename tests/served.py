"""The embedded default as a user serves it: a process, started from another directory."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import lmoe


@contextmanager
def embedded_default(away: Path, *flags: str) -> Iterator[str]:
    """Where `lmoe serve`, started from the folder `away`, says that it is ready."""
    environment = {**os.environ, "PYTHONPATH": str(Path(lmoe.__file__).parent.parent), "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, "-m", "lmoe", "serve", "--port", "0", "--state-dir", str(away / "state"), *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=away) as process:
        assert process.stdout is not None
        try:
            found = re.match(r"Ready: (http://\S+)", process.stdout.readline())
            assert found, "the server did not start"
            yield found[1]
        finally:
            # A test that fails would otherwise wait for it for ever.
            process.terminate()
        assert process.wait(30) == 0
