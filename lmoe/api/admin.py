"""Who may administer, and from where: the admin key, or loopback, and no proxy, when there is none; never a foreign web page.

Knows keys, addresses and headers; not what the routes behind it do.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

from fastapi import Request
from starlette.middleware.cors import CORSMiddleware
from starlette.types import Receive, Scope, Send

from lmoe.api.state import Current, State
from lmoe.errors import Forbidden, UnsupportedMediaType

SEGMENTS = frozenset({"experts", "load_lora_adapter", "router", "samples", "unload_lora_adapter"})
"""First parts of the paths, after `/v1`, that no web page of another origin is allowed to read."""

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""What proxies add to a request."""


async def administer(request: Request, state: Current) -> None:
    """A dependency of every admin route. Raises Unauthorized, Forbidden or UnsupportedMediaType."""
    state.keys.check_admin(request)
    if not state.keys.admins:
        _check_near(request)
    _check_host(request, state)
    _check_origin(request)
    if request.method in ("POST", "PUT") or request.headers.get("content-length", "0") != "0":
        sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if sort != "application/json":
            raise UnsupportedMediaType(f"The Content-Type must be application/json, not '{sort[:64]}'.")


async def from_allowed_page(request: Request, state: Current) -> None:
    """A dependency of what a web page could do unread, needing no preflight. Raises Forbidden unless --cors-origin allows its origin."""
    allowed = state.settings.cors_origin
    if "*" not in allowed and request.headers.get("origin") not in allowed:
        _check_origin(request, "give feedback to")


def _check_near(request: Request) -> None:
    """Who calls through a proxy on this machine may be anywhere."""
    if not _is_loopback(request.client.host if request.client else ""):
        raise Forbidden("Without --admin-key-file this is open from this machine only; configure an admin key to use it from elsewhere.")
    forwarded = next((name for name in FORWARDED if name in request.headers), None)
    if forwarded is not None:
        raise Forbidden(
            f"Without --admin-key-file this is open from this machine only, and a proxy ('{forwarded}') does not tell who calls; "
            "configure an admin key to use it through a proxy."
        )


def _check_host(request: Request, state: State) -> None:
    """A name that somebody else's DNS pointed here is not ours; an address cannot be pointed elsewhere."""
    name = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    known = {"localhost", state.settings.host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()}
    if name not in known and not _is_address(name):
        raise Forbidden(
            f"The Host '{name[:64]}' is not this server's; call it by its address, as localhost, or by the name given to --host."
        )


def _check_origin(request: Request, what: str = "administer") -> None:
    origin = request.headers.get("origin")
    if origin is not None and origin.lower() != f"{request.url.scheme}://{request.headers.get('host', '')}".lower():
        raise Forbidden(f"Web pages of the origin '{origin[:64]}' may not {what} this server.")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


class PublicCORS(CORSMiddleware):
    """CORS for everything but administration."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _first(scope["path"]) in SEGMENTS:
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _first(path: str) -> str:
    parts = [part for part in path.split("/") if part]
    return next((part for part in parts if part != "v1"), "")
