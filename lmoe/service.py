"""Route, then generate: the only module that knows both a router and an engine.

Knows neither HTTP nor how experts are stored. Names become immutable revisions here, once, when a request is admitted.
"""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import cast

from lmoe.chat import ChatFormat, Message, routing_text
from lmoe.errors import ContextTooLong, InvalidRequest, LmoeError, Unavailable
from lmoe.experts.registry import BASE, Expert, Registry
from lmoe.generation import Engine, GenerationRequest, Piece, Sampling, Share, stream
from lmoe.routing.decision import Decision
from lmoe.routing.router import Router
from lmoe.routing.worker import RoutingWorker
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.requests import RequestLog

log = logging.getLogger(__name__)

MAX_BLEND = 16
MAX_STRENGTH = 4.0
PROBE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Target:
    """Who was asked to answer, resolved to revisions: one expert, the bare base, or a blend."""

    name: str
    shares: tuple[Share, ...] = ()
    revision: str | None = None
    blend: Mapping[str, str] | None = None

    @classmethod
    def of(cls, expert: Expert) -> "Target":
        return cls(expert.name, (Share(expert.digest),), expert.revision)


BARE = Target(BASE)


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One chat to answer `n` times. No `target` means that the router decides."""

    messages: tuple[Message, ...]
    target: Target | None = None
    sampling: Sampling = field(default_factory=Sampling)
    n: int = 1
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    prompt_tokens: int
    completion_tokens: int

    @property
    def total_tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens


class Answer:
    """An admitted chat: its decision is known, its text is still to come from `pieces`."""

    def __init__(
        self, engine: Engine, requests: Sequence[GenerationRequest], decision: Decision, started: float, routing_duration: float
    ) -> None:
        self.decision = decision
        self.routing_duration = routing_duration
        self.engine = engine
        self._requests = requests
        self._started = started
        self._generated = 0

    @property
    def duration(self) -> float:
        """Seconds since the request was admitted, routing included."""
        return time.perf_counter() - self._started

    @property
    def usage(self) -> Usage:
        """Tokens so far; the prompt counts once, however many answers were asked for."""
        return Usage(len(self._requests[0].prompt_ids), self._generated)

    async def pieces(self) -> AsyncGenerator[tuple[int, Piece], None]:
        """Each piece with the index of its answer. Closing the iterator early cancels what still runs."""
        async with aclosing(_merged([_submitted(self.engine, request) for request in self._requests])) as merged:
            async for index, piece in merged:
                self._generated += len(piece.token_ids)
                yield index, piece


class Service:
    """Answers chats with one engine, one router and the experts of the current registry."""

    def __init__(
        self,
        *,
        model_id: str,
        engine: Engine,
        router: Router,
        registry: Registry,
        chat_format: ChatFormat,
        defaults: Sampling | None = None,
        close: Callable[[], None] | None = None,
    ) -> None:
        """`close` ends whatever was started for the engine."""
        self.model_id = model_id
        self.defaults = defaults or Sampling()
        self.registry = registry
        self.router = router
        self.engine = engine
        self.requests: RequestLog | None = None
        self.feedback: Feedback | None = None
        self._format = chat_format
        self._close = close
        self._worker = RoutingWorker()
        # Off the event loop, and one at a time: tokenizers are not safe to share between threads.
        self._encoding = ThreadPoolExecutor(1, thread_name_prefix="lmoe-encoding")

    @property
    def max_length(self) -> int:
        return self.engine.max_length

    def close(self) -> None:
        """Release the threads and the engine. Nothing may be asked afterwards."""
        self._worker.close()
        self._encoding.shutdown(wait=True, cancel_futures=True)
        if self.requests is not None:
            self.requests.close()
        if self._close is not None:
            self._close()

    def sample_count(self, name: str) -> int:
        """Routing samples of an expert; with none it is served by name only."""
        return len(self.router.samples.experts.get(name, ()))

    def named(self, name: str) -> Target:
        """`base`, an expert's name, or `name@revision`. Raises ModelNotFound."""
        return BARE if name == BASE else Target.of(self.registry.resolve(name))

    def blended(self, strengths: Mapping[str, float]) -> Target:
        """Several experts at once, at the strengths given. Raises ModelNotFound, or InvalidRequest for strengths that make no sense."""
        registry = self.registry
        if not 1 <= len(strengths) <= MAX_BLEND:
            raise InvalidRequest(f"Invalid 'expert': a blend names 1 to {MAX_BLEND} experts, but got {len(strengths)}.", param="expert")
        shares: list[Share] = []
        blend: dict[str, str] = {}
        for name, strength in strengths.items():
            if name == BASE:
                raise InvalidRequest("Invalid 'expert': 'base' adds nothing to a blend; lower the other strengths instead.", param="expert")
            if not (isfinite(strength) and 0 < strength <= MAX_STRENGTH):
                raise InvalidRequest(
                    f"Invalid 'expert': the strength of '{name}' must be above 0, at most {MAX_STRENGTH:g}, but got {strength:g} instead.",
                    param="expert",
                )
            expert = registry.resolve(name)
            if expert.name in blend:
                raise InvalidRequest(f"Invalid 'expert': the blend names '{expert.name}' twice.", param="expert")
            shares.append(Share(expert.digest, strength))
            blend[expert.name] = expert.revision
        reported = "+".join(f"{name}:{share.weight:.12g}" for name, share in zip(blend, shares, strict=True))
        return Target(reported, tuple(shares), None, blend)

    async def route(self, messages: Sequence[Message], *, explain: bool = False) -> Decision:
        """What the router would decide, with the revision that would answer now."""
        decision, _ = await self._decide(messages, explain)
        return decision

    async def chat(self, request: ChatRequest) -> Answer:
        """Admit a chat. Raises ContextTooLong or InvalidRequest here; what the engine refuses is raised by the first piece."""
        started = time.perf_counter()
        encoding = asyncio.get_running_loop().run_in_executor(self._encoding, self._format.encode, request.messages)
        # Routing and tokenising need nothing of each other.
        (decision, shares, routing_duration), prompt_ids = await asyncio.gather(self._timed_decision(request), encoding)
        sampling = self._bounded(request.sampling, len(prompt_ids))
        requests = [GenerationRequest(prompt_ids, shares, _for_answer(sampling, i)) for i in range(request.n)]
        return Answer(self.engine, requests, decision, started, routing_duration)

    async def probe(self) -> None:
        """One real forward of the base. Raises Unavailable when it fails or takes too long."""
        request = GenerationRequest((0,), sampling=Sampling(max_tokens=1, temperature=0.0))
        try:
            async with asyncio.timeout(PROBE_SECONDS), aclosing(_submitted(self.engine, request)) as pieces:
                async for _ in pieces:
                    pass
        except TimeoutError:
            raise Unavailable(f"The model did not answer within {PROBE_SECONDS:g} seconds.") from None
        except LmoeError as e:
            raise Unavailable(f"The model does not answer: {e.message}") from None

    async def _timed_decision(self, request: ChatRequest) -> tuple[Decision, tuple[Share, ...], float]:
        started = time.perf_counter()
        if request.target is not None:
            target = request.target
            decision = Decision(target.name, "requested", router_version=self.router.version, revision=target.revision, blend=target.blend)
            return decision, target.shares, time.perf_counter() - started
        decision, shares = await self._decide(request.messages, request.explain)
        if self.requests is not None:
            self.requests.note(routing_text(request.messages), decision.expert, self.router.encoder)
        return decision, shares, time.perf_counter() - started

    async def _decide(self, messages: Sequence[Message], explain: bool) -> tuple[Decision, tuple[Share, ...]]:
        registry = self.registry
        try:
            decision = await self._worker.route(self.router, messages, {BASE, *registry.names}, explain)
        except Exception:
            log.exception("the router failed; the base answers")
            decision = Decision(BASE, "fallback")
        target = BARE if decision.expert == BASE else Target.of(registry.resolve(decision.expert))
        return replace(decision, revision=target.revision), target.shares

    def _bounded(self, sampling: Sampling, prompt_tokens: int) -> Sampling:
        """Within the room that the prompt leaves: only the prompt itself can be too long."""
        room = self.engine.max_length - prompt_tokens
        if room < 1:
            raise ContextTooLong(self.engine.max_length, prompt_tokens)
        limit = room if sampling.max_tokens is None else min(sampling.max_tokens, room)
        return replace(sampling, max_tokens=limit, min_tokens=min(sampling.min_tokens, limit), stop=sampling.stop + self._format.stop)


