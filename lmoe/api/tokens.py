"""`/tokenize`, `/detokenize` and `/tokenizer_info`, by vLLM's names and llama.cpp's."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.body import read_json
from lmoe.api.fields import Fields, missing, whole
from lmoe.api.schema import read_messages
from lmoe.api.state import Current, State
from lmoe.api.tools import ToolUse
from lmoe.api.wire import JSONLine
from lmoe.errors import InvalidRequest
from lmoe.vocabulary import Vocabulary

MAX_IDS = 2**20

router = APIRouter()


@router.post("/tokenize")
async def tokenize(request: Request, state: Current) -> Response:
    """Token ids of `prompt` (or `content`), or of a whole chat in `messages` as the base's template writes it."""
    body = await _read(request, state)
    service = state.service
    strings = body.boolean("return_token_strs") or body.boolean("with_pieces") or False
    given = [name for name in ("messages", "prompt", "content") if body.raw(name) is not None]
    if len(given) > 1:
        raise InvalidRequest(f"Give either '{given[0]}' or '{given[1]}', not both.", param=given[1], code="invalid_value")
    if given == ["messages"]:
        ids = await service.tokenized(read_messages(body), ToolUse.read(body).tools)
    else:
        name = given[0] if given else "prompt"
        text = body.string(name)
        if text is None:
            raise missing("prompt")
        special = body.boolean("add_special_tokens")
        if special is None:
            # llama.cpp's clients, who say `content`, get no special tokens unless they ask.
            special = body.boolean("add_special") if name == "content" else True
        ids = await service.encoded(lambda vocabulary: vocabulary.encode(text, special=bool(special)), len(text))
    pieces = await service.encoded(lambda vocabulary: vocabulary.pieces(ids), len(ids)) if strings else None
    return JSONLine({"count": len(ids), "max_model_len": service.max_length, "tokens": ids, "token_strs": pieces})


@router.post("/detokenize")
async def detokenize(request: Request, state: Current) -> Response:
    """The text of `tokens`, as `prompt` and as `content`."""
    body = await _read(request, state)
    values = body.array("tokens", MAX_IDS)
    if values is None:
        raise missing("tokens")
    ids = [whole(value, f"tokens[{i}]", 0, 2**31 - 1) for i, value in enumerate(values)]
    text = await state.service.encoded(lambda vocabulary: vocabulary.decode(ids), len(ids))
    return JSONLine({"prompt": text, "content": text})


@router.get("/tokenizer_info")
async def tokenizer_info(state: Current) -> Response:
    service = state.service
    info: dict[str, Any] = dict(await service.encoded(Vocabulary.describe))
    return JSONLine({**info, "model_max_length": service.max_length})


async def _read(request: Request, state: State) -> Fields:
    """The vocabulary is the base's whoever answers, but an unknown model is an error here too."""
    body = await read_json(request, state.settings.max_body_size)
    model = body.string("model")
    if model:
        state.names.target(model, state.service)
    return body
