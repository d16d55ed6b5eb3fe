"""`/v1/feedback`: who should have answered. What is sent changes no decision until it is promoted to a sample."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.body import read_json
from lmoe.api.fields import missing
from lmoe.api.state import Current
from lmoe.api.wire import JSONLine
from lmoe.chat import Message
from lmoe.errors import InvalidRequest, ModelNotFound, NotFound, Unavailable
from lmoe.experts.registry import BASE
from lmoe.experts.samples import MAX_BYTES

LONGEST_COMMENT = 4_000
LONGEST_KEY = 255

router = APIRouter()


@router.post("/feedback", status_code=201)
async def give_feedback(request: Request, state: Current) -> Response:
    """Say which expert should have answered `input`, or the request that `request_id` names. Give an Idempotency-Key to retry safely."""
    body = await read_json(request, state.settings.max_body_size)
    service = state.service
    if service.feedback is None:
        raise Unavailable("This server keeps no feedback.", retry_after=3600)
    expert = body.string("expert", longest=256)
    if not expert:
        raise missing("expert")
    if expert != BASE and expert not in service.registry.experts:
        raise ModelNotFound(expert)
    comment = body.string("comment", longest=LONGEST_COMMENT) or ""
    key = request.headers.get("idempotency-key")
    if key is not None and not 1 <= len(key) <= LONGEST_KEY:
        raise InvalidRequest(f"Invalid Idempotency-Key: expected 1 to {LONGEST_KEY} characters, but got {len(key)}.")
    given, request_id = body.string("input"), body.string("request_id", longest=256)
    if (given is None) == (request_id is None):
        raise InvalidRequest("Give either 'input' or 'request_id'.", param="input" if given is not None else "request_id")
    if given is None:
        assert request_id is not None
        remembered = service.requests.recall(request_id.rpartition("_")[2].rpartition("-")[2]) if service.requests else None
        if remembered is None:
            raise NotFound("The request named by 'request_id' is not among the latest; send its text as 'input'.", param="request_id")
        text, was = remembered
    else:
        text = given.strip()
        was = ""
    if not text or len(text.encode()) > MAX_BYTES:
        raise InvalidRequest(f"Invalid 'input': expected text of 1 to {MAX_BYTES} bytes.", param="input")
    if not was:
        was = (await service.route((Message("user", text),))).expert
    entry, new = await asyncio.to_thread(service.feedback.add, text, expert, was, comment, key)
    return JSONLine(entry.as_json(), 201 if new else 200)
