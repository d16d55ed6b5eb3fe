"""The engine: one thread owns the model and runs it step by step; everyone else sends it messages.

Knows revisions and token ids; not experts' names, chats or HTTP.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace

import torch

from lmoe.engine.banked import BankedModel
from lmoe.engine.cache import default_cache_bytes
from lmoe.engine.canary import Canary
from lmoe.engine.grammar import Constraint, Grammars
from lmoe.engine.inbox import Inbox
from lmoe.engine.loading import Base
from lmoe.engine.prefixes import PrefixStore
from lmoe.engine.runner import Runner
from lmoe.engine.sampler import SamplerState
from lmoe.engine.scheduler import Scheduler
from lmoe.engine.selfcheck import does_not_run, own_logits, warm_up
from lmoe.engine.sequence import Sequence
from lmoe.engine.stops import IncrementalText, StopStrings
from lmoe.errors import ContextTooLong, GenerationFailed, InvalidRequest, LmoeError, ModelNotFound, Unavailable
from lmoe.experts.adapter import Adapter
from lmoe.generation import GenerationRequest, Load, Piece, Sampling, Share

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Limits:
    """`max_waiting` bounds the queue; `step_tokens` the tokens of one step; `adapter_bytes` the bank (None: unbounded).

    `prefix_bytes`, a part of the cache's, bounds the prompts kept for reuse (None: an eighth of it).
    """

    max_running: int = 16
    max_waiting: int = 256
    step_tokens: int = 256
    kv_cache_bytes: int | None = None
    adapter_bytes: int | None = None
    prefix_bytes: int | None = None


class BankEngine:
    """Implements `lmoe.generation.Engine` over a loaded base. `start` before use, `close` after."""

    def __init__(self, base: Base, limits: Limits | None = None) -> None:
        self._base = base
        self._limits = limits or Limits()
        self._grammars = Grammars(base.tokenizer, base.vocabulary, base.eos_ids)
        self._expected = own_logits(base)
        cache_bytes = self._limits.kv_cache_bytes or default_cache_bytes(base.device)
        self._model = BankedModel(base, adapter_bytes=self._limits.adapter_bytes, cache_bytes=cache_bytes)
        self._bank, self._cache = self._model.bank, self._model.cache
        given = self._limits.prefix_bytes
        self._prefixes = PrefixStore(self._cache, self._cache.limit // 8 if given is None else given)
        self._runner = Runner(self._model, self._prefixes)
        self._canary = Canary(self._model)
        self._scheduler = Scheduler(self._limits.max_running, self._limits.max_waiting, self._limits.step_tokens, self._runner.known)
        self._inbox = Inbox()
        self._resident: set[str] = set()
        self._uses: Counter[str] = Counter()
        self._draining: dict[str, list[Future[None]]] = {}
        self._adding = threading.Lock()
        self._incoming: str | None = None
        self._max_length = base.max_length
        self._ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="lmoe-engine", daemon=True)
        self._by_sequences: Counter[int] = Counter()
        self._by_mixes: Counter[int] = Counter()

    # The public side: any thread.

    @property
    def max_length(self) -> int:
        """What the base allows and the cache can hold; known once started."""
        return self._max_length

    @property
    def revisions(self) -> frozenset[str]:
        """Adapters that new sequences may use."""
        with self._inbox.ready:
            return frozenset(self._resident)

    @property
    def load(self) -> Load:
        with self._inbox.ready:
            running, waiting = len(self._scheduler.running), len(self._scheduler.waiting)
            return Load(running, waiting, dict(self._by_sequences), dict(self._by_mixes), self._runner.reused)

    def start(self) -> None:
        """Run a first forward; returns once it has worked. Raises LoadError when it did not."""
        self._thread.start()
        self._ready.result()

    def close(self) -> None:
        """Fail what still runs, and end the thread. Idempotent."""
        self._inbox.close()
        if self._thread.is_alive():
            self._thread.join()

    def submit(self, request: GenerationRequest, deliver: Callable[[Piece], None]) -> Sequence:
        """See `lmoe.generation.Engine`. Raises InvalidRequest for ids outside the vocabulary, ModelNotFound for unknown revisions."""
        # From here on the uses are counted; what is kept by shares (prefixes, turns) must hold nobody's expert.
        request = replace(request, shares=tuple(Share(share.revision, share.weight) for share in request.shares))
        sequence = self._make(request, deliver)
        with self._inbox.ready:
            self._inbox.check_open()
            for share in request.shares:
                if share.revision not in self._resident:
                    raise ModelNotFound(share.revision)
            self._scheduler.enqueue(sequence)
            self._uses.update(share.revision for share in request.shares)
            self._inbox.ready.notify()
        return sequence

    def add(self, adapter: Adapter) -> None:
        """Make an adapter resident; returns once sequences may use it. Raises PackageError when it does not fit the base or the bank."""

        def act() -> bool:
            if next(portions, self) is not self:
                return False
            with self._inbox.ready:
                self._resident.add(adapter.revision)
            # Whoever waits for an earlier removal of it waits for nothing any more.
            for done in self._draining.pop(adapter.revision, []):
                done.set_result(None)
            return True

        with self._adding:
            portions = self._bank.adding(adapter)
            self._incoming = adapter.revision
            try:
                # A portion between two steps: those that run hardly notice, however large the adapter.
                while not self._inbox.post(act).result():
                    pass
            finally:
                self._incoming = None

    def canary(self, revision: str | None = None) -> bytes:
        """A digest of the logits after a fixed prompt, under one resident revision or the bare base (None).

        It runs alone, in a cache of its own and in one fixed shape, so that equal digests mean bit-identical answers. Raises
        PackageError when the logits are not numbers.
        """
        shares = () if revision is None else (Share(revision),)
        return self._inbox.post(lambda: self._canary.ask(shares)).result()

    def remove(self, revision: str) -> "Future[None]":
        """Refuse new sequences at once; the future is done when the running ones have ended and the columns are zeroed."""
        done: Future[None] = Future()
        # Whoever waits may give up; the removal goes on.
        done.set_running_or_notify_cancel()

        def act() -> None:
            self._draining.setdefault(revision, []).append(done)
            self._drain()

        with self._inbox.ready:
            self._resident.discard(revision)
        self._inbox.post(act)
        return done

    def prepare(self, sampling: Sampling) -> None:
        """See `lmoe.generation.Engine`."""
        self._constraint(sampling)

    def _constraint(self, sampling: Sampling) -> Constraint | None:
        return None if sampling.json_schema is None else self._grammars.constraint(sampling.json_schema)

    def _make(self, request: GenerationRequest, deliver: Callable[[Piece], None]) -> Sequence:
        size, limit, sampling = len(request.prompt_ids), self._max_length, request.sampling
        if size > limit or (size == limit and sampling.max_tokens != 0):
            raise ContextTooLong(limit, size)
        if size == 0:
            raise InvalidRequest("The prompt is empty: at least one token is needed.", param="prompt")
        named = (("prompt", request.prompt_ids), ("logit_bias", tuple(sampling.logit_bias)), ("stop_token_ids", sampling.stop_token_ids))
        for name, ids in named:
            bad = next((i for i in ids if not 0 <= i < self._base.vocabulary), None)
            if bad is not None:
                raise InvalidRequest(f"Invalid '{name}': token id {bad} is outside the vocabulary of {self._base.vocabulary}.", param=name)
        # A base may name an end token that it has no logit for.
        ends = frozenset() if sampling.ignore_eos else frozenset(i for i in self._base.eos_ids if i < self._base.vocabulary)
        stop_ids = frozenset(sampling.stop_token_ids) | ends
        return Sequence(
            request,
            deliver,
            SamplerState(sampling, stop_ids, request.prompt_ids, self._constraint(sampling)),
            IncrementalText(self._base.backend_tokenizer),
            StopStrings(sampling.stop),
            self._base.spell,
            max_tokens=min(limit if sampling.max_tokens is None else sampling.max_tokens, limit - size),
        )

    # The model's thread.

    def _run(self) -> None:
        with torch.inference_mode():
            try:
                self._max_length = warm_up(self._model, self._expected)
                self._expected = self._expected[:0]
            except Exception as e:
                self._inbox.close()
                self._ready.set_exception(does_not_run(self._base, e))
            else:
                self._ready.set_result(None)
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
        with self._inbox.ready:
            while not self._inbox.closing and not self._inbox.acts and self._scheduler.idle:
                self._inbox.ready.wait()
        for act in self._inbox.take():
            act()
        return not self._inbox.closing

    def _turn(self) -> None:
        """One step: schedule, run, postprocess."""
        with self._inbox.ready:
            self._forget({s for s in (*self._scheduler.running, *self._scheduler.waiting) if s.cancelled})
            work = self._scheduler.schedule(self._cache.fits)
            if work:
                self._by_sequences[len(work)] += 1
                self._by_mixes[len({item.sequence.request.shares for item in work})] += 1
        if not work:
            return
        try:
            self._runner.run(work)
        except Exception as e:
            # Whatever it was, the sequences in this step cannot go on; the engine and those that wait can.
            if not isinstance(e, LmoeError):
                log.exception("a step of %d sequences failed", len(work))
            for item in work:
                item.sequence.fail(e if isinstance(e, LmoeError) else GenerationFailed(f"The engine failed: {type(e).__name__}"))
        with self._inbox.ready:
            self._forget({item.sequence for item in work if item.sequence.finished})
        self._drain()

    def _forget(self, gone: set[Sequence]) -> None:
        if gone:
            self._scheduler.release(gone)
            for sequence in gone:
                self._uses.subtract(share.revision for share in sequence.request.shares)

    def _drain(self) -> None:
        for revision in [r for r in self._draining if self._uses[r] <= 0]:
            # Added again meanwhile, or just being added: the columns stay.
            if revision not in self._resident and revision != self._incoming:
                self._bank.remove(revision)
                self._prefixes.forget(revision)
            for done in self._draining.pop(revision):
                done.set_result(None)

    def _abandon(self, error: LmoeError) -> None:
        with self._inbox.ready:
            left = [*self._scheduler.running, *self._scheduler.waiting]
            self._forget(set(left))
        for act in self._inbox.take():
            act()
        for sequence in left:
            sequence.fail(error)
        for waiting in self._draining.values():
            for done in waiting:
                done.set_result(None)
