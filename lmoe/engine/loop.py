"""The model's thread: step after step, and between two of them whatever was asked for.

Knows the scheduler, the residence and the runner, and in which order they are to work; not who asks.
"""

import logging
import time
from collections import Counter
from concurrent.futures import Future

import torch
from torch import Tensor

from lmoe.engine.banked import BankedModel
from lmoe.engine.canary import Canary
from lmoe.engine.inbox import Inbox
from lmoe.engine.plan import Need
from lmoe.engine.residence import Residence
from lmoe.engine.runner import CacheLost, Runner
from lmoe.engine.scheduler import Scheduler
from lmoe.engine.selfcheck import does_not_run, warm_up
from lmoe.engine.sequence import Sequence
from lmoe.errors import GenerationFailed, LmoeError, TimedOut, Unavailable

log = logging.getLogger(__name__)

LOADING = 0.1
"""Part of a step's time that may be spent after it on adapters that come in."""

LEAST = 1e-3
"""Seconds that may be spent so however short the steps are."""

STALL = 0.02
"""Seconds between two looks at sequences that all wait for their adapters."""


class Loop:
    """`by_sequences` and `by_mixes` count the steps so far by how many sequences, and how many mixes, they ran; `longest` is the longest
    that a sequence may be."""

    def __init__(
        self, model: BankedModel, runner: Runner, residence: Residence, scheduler: Scheduler, canary: Canary, inbox: Inbox
    ) -> None:
        self.by_sequences: Counter[int] = Counter()
        self.by_mixes: Counter[int] = Counter()
        self.longest = model.base.max_length
        self._model = model
        self._runner = runner
        self._residence = residence
        self._scheduler = scheduler
        self._canary = canary
        self._inbox = inbox
        self._stalled = False
        self._lost = False
        self._step_seconds = 0.0

    def run(self, expected: Tensor, ready: "Future[int]") -> None:
        """Until the inbox closes. `ready` hears the longest sequence that can run, once the base gave the logits `expected` of it."""
        with torch.inference_mode():
            try:
                self._model.settle()
                longest = warm_up(self._model, expected)
            except Exception as e:
                self._inbox.close()
                ready.set_exception(does_not_run(self._model.base, e))
            else:
                self.longest = longest
                ready.set_result(longest)
            error: LmoeError = Unavailable("The server is shutting down.")
            try:
                while self._wait():
                    self._turn()
            except Exception:
                # Nobody may wait for a thread that has ended.
                log.exception("the engine's thread failed")
                error = Unavailable("The engine failed; restart the server.")
            self._inbox.close()
            self._abandon(error)

    def _wait(self) -> bool:
        """Sleep until there is something to do, and do what was asked between steps; False when closing."""
        inbox = self._inbox
        with inbox.ready:
            if self._stalled and not self._called:
                inbox.ready.wait(STALL)
            while not self._called and self._scheduler.idle:
                inbox.ready.wait()
        for act in inbox.take():
            act()
        return not inbox.closing

    @property
    def _called(self) -> bool:
        """Whether there is something to do beside the sequences."""
        return bool(self._inbox.closing or self._inbox.acts or self._residence.restless or self._canary.restless)

    def _turn(self) -> None:
        """One step: prepare, schedule, run, postprocess."""
        self._prepare()
        with self._inbox.ready:
            work = self._scheduler.schedule(self._model.cache.fits)
            self._stalled = not work
            if work:
                self.by_sequences[len(work)] += 1
                self.by_mixes[len({item.sequence.request.shares for item in work})] += 1
        if not work:
            self._runner.say()
            return
        started = time.perf_counter()
        try:
            self._runner.run(work, self._scheduler.held)
            self._lost = False
        except CacheLost:
            self._make_do()
            return
        except Exception as e:
            # Whatever it was, the sequences in this step cannot go on; the engine and those that wait can.
            if not isinstance(e, LmoeError):
                log.exception("a step of %d sequences failed", len(work))
            for item in work:
                item.sequence.fail(e if isinstance(e, LmoeError) else GenerationFailed(f"The engine failed: {type(e).__name__}"))
        self._step_seconds = time.perf_counter() - started
        with self._inbox.ready:
            self._residence.ran({revision for item in work for revision in item.sequence.revisions})
            self._forget({item.sequence for item in work if item.sequence.finished})
        self._residence.sweep()

    def _make_do(self) -> None:
        """All are computed again in the memory that there is, but for those that it can never hold; one fewer where even that failed."""
        cache = self._model.cache
        with self._inbox.ready:
            youngest = set(self._scheduler.running[-1:]) if self._lost else set()
            self._lost = True
            self._scheduler.put_all_back()
            self.longest = min(self.longest, cache.longest)
            never = youngest | {s for s in self._scheduler.all if not cache.fits(1, len(s.ids))}
            self._forget(never)
        log.warning("no memory for more than %d bytes of keys and values; that is their limit now", cache.limit)
        for sequence in never:
            sequence.fail(Unavailable(f"There is no memory for the keys and values of {len(sequence.ids)} tokens.", retry_after=10))

    def _prepare(self) -> None:
        """Let those go who are cancelled or late, and adapters come and go: those that run hardly notice, however large the adapters."""
        now = time.monotonic()
        with self._inbox.ready:
            late = {s for s in self._scheduler.all if s.deadline <= now}
            self._forget(late | {s for s in self._scheduler.all if s.cancelled})
            if self._residence.lacking or self._residence.restless:
                self._residence.plan(
                    Need(frozenset(s.revisions), s.generated > 0, served)
                    for s, served in self._scheduler.contenders(self._model.cache.fits)
                )
        for sequence in late:
            sequence.fail(TimedOut(sequence.request.seconds or 0.0))
        seconds = max(LEAST, LOADING * self._step_seconds)
        # Five questions an adapter, at least: beside running sequences one part of one at a time.
        self._canary.advance(seconds if self._scheduler.idle else 0.0)
        for revision, error in self._residence.advance(seconds):
            with self._inbox.ready:
                stuck = {s for s in self._scheduler.all if revision in s.revisions}
                self._forget(stuck)
            for sequence in stuck:
                sequence.fail(error)

    def _forget(self, gone: set[Sequence]) -> None:
        if gone:
            self._scheduler.release(gone)
            for sequence in gone:
                self._residence.release(sequence.revisions)

    def _abandon(self, error: LmoeError) -> None:
        with self._inbox.ready:
            left = self._scheduler.all
            self._forget(set(left))
        for act in self._inbox.take():
            act()
        for sequence in left:
            sequence.fail(error)
        self._canary.abandon(error)
        self._residence.abandon(error)
