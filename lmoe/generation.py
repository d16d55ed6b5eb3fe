"""The words that the service and every engine share: what to generate, how, and what comes back.

Knows nothing of models, HTTP or experts' names: an engine is asked for revisions, which are immutable.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, cast

from lmoe.errors import LmoeError

FinishReason = Literal["stop", "length"]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to choose tokens. `temperature` 0 is greedy; `max_tokens` None means all the room there is.

    `logprobs` None reports none; 0 reports the chosen token's; n adds the n likeliest; `prompt_logprobs` says the same of the
    prompt's own tokens. `top_k` 0 keeps all; `max_tokens` 0 reads the prompt and says nothing.
    `json_schema` is the text of the schema that the answer must fit, and `schema_field` what the client calls it.
    """

    max_tokens: int | None = None
    min_tokens: int = 0
    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    presence_penalty: float = 0.0
    frequency_penalty: float = 0.0
    logit_bias: Mapping[int, float] = field(default_factory=dict)
    seed: int | None = None
    stop: tuple[str, ...] = ()
    stop_token_ids: tuple[int, ...] = ()
    ignore_eos: bool = False
    logprobs: int | None = None
    prompt_logprobs: int | None = None
    json_schema: str | None = None
    schema_field: str = "response_format"


@dataclass(frozen=True, slots=True)
class Share:
    """One revision's part in a sequence: its columns, gated by `weight` times the adapter's own scale.

    `holder` is whatever must stay alive until the share is submitted: a revision is unloaded when nobody holds it any more, and the
    engine has finished what it was given.
    """

    revision: str
    weight: float = 1.0
    holder: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One sequence to generate. No `shares` means the bare base; several mean a blend.

    `seconds` after its submission it is given up, waiting or running (None: never). The answer `continues` the prompt's text, or is a
    text of its own, which no space precedes.
    """

    prompt_ids: tuple[int, ...]
    shares: tuple[Share, ...] = ()
    sampling: Sampling = field(default_factory=Sampling)
    seconds: float | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class TokenLogprob:
    """A generated token, its natural-log probability, and the likeliest alternatives, likeliest first."""

    token_id: int
    token: bytes
    logprob: float
    top: tuple[tuple[int, bytes, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What one step added: whole characters of text, and the tokens behind them.

    The first piece has the prompt's own log-probabilities in `prompt`, where they were asked for: one for each of its tokens, of which
    the first, with nothing before it, counts as certain. The last piece has a `finish_reason`; `error` says that the sequence failed.
    """

    text: str = ""
    token_ids: tuple[int, ...] = ()
    logprobs: tuple[TokenLogprob, ...] = ()
    prompt: tuple[TokenLogprob, ...] = ()
    finish_reason: FinishReason | None = None
    error: LmoeError | None = None

    @property
    def last(self) -> bool:
        return self.finish_reason is not None or self.error is not None


@dataclass(frozen=True, slots=True)
class Adapters:
    """Where an engine's adapters are: how many it knows, and how many of them are in the bank and in the host's memory.

    Of all uses so far, `hits` found theirs in the bank and `misses` did not; `loads` entered it and `evictions` made room for others;
    `reads` came from disk again.
    """

    known: int = 0
    in_bank: int = 0
    on_host: int = 0
    hits: int = 0
    misses: int = 0
    loads: int = 0
    evictions: int = 0
    reads: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    """What an engine is doing: sequences running and waiting, and of all its steps so far how many had how many sequences and mixes.

    A mix is one choice of experts: the bare base, one expert, or a blend. `reused_tokens` of all prompts so far needed no computing.
    `tokens` were chosen so far, each from a forward that worked.
    """

    running: int
    waiting: int
    steps_by_sequences: Mapping[int, int]
    steps_by_mixes: Mapping[int, int]
    reused_tokens: int = 0
    adapters: Adapters = field(default_factory=Adapters)
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class BaseFacts:
    """What may be told of a base model: its family, its size in parameters and in resident bytes, and how its weights are held."""

    architecture: str = "unknown"
    parameters: int = 0
    hidden_size: int = 0
    bytes: int = 0
    precision: str = "unknown"
    on_gpu: bool = False


class Ticket(Protocol):
    """A submitted sequence. Cancelling is idempotent, and takes effect at the next step."""

    def cancel(self) -> None: ...


class Engine(Protocol):
    """Generates sequences in one shared batch. Thread-safe.

    `submit` raises `Overloaded` when the queue is full and `ContextTooLong` when the prompt leaves no room;
    `deliver` is called from the engine's own thread and must return at once.
    """

    @property
    def max_length(self) -> int:
        """Tokens of prompt and answer together."""
        ...

    @property
    def load(self) -> Load: ...

    def prepare(self, sampling: Sampling) -> None:
        """Compile what takes long before submission, so that `submit` does not. Blocks. Raises InvalidRequest for a bad schema."""
        ...

    def prefetch(self, shares: Sequence[Share]) -> None:
        """A request with these shares will be submitted soon: what it needs may be brought in meanwhile. Returns at once."""
        ...

    def submit(self, request: GenerationRequest, deliver: Callable[[Piece], None]) -> Ticket: ...


class Mailbox:
    """Brings what other threads say to one event loop: a single wake-up for all that comes together."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._letters: deque[tuple[Callable[[Any], None], Any]] = deque()
        self._called = False

    def post(self, receive: Callable[[Any], None], what: object) -> None:
        """Have the loop call `receive(what)`, in the order of posting. From any thread."""
        self._letters.append((receive, what))
        if not self._called:
            self._called = True
            # The loop closes first when the server shuts down, at any moment; nobody waits for the letter then.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._deliver)

    def _deliver(self) -> None:
        # Before the letters are read: what is posted from now on calls again.
        self._called = False
        while self._letters:
            receive, what = self._letters.popleft()
            receive(what)


async def streams(
    engine: Engine, requests: Sequence[GenerationRequest], mailbox: Mailbox | None = None
) -> AsyncIterator[tuple[int, Piece]]:
    """Submit all and yield their pieces as they come, each with its request's index; the first failure ends all of them.

    Leaving the iterator early cancels what still runs. Submission happens at the first `anext`, so a refused request raises there,
    before any piece. Raises what a piece's `error` says. `mailbox` is the running loop's.
    """
    post = (mailbox or Mailbox(asyncio.get_running_loop())).post
    pieces: deque[tuple[int, Piece]] = deque()
    waiting: asyncio.Future[None] | None = None

    def receive(numbered: tuple[int, Piece]) -> None:
        pieces.append(numbered)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    tickets: list[Ticket] = []
    try:
        for index, request in enumerate(requests):
            tickets.append(engine.submit(request, lambda piece, index=index: post(receive, (index, piece))))  # type: ignore[misc]
        running = len(tickets)
        while running:
            if not pieces:
                # Lighter than a queue: this happens at every token.
                waiting = asyncio.get_running_loop().create_future()
                await waiting
            index, piece = pieces.popleft()
            if piece.error is not None:
                raise piece.error
            running -= piece.last
            yield index, piece
    finally:
        for ticket in tickets:
            ticket.cancel()


async def stream(engine: Engine, request: GenerationRequest) -> AsyncIterator[Piece]:
    """`streams` of one request."""
    async with aclosing(cast("AsyncGenerator[tuple[int, Piece], None]", streams(engine, [request]))) as pieces:
        async for _, piece in pieces:
            yield piece
