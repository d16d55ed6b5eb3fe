"""Long work beside requests: it takes turns with them, and ends when nobody waits for it any more.

Knows encoders only, which is where long work spends its time. It works in pieces, and rests after each while others are served.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from lmoe.routing.encoder import Encoder, Vectors

PIECE = 16
"""Texts encoded without a pause: some 40 ms with the packaged encoder."""

RESTS = 2.0
"""Times as long as a piece took that the work rests while requests run: it then takes a third of one core."""


class Abandoned(BaseException):
    """Nobody waits for the result any more. Like a cancellation it is no `Exception`: a router would take it for a broken encoder."""


@dataclass(frozen=True, slots=True)
class Considerate:
    """An encoder that says what `encoder` says. `busy` tells whether requests run; set `abandoned` to end the work with Abandoned."""

    encoder: Encoder
    busy: Callable[[], bool] = lambda: False
    abandoned: threading.Event = field(default_factory=threading.Event)

    @property
    def identity(self) -> str:
        return self.encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        if len(texts) <= 1:
            # What takes the time of single decisions must not measure the rests.
            return self._piece(texts)
        return np.concatenate([self._piece(texts[start : start + PIECE], rests=True) for start in range(0, len(texts), PIECE)])

    def _piece(self, texts: Sequence[str], *, rests: bool = False) -> Vectors:
        if self.abandoned.is_set():
            raise Abandoned
        started = time.monotonic()
        vectors = self.encoder.encode(texts)
        if rests and self.busy():
            self.abandoned.wait(RESTS * (time.monotonic() - started))
        return vectors
