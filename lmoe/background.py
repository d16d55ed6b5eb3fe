"""Work that answers should not wait for, and what it leaves behind."""

import ctypes
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

GIVING_WAY = 10
"""Niceness: a tenth of a core where others have work for it."""

TURN = 5e-4
"""Seconds that a thread may keep Python's lock while others wait for it."""

PORTION = 5e-4
"""Seconds of work between two rests, about."""
REST = 4
"""How much longer a rest is than the work before it: a step of the model loses a tenth at most to who rests so."""
LONGEST_REST = 0.02
"""Seconds, however long the work was."""
BUSY = 0.1
"""Part of a core from which on the rest of this process counts as at work."""
PIECE = 1 << 18
"""Bytes that are read, hashed or compared in less than a portion."""


@dataclass(slots=True)
class _Clocks:
    """Seconds that went by, that this thread worked, and that all threads of this process did."""

    wall: float
    own: float
    all: float

    @classmethod
    def now(cls) -> "_Clocks":
        return cls(time.perf_counter(), time.thread_time(), time.process_time())


_giving_way = threading.local()


def take_short_turns() -> None:
    """Have this process's threads hand Python's lock on soon: Python's own 5 ms are half a step of the model."""
    sys.setswitchinterval(TURN)


def give_way() -> None:
    """From here to its end this thread takes what processor time others leave, and rests where it is told that it may (`rest`).

    Only Linux gives a thread a priority of its own.
    """
    _giving_way.since = _Clocks.now()
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GIVING_WAY)


def gives_way() -> bool:
    """Whether this thread does."""
    return hasattr(_giving_way, "since")


def rest() -> None:
    """Between two portions of long work: a thread that gives way rests here, as long as the process has other work than its own.

    A priority alone does not help who needs both cores for the same step: it ends when the slower of them does.
    """
    since: _Clocks | None = getattr(_giving_way, "since", None)
    if since is None:
        return
    now = _Clocks.now()
    worked = now.own - since.own
    if worked < PORTION:
        return
    if now.all - since.all - worked > BUSY * (now.wall - since.wall):
        time.sleep(min(REST * worked, LONGEST_REST))
        now = _Clocks.now()
    _giving_way.since = now


def pieces(size: int) -> Iterator[slice]:
    """So many bytes in pieces, with a rest after each."""
    for at in range(0, size, PIECE):
        yield slice(at, min(at + PIECE, size))
        rest()


def give_back_memory() -> None:
    """Return what was freed to the machine, in milliseconds: glibc keeps it otherwise, after reading adapters as much as they take."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            # Other C libraries than glibc do not have it, and do not need it.
            ctypes.CDLL(None).malloc_trim(0)
