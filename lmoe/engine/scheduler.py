"""Who runs in the next step: continuous batching with chunked prefill, in order of arrival.

Knows sequences by their lengths and slots; neither models nor the meaning of tokens.
"""

import heapq
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from lmoe.engine.sequence import Sequence
from lmoe.errors import Overloaded


@dataclass(frozen=True, slots=True)
class Work:
    """The next `count` tokens of a sequence, to run in this step."""

    sequence: Sequence
    count: int


@dataclass(slots=True)
class Scheduler:
    """At most `max_running` sequences run, `max_waiting` wait; a step takes about `max_tokens` tokens.

    Decoding sequences always run; prompts share what is left of the step, so that a long one never stalls a stream.
    """

    max_running: int
    max_waiting: int
    max_tokens: int
    waiting: deque[Sequence] = field(default_factory=deque)
    running: list[Sequence] = field(default_factory=list)
    _free: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._free = list(range(self.max_running))

    @property
    def idle(self) -> bool:
        return not self.waiting and not self.running

    def enqueue(self, sequence: Sequence) -> None:
        """Raises Overloaded when too many wait."""
        if len(self.waiting) >= self.max_waiting:
            raise Overloaded
        self.waiting.append(sequence)

    def schedule(self, fits: Callable[[int, int], bool]) -> list[Work]:
        """The next step's work: decoding sequences first, each part sorted by slot.

        `fits(slots, length)` says whether the cache has room. Sequences are admitted in order while it has; when the running ones
        outgrow it, the youngest goes back to the front of the queue and is computed again later.
        """
        self._preempt(fits)
        while self.waiting and self._free and fits(self._slots(self._free[0]), self._length(self.waiting[0])):
            sequence = self.waiting.popleft()
            # The lowest slot keeps the running ones together, where attention can read them without a copy.
            sequence.slot = heapq.heappop(self._free)
            self.running.append(sequence)
        room = max(1, self.max_tokens - sum(s.pending == 1 for s in self.running))
        work = []
        for sequence in self.running:
            count = 1 if sequence.pending == 1 else min(sequence.pending, room)
            if count:
                work.append(Work(sequence, count))
                room -= count if sequence.pending > 1 else 0
        return sorted(work, key=lambda w: (w.count > 1, w.sequence.slot))

    def _preempt(self, fits: Callable[[int, int], bool]) -> None:
        # One that runs alone in a high slot is moved too: slots below it cost room, and in the lowest it always fits.
        while self.running and (len(self.running) > 1 or self.running[0].slot > 0) and not fits(self._slots(), self._length()):
            sequence = self.running.pop()
            heapq.heappush(self._free, sequence.slot)
            sequence.slot, sequence.cached = -1, 0
            self.waiting.appendleft(sequence)

    def _slots(self, *more: int) -> int:
        return max((*(s.slot for s in self.running), *more)) + 1

    def _length(self, *more: Sequence) -> int:
        return max(len(s.ids) for s in (*self.running, *more))

    def release(self, gone: set[Sequence]) -> None:
        """Forget sequences that ended, running or waiting, and free their slots."""
        for sequence in self.running:
            if sequence in gone:
                heapq.heappush(self._free, sequence.slot)
        self.running = [s for s in self.running if s not in gone]
        if any(s in gone for s in self.waiting):
            self.waiting = deque(s for s in self.waiting if s not in gone)
