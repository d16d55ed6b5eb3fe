"""What every change of experts, samples and versions over HTTP has in common: its conditions, its thread, its dry run."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.responses import Response

from lmoe.api.fields import shown
from lmoe.api.state import State
from lmoe.api.wire import JSONLine
from lmoe.api.workbench import impact_of
from lmoe.errors import InvalidRequest, PreconditionFailed, Unavailable
from lmoe.lifecycle.change import Change, IfMatch
from lmoe.lifecycle.lifecycle import Lifecycle

T = TypeVar("T")


async def off_loop(act: Callable[[], T]) -> T:
    """To the end, even when the client goes: half a change is none."""
    return await asyncio.shield(asyncio.to_thread(act))


async def impact_answer(change: Change, state: State) -> Response:
    """What the change would move, of held-out samples and of the recent requests that are logged."""

    return JSONLine((await asyncio.to_thread(impact_of, state, change.before.router, change.after.router)).as_json())


def lifecycle_of(state: State) -> Lifecycle:
    lifecycle = state.service.lifecycle
    if lifecycle is None:
        raise Unavailable("This server's experts are fixed.", retry_after=3600)
    return lifecycle


def is_dry_run(request: Request) -> bool:
    value = request.query_params.get("dry_run", "false").lower()
    if value not in ("true", "false", "1", "0"):
        raise InvalidRequest(f"Invalid 'dry_run': expected true or false, but got '{shown(value)}'.", param="dry_run")
    return value in ("true", "1")


def if_match(request: Request) -> IfMatch | None:
    value = request.headers.get("if-match")
    if value is None:
        return None
    tags = tuple(tag.strip().strip('"') for tag in value.split(","))
    if any(tag.startswith("W/") for tag in tags):
        raise PreconditionFailed("If-Match names a weak tag, which matches nothing.")
    return IfMatch(tags)
