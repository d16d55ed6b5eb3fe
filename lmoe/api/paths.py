"""One spelling of each path: clients write base URLs with and without a slash at their end."""

from starlette.types import ASGIApp, Receive, Scope, Send


class WithoutTrailingSlash:
    """ASGI middleware: `/v1/models/` is `/v1/models`. No redirect, since clients drop the body of a redirected POST."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and len(path) > 1 and path.endswith("/") and not path.endswith("//"):
            scope = {**scope, "path": path[:-1], "raw_path": path[:-1].encode()}
        await self.app(scope, receive, send)
