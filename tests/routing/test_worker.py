"""The routing worker: many requests, one encoding, each with the answer to its own."""

import asyncio
import threading
from collections.abc import Sequence

import numpy as np
import pytest

from lmoe.experts.samples import SampleSet
from lmoe.routing.encoder import Vectors
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.routing.worker import RoutingWorker

SAMPLES = SampleSet.of({"odd": ["1", "3", "5", "7"], "even": ["2", "4", "6", "8"]})


class ParityEncoder:
    """Knows odd from even; remembers batches, and holds the first one back until it is let go."""

    identity = "parity"

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.go = threading.Event()
        self.go.set()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.batches.append(len(texts))
        self.go.wait(10)
        numbers = [int(text) if text.isdigit() else len(text) for text in texts]
        return np.asarray([[[1, 0, n / 99] if n % 2 else [0, 1, n / 99]] for n in numbers], np.float32).reshape(-1, 1, 3)


def test_waiting_requests_share_a_batch() -> None:
    """What arrives while one batch is encoded is encoded as the next, and everyone gets their own answer."""
    encoder = ParityEncoder()
    router = Router.build(SAMPLES, encoder)

    async def ask() -> list[str]:
        encoder.batches.clear()
        encoder.go.clear()
        with RoutingWorker() as worker:
            asked = [asyncio.create_task(worker.route(router, Query(str(n)))) for n in range(20)]
            await asyncio.sleep(0.1)
            encoder.go.set()
            return [(await one).expert for one in asked]

    assert asyncio.run(ask()) == ["odd" if n % 2 else "even" for n in range(20)]
    assert sum(encoder.batches) == 20
    assert len(encoder.batches) <= 2


def test_each_request_brings_its_router() -> None:
    """A swap of routers under way mixes nothing up: the answer carries the version of the router that was asked."""
    encoder = ParityEncoder()
    old = Router.build(SAMPLES, encoder)
    new = old.without_expert("odd")

    async def ask() -> list[tuple[str, str]]:
        with RoutingWorker() as worker:
            answers = await asyncio.gather(*(worker.route(router, Query("9")) for router in (old, new, old, new)))
            return [(answer.expert, answer.router_version) for answer in answers]

    assert asyncio.run(ask()) == [("odd", old.version), ("even", new.version)] * 2


def test_a_request_that_gave_up_disturbs_nobody() -> None:
    """Cancelling one waiting request leaves the others their answers."""
    encoder = ParityEncoder()
    router = Router.build(SAMPLES, encoder)

    async def ask() -> str:
        encoder.go.clear()
        with RoutingWorker() as worker:
            first, given_up, last = (asyncio.create_task(worker.route(router, Query(n))) for n in ("1", "2", "4"))
            await asyncio.sleep(0.1)
            given_up.cancel()
            encoder.go.set()
            with pytest.raises(asyncio.CancelledError):
                await given_up
            assert (await first).expert == "odd"
            return (await last).expert

    assert asyncio.run(ask()) == "even"


def test_closing_answers_what_is_waiting() -> None:
    """Requests that were accepted before closing are answered."""
    encoder = ParityEncoder()
    router = Router.build(SAMPLES, encoder)

    async def ask() -> str:
        worker = RoutingWorker()
        asked = asyncio.create_task(worker.route(router, Query("3")))
        await asyncio.sleep(0)
        await asyncio.to_thread(worker.close)
        return (await asked).expert

    assert asyncio.run(ask()) == "odd"
