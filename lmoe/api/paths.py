"""One spelling of each path: clients write base URLs with and without a slash at their end, and join paths to them as they stand."""

import re

from starlette.types import ASGIApp, Receive, Scope, Send

_ORIGIN = re.compile(r"^/?https?://[^/]*")
"""What a client that believes it speaks to a proxy writes before the path."""
_SLASHES = re.compile("//+")


class PlainPaths:
    """ASGI middleware: `/v1/models/`, `//v1/models` and `http://here/v1/models` are `/v1/models`.

    No redirect, since clients drop the body of a redirected POST. To stand outermost: whoever judges a path sees the plain one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and ("//" in path or (path.endswith("/") and path != "/")):
            plain = _SLASHES.sub("/", _ORIGIN.sub("", path, count=1)).rstrip("/") or "/"
            scope = {**scope, "path": plain, "raw_path": plain.encode()}
        await self.app(scope, receive, send)
