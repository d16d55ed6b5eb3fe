"""Where long work is done: one job after the other, in a thread of its own, so that neither the event loop nor the model waits.

Knows threads and clients that go; not what the work is.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from starlette.requests import Request

from lmoe.api.wire import unless_gone
from lmoe.background import give_way
from lmoe.errors import Overloaded
from lmoe.routing.router import Router
from lmoe.service import Service
from lmoe.workbench.considerate import Considerate

T = TypeVar("T")

MOST = 4
"""Jobs that run or wait: each may take a minute."""


class Workshop:
    """One app's. Its thread starts with the first job."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lmoe-workshop", initializer=give_way)
        self._places = threading.Semaphore(MOST)

    async def do(self, request: Request, service: Service, work: Callable[[Router, Callable[[], None]], T]) -> T:
        """What `work` makes of the router that is live now, calling what it is given to rest. The body must have been read.

        When the client goes, the work ends at its next rest, or its next piece of encoding.

        Raises Overloaded when too many jobs wait already.
        """
        if not self._places.acquire(blocking=False):
            raise Overloaded(f"{MOST} long jobs run or wait already; come back later.", retry_after=30)
        live = service.router
        considerate = Considerate(live.encoder, lambda: service.engine.load.running > 0)
        job = self._thread.submit(work, replace(live, encoder=considerate), considerate.rest)
        job.add_done_callback(lambda _: self._places.release())

        async def result() -> T:
            return await asyncio.wrap_future(job)

        try:
            return await unless_gone(request.receive, result())
        finally:
            considerate.abandon()

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
