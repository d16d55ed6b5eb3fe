"""`/v1/route`: what the router would decide, and why, without generating."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe.api.body import read_json
from lmoe.api.decisions import decision_body
from lmoe.api.fields import Fields, invalid_type, items, text
from lmoe.api.schema import read_messages
from lmoe.api.session import session_of
from lmoe.api.state import Current
from lmoe.api.wire import JSONLine, unless_gone
from lmoe.asked import Target
from lmoe.chat import Message
from lmoe.errors import InvalidRequest
from lmoe.routing.decision import Decision
from lmoe.service import Service

MAX_INPUTS = 1024
TOGETHER = 16

router = APIRouter()

Chat = tuple[Message, ...]


@router.post("/route")
async def route(request: Request, state: Current) -> Response:
    """A decision for `messages` or `input`; for an `input` array, one for each."""
    body = await read_json(request, state.settings.max_body_size)
    explain = body.boolean("explain") or False
    chats = _chats(body)
    service = state.service
    target, allow = state.names.asked(body, service), state.names.candidates(body, service)
    if isinstance(chats, tuple):
        decision = await service.route(chats, explain=explain, target=target, allow=allow, session=session_of(request))
        return JSONLine(decision_body(decision, explain=explain))
    decisions = await unless_gone(request.receive, _route_all(service, chats, explain, target, allow))
    return JSONLine({"object": "list", "data": [decision_body(decision, explain=explain) for decision in decisions]})


async def _route_all(
    service: Service, chats: list[Chat], explain: bool, target: Target | None, allow: frozenset[str] | None
) -> list[Decision]:
    """Some at a time, which the router takes as one batch; a huge request does not keep others waiting behind all of it."""
    decisions: list[Decision] = []
    for start in range(0, len(chats), TOGETHER):
        asked = (service.route(chat, explain=explain, target=target, allow=allow) for chat in chats[start : start + TOGETHER])
        decisions += await asyncio.gather(*asked)
    return decisions


def _chats(body: Fields) -> Chat | list[Chat]:
    given = body.raw("input")
    if body.raw("messages") is not None:
        if given is not None:
            raise InvalidRequest("Give either 'messages' or 'input', not both.", param="input")
        return read_messages(body)
    if given is None:
        raise InvalidRequest("Missing required parameter: 'messages' or 'input'.", param="messages", code="missing_required_parameter")
    if isinstance(given, str):
        return (Message("user", given),)
    if not isinstance(given, list):
        raise invalid_type("input", "one of a string or an array of strings", given)
    return [(Message("user", text(one, f"input[{i}]")),) for i, one in enumerate(items(given, "input", MAX_INPUTS, shortest=1))]
