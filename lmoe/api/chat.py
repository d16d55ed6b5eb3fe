"""`/v1/chat/completions`: a chat in, its answer out, whole or as it comes."""

import logging
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.body import read_json
from lmoe.api.completion import ChatCompletion
from lmoe.api.decisions import decision_headers
from lmoe.api.errors import Internal, error_body
from lmoe.api.metrics import Metrics
from lmoe.api.schema import ChatBody
from lmoe.api.state import Current
from lmoe.api.wire import DONE, EventStream, JSONLine, event, unless_gone
from lmoe.errors import LmoeError
from lmoe.generation import Piece
from lmoe.service import Answer, ChatRequest

log = logging.getLogger(__name__)

router = APIRouter()

Pieces = AsyncGenerator[tuple[int, Piece], None]


@router.post("/chat/completions")
async def create_chat_completion(request: Request, state: Current) -> Response:
    """Answer a chat with the expert that fits, or with the one asked for."""
    body = await read_json(request, state.settings.max_body_size)
    service = state.service
    model, target = state.names.requested(body, service)
    chat = ChatBody.read(body, service.defaults)
    answer = await unless_gone(
        request.receive, service.chat(ChatRequest(chat.messages, target, chat.sampling, n=chat.n, explain=chat.explain))
    )
    _count(state.metrics, answer)
    completion = ChatCompletion(request.state.request_id, int(time.time()), model, answer, explain=chat.explain)
    pieces = _observed(answer, state.metrics)
    headers = decision_headers(answer.decision)
    if chat.stream:
        # Until the first piece is there, a failure still has a status of its own.
        first = await unless_gone(request.receive, anext(pieces))
        return EventStream(_events(completion, first, pieces, include_usage=chat.include_usage), headers)
    return JSONLine(await unless_gone(request.receive, _whole(completion, pieces, chat.n)), headers=headers)


async def _whole(completion: ChatCompletion, pieces: Pieces, n: int) -> object:
    collected: list[list[Piece]] = [[] for _ in range(n)]
    async with aclosing(pieces):
        async for index, piece in pieces:
            collected[index].append(piece)
    return completion.whole(collected)


async def _events(
    completion: ChatCompletion, first: tuple[int, Piece], pieces: Pieces, *, include_usage: bool
) -> AsyncGenerator[bytes, None]:
    async with aclosing(pieces):
        try:
            for chunk in completion.chunks(*first, include_usage=include_usage):
                yield event(chunk)
            async for index, piece in pieces:
                for chunk in completion.chunks(index, piece, include_usage=include_usage):
                    yield event(chunk)
            if include_usage:
                yield event(completion.usage_chunk())
        except LmoeError as e:
            yield event(error_body(e))
        except Exception:
            log.exception("unforeseen, in the middle of a stream")
            yield event(error_body(Internal()))
        yield DONE


async def _observed(answer: Answer, metrics: Metrics) -> Pieces:
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
    decision = answer.decision
    metrics.decisions.labels("(blend)" if decision.blend is not None else decision.expert, decision.reason).inc()
    metrics.prompt_tokens.inc(answer.usage.prompt_tokens)
    metrics.routing.observe(answer.routing_duration)
