"""Work that answers should not wait for, and what it leaves behind."""

import ctypes
import os
import sys
import threading
from contextlib import suppress

GIVING_WAY = 10
"""Niceness: a tenth of a core where others have work for it."""

TURN = 5e-4
"""Seconds that a thread may keep Python's lock while others wait for it."""


def take_short_turns() -> None:
    """Have this process's threads hand Python's lock on soon: Python's own 5 ms are half a step of the model."""
    sys.setswitchinterval(TURN)


def give_way() -> None:
    """From here to its end this thread takes what processor time others leave. Only Linux gives a thread a priority of its own."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GIVING_WAY)


def give_back_memory() -> None:
    """Return what was freed to the machine, in milliseconds: glibc keeps it otherwise, after reading adapters as much as they take."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            # Other C libraries than glibc do not have it, and do not need it.
            ctypes.CDLL(None).malloc_trim(0)
