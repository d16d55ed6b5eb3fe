"""`/v1/chat/completions`: a chat in, its answer out, whole or as it comes."""

import time

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.addressed import read_addressed
from lmoe.api.answering import respond
from lmoe.api.completion import ChatCompletion
from lmoe.api.schema import ChatBody
from lmoe.api.session import session_of
from lmoe.api.state import Current
from lmoe.api.tool_calls import ChoiceTools
from lmoe.api.wire import unless_gone
from lmoe.asked import ChatRequest

router = APIRouter()


@router.post("/chat/completions")
@router.post("/engines/{model:path}/chat/completions", include_in_schema=False)
async def create_chat_completion(request: Request, state: Current) -> Response:
    """Answer a chat with the expert that fits, or with the one asked for."""
    body = await read_addressed(request, state.settings.max_body_size)
    service = state.service
    model, target = state.names.requested(body, service)
    chat = ChatBody.read(body, service.defaults)
    allow, session = state.names.candidates(body, service), session_of(request)
    asked = ChatRequest(
        chat.messages, target, chat.sampling, n=chat.n, explain=chat.explain, allow=allow, session=session, tools=chat.tools.tools
    )

    async def answered() -> Response:
        answer = await service.chat(asked)
        request_id = request.state.request_id
        tools = ChoiceTools(chat.tools, service.syntax, request_id)
        writer = ChatCompletion(request_id, int(time.time()), model, answer, explain=chat.explain, tools=tools)
        return await respond(state.metrics, answer, writer, stream=chat.stream, include_usage=chat.include_usage)

    return await unless_gone(request.receive, answered())
