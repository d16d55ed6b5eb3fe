"""`/api/embed`, and `/api/embeddings` as it was before: texts to sentence vectors, by the router's encoder."""

import asyncio
import time
from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.body import read_json
from lmoe.api.embeddings import MAX_DIMENSIONS, MAX_INPUTS, tokens_of
from lmoe.api.fields import invalid_type, items, missing, text, unsupported
from lmoe.api.ollama.lines import nanoseconds
from lmoe.api.ollama.route import OllamaRoute, requested
from lmoe.api.state import Current
from lmoe.api.wire import JSONLine, unless_gone
from lmoe.errors import InvalidRequest
from lmoe.routing.encoder import MAX_TOKENS, MeasuringEncoder
from lmoe.service import Service

router = APIRouter(route_class=OllamaRoute)


@router.post("/embed")
async def embed(request: Request, state: Current) -> Response:
    """A unit vector for each text of `input`."""
    started = time.perf_counter()
    body = await read_json(request, state.settings.max_body_size)
    service = state.service
    model, _ = requested(body, state)
    texts = _inputs(body.raw("input"))
    dimensions = body.integer("dimensions", 1, MAX_DIMENSIONS)
    if body.boolean("truncate") is False:
        await _refuse_long(service, texts)
    vectors = await unless_gone(request.receive, service.embed(texts, dimensions))
    counts = {"prompt_eval_count": await tokens_of(service, texts)}
    times = {"total_duration": nanoseconds(time.perf_counter() - started), "load_duration": 0}
    return JSONLine({"model": model, "embeddings": [list(vector) for vector in vectors], **times, **counts})


@router.post("/embeddings")
async def embeddings(request: Request, state: Current) -> Response:
    """The vector of one `prompt`."""
    body = await read_json(request, state.settings.max_body_size)
    requested(body, state)
    prompt = body.string("prompt")
    if not prompt:
        return JSONLine({"embedding": []})
    (vector,) = await unless_gone(request.receive, state.service.embed([prompt]))
    return JSONLine({"embedding": list(vector)})


async def _refuse_long(service: Service, texts: Sequence[str]) -> None:
    """Raises InvalidRequest for a text of which the encoder would not read all."""
    encoder = service.router.encoder
    if not isinstance(encoder, MeasuringEncoder):
        raise unsupported("truncate", "This encoder does not say what it cuts; shorten the texts, and leave it out.")
    cut = await asyncio.to_thread(encoder.cuts, texts)
    if any(cut):
        which = f"input[{cut.index(True)}]" if len(texts) > 1 else "input"
        raise InvalidRequest(
            f"Invalid '{which}': the input length exceeds the context length of the encoder, {MAX_TOKENS} pieces of words; "
            "send it in parts, or leave 'truncate' out.",
            param="input",
        )


def _inputs(value: object) -> list[str]:
    """`input`: a text, or several."""
    if value is None:
        raise missing("input")
    if isinstance(value, str):
        # Ollama's way to ask for the model to be loaded.
        return [value] if value else []
    if not isinstance(value, list):
        raise invalid_type("input", "one of a string or an array of strings", value)
    return [text(one, f"input[{i}]") for i, one in enumerate(items(value, "input", MAX_INPUTS))]
