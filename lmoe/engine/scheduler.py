"""Who runs in the next step: continuous batching with chunked prefill, fair between mixes of experts.

Knows sequences by their lengths, slots and mixes; neither models nor the meaning of tokens.
"""

import heapq
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lmoe.engine.sequence import Sequence
from lmoe.errors import Overloaded
from lmoe.generation import Share

Mix = tuple[Share, ...]
REMEMBERED = 1024
"""Mixes whose share of the work is remembered while they have nothing to do."""


@dataclass(frozen=True, slots=True)
class Work:
    """The next `count` tokens of a sequence, to run in this step."""

    sequence: Sequence
    count: int


@dataclass(slots=True)
class Scheduler:
    """At most `max_running` sequences run, `max_waiting` wait; a step takes about `max_tokens` tokens.

    Decoding sequences always run; prompts share what is left of the step, so that a long one never stalls a stream. Of those that
    wait, the mix that has had the fewest tokens so far comes next, and within a mix the first to arrive: a popular expert's queue
    is no one else's. `known(sequence)` says how many tokens of a sequence need not be computed, and `ready(sequence)` whether it can
    run at all now: one that cannot keeps its place and pauses.
    """

    max_running: int
    max_waiting: int
    max_tokens: int
    known: Callable[[Sequence], int] = lambda _: 0
    ready: Callable[[Sequence], bool] = lambda _: True
    waiting: deque[Sequence] = field(default_factory=deque)
    running: list[Sequence] = field(default_factory=list)
    _free: list[int] = field(default_factory=list)
    _served: dict[Mix, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._free = list(range(self.max_running))

    @property
    def idle(self) -> bool:
        return not self.waiting and not self.running

    @property
    def all(self) -> list[Sequence]:
        return [*self.running, *self.waiting]

    @property
    def held(self) -> tuple[int, int]:
        """Slots of the cache that running and pausing sequences need, and the most tokens that one has there."""
        return self._slots(), max((s.cached for s in self.running), default=0)

    def enqueue(self, sequence: Sequence) -> None:
        """Raises Overloaded when too many wait."""
        if len(self.waiting) >= self.max_waiting:
            raise Overloaded
        self._welcome(sequence.request.shares)
        self.waiting.append(sequence)

    def schedule(self, fits: Callable[[int, int], bool]) -> list[Work]:
        """The next step's work: decoding sequences first, each part sorted by slot.

        `fits(slots, length)` says whether the cache has room. Sequences are admitted in turn while it has; when the running ones
        outgrow it, the youngest goes back to the front of the queue and is computed again later.
        """
        self._preempt(fits)
        while self._free and (sequence := self._next()) and fits(self._slots(self._free[0]), self._length(sequence)):
            self.waiting.remove(sequence)
            # The lowest slot keeps the running ones together, where attention can read them without a copy.
            sequence.slot = heapq.heappop(self._free)
            sequence.cached, sequence.fresh = self.known(sequence), True
            self.running.append(sequence)
        able = [s for s in self.running if self.ready(s)]
        room = max(1, self.max_tokens - sum(s.pending == 1 for s in able))
        work = []
        for sequence in able:
            if sequence.fresh:
                # It may have had its place for a while, and what is known may have become less.
                sequence.cached = self.known(sequence)
            count = 1 if sequence.pending == 1 else min(sequence.pending, room)
            if count:
                work.append(Work(sequence, count))
                self._served[sequence.request.shares] += count
                room -= count if sequence.pending > 1 else 0
        # Prompts of one mix beside each other: they take their columns together.
        return sorted(work, key=lambda w: (w.count > 1, w.sequence.revisions if w.count > 1 else [], w.sequence.slot))

    def contenders(self, fits: Callable[[int, int], bool]) -> Iterator[tuple[Sequence, int]]:
        """Those that run or pause, and those that could have a place now if they were ready; each with its mix's tokens so far."""
        for sequence in self.running:
            yield sequence, self._served[sequence.request.shares]
        more: list[Sequence] = []
        free = sorted(self._free)
        for sequence in sorted(self.waiting, key=lambda s: self._served[s.request.shares])[: len(free)]:
            more.append(sequence)
            if not fits(self._slots(free[len(more) - 1]), self._length(*more)):
                return
            yield sequence, self._served[sequence.request.shares]

    def _next(self) -> Sequence | None:
        """Whose turn it is, leaving out those that had better wait for a neighbour's prompt."""
        first: dict[Mix, Sequence] = {}
        filling = [s for s in self.running if s.pending > 1]
        for sequence in self.waiting:
            mix = sequence.request.shares
            if mix not in first and self.ready(sequence) and not any(self._gains_by(sequence, other) for other in filling):
                first[mix] = sequence
        # Ties go to the first to arrive: dictionaries keep their order, and so does min.
        return min(first.values(), key=lambda s: self._served[s.request.shares], default=None)

    def _gains_by(self, sequence: Sequence, other: Sequence) -> bool:
        """Whether `other`, whose prompt is being computed, will leave `sequence` more to reuse than it finds now."""
        if other.request.shares != sequence.request.shares:
            return False
        return sequence.shared(other) > self.known(sequence)

    def _welcome(self, mix: Mix) -> None:
        """A mix that had nothing to do joins at the level of those that have: idle time earns no credit."""
        busy = {s.request.shares for s in (*self.running, *self.waiting)}
        if mix not in busy:
            level = min((self._served[m] for m in busy), default=0)
            self._served[mix] = max(self._served.get(mix, 0), level)
        if len(self._served) > REMEMBERED:
            self._served = {m: served for m, served in self._served.items() if m in busy or m == mix}

    def _preempt(self, fits: Callable[[int, int], bool]) -> None:
        # One that runs alone in a high slot is moved too: slots below it cost room, and in the lowest it always fits.
        while self.running and (len(self.running) > 1 or self.running[0].slot > 0) and not fits(self._slots(), self._length()):
            self._put_back()

    def put_all_back(self) -> None:
        """Whatever the cache held is gone: all are computed again."""
        while self.running:
            self._put_back()

    def _put_back(self) -> None:
        """The youngest goes to the front of the queue."""
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
