"""The engine: one thread owns the model and runs it step by step; everyone else sends it messages.

Knows revisions and token ids; not experts' names, chats or HTTP.
"""

import hashlib
import logging
import os
import threading
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import torch
from torch import Tensor

from lmoe.engine.bank import Bank
from lmoe.engine.cache import GROWTH, SlotCache, attach
from lmoe.engine.grammar import Constraint, Grammars
from lmoe.engine.linear import BankedLinear
from lmoe.engine.loading import Base
from lmoe.engine.prefixes import BLOCK, PrefixStore
from lmoe.engine.sampler import SamplerState, judge, sample
from lmoe.engine.scheduler import Scheduler, Work
from lmoe.engine.sequence import Sequence
from lmoe.engine.step import Frame, Row, Step
from lmoe.engine.stops import IncrementalText, StopStrings
from lmoe.errors import ContextTooLong, GenerationFailed, InvalidRequest, LmoeError, LoadError, ModelNotFound, PackageError, Unavailable
from lmoe.experts.adapter import Adapter
from lmoe.generation import GenerationRequest, Load, Piece, Sampling, Share

log = logging.getLogger(__name__)

_JUDGED_AT_ONCE = 32
"""Prompt tokens whose logits are held together: a whole prompt's would be gigabytes."""

T = TypeVar("T")

CANARY = 8
"""Tokens of the fixed prompt that shows whether anything changed that must not."""


EXACT, CLOSE = 1e-2, 0.15
"""How far a base's logits may be from the model's own at the start, in float32 and in fewer bits (relative norm)."""


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


@dataclass(slots=True)
class _Inbox:
    """Messages to the model's thread, under one lock: new sequences, and acts to run between steps."""

    ready: threading.Condition = field(default_factory=threading.Condition)
    acts: deque[Callable[[], None]] = field(default_factory=deque)
    closing: bool = False