def _for_answer(sampling: Sampling, index: int) -> Sampling:
    """Several answers to one seeded request differ, and the first is what a single one would be."""
    if sampling.seed is None or index == 0:
        return sampling
    return replace(sampling, seed=(sampling.seed + index) % 2**63)


def _submitted(engine: Engine, request: GenerationRequest) -> AsyncGenerator[Piece, None]:
    return cast("AsyncGenerator[Piece, None]", stream(engine, request))


async def _merged(streams: Sequence[AsyncGenerator[Piece, None]]) -> AsyncGenerator[tuple[int, Piece], None]:
    """Pieces of all streams as they come, each with its stream's index; the first failure ends all of them."""
    if len(streams) == 1:
        async with aclosing(streams[0]) as only:
            async for piece in only:
                yield 0, piece
        return
    queue: asyncio.Queue[tuple[int, Piece] | BaseException | None] = asyncio.Queue()

    async def pump(index: int, pieces: AsyncGenerator[Piece, None]) -> None:
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    queue.put_nowait((index, piece))
            queue.put_nowait(None)
        except Exception as e:
            queue.put_nowait(e)

    tasks = [asyncio.create_task(pump(i, pieces)) for i, pieces in enumerate(streams)]
    running = len(tasks)
    try:
        while running:
            item = await queue.get()
            if isinstance(item, BaseException):
                raise item
            if item is None:
                running -= 1
            else:
                yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
