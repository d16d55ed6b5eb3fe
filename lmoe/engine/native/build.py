"""The library compiled from the sources beside this file, by the machine's own compiler, once per source, compiler and processor.

Knows files and compilers; not what the functions mean.
"""

import ctypes
import functools
import hashlib
import logging
import os
import platform
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

log = logging.getLogger(__name__)

SOURCES = ("step.cpp", "arithmetic.h", "attention.h", "pool.h")
FLAGS = (
    "-std=c++17",
    "-O3",
    "-march=native",
    "-fno-math-errno",
    "-fno-trapping-math",
    "-fopenmp-simd",
    "-fPIC",
    "-shared",
    "-pthread",
    "-w",
)
COMPILERS = ("g++", "clang++", "c++")
PATIENCE = 300
"""Seconds that compiling may take; it takes about five."""


_making = threading.Lock()


def begin() -> None:
    """Compile in the background, if it is to be done, while the weights are read."""
    threading.Thread(target=library, name="lmoe-compile", daemon=True).start()


def library() -> ctypes.CDLL | None:
    """None where there is no compiler, or none that manages; the reason is logged once."""
    with _making:
        return _library()


@functools.cache
def _library() -> ctypes.CDLL | None:
    compiler = next((found for name in (os.environ.get("CXX"), *COMPILERS) if name and (found := shutil.which(name))), None)
    if compiler is None:
        log.info("no C++ compiler: steps run in torch")
        return None
    try:
        return ctypes.CDLL(str(_compiled(compiler)))
    except (OSError, subprocess.SubprocessError) as e:
        log.warning("%s did not compile the step, which runs in torch instead: %s", compiler, _reason(e))
        return None


def _compiled(compiler: str) -> Path:
    sources = Path(__file__).parent
    digest = hashlib.sha256("\0".join((compiler, *FLAGS, _processor())).encode())
    for name in SOURCES:
        digest.update((sources / name).read_bytes())
    folder = _folder()
    kept = folder / f"step-{digest.hexdigest()[:16]}.so"
    if not kept.exists():
        # Whole or not at all, should two start at once.
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            made = Path(scratch) / kept.name
            command = [compiler, *FLAGS, "-o", str(made), str(sources / "step.cpp")]
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
            made.replace(kept)
    return kept


def _folder() -> Path:
    """The user's cache, or where that cannot be written a folder for this process."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lmoe"
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(root, os.W_OK):
            return root
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="lmoe-"))


def _processor() -> str:
    """What -march=native depends on: a home folder may be shared by different machines."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    kinds = ("model name", "flags", "Features", "CPU part")
    return "\n".join([platform.machine(), platform.processor(), *sorted({line for line in lines if line.startswith(kinds)})])


def _reason(error: Exception) -> str:
    said = getattr(error, "stderr", None) or str(error)
    return " ".join(str(said).split())[:300]
