"""`/v1/embeddings`: texts to sentence vectors, by the router's encoder."""

import base64
import struct
from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.addressed import read_addressed
from lmoe.api.fields import Fields, invalid_value, missing
from lmoe.api.state import Current
from lmoe.api.text_schema import Prompt, read_prompts
from lmoe.api.wire import JSONLine, unless_gone
from lmoe.errors import InvalidRequest
from lmoe.routing.encoder import MAX_CHARACTERS
from lmoe.service import Service

MAX_INPUTS = 2048
MAX_DIMENSIONS = 2**63 - 1
"""The encoder knows its own width; this is what other software can hold."""

router = APIRouter()


@router.post("/embeddings")
@router.post("/engines/{model:path}/embeddings", include_in_schema=False)
async def create_embeddings(request: Request, state: Current) -> Response:
    """A unit vector for each input. Any model name that is served is taken; the encoder is one."""
    body = await read_addressed(request, state.settings.max_body_size)
    service = state.service
    model, _ = state.names.requested(body, service)
    if body.raw("input") is None:
        raise missing("input")
    inputs = read_prompts(body, "input", longest=MAX_INPUTS)
    encoding = _encoding(body)
    dimensions = body.integer("dimensions", 1, MAX_DIMENSIONS)
    texts, tokens = await _texts(service, inputs)
    vectors = await unless_gone(request.receive, service.embed(texts, dimensions))
    data = [{"object": "embedding", "index": i, "embedding": _written(vector, encoding)} for i, vector in enumerate(vectors)]
    return JSONLine({"object": "list", "data": data, "model": model, "usage": {"prompt_tokens": tokens, "total_tokens": tokens}})


def _encoding(body: Fields) -> str:
    encoding = body.string("encoding_format") or "float"
    if encoding not in ("float", "base64"):
        raise invalid_value("encoding_format", encoding, "'float' and 'base64'")
    return encoding


async def _texts(service: Service, inputs: Sequence[Prompt]) -> tuple[list[str], int]:
    """The inputs in words, and their tokens in all. Token ids are the served vocabulary's, as `/tokenize` gives them."""
    size = await service.encoded(len)
    bad = next((i for one in inputs if not isinstance(one, str) for i in one if i >= size), None)
    if bad is not None:
        raise InvalidRequest(
            f"Invalid 'input': token id {bad} is outside this server's vocabulary of {size}. Send the text itself "
            "(LangChain: check_embedding_ctx_length=False), or ids from /tokenize.",
            param="input",
            code="invalid_value",
        )
    ids = sum(len(one) for one in inputs if not isinstance(one, str))
    texts = await service.encoded(lambda v: [one if isinstance(one, str) else v.read(one) for one in inputs], ids)
    return texts, ids + await tokens_of(service, [one for one in inputs if isinstance(one, str)])


async def tokens_of(service: Service, texts: Sequence[str]) -> int:
    """Of all texts, each as far as an encoder reads it at all."""
    read = [text[:MAX_CHARACTERS] for text in texts]
    return await service.encoded(lambda v: sum(len(v.encode(text, special=False)) for text in read), sum(map(len, read)))


def _written(vector: Sequence[float], encoding: str) -> str | list[float]:
    if encoding == "base64":
        return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode("ascii")
    return list(vector)
