"""Plain files, read once through one descriptor, and values as a message may carry them. Knows nothing of what they mean."""

import json
import os
import stat
from collections.abc import Callable, Iterable
from mmap import mmap
from pathlib import Path
from typing import Any

from lmoe.background import PIECE, rest
from lmoe.errors import PackageError


def read_plain(path: Path, limit: int) -> bytes:
    """A regular file of one name, read once through one descriptor: what is checked cannot be swapped for something else after."""
    return bytes(read_large(path, limit))


def read_large(path: Path, limit: int) -> mmap:
    """As `read_plain`, into memory of its own, which no other thread waits for. Raises PackageError."""
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
    with open(descriptor, "rb", buffering=0) as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode) or info.st_nlink > 1:
            raise refused
        if not 0 < info.st_size <= limit:
            raise PackageError(f"{where} has {info.st_size} bytes; 1 to {limit} are allowed.")
        content, done = mmap(-1, info.st_size), 0
        try:
            with memoryview(content) as into:
                while done < len(into) and (more := file.readinto(into[done : done + PIECE])):
                    done += more
                    rest()
        except OSError as e:
            raise PackageError(f"{where} cannot be read: {e.strerror}.") from None
    if done < len(content):
        raise PackageError(f"{where} became shorter while it was read.")
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


_DIGITS = 4000
"""Fewer than Python reads, whose own refusal is for programmers."""


def parse_json(content: bytes | str, *, constant: Callable[[str], float] | None = None, once: Iterable[str] | None = None) -> Any:
    """JSON as it stands in a file. Raises ValueError, saying what is wrong, and RecursionError.

    `constant` is asked about NaN and infinities; `once` are keys that no object may hold twice (None: no key).
    """
    single = None if once is None else frozenset(once)

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(found)
        if len(values) < len(found):
            keys = [key for key, _ in found]
            twice = [key for key in values if keys.count(key) > 1 and (single is None or key in single)]
            if twice:
                raise ValueError(f"the key {shown(twice[0])} appears twice")
        return values

    return json.loads(content, object_pairs_hook=pairs, parse_int=integer, parse_constant=constant)


def integer(text: str) -> int:
    """A number as JSON writes it. Raises ValueError for one of thousands of digits."""
    if len(text) > _DIGITS:
        raise ValueError(f"a number of {len(text)} digits is too long to be meant")
    return int(text)


def kind(value: object) -> str:
    """The JSON type of a value, with its article."""
    if isinstance(value, bool):
        return "a boolean"
    names = {str: "a string", int: "an integer", float: "a decimal number", list: "an array", dict: "an object"}
    return names.get(type(value), "null")
