"""Whether an engine works, asked from outside. Knows the Engine protocol; neither models nor HTTP."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import cast

from lmoe.errors import LmoeError, Overloaded, Unavailable
from lmoe.generation import Engine, GenerationRequest, Piece, Sampling, stream

SECONDS = 10.0
PAUSE = 0.05
"""Seconds between two looks."""


async def probe(engine: Engine) -> None:
    """A token of those who are being answered shows that the model works, and else one of the probe's own.

    Raises Unavailable when neither comes in time, or the probe's own fails.
    """
    own = asyncio.ensure_future(_one_token(engine))
    before, end = engine.load.tokens, time.monotonic() + SECONDS
    try:
        while time.monotonic() < end:
            await asyncio.wait([own], timeout=PAUSE)
            full = own.done() and isinstance(own.exception(), Overloaded)
            if own.done() and not full:
                return own.result()
            # Its own turn may come late, or there is no place left to wait for it.
            if engine.load.tokens > before:
                return None
            if full:
                await asyncio.sleep(PAUSE)
    except LmoeError as e:
        raise Unavailable(f"The model does not answer: {e.message}") from None
    finally:
        own.cancel()
    raise Unavailable(f"The model did not answer within {SECONDS:g} seconds.")


async def _one_token(engine: Engine) -> None:
    request = GenerationRequest((0,), sampling=Sampling(max_tokens=1, temperature=0.0))
    async with aclosing(cast("AsyncGenerator[Piece, None]", stream(engine, request))) as pieces:
        async for _ in pieces:
            pass
