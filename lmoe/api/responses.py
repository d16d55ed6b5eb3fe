"""`/v1/responses`: the newer API over the same service. Stateless: nothing is kept once it is answered."""

import logging
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.answering import Pieces, collected, observed
from lmoe.api.body import read_json
from lmoe.api.decisions import decision_headers
from lmoe.api.errors import Internal, error_body
from lmoe.api.response import ResponseWriter
from lmoe.api.responses_schema import ResponseBody
from lmoe.api.session import session_of
from lmoe.api.state import Current
from lmoe.api.tool_calls import ChoiceTools
from lmoe.api.wire import EventStream, JSONLine, dumps, unless_gone
from lmoe.asked import ChatRequest
from lmoe.errors import LmoeError
from lmoe.generation import Piece

log = logging.getLogger(__name__)

router = APIRouter()


@router.post("/responses")
async def create_response(request: Request, state: Current) -> Response:
    """Answer `input` with the expert that fits, or with the one asked for."""
    body = await read_json(request, state.settings.max_body_size)
    service = state.service
    model, target = state.names.requested(body, service)
    asked = ResponseBody.read(body, service.defaults)
    allow, session = state.names.candidates(body, service), session_of(request)
    chat = ChatRequest(asked.messages, target, asked.sampling, explain=asked.explain, allow=allow, session=session, tools=asked.tools.tools)

    async def answered() -> Response:
        answer = await service.chat(chat)
        request_id = request.state.request_id
        tools = ChoiceTools(asked.tools, service.syntax, request_id)
        writer = ResponseWriter(request_id, int(time.time()), model, answer, asked, tools)
        pieces = observed(answer, state.metrics)
        headers = decision_headers(answer.decision)
        if not asked.stream:
            return JSONLine(writer.whole(await collected(answer, pieces)), headers=headers)
        _, first = await anext(pieces)
        return EventStream(_events(writer, first, pieces), headers)

    return await unless_gone(request.receive, answered())


async def _events(writer: ResponseWriter, first: Piece, pieces: Pieces) -> AsyncGenerator[bytes, None]:
    """Here events have names, and the last is `response.completed` or its like: there is no `[DONE]`."""
    async with aclosing(pieces):
        try:
            for event in writer.events(first):
                yield _named(event)
            async for _, piece in pieces:
                for event in writer.events(piece):
                    yield _named(event)
        except LmoeError as e:
            yield _named(writer.failure(_inner(e)))
        except Exception:
            log.exception("unforeseen, in the middle of a stream")
            yield _named(writer.failure(_inner(Internal())))


def _inner(error: LmoeError) -> Mapping[str, Any]:
    inner = error_body(error)["error"]
    assert isinstance(inner, Mapping)
    return inner


def _named(event: Mapping[str, Any]) -> bytes:
    return b"event: " + str(event["type"]).encode("ascii") + b"\ndata: " + dumps(event) + b"\n\n"
