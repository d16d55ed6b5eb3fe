"""Route, then generate: the only module that knows both a router and an engine.

Knows neither HTTP nor how experts are stored. Names become immutable revisions here, once, when a request is admitted.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from lmoe.answer import Answer
from lmoe.asked import BARE, ChatRequest, Target, TextRequest
from lmoe.chat import ChatFormat, Message
from lmoe.encoding import Encoding, fitting_chat, fitting_text, size_of, vocabulary_of
from lmoe.errors import ContextTooLong, InvalidRequest
from lmoe.experts.registry import BASE, Registry
from lmoe.generation import BaseFacts, Engine, GenerationRequest, Mailbox, Sampling, Share
from lmoe.lifecycle.lifecycle import Lifecycle
from lmoe.lifecycle.live import Live
from lmoe.probe import probe
from lmoe.routing.conversation import Sessions, routing_text
from lmoe.routing.decision import Decision
from lmoe.routing.embedding import TooManyDimensions, embed
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.routing.worker import RoutingWorker
from lmoe.selection import DescriptionSelector
from lmoe.tools import Syntax, Tool
from lmoe.vocabulary import Vocabulary
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.requests import RequestLog
from lmoe.workbench.sources import Sources

log = logging.getLogger(__name__)

T = TypeVar("T")

EMBEDDED_AT_ONCE = 64


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
        facts: BaseFacts | None = None,
        close: Callable[[], None] | None = None,
        ask_base: bool = False,
        seconds: float | None = None,
    ) -> None:
        """`close` ends whatever was started for the engine. `ask_base` lets the base choose by the experts' descriptions."""
        self.model_id = model_id
        self.defaults = defaults or Sampling()
        self.facts = facts or BaseFacts()
        self.live = Live(registry, router)
        self.engine = engine
        self.lifecycle: Lifecycle | None = None
        """Where experts are added and removed; None where the set is fixed."""
        self.requests: RequestLog | None = None
        self.feedback: Feedback | None = None
        self.sources: Sources | None = None
        self._format = chat_format
        self._close = close
        self._seconds = seconds
        self._worker = RoutingWorker()
        self._sessions = Sessions()
        self._mailboxes: dict[asyncio.AbstractEventLoop, Mailbox] = {}
        self._encoding = Encoding(chat_format)
        self._schemas = ThreadPoolExecutor(2, thread_name_prefix="lmoe-schemas")
        self._selector = DescriptionSelector(engine, chat_format, self._encoding.quick) if ask_base else None

    @property
    def registry(self) -> Registry:
        return self.live.registry

    @property
    def router(self) -> Router:
        return self.live.router

    def publish(self, live: Live) -> None:
        """From now on new requests see these experts and this router; those under way keep what they began with."""
        self.live = live

    @property
    def max_length(self) -> int:
        return self.engine.max_length

    @property
    def syntax(self) -> Syntax:
        """How the base writes calls of tools."""
        return self._format.syntax

    def close(self) -> None:
        """Release the threads and the engine. Nothing may be asked afterwards."""
        self._worker.close()
        self._encoding.close()
        self._schemas.shutdown(wait=False, cancel_futures=True)
        if self.requests is not None:
            self.requests.close()
        if self.lifecycle is not None:
            self.lifecycle.close()
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
        return Target.blended(self.registry, strengths)

    def allowed(self, names: Iterable[str]) -> frozenset[str]:
        """Experts that a request lets compete, `base` among them or not. Raises ModelNotFound."""
        return frozenset(name if name == BASE else self.registry.resolve(name).name for name in names)

    async def route(
        self,
        messages: Sequence[Message],
        *,
        explain: bool = False,
        target: Target | None = None,
        allow: frozenset[str] | None = None,
        session: str | None = None,
    ) -> Decision:
        """What a chat with this would decide, with the revision that would answer now; a session is looked at, not changed."""
        if target is not None:
            return self._requested(target)
        decision, _ = await self._decide(Query(messages, allow, explain, self._sessions.last(session)))
        return decision

    async def chat(self, request: ChatRequest) -> Answer:
        """Admit a chat. Raises ContextTooLong or InvalidRequest here; what the engine refuses is raised by the first piece."""
        started = time.perf_counter()
        # Routing and tokenising need nothing of each other.
        messages, tools, limit, room = request.messages, request.tools, self.engine.max_length, self._room(request.sampling)
        encoding = self._encoding.start(size_of(messages, tools), lambda chats: fitting_chat(chats, messages, tools, limit, room))
        try:
            decision, shares, routing_duration = await self._timed_decision(request)
        except BaseException:
            encoding.cancel()
            raise
        prompt_ids = await encoding
        sampling = self._bounded(request.sampling, len(prompt_ids))
        await self._prepared(sampling)
        requests = [GenerationRequest(prompt_ids, shares, _for_answer(sampling, i), self._seconds) for i in range(request.n)]
        return Answer(self.engine, requests, (decision,), started, routing_duration, mailbox=self._mailbox())

    async def complete(self, request: TextRequest) -> Answer:
        """Admit texts. Raises as `chat` does."""
        started = time.perf_counter()
        await self._prepared(request.sampling)
        limit, room = self.engine.max_length, self._room(request.sampling)
        size = sum(map(len, request.prompts))
        texts, prompts = await self._encoding.start(size, lambda chats: _read(chats, request, limit, room))
        chats = [ChatRequest((Message("user", text),), request.target, explain=request.explain) for text in texts]
        decided = await asyncio.gather(*map(self._timed_decision, chats))
        requests = []
        for prompt_ids, (_, shares, _) in zip(prompts, decided, strict=True):
            sampling = self._bounded(request.sampling, len(prompt_ids), own_stops=False)
            answers = [_for_answer(sampling, i) for i in range(request.n)]
            requests += [GenerationRequest(prompt_ids, shares, one, self._seconds, continues=True) for one in answers]
        routing_duration = max(seconds for *_, seconds in decided)
        decisions = [decision for decision, *_ in decided]
        return Answer(self.engine, requests, decisions, started, routing_duration, texts, self._mailbox())

    async def encoded(self, work: Callable[[Vocabulary], T], size: int = 0) -> T:
        """What `work` makes of the base's vocabulary, off the event loop, on `size` characters or ids in all."""
        return await self._encoding.start(size, lambda chats: work(vocabulary_of(chats)))

    async def embed(self, texts: Sequence[str], dimensions: int | None = None) -> list[list[float]]:
        """Unit vectors of the router's encoder, some texts at a time. Raises InvalidRequest for more dimensions than it has."""
        vectors: list[list[float]] = []
        for start in range(0, len(texts), EMBEDDED_AT_ONCE):
            try:
                some = await asyncio.to_thread(embed, self.router.encoder, texts[start : start + EMBEDDED_AT_ONCE], dimensions)
            except TooManyDimensions as e:
                raise InvalidRequest(
                    f"Invalid 'dimensions': integer above maximum value. Expected a value <= {e.width}, but got {dimensions} instead.",
                    param="dimensions",
                    code="integer_above_max_value",
                ) from None
            vectors += some.tolist()
        return vectors

    async def tokenized(self, messages: Sequence[Message], tools: Sequence[Tool] = ()) -> tuple[int, ...]:
        """A chat's prompt ids. Raises InvalidRequest."""
        return await self._encoding.start(size_of(messages, tools), lambda chats: chats.encode(messages, tools))

    async def probe(self) -> None:
        """Raises Unavailable unless the model works."""
        await probe(self.engine)

    async def _timed_decision(self, request: ChatRequest) -> tuple[Decision, tuple[Share, ...], float]:
        started = time.perf_counter()
        if request.target is not None:
            self._sessions.remember(request.session, request.target.name)
            self.engine.prefetch(request.target.shares)
            return self._requested(request.target), request.target.shares, time.perf_counter() - started
        decision, shares = await self._decide(Query(request.messages, request.allow, request.explain, self._sessions.last(request.session)))
        # The way into the bank hides behind what is still to be done: tokenising and queueing.
        self.engine.prefetch(shares)
        if not decision.passing:
            self._sessions.remember(request.session, decision.expert)
        if self.requests is not None:
            self.requests.note(routing_text(request.messages), decision.expert, self.router.encoder)
        return decision, shares, time.perf_counter() - started

    def _requested(self, target: Target) -> Decision:
        return Decision(target.name, "requested", router_version=self.router.version, revision=target.revision, blend=target.blend)

    async def _decide(self, query: Query) -> tuple[Decision, tuple[Share, ...]]:
        live = self.live
        registry = live.registry
        served = {BASE, *registry.names}
        allow = served if query.allow is None else served & set(query.allow)
        try:
            if self._selector is not None:
                descriptions = {expert.name: expert.description for expert in registry.experts.values()}
                decision = await self._selector.choose(query.messages, descriptions, allow)
            else:
                decision = await self._worker.route(live.router, replace(query, allow=allow))
        except Exception:
            log.exception("the router failed; the base answers")
            decision = Decision(BASE, "fallback")
        target = BARE if decision.expert == BASE else Target.of(registry.resolve(decision.expert))
        return replace(decision, revision=target.revision), target.shares

    def _mailbox(self) -> Mailbox:
        """The running loop's: the pieces of all its answers wake it together."""
        loop = asyncio.get_running_loop()
        if loop not in self._mailboxes:
            self._mailboxes = {loop: Mailbox(loop)}
        return self._mailboxes[loop]

    async def _prepared(self, sampling: Sampling) -> None:
        """A schema may take long to compile: off the event loop, on threads that nothing else waits for, before the engine's turn."""
        if sampling.json_schema is not None:
            await asyncio.get_running_loop().run_in_executor(self._schemas, self.engine.prepare, sampling)

    def _room(self, sampling: Sampling) -> int:
        """Tokens that a prompt may have."""
        return self.engine.max_length - (sampling.max_tokens != 0)

    def _bounded(self, sampling: Sampling, prompt_tokens: int, *, own_stops: bool = True) -> Sampling:
        """Within the room that the prompt leaves: only the prompt itself can be too long, and it is not."""
        room = self.engine.max_length - prompt_tokens
        limit = room if sampling.max_tokens is None else min(sampling.max_tokens, room)
        stop = sampling.stop + (self._format.stop if own_stops else ())
        return replace(sampling, max_tokens=limit, min_tokens=min(sampling.min_tokens, limit), stop=stop)


def _read(chats: ChatFormat, request: TextRequest, limit: int, room: int) -> tuple[list[str], list[tuple[int, ...]]]:
    """Each prompt in words and in ids. Raises ContextTooLong where it is certain."""
    vocabulary = vocabulary_of(chats)
    texts: list[str] = []
    prompts: list[tuple[int, ...]] = []
    for prompt in request.prompts:
        ids = fitting_text(chats, prompt, limit, room, special=request.special) if isinstance(prompt, str) else prompt
        if len(ids) > room:
            raise ContextTooLong(limit, len(ids), param="prompt")
        texts.append(prompt if isinstance(prompt, str) else vocabulary.read(prompt))
        prompts.append(ids or vocabulary.beginning())
    return texts, prompts


def _for_answer(sampling: Sampling, index: int) -> Sampling:
    """Several answers to one seeded request differ, and the first is what a single one would be."""
    if sampling.seed is None or index == 0:
        return sampling
    return replace(sampling, seed=(sampling.seed + index) % 2**63)
