"""How answers leave: JSON in ASCII, server-sent events one write each, and nothing more once the client is gone.

Knows ASGI; nothing of what is said.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from contextlib import aclosing
from typing import Any, TypeVar

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

T = TypeVar("T")

DONE = b"data: [DONE]\n\n"


class ClientGone(Exception):
    """The client closed its connection before it had its answer."""


def dumps(value: object) -> bytes:
    """Escaped to ASCII: no network chunk can end in the middle of a character."""
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")


def event(value: object) -> bytes:
    """One event; bytes are JSON already."""
    return b"data: " + (value if isinstance(value, bytes) else dumps(value)) + b"\n\n"


class Frame:
    """JSON of which all but one text stays the same, so that only the text is written anew."""

    def __init__(self, value: Callable[[str], object]) -> None:
        """`value` makes what is to be written of a text."""
        # What JSON makes of this character nothing else in it can look like.
        self._before, mark, self._after = dumps(value("\x00")).partition(b':"\\u0000"')
        assert mark, "the text is nowhere in the value"
        self._before += b":"

    def filled(self, text: str) -> bytes:
        return self._before + _quoted(text).encode("ascii") + self._after


_quoted = json.encoder.encode_basestring_ascii


class JSONLine(Response):
    media_type = "application/json"

    def __init__(self, content: object, status_code: int = 200, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(dumps(content), status_code, headers)


class EventStream(Response):
    """Sends each event with one write, and closes `events` when the client goes."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[bytes, None], headers: Mapping[str, str]) -> None:
        super().__init__(None, 200, {**headers, "cache-control": "no-cache", "x-accel-buffering": "no"})
        # An empty body has announced its length.
        del self.headers["content-length"]
        self.events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_all() -> None:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async for data in self.events:
                await send({"type": "http.response.body", "body": data, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})

        async with aclosing(self.events):
            await unless_gone(receive, send_all())


async def unless_gone(receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """What `work` returns; cancels it and raises ClientGone when the client disconnects first. The body must have been read."""
    # The work stays in this task, and only the watching has one of its own: most requests end well.
    task = asyncio.current_task()
    assert task is not None
    gone = False

    def leave(watching: asyncio.Task[None]) -> None:
        nonlocal gone
        if not watching.cancelled():
            gone = True
            watching.exception()
            task.cancel()

    watching = asyncio.create_task(_disconnected(receive))
    watching.add_done_callback(leave)
    try:
        return await work
    except asyncio.CancelledError:
        # Whoever else asked for the end of this task gets it.
        if gone and task.cancelling() == 1:
            raise ClientGone from None
        raise
    finally:
        if gone:
            task.uncancel()
        watching.remove_done_callback(leave)
        watching.cancel()


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
