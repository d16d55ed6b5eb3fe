"""An admitted request: who answers is known, and the words come as the engine makes them.

Knows engines and decisions; neither experts nor HTTP.
"""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import cast

from lmoe.generation import Engine, GenerationRequest, Mailbox, Piece, streams
from lmoe.routing.decision import Decision


@dataclass(frozen=True, slots=True)
class Usage:
    prompt_tokens: int
    completion_tokens: int

    @property
    def total_tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens


class Answer:
    """An admitted chat, or admitted texts: decisions are known, the words are still to come from `pieces`.

    There is a decision for each prompt, and `choices` answers in all, those to the first prompt first. `texts` are raw prompts in words.
    """

    def __init__(
        self,
        engine: Engine,
        requests: Sequence[GenerationRequest],
        decisions: Sequence[Decision],
        started: float,
        routing_duration: float,
        texts: Sequence[str] = (),
        mailbox: Mailbox | None = None,
    ) -> None:
        self.decisions = decisions
        self.decision = decisions[0]
        self.choices = len(requests)
        self.texts = texts
        self.routing_duration = routing_duration
        self.engine = engine
        self._requests = requests
        self._mailbox = mailbox
        self._started = started
        self._generated = 0

    @property
    def duration(self) -> float:
        """Seconds since the request was admitted, routing included."""
        return time.perf_counter() - self._started

    @property
    def usage(self) -> Usage:
        """Tokens so far; a prompt counts once, however many answers to it were asked for."""
        prompts = self._requests[:: len(self._requests) // len(self.decisions)]
        return Usage(sum(len(request.prompt_ids) for request in prompts), self._generated)

    async def pieces(self) -> AsyncGenerator[tuple[int, Piece], None]:
        """Each piece with the index of its answer. Closing the iterator early cancels what still runs."""
        merged = cast("AsyncGenerator[tuple[int, Piece], None]", streams(self.engine, self._requests, self._mailbox))
        async with aclosing(merged):
            async for index, piece in merged:
                self._generated += len(piece.token_ids)
                yield index, piece
