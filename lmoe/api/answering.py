"""From an admitted answer to a response, whole or as it comes, whatever the route writes it as.

Knows streams and failures in the middle of them; the words are the writer's.
"""

import logging
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing
from typing import Any, Protocol

from starlette.responses import Response

from lmoe.answer import Answer
from lmoe.api.decisions import decision_headers
from lmoe.api.errors import Internal, error_body
from lmoe.api.metrics import Metrics
from lmoe.api.wire import DONE, EventStream, JSONLine, event
from lmoe.errors import LmoeError
from lmoe.generation import Piece

log = logging.getLogger(__name__)

Pieces = AsyncGenerator[tuple[int, Piece], None]


class Writer(Protocol):
    """How one kind of answer is written; remembers what it has written of it."""

    def whole(self, collected: Sequence[Sequence[Piece]]) -> Mapping[str, Any]:
        """The response, from all pieces of each choice."""
        ...

    def chunks(self, index: int, piece: Piece, *, include_usage: bool) -> Iterator[Mapping[str, Any] | bytes]:
        """The events that one piece of choice `index` becomes, some of them JSON already."""
        ...

    def usage_chunk(self) -> Mapping[str, Any]: ...


async def respond(metrics: Metrics, answer: Answer, writer: Writer, *, stream: bool = False, include_usage: bool = False) -> Response:
    """Until the first piece is there, a failure still has a status of its own. To be called where a client that leaves is noticed."""
    pieces = observed(answer, metrics)
    headers = decision_headers(answer.decision)
    if not stream:
        return JSONLine(writer.whole(await collected(answer, pieces)), headers=headers)
    return EventStream(_events(writer, await anext(pieces), pieces, include_usage=include_usage), headers)


async def collected(answer: Answer, pieces: Pieces) -> list[list[Piece]]:
    """All pieces, by choice."""
    choices: list[list[Piece]] = [[] for _ in range(answer.choices)]
    async with aclosing(pieces):
        async for index, piece in pieces:
            choices[index].append(piece)
    return choices


async def _events(writer: Writer, first: tuple[int, Piece], pieces: Pieces, *, include_usage: bool) -> AsyncGenerator[bytes, None]:
    async with aclosing(pieces):
        try:
            for chunk in writer.chunks(*first, include_usage=include_usage):
                yield event(chunk)
            async for index, piece in pieces:
                for chunk in writer.chunks(index, piece, include_usage=include_usage):
                    yield event(chunk)
            if include_usage:
                yield event(writer.usage_chunk())
        except LmoeError as e:
            yield event(error_body(e))
        except Exception:
            log.exception("unforeseen, in the middle of a stream")
            yield event(error_body(Internal()))
        yield DONE


async def observed(answer: Answer, metrics: Metrics) -> Pieces:
    """The answer's pieces, counted and timed."""
    _count(metrics, answer)
    first = True
    async with aclosing(answer.pieces()) as pieces:
        try:
            async for index, piece in pieces:
                if first:
                    metrics.first_piece.observe(answer.duration)
                    first = False
                yield index, piece
        finally:
            metrics.duration.observe(answer.duration)
            metrics.completion_tokens.inc(answer.usage.completion_tokens)


def _count(metrics: Metrics, answer: Answer) -> None:
    for decision in answer.decisions:
        metrics.decisions.labels("(blend)" if decision.blend is not None else decision.expert, decision.reason).inc()
    metrics.prompt_tokens.inc(answer.usage.prompt_tokens)
    metrics.routing.observe(answer.routing_duration)
