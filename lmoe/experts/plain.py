"""Plain files, read once through one descriptor, and values as a message may carry them. Knows nothing of what they mean."""

import json
import os
import stat
from pathlib import Path

from lmoe.errors import PackageError


def read_plain(path: Path, limit: int) -> bytes:
    """A regular file of one name, read once through one descriptor: what is checked cannot be swapped for something else after."""
    where = f"{shown(path.parent.name)[1:-1]}/{path.name}"
    refused = PackageError(f"{where} is not a plain file: links, pipes and devices are refused.")
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise refused
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise PackageError(f"{where} is missing.") from None
    except OSError as e:
        raise PackageError(f"{where} cannot be read: {e.strerror}.") from None
    with open(descriptor, "rb") as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode) or info.st_nlink > 1:
            raise refused
        try:
            content = file.read(limit + 1) if info.st_size <= limit else b""
        except OSError as e:
            raise PackageError(f"{where} cannot be read: {e.strerror}.") from None
    if not 0 < len(content) <= limit:
        raise PackageError(f"{where} has {info.st_size} bytes; 1 to {limit} are allowed.")
    return content


def shown(value: object) -> str:
    """A value as a message may carry it: one line, printable, short."""
    try:
        text = repr(value) if isinstance(value, str | int | float | None) else json.dumps(value)
    except RecursionError:
        text = "a value nested too deeply"
    return text if len(text) <= 80 else f"{text[:76]}...{text[-1]}"


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
