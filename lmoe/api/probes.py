"""`/health` and `/ready`: is the process alive, and does the model really answer. Open to everybody, key or not."""

import asyncio
import time

from starlette.requests import Request
from starlette.responses import Response

from lmoe.api.state import State
from lmoe.api.wire import JSONLine
from lmoe.errors import Unavailable

_FRESH = 1.0
"""Seconds for which a forward that worked is believed: a probe cannot be used to load the model."""


async def health(request: Request) -> Response:
    return JSONLine({"status": "ok"})


class Readiness:
    """`/ready`: 200 once a forward works; until then 503, saying how far the start is."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._worked = -_FRESH
        self._probing = asyncio.Lock()

    async def __call__(self, request: Request) -> Response:
        startup = self._state.startup
        if startup.service is None:
            status = "loading" if startup.error is None else "failed"
            body = {"status": status, "stage": startup.stage, "seconds": round(startup.seconds, 3)}
            return JSONLine(body, 503, {"retry-after": "2"})
        try:
            async with self._probing:
                if time.monotonic() - self._worked >= _FRESH:
                    await startup.service.probe()
                    self._worked = time.monotonic()
        except Unavailable as e:
            return JSONLine({"status": "failing", "stage": e.message}, 503, {"retry-after": "2"})
        return JSONLine({"status": "ready"})
