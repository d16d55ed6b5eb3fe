"""The engine: one thread owns the model and runs it step by step; everyone else sends it messages.

Knows revisions and token ids; not experts' names, chats or HTTP.
"""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace

from lmoe.engine.banked import BankedModel
from lmoe.engine.cache import default_cache_bytes
from lmoe.engine.canary import Canary
from lmoe.engine.grammar import Constraint, Grammars
from lmoe.engine.graphs import Record
from lmoe.engine.host import HostMemory, default_host_bytes, prepared
from lmoe.engine.inbox import Inbox
from lmoe.engine.intake import admitted
from lmoe.engine.loading import Base
from lmoe.engine.loop import Loop
from lmoe.engine.paged import Kernel
from lmoe.engine.prefixes import PrefixStore
from lmoe.engine.residence import Residence
from lmoe.engine.runner import Runner
from lmoe.engine.scheduler import Scheduler
from lmoe.engine.selfcheck import own_logits
from lmoe.engine.sequence import Sequence
from lmoe.errors import LmoeError, PackageError, Unavailable
from lmoe.experts.adapter import Adapter
from lmoe.experts.package import Source
from lmoe.generation import GenerationRequest, Load, Piece, Sampling, Share


@dataclass(slots=True)
class Limits:
    """`max_waiting` bounds the queue; `step_tokens` the tokens of one step; `adapter_bytes` the bank (None: unbounded), and
    `adapter_host_bytes` what is kept outside it (None: an eighth of the host's memory).

    `prefix_bytes`, a part of the cache's, bounds the prompts kept for reuse (None: an eighth of it).
    """

    max_running: int = 16
    max_waiting: int = 256
    step_tokens: int = 256
    kv_cache_bytes: int | None = None
    adapter_bytes: int | None = None
    adapter_host_bytes: int | None = None
    prefix_bytes: int | None = None


