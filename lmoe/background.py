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
REST = 8
"""How much longer a rest is than the work before it: who rests so takes a ninth of a core."""
LONGEST_REST = 0.02
"""Seconds of one rest, however long the work before it was."""
ENOUGH = 2.0
"""Seconds of rest in all, after which a thread only works: on a busy server a change is to come to its end, too."""
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


class _Resting(threading.local):
    """Of a thread that rests, its clocks at the last rest, and the seconds that it rested so far."""

    since: _Clocks | None = None
    rested = 0.0


_resting = _Resting()


def take_short_turns() -> None:
    """Have this process's threads hand Python's lock on soon: Python's own 5 ms are half a step of the model."""
    sys.setswitchinterval(TURN)


def give_way(rests: bool = False) -> None:
    """From here on this thread takes what processor time others leave, and, if it `rests`, rests between portions of its work.

    Only Linux gives a thread a priority of its own.
    """
    _resting.since, _resting.rested = _Clocks.now() if rests else None, 0.0
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GIVING_WAY)


def resting() -> bool:
    """Whether this thread rests between portions of its work."""
    return _resting.since is not None


def rest() -> None:
    """Between two portions of long work: a thread that was told to rests here, as long as the process has other work than its own.

    A priority alone does not help who needs both cores for the same step: it ends when the slower of them does.
    """
    since = _resting.since
    if since is None or _resting.rested > ENOUGH:
        return
    now = _Clocks.now()
    worked = now.own - since.own
    if worked < PORTION:
        return
    if now.all - since.all - worked > BUSY * (now.wall - since.wall):
        seconds = min(REST * worked, LONGEST_REST)
        time.sleep(seconds)
        _resting.rested += seconds
        now = _Clocks.now()
    _resting.since = now


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
