"""The routes that chats and texts are answered by, without FastAPI's way to a handler: matching, dependencies and exit stacks would
take longer than reading the request.

Knows which handlers these are. Their routers describe them all the same, and serve their rarer spellings.
"""

from collections.abc import Awaitable, Callable, Mapping

from fastapi import FastAPI, Request
from starlette.responses import Response

from lmoe.api import chat, completions, embeddings, responses
from lmoe.api.ollama import chat as ollama
from lmoe.api.ollama.route import in_ollamas_words
from lmoe.api.state import State, authorise, state_of

Handler = Callable[[Request, State], Awaitable[Response]]

_OPENAI: Mapping[str, Handler] = {
    "/chat/completions": chat.create_chat_completion,
    "/completions": completions.create_completion,
    "/embeddings": embeddings.create_embeddings,
    "/responses": responses.create_response,
}
_OLLAMA: Mapping[str, Handler] = {"/api/chat": ollama.chat, "/api/generate": ollama.generate}


def add_direct_routes(app: FastAPI) -> None:
    """To be called before the routers are included: the first route that fits is taken."""
    for path, handler in _OPENAI.items():
        app.add_route(f"/v1{path}", _keyed(handler), methods=["POST"])
        app.add_route(path, _keyed(handler), methods=["POST"])
    for path, handler in _OLLAMA.items():
        app.add_route(path, in_ollamas_words(_keyed(handler)), methods=["POST"])


def _keyed(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """What the app's dependencies do for every other route."""

    async def handle(request: Request) -> Response:
        state = await state_of(request)
        await authorise(request, state)
        return await handler(request, state)

    return handle
