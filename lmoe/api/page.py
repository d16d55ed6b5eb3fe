"""`/`: the playground for browsers. One answer holds all of it, so it works without a network, and nothing but itself may run in it.

Knows the files of `lmoe.web`; what they say to the server are routes like any other's.
"""

import base64
import functools
import hashlib
from importlib import resources

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from lmoe.api.errors import on_lmoe_error
from lmoe.errors import LmoeError

SCRIPTS = ("core.js", "decision.js", "chat.js", "views.js")

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.head("/")
async def playground(request: Request) -> Response:
    """A page for browsers; for anyone else the line by which Ollama's clients know that it is there."""
    return _page() if _is_browser(request) else PlainTextResponse("Ollama is running", headers={"vary": "accept"})


async def on_error(request: Request, error: Exception) -> Response:
    """A browser that has no key yet gets the page along with its 401: it asks for one."""
    if isinstance(error, LmoeError) and error.status == 401 and request.scope["path"] == "/" and _is_browser(request):
        return _page(401)
    return await on_lmoe_error(request, error)


def _is_browser(request: Request) -> bool:
    return request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", "")


def _page(status: int = 200) -> Response:
    content, policy = _written()
    headers = {
        "content-security-policy": policy,
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cache-control": "no-cache",
        "vary": "accept",
    }
    return HTMLResponse(content, status, headers)


@functools.cache
def _written() -> tuple[str, str]:
    """The page with its style and its scripts in it, and the policy that lets exactly these run."""
    files = resources.files("lmoe.web")

    def text(name: str) -> str:
        return files.joinpath(name).read_text("utf-8")

    style, script = text("style.css"), "\n".join(map(text, SCRIPTS))
    content = text("index.html").replace("/* style.css */", style).replace("/* script.js */", script)
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return content, policy


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
