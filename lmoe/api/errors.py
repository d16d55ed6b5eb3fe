"""Every failure becomes OpenAI's error body here, once: ours, the framework's, and the unforeseen.

Knows HTTP and the exception tree. What a client reads is one ASCII line; what only an operator should read goes to the log.
"""

import logging
import re
import secrets
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lmoe.api.memory import Clearing
from lmoe.api.metrics import Metrics
from lmoe.api.wire import ClientGone, JSONLine
from lmoe.errors import InvalidRequest, LmoeError, MethodNotAllowed, TimedOut, UnknownURL
from lmoe.workbench.requests import REQUEST_ID

log = logging.getLogger(__name__)

_LONGEST = 2000


class Internal(LmoeError):
    """What a client learns of an unforeseen failure."""

    def __init__(self) -> None:
        super().__init__("The server had an error while processing your request.")


def error_body(error: LmoeError) -> Mapping[str, object]:
    param = None if error.param is None else _one_ascii_line(error.param)
    return {"error": {"message": _one_ascii_line(error.message), "type": error.type, "param": param, "code": error.error_code}}


def _one_ascii_line(text: str) -> str:
    line = re.sub(r"[^ -~]", lambda m: m[0].encode("unicode_escape").decode(), " ".join(text[:_LONGEST].split()))
    return line[:_LONGEST]


def error_response(error: LmoeError, headers: Mapping[str, str] | None = None) -> Response:
    extra = dict(headers or {})
    retry_after = getattr(error, "retry_after", None)
    if retry_after is not None:
        extra["retry-after"] = str(retry_after)
    if isinstance(error, TimedOut):
        # OpenAI's SDKs send again what got a 408, and it would take as long again.
        extra["x-should-retry"] = "false"
    if error.status == 401:
        extra["www-authenticate"] = "Bearer"
    return JSONLine(error_body(error), error.status, extra)


def error_line(error: LmoeError) -> Mapping[str, str]:
    """Ollama's error is one string; what OpenAI puts beside it has no place here."""
    return {"error": _one_ascii_line(error.message)}


def addressed_response(error: LmoeError, path: str, headers: Mapping[str, str] | None = None) -> Response:
    """The error in the words of the API that `path` belongs to."""
    response = error_response(error, headers)
    if not path.startswith("/api/"):
        return response
    kept = {name: value for name, value in response.headers.items() if name not in ("content-length", "content-type")}
    return JSONLine(error_line(error), response.status_code, kept)


async def on_lmoe_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, LmoeError)
    if error.status == 500:
        log.error("%s: %s", request.state.request_id, error.message)
    return error_response(error)


async def on_http_exception(request: Request, error: Exception) -> Response:
    """The router's own refusals: no such path, or not by this method."""
    assert isinstance(error, HTTPException)
    path = request.url.path
    if error.status_code == 405:
        return addressed_response(MethodNotAllowed(request.method, path), path, {"allow": _methods(request)})
    if error.status_code == 404:
        return addressed_response(UnknownURL(request.method, path), path)
    log.error("%s: %s", request.state.request_id, error)
    return addressed_response(Internal(), path)


def _methods(request: Request) -> str:
    """What may be done at this path: by any route, where the router's own word is the first one's."""
    asked = [{**request.scope, "method": method} for method in ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")]
    allowed = [scope for scope in asked if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)]
    return ", ".join(scope["method"] for scope in allowed)


_TWO_ENDS = InvalidRequest("A request has either a Content-Length or a Transfer-Encoding, not both; send one of them.")


def _ends_twice(scope: Scope) -> bool:
    """Whether two headers say where the body ends. What one reads as the next request, another might take for the body's end."""
    names = [name for name, _ in scope["headers"]]
    return b"transfer-encoding" in names and b"content-length" in names


class Envelope:
    """ASGI middleware around everything: gives each request its id, and each unforeseen failure a response that keeps the connection.

    What large bodies took is cleared away after them.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics
        self.clearing = Clearing()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = scope.setdefault("state", {})["request_id"] = secrets.token_hex(12)
        REQUEST_ID.set(request_id)
        started, largest = False, 0

        async def measured() -> Message:
            nonlocal largest
            message = await receive()
            largest += len(message.get("body", b""))
            return message

        async def labelled(message: Message) -> None:
            nonlocal started, largest
            largest = max(largest, len(message.get("body", b"")))
            if message["type"] == "http.response.start":
                started = True
                self.metrics.responses.labels(str(message["status"])).inc()
                message["headers"] = [*message["headers"], (b"x-request-id", f"req_{request_id}".encode())]
            await send(message)

        try:
            if _ends_twice(scope):
                await error_response(_TWO_ENDS, {"connection": "close"})(scope, receive, labelled)
                return
            await self.app(scope, measured, labelled)
        except (ClientGone, ClientDisconnect):
            log.debug("%s: the client went away", request_id)
        except Exception:
            log.exception("%s: unforeseen", request_id)
            if not started:
                await addressed_response(Internal(), scope["path"])(scope, receive, labelled)
        finally:
            self.clearing.after(largest)