class BankEngine:
    """Implements `lmoe.generation.Engine` over a loaded base. `start` before use, `close` after."""

    def __init__(
        self,
        base: Base,
        limits: Limits | None = None,
        *,
        compiled: bool = True,
        record: Record | None = None,
        kernel: Kernel | None = None,
    ) -> None:
        """`compiled` False keeps to torch where the step could run in compiled code; `record` captures decoding steps (see `recorder`),
        and `kernel` is attention over pages (see `paged_kernel`)."""
        self._base = base
        self._limits = limits or Limits()
        self._grammars = Grammars(base.tokenizer, base.vocabulary, base.eos_ids)
        expected = own_logits(base)
        cache_bytes = self._limits.kv_cache_bytes or default_cache_bytes(base.device)
        room = self._limits.adapter_bytes
        self._model = BankedModel(base, adapter_bytes=room, cache_bytes=cache_bytes, compiled=compiled, record=record, kernel=kernel)
        self._bank, self._cache = self._model.bank, self._model.cache
        given = self._limits.prefix_bytes
        self._prefixes = PrefixStore(self._cache, self._cache.limit // 8 if given is None else given)
        self._runner = Runner(self._model, self._prefixes)
        self._canary = Canary(self._model)
        self._inbox = Inbox()
        self._host = self._host_memory()
        self._residence = Residence(self._bank, self._host, self._inbox, self._prefixes.forget)
        self._scheduler = Scheduler(
            self._limits.max_running,
            self._limits.max_waiting,
            self._limits.step_tokens,
            self._runner.known,
            lambda sequence: self._residence.ready(sequence.revisions),
        )
        self._loop = Loop(self._model, self._runner, self._residence, self._scheduler, self._canary, self._inbox)
        self._ready: Future[int] = Future()
        self._thread = threading.Thread(target=self._loop.run, args=(expected, self._ready), name="lmoe-engine", daemon=True)

    def _host_memory(self) -> HostMemory | None:
        """Under a limit, what has no room in the bank waits here; without one everything stays in the bank."""
        if self._limits.adapter_bytes is None:
            return None
        given = self._limits.adapter_host_bytes
        cuda = self._base.device.type == "cuda"
        return HostMemory(default_host_bytes() if given is None else given, dtype=self._base.dtype, pin=cuda)

    # The public side: any thread.

    @property
    def max_length(self) -> int:
        """What the base allows and the cache can hold; known once started. It shrinks should memory end before the cache's limit."""
        return self._loop.longest

    @property
    def revisions(self) -> frozenset[str]:
        """Adapters that new sequences may use."""
        with self._inbox.ready:
            return self._residence.welcome

    @property
    def inside(self) -> frozenset[str]:
        """Adapters whose columns are in the bank; the others come when they are needed."""
        with self._inbox.ready:
            return self._residence.inside

    @property
    def load(self) -> Load:
        with self._inbox.ready:
            running, waiting, runner = len(self._scheduler.running), len(self._scheduler.waiting), self._runner
            steps = dict(self._loop.by_sequences), dict(self._loop.by_mixes)
            return Load(running, waiting, *steps, runner.reused, self._residence.state, runner.chosen)

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
        sequence = admitted(request, deliver, self._base, self.max_length, self._constraint(request.sampling))
        with self._inbox.ready:
            self._inbox.check_open()
            self._residence.use(sequence.revisions)
            try:
                self._scheduler.enqueue(sequence)
            except LmoeError:
                self._residence.release(sequence.revisions)
                raise
            self._inbox.ready.notify()
        return sequence

    def prefetch(self, shares: Iterable[Share]) -> None:
        """See `lmoe.generation.Engine`."""
        with self._inbox.ready:
            self._residence.wish([share.revision for share in shares])
            self._inbox.ready.notify()

    def add(self, adapter: Adapter, source: Source | None = None) -> None:
        """Bring an adapter into the bank; returns once sequences may use it. `source` reads it again should it have to make room.

        Raises PackageError when it does not fit the base, the bank or the memory.
        """
        self._bank.check(adapter)
        given = prepared(adapter, self._bank.dtype, pin=self._base.device.type == "cuda")
        arrival = self._inbox.post(lambda: self._residence.admit(given, source)).result()
        try:
            arrival.result()
            self._inbox.post(lambda: self._residence.greet(adapter.revision)).result()
        finally:
            self._let_go(adapter.revision)

    def entrust(self, revision: str, numbers: int, source: Source) -> None:
        """Know an adapter of so many numbers, checked and proven before, without reading it: `source` does when it is first needed.

        Only under a limit of adapter memory: without one, everything is in the bank. Raises PackageError when it is too large for it.
        """
        size, limit = numbers * self._bank.dtype.itemsize, self._bank.limit
        if limit is None or size > limit:
            raise PackageError(f"The adapter needs {size} bytes, but --adapter-memory is {limit} bytes.")
        self._inbox.post(lambda: self._residence.entrust(revision, size, source)).result()

    def _let_go(self, revision: str) -> None:
        with suppress(Unavailable):
            self._inbox.post(lambda: self._residence.let_go(revision)).result()

    def canary(self, revision: str | None = None) -> bytes:
        """A digest of the logits after a fixed prompt, under one resident revision or the bare base (None).

        It runs alone, in a cache of its own and in one fixed shape, so that equal digests mean bit-identical answers. Raises
        PackageError when the logits are not numbers.
        """
        if revision is None:
            return self._inbox.post(lambda: self._canary.ask(())).result().result()
        arrival = self._inbox.post(lambda: self._residence.hold(revision)).result()
        try:
            arrival.result()
            return self._inbox.post(lambda: self._canary.ask((Share(revision),))).result().result()
        finally:
            self._let_go(revision)

    def remove(self, revision: str) -> "Future[None]":
        """Refuse new sequences at once; the future is done when the running ones have ended and the columns are zeroed."""
        done: Future[None] = Future()
        # Whoever waits may give up; the removal goes on.
        done.set_running_or_notify_cancel()
        self._residence.close_door(revision)
        self._inbox.post(lambda: self._residence.dismiss(revision, done))
        return done

    def prepare(self, sampling: Sampling) -> None:
        """See `lmoe.generation.Engine`."""
        self._constraint(sampling)

    def _constraint(self, sampling: Sampling) -> Constraint | None:
        return None if sampling.json_schema is None else self._grammars.constraint(sampling.json_schema, sampling.schema_field)
