"""Freed memory goes back to the machine after requests and answers that were large: otherwise their sum would stay for ever.

Knows sizes only; neither routes nor what is said.
"""

import asyncio
from contextlib import suppress

from lmoe.background import give_back_memory

LARGE = 2**20
"""Bytes of one body from which its end is worth it."""
PAUSE = 1.0
"""Seconds in which others may end, to be cleared away together."""


class Clearing:
    """One app's. To be told of the end of whatever was large, on the event loop."""

    def __init__(self) -> None:
        self._waiting = False

    def after(self, size: int) -> None:
        """Something of `size` bytes has ended. Returns at once."""
        if size >= LARGE and not self._waiting:
            self._waiting = True
            asyncio.get_running_loop().call_later(PAUSE, self._begin)

    def _begin(self) -> None:
        # Before it begins: whatever ends from now on is for the next time.
        self._waiting = False
        # A loop that is about to close has no threads any more.
        with suppress(RuntimeError):
            asyncio.get_running_loop().run_in_executor(None, give_back_memory)
