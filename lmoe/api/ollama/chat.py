"""`/api/chat` and `/api/generate`: a chat or a prompt in, its answer out, in lines as it comes unless told otherwise."""

import logging
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.answer import Answer
from lmoe.api.answering import Pieces, observed
from lmoe.api.body import read_json
from lmoe.api.decisions import decision_headers
from lmoe.api.errors import Internal, error_line
from lmoe.api.fields import Fields
from lmoe.api.ollama.lines import AnswerLines, Kind, loaded
from lmoe.api.ollama.requests import OllamaBody
from lmoe.api.ollama.route import OllamaRoute, requested
from lmoe.api.session import session_of
from lmoe.api.state import Current, State
from lmoe.api.tool_calls import ChoiceTools
from lmoe.api.wire import EventStream, JSONLine, dumps, unless_gone
from lmoe.asked import ChatRequest, TextRequest
from lmoe.errors import LmoeError
from lmoe.generation import Piece
from lmoe.service import Service

log = logging.getLogger(__name__)

router = APIRouter(route_class=OllamaRoute)


class LineStream(EventStream):
    """Every write is whole lines: clients parse what a network chunk holds."""

    media_type = "application/x-ndjson"


@router.post("/chat")
async def chat(request: Request, state: Current) -> Response:
    """Answer a chat with the expert that fits, or with the one asked for."""
    body = await read_json(request, state.settings.max_body_size)
    return await _answer("chat", request, state, body)


@router.post("/generate")
async def generate(request: Request, state: Current) -> Response:
    """Answer a prompt with the expert that fits, or with the one asked for."""
    body = await read_json(request, state.settings.max_body_size)
    return await _answer("generate", request, state, body)


async def _answer(kind: Kind, request: Request, state: State, body: Fields) -> Response:
    service = state.service
    model, target = requested(body, state)
    read = OllamaBody.chat if kind == "chat" else OllamaBody.generate
    asked = read(body, service.defaults)
    if not asked.messages:
        return JSONLine(loaded(kind, model, unload=body.raw("keep_alive") == 0))
    allow, session = state.names.candidates(body, service), session_of(request)
    chat = ChatRequest(asked.messages, target, asked.sampling, explain=asked.explain, allow=allow, session=session, tools=asked.tools.tools)
    answer = await unless_gone(request.receive, _admitted(service, chat, raw=asked.raw))
    tools = ChoiceTools(asked.tools, service.syntax, request.state.request_id)
    lines = AnswerLines(kind, model, answer, explain=asked.explain, tools=tools)
    pieces = observed(answer, state.metrics)
    headers = decision_headers(answer.decision)
    if asked.stream:
        # Until the first piece is there, a failure still has a status of its own.
        _, first = await unless_gone(request.receive, anext(pieces))
        return LineStream(_lines(lines, first, pieces), headers)
    return JSONLine(await unless_gone(request.receive, _whole(lines, pieces)), headers=headers)


async def _admitted(service: Service, chat: ChatRequest, *, raw: bool) -> Answer:
    if not raw:
        return await service.chat(chat)
    text = TextRequest((chat.messages[0].content,), chat.target, chat.sampling, explain=chat.explain)
    return await service.complete(text)


async def _whole(lines: AnswerLines, pieces: Pieces) -> object:
    collected: list[Piece] = []
    first_at = 0.0
    async with aclosing(pieces):
        async for _, piece in pieces:
            first_at = first_at or time.perf_counter()
            collected.append(piece)
    return lines.whole(collected, first_at)


async def _lines(lines: AnswerLines, first: Piece, pieces: Pieces) -> AsyncGenerator[bytes, None]:
    async with aclosing(pieces):
        try:
            for line in lines.lines(first):
                yield dumps(line) + b"\n"
            async for _, piece in pieces:
                for line in lines.lines(piece):
                    yield dumps(line) + b"\n"
        except LmoeError as e:
            yield dumps(error_line(e)) + b"\n"
        except Exception:
            log.exception("unforeseen, in the middle of a stream")
            yield dumps(error_line(Internal())) + b"\n"
