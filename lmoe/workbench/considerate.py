"""Long work beside requests: it takes turns with them, and ends when nobody waits for it any more.

Knows encoders, which is where most long work spends its time; it goes on in pieces, and rests after each while others are served.
"""

import threading
import time
from collections.abc import Callable, Sequence

import numpy as np

from lmoe.routing.encoder import Encoder, Vectors

PIECE = 16
"""Texts encoded without a rest: some 40 ms with the packaged encoder."""

RESTS = 2.0
"""Times as long as it worked that the work rests while requests run: it then has a third of one core."""

LONGEST = 4.0
"""Seconds of one rest."""


class Abandoned(BaseException):
    """Nobody waits for the result any more. Like a cancellation it is no `Exception`: a router would take it for a broken encoder."""


class Considerate:
    """An encoder that says what `encoder` says. `busy` tells whether requests run; `abandon` ends the work at its next rest."""

    def __init__(self, encoder: Encoder, busy: Callable[[], bool] = lambda: False) -> None:
        self.encoder = encoder
        self._busy = busy
        self._abandoned = threading.Event()
        self._worked_since = time.monotonic()

    @property
    def identity(self) -> str:
        return self.encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        if len(texts) <= 1:
            # What takes the time of single decisions must not measure the rests.
            return self.encoder.encode(texts)
        return np.concatenate([self._piece(texts[start : start + PIECE]) for start in range(0, len(texts), PIECE)])

    def rest(self) -> None:
        """For work that is not encoding. Raises Abandoned."""
        if self._busy():
            self._abandoned.wait(min(RESTS * (time.monotonic() - self._worked_since), LONGEST))
        if self._abandoned.is_set():
            raise Abandoned
        self._worked_since = time.monotonic()

    def abandon(self) -> None:
        self._abandoned.set()

    def _piece(self, texts: Sequence[str]) -> Vectors:
        self.rest()
        return self.encoder.encode(texts)
