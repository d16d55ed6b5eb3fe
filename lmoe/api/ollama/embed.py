"""`/api/embed`, and `/api/embeddings` as it was before: texts to sentence vectors, by the router's encoder."""

import time

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.body import read_json
from lmoe.api.embeddings import MAX_DIMENSIONS, MAX_INPUTS, tokens_of
from lmoe.api.fields import invalid_type, items, missing, text, unsupported
from lmoe.api.ollama.lines import nanoseconds
from lmoe.api.ollama.route import OllamaRoute, requested
from lmoe.api.state import Current
from lmoe.api.wire import JSONLine, unless_gone

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
        raise unsupported("truncate", "Texts are cut at the encoder's length; shorten them, and leave it out.")
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
