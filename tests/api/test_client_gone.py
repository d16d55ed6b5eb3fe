"""A client that leaves ends the work for it, and nothing else."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from lmoe.api.wire import ClientGone, unless_gone


async def leaves() -> dict[str, Any]:
    await asyncio.sleep(0.01)
    return {"type": "http.disconnect"}


async def stays() -> dict[str, Any]:
    return await asyncio.get_running_loop().create_future()


def test_the_work_of_a_client_that_leaves_is_cancelled() -> None:
    """It sees the cancellation; the task goes on as if nobody had ever asked for its end."""

    async def run() -> None:
        seen = []

        async def work() -> None:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                seen.append(True)
                raise

        for _ in range(2):
            with pytest.raises(ClientGone):
                await unless_gone(leaves, work())
        assert seen == [True, True]
        task = asyncio.current_task()
        assert task is not None
        assert not task.cancelling()

    asyncio.run(run())


def test_what_work_returns_or_raises_comes_through() -> None:
    """With a client that stays, and with one that leaves while the work insists on its own end."""

    async def run() -> None:
        async def insists() -> str:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                return "done all the same"
            return "never"

        async def fails() -> None:
            raise ValueError("its own")

        assert await unless_gone(stays, asyncio.sleep(0, "done")) == "done"
        assert await unless_gone(leaves, insists()) == "done all the same"
        for receive in (stays, leaves):
            with pytest.raises(ValueError, match="its own"):
                await unless_gone(receive, fails())
        with pytest.raises(ClientGone):
            await unless_gone(leaves, asyncio.sleep(5))

    asyncio.run(run())


@pytest.mark.parametrize("receive", [stays, leaves])
def test_somebody_elses_cancellation_is_not_a_client_that_left(receive: Callable[[], Awaitable[Any]]) -> None:
    """A server that stops ends the task itself, whether or not the client leaves in the same moment."""

    async def run() -> None:
        async def ended() -> None:
            task = asyncio.current_task()
            assert task is not None
            asyncio.get_running_loop().call_later(0.01, task.cancel)
            await unless_gone(receive, asyncio.sleep(5))

        try:
            await asyncio.create_task(ended())
        except asyncio.CancelledError:
            return
        except ClientGone:
            assert receive is leaves
            return
        pytest.fail("nothing was cancelled")

    asyncio.run(run())
