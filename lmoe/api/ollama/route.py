"""What all of Ollama's routes share: errors in its shape, names with a tag, and options that only a loader would read.

Knows Ollama's conventions; neither chats nor embeddings.
"""

import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from lmoe.api.errors import addressed_response
from lmoe.api.fields import Fields, invalid_type, shown
from lmoe.api.names import TAG
from lmoe.api.state import State
from lmoe.asked import Target
from lmoe.errors import InvalidRequest, LmoeError, ModelNotFound, NotFound

_DURATION = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)((h|m|s|ms|us|µs|ns)((\d+(\.\d*)?|\.\d+)(h|m|s|ms|us|µs|ns))*)?")


class OllamaRoute(APIRoute):
    """A route whose failures, a missing key's included, are written as Ollama writes them."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        return in_ollamas_words(super().get_route_handler())


def in_ollamas_words(handle: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """The handler, but for its failures."""

    async def handled(request: Request) -> Response:
        try:
            return await handle(request)
        except LmoeError as e:
            return addressed_response(e, request.url.path)

    return handled


def requested(body: Fields, state: State) -> tuple[str, Target | None]:
    """The model's name as it was given, and who shall answer: None lets the router decide. `expert` wins, as everywhere.

    Raises InvalidRequest without a model, and NotFound for an unknown one.
    """
    name = _name(body)
    check_keep_alive(body)
    expert = body.raw("expert")
    asked = {"model": plain(name, state)} if expert is None else {"expert": expert}
    return name, state.names.asked(Fields(asked), state.service)


def known(body: Fields, state: State) -> str:
    """The name, without its tag, of a model that is served. Raises as `requested` does."""
    return plain(_name(body), state)


def plain(name: str, state: State) -> str:
    """The name without `:latest`, unless it is served as it stands. Raises NotFound, in words that clients look for."""
    for candidate in (name, name.removesuffix(TAG)):
        try:
            state.names.exact(candidate, state.service)
        except ModelNotFound:
            continue
        return candidate
    raise NotFound(f"model '{shown(name)}' not found", code="model_not_found")


def _name(body: Fields) -> str:
    """`model`, or `name`, which it was called once."""
    name = body.string("model") or body.string("name")
    if not name:
        raise InvalidRequest("model is required", param="model")
    return name


def check_keep_alive(body: Fields) -> None:
    """A duration is taken and changes nothing: the base stays resident. What is no duration is a mistake worth hearing of."""
    value = body.raw("keep_alive")
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return
    if not isinstance(value, str):
        raise invalid_type("keep_alive", "a number of seconds or a duration such as '5m'", value)
    if value and not _DURATION.fullmatch(value):
        raise InvalidRequest(
            f"Invalid 'keep_alive': expected a duration such as '5m', but got '{shown(value)}' instead.", param="keep_alive"
        )