class BankEngine:
    """Implements `lmoe.generation.Engine` over a loaded base. `start` before use, `close` after."""

    def __init__(self, base: Base, limits: Limits | None = None) -> None:
        self._base = base
        self._limits = limits or Limits()
        self._frame = Frame()
        self._grammars = Grammars(base.tokenizer, base.vocabulary, base.eos_ids)
        self._bank = Bank(base.linear_shapes, dtype=base.dtype, device=base.device, limit=self._limits.adapter_bytes)
        self._cache = SlotCache(self._limits.kv_cache_bytes or default_cache_bytes(base.device), self._frame)
        given = self._limits.prefix_bytes
        self._prefixes = PrefixStore(self._cache, self._cache.limit // 8 if given is None else given)
        self._scheduler = Scheduler(self._limits.max_running, self._limits.max_waiting, self._limits.step_tokens, self._known)
        self._inbox = _Inbox()
        self._resident: set[str] = set()
        self._uses: Counter[str] = Counter()
        self._unproven: set[int] = set()
        self._draining: dict[str, list[Future[None]]] = {}
        self._adding = threading.Lock()
        self._incoming: str | None = None
        self._canary_cache = SlotCache(self._cache.limit, self._frame, slots=1, capacity=CANARY)
        self._max_length = base.max_length
        self._ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="lmoe-engine", daemon=True)
        self._by_sequences: Counter[int] = Counter()
        self._by_mixes: Counter[int] = Counter()
        self._reused = 0
        self._expected = self._own_logits()
        self._install()

    def _own_logits(self) -> Tensor:
        """What the model itself makes of a short text, before anything of ours is in it: [tokens, vocabulary]."""
        model = self._base.model
        ids = torch.tensor([_trial(self._base.vocabulary)], device=self._base.device)
        try:
            with torch.inference_mode():
                logits: Tensor = model(input_ids=ids, use_cache=False).logits[0].float()
        except Exception as e:
            raise LoadError(f"{self._base.name!r} does not run: {_one_line(e)}") from e
        return logits

    def _install(self) -> None:
        """Put the bank behind every linear layer, and the cache behind every attention layer."""
        model = self._base.model
        for name, layer in self._bank.layers.items():
            parent, _, child = name.rpartition(".")
            owner = model.get_submodule(parent)
            setattr(owner, child, BankedLinear(getattr(owner, child), layer, self._frame))
        config: Any = model.config
        layers = config.get_text_config().num_hidden_layers
        found = attach(model, self._cache)
        if found != layers:
            raise LoadError(
                f"The base model {self._base.name!r} has the architecture {config.model_type!r}, which is not supported: "
                f"{found} of its {layers} layers have the kind of attention that lmoe's cache can serve."
            )

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
            return Load(running, waiting, dict(self._by_sequences), dict(self._by_mixes), self._reused)

    def start(self) -> None:
        """Run a first forward; returns once it has worked. Raises LoadError when it did not."""
        self._thread.start()
        self._ready.result()

    def close(self) -> None:
        """Fail what still runs, and end the thread. Idempotent."""
        with self._inbox.ready:
            self._inbox.closing = True
            self._inbox.ready.notify()
        if self._thread.is_alive():
            self._thread.join()

    def submit(self, request: GenerationRequest, deliver: Callable[[Piece], None]) -> Sequence:
        """See `lmoe.generation.Engine`. Raises InvalidRequest for ids outside the vocabulary, ModelNotFound for unknown revisions."""
        # From here on the uses are counted; what is kept by shares (prefixes, turns) must hold nobody's expert.
        request = replace(request, shares=tuple(Share(share.revision, share.weight) for share in request.shares))
        sequence = self._make(request, deliver)
        with self._inbox.ready:
            if self._inbox.closing:
                raise Unavailable("The engine is shutting down.")
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
                while not self._between_steps(act).result():
                    pass
            finally:
                self._incoming = None

    def canary(self, revision: str | None = None) -> bytes:
        """A digest of the logits after a fixed prompt, under one resident revision or the bare base (None).

        It runs alone, in a cache of its own and in one fixed shape, so that equal digests mean bit-identical answers. Raises
        PackageError when the logits are not numbers.
        """
        shares = () if revision is None else (Share(revision),)
        ids = tuple((7 * i + 11) % self._base.vocabulary for i in range(CANARY))

        def act() -> bytes:
            with self._cache.set_aside(self._canary_cache):
                logits = self._forward(Step([Row(0, 0, ids, shares)], self._base.dtype, self._base.device))
            if not bool(torch.isfinite(logits).all()):
                raise PackageError("The adapter's output is not a number.")
            return hashlib.sha256(logits.cpu().numpy().tobytes()).digest()

        return self._between_steps(act).result()

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
        self._between_steps(act)
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

    def _between_steps(self, act: Callable[[], T]) -> "Future[T]":
        done: Future[T] = Future()

        def run() -> None:
            try:
                result = act()
            except Exception as e:
                done.set_exception(e)
            else:
                done.set_result(result)

        with self._inbox.ready:
            if self._inbox.closing:
                raise Unavailable("The engine is shutting down.")
            self._inbox.acts.append(run)
            self._inbox.ready.notify()
        return done

    # The model's thread.

    def _run(self) -> None:
        with torch.inference_mode():
            try:
                self._warm_up()
            except Exception as e:
                self._inbox.closing = True
                self._ready.set_exception(e if isinstance(e, LmoeError) else LoadError(f"{self._base.name!r} does not run: {_one_line(e)}"))
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
            with self._inbox.ready:
                self._inbox.closing = True
            self._abandon(error)

    def _warm_up(self) -> None:
        """One forward of one token shows that the model runs, and how large its keys and values are."""
        logits = self._logits(Step([Row(0, 0, (min(self._base.eos_ids, default=0),))], self._base.dtype, self._base.device))
        if not bool(torch.isfinite(logits).all()) or not bool(torch.isfinite(self._expected).all()):
            raise LoadError(f"The base model {self._base.name!r} yields logits that are not numbers; its weights may be damaged.")
        self._check_logits()
        self._max_length = min(self._base.max_length, self._cache.limit // max(1, self._cache.bytes_per_token))
        if self._max_length < GROWTH:
            needed = GROWTH * self._cache.bytes_per_token
            raise LoadError(f"--kv-cache-memory {self._cache.limit} bytes is too little: {GROWTH} tokens of this base need {needed}.")

    def _check_logits(self) -> None:
        """A prompt in two chunks and a decoded token must give the model's own logits, or some part of it is not served rightly.

        Attention sinks, recurrent states and the like would otherwise be left out without a word.
        """
        ids = _trial(self._base.vocabulary)
        for start, stop in ((0, 5), (5, len(ids) - 1), (len(ids) - 1, len(ids))):
            row = Row(0, start, ids[start:stop])
            self._cache.reserve(1, stop)
            (logits,) = self._logits(Step([row], self._base.dtype, self._base.device))
            expected = self._expected[stop - 1]
            error = float((logits - expected).norm() / expected.norm().clamp_min(1e-6))
            exact = self._base.dtype == torch.float32 and not getattr(self._base.model, "is_quantized", False)
            if error > (EXACT if exact else CLOSE):
                raise LoadError(
                    f"The base model {self._base.name!r} has the architecture {self._base.model.config.model_type!r}, which is not "  # type: ignore[union-attr]
                    f"supported: under lmoe's cache its logits differ from its own by {error:.1%}."
                )
        self._expected = self._expected[:0]

    def _wait(self) -> bool:
        """Sleep until there is something to do, and do what was asked between steps; False when closing."""
        with self._inbox.ready:
            while not self._inbox.closing and not self._inbox.acts and self._scheduler.idle:
                self._inbox.ready.wait()
            acts = list(self._inbox.acts)
            self._inbox.acts.clear()
            closing = self._inbox.closing
        for act in acts:
            act()
        return not closing

    def _turn(self) -> None:
        """One step: schedule, run, postprocess."""
        with self._inbox.ready:
            self._forget({s for s in (*self._scheduler.running, *self._scheduler.waiting) if s.cancelled})
            work = self._scheduler.schedule(self._cache.fits)
        if not work:
            return
        try:
            self._step(work)
        except Exception as e:
            # Whatever it was, the sequences in this step cannot go on; the engine and those that wait can.
            if not isinstance(e, LmoeError):
                log.exception("a step of %d sequences failed", len(work))
            for item in work:
                item.sequence.fail(e if isinstance(e, LmoeError) else GenerationFailed(f"The engine failed: {type(e).__name__}"))
        with self._inbox.ready:
            self._forget({item.sequence for item in work if item.sequence.finished})
        self._drain()

    def _known(self, sequence: Sequence) -> int:
        return min(len(self._prefixes.match(sequence.request.shares, sequence.ids)), sequence.skippable // BLOCK) * BLOCK

    def _step(self, work: list[Work]) -> None:
        step = Step([_row(item) for item in work], self._base.dtype, self._base.device)
        with self._inbox.ready:
            self._by_sequences[len(work)] += 1
            self._by_mixes[len({row.shares for row in step.rows})] += 1
        self._cache.reserve(max(row.slot for row in step.rows) + 1, max(row.stop for row in step.rows))
        self._begin(work)
        # Only now: what the newcomers reuse had to be there, and the slots may have grown.
        self._prefixes.trim()
        hidden = self._forward(step)
        logits = self._base.logits(hidden[step.last_tokens()])
        self._judge(work, hidden)
        for item in work:
            item.sequence.cached += item.count
        speaking = [item.sequence for item, row in zip(work, step.rows, strict=True) if row.logits]
        sane = torch.isfinite(logits).all(dim=-1).tolist()
        for sequence, fine in zip(speaking, sane, strict=True):
            if fine:
                self._unproven.discard(sequence.slot)
                if not sequence.generated:
                    self._prefixes.keep(sequence.request.shares, sequence.ids[: sequence.cached], sequence.slot)
            else:
                sequence.fail(GenerationFailed("The model's output for this sequence is not a number."))
        for sequence in speaking:
            if sequence.max_tokens == 0 and not sequence.finished:
                sequence.end_unspoken()
        kept = [i for i, sequence in enumerate(speaking) if not sequence.finished]
        if len(kept) < len(speaking):
            logits, speaking = logits[kept], [speaking[i] for i in kept]
        if speaking:
            for sequence, chosen in zip(speaking, sample(logits, [s.sampler for s in speaking]), strict=True):
                constraint = sequence.sampler.constraint
                if constraint is not None and constraint.problem is not None:
                    reason = f"The answer could not follow the schema in 'response_format': {constraint.problem}"
                    sequence.fail(InvalidRequest(reason, param="response_format"))
                    continue
                try:
                    sequence.accept(chosen)
                    if sequence.finished:
                        # The chat's next turn begins with this one.
                        self._prefixes.keep(sequence.request.shares, sequence.ids[: sequence.cached], sequence.slot)
                except Exception as e:
                    log.exception("a token could not be turned into text")
                    sequence.fail(GenerationFailed(f"The engine failed: {type(e).__name__}"))

    def _judge(self, work: list[Work], hidden: Tensor) -> None:
        """Prompt log-probabilities, for the sequences that want them; `hidden` is [tokens, hidden] in the step's order."""
        at = 0
        for item in work:
            sequence, wanted = item.sequence, item.sequence.unjudged(item.count)
            for start in range(wanted.start, wanted.stop, _JUDGED_AT_ONCE):
                stop = min(start + _JUDGED_AT_ONCE, wanted.stop)
                logits = self._base.logits(hidden[at + start - sequence.cached : at + stop - sequence.cached])
                sequence.judge(judge(logits, sequence.ids[start + 1 : stop + 1], sequence.request.sampling.prompt_logprobs or 0))
            at += item.count

    def _begin(self, work: list[Work]) -> None:
        """Prepare the slots of those that run for the first time: reused keys and values go in.

        A slot is zeroed before unless the last sequence there ended in finite logits: a prompt cancelled half-way, a failed step or a
        failed row may have left NaN, which a mask does not silence.
        """
        for sequence in (item.sequence for item in work):
            if sequence.fresh:
                if sequence.slot in self._unproven:
                    self._cache.clear(sequence.slot)
                blocks = self._prefixes.match(sequence.request.shares, sequence.ids)
                self._prefixes.restore(sequence.slot, blocks[: sequence.cached // BLOCK])
                self._reused += sequence.cached
                sequence.fresh = False
            self._unproven.add(sequence.slot)

    def _logits(self, step: Step) -> Tensor:
        """Logits [rows that want them, vocabulary] in float32."""
        return self._base.logits(self._forward(step)[step.last_tokens()])

    def _forward(self, step: Step) -> Tensor:
        """The decoder's output [tokens, hidden]."""
        self._frame.step = step
        try:
            return self._base.hidden(step.input_ids(), step.position_ids())[0]
        finally:
            self._frame.step = None

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
            acts = list(self._inbox.acts)
            self._inbox.acts.clear()
        for act in acts:
            act()
        for sequence in left:
            sequence.fail(error)
        for waiting in self._draining.values():
            for done in waiting:
                done.set_result(None)


def _trial(vocabulary: int) -> tuple[int, ...]:
    """A few ids, spread over the vocabulary."""
    return tuple(17 + 7919 * i % max(1, vocabulary - 17) for i in range(12)) if vocabulary > 32 else tuple(range(min(12, vocabulary)))


def _one_line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def default_cache_bytes(device: torch.device) -> int:
    """A quarter of the host's memory, or most of what the weights left free on a GPU."""
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        return int(free * 0.8)
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4


def _row(item: Work) -> Row:
    s = item.sequence
    ids = tuple(s.ids[s.cached : s.cached + item.count])
    return Row(s.slot, s.cached, ids, s.request.shares, logits=item.count == s.pending)
