"""Routing off the event loop: one thread routes whatever has arrived meanwhile as one batch.

Knows routers only by `route_many`, and keeps none: each request brings the router that is current for it.
"""

import asyncio
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from lmoe.routing.decision import Decision
from lmoe.routing.query import Query
from lmoe.routing.router import Router

MAX_BATCH = 32


@dataclass(frozen=True, slots=True)
class _Job:
    router: Router
    query: Query
    answer: "Future[Decision]" = field(default_factory=Future)


class RoutingWorker:
    """Start one for a server's life; `close` waits for what is under way. Also a context manager."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="lmoe-routing", daemon=True)
        self._thread.start()

    async def route(self, router: Router, query: Query) -> Decision:
        """What `router.route_many` says to this query, in the worker's thread."""
        job = _Job(router, query)
        self._jobs.put(job)
        return await asyncio.wrap_future(job.answer)

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join()

    def __enter__(self) -> "RoutingWorker":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            batch = [first]
            closing = False
            while len(batch) < MAX_BATCH and not closing:
                try:
                    job = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if job is None:
                    closing = True
                else:
                    batch.append(job)
            self._route(batch)
            if closing:
                return

    @staticmethod
    def _route(batch: list[_Job]) -> None:
        by_router: dict[int, list[_Job]] = {}
        for job in batch:
            if job.answer.set_running_or_notify_cancel():
                by_router.setdefault(id(job.router), []).append(job)
        for jobs in by_router.values():
            try:
                decisions = jobs[0].router.route_many([job.query for job in jobs])
            except Exception as e:
                for job in jobs:
                    job.answer.set_exception(e)
            else:
                for job, decision in zip(jobs, decisions, strict=True):
                    job.answer.set_result(decision)
