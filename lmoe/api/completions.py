"""`/v1/completions`: raw text in, its continuation out; the prompt's own probabilities too, when it is echoed."""

import time

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.addressed import read_addressed
from lmoe.api.answering import respond
from lmoe.api.state import Current
from lmoe.api.text_completion import TextCompletion
from lmoe.api.text_schema import CompletionBody
from lmoe.api.wire import unless_gone
from lmoe.asked import TextRequest

router = APIRouter()


@router.post("/completions")
@router.post("/engines/{model:path}/completions", include_in_schema=False)
async def create_completion(request: Request, state: Current) -> Response:
    """Continue one text or several, each with the expert that fits, or with the one asked for."""
    body = await read_addressed(request, state.settings.max_body_size)
    service = state.service
    model, target = state.names.requested(body, service)
    asked = CompletionBody.read(body, service.defaults)
    text_request = TextRequest(asked.prompts, target, asked.sampling, n=asked.n, explain=asked.explain, special=asked.special)

    async def answered() -> Response:
        answer = await service.complete(text_request)
        writer = TextCompletion(request.state.request_id, int(time.time()), model, answer, echo=asked.echo, explain=asked.explain)
        return await respond(state.metrics, answer, writer, stream=asked.stream, include_usage=asked.include_usage)

    return await unless_gone(request.receive, answered())
