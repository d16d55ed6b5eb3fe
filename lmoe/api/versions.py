"""`/v1/router/history` and `/v1/router/rollback`: the versions of samples and settings. Every route here is an administrator's."""

import asyncio

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from lmoe.api.admin import administer
from lmoe.api.changing import author_of, check_query, if_match, impact_answer, is_dry_run, lifecycle_of, limit_of, off_loop, read_known
from lmoe.api.experts import tagged
from lmoe.api.fields import missing
from lmoe.api.state import Current
from lmoe.api.wire import JSONLine

MOST = 1_000
LARGEST = 2**31

router = APIRouter(prefix="/router", dependencies=[Depends(administer)])


@router.get("/history")
async def history(request: Request, state: Current) -> Response:
    """The versions, newest first, at most `limit` of them; the newest is the ETag."""
    check_query(request, "limit")
    versions = await asyncio.to_thread(lifecycle_of(state).samples.versions, limit_of(request, MOST, 100))
    newest = versions[0].number if versions else 0
    return JSONLine({"object": "list", "data": [version.as_json() for version in versions]}, headers=tagged(str(newest)))


@router.post("/rollback")
async def rollback(request: Request, state: Current) -> Response:
    """Let samples and settings be what they were in `version`. Answers with the version that this makes; with the newest where it changes
    nothing."""
    body = await read_known(request, state, ("version", "author"), ("dry_run",))
    number = body.integer("version", 1, LARGEST)
    if number is None:
        raise missing("version")
    tags, dry_run, lifecycle = if_match(request), is_dry_run(request), lifecycle_of(state)
    author = author_of(request, body.string("author"))
    change, version = await off_loop(lambda: lifecycle.samples.rollback(number, author=author, if_match=tags, dry_run=dry_run))
    if version is None:
        return await impact_answer(change, state)
    return JSONLine(version.as_answer(), headers=tagged(str(version.number)))
