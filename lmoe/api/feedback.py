"""`/v1/feedback`: who should have answered. What is sent changes no decision until an administrator promotes it to a sample."""

import asyncio

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from lmoe.api.admin import administer, from_allowed_page
from lmoe.api.body import read_json
from lmoe.api.changing import (
    author_of,
    check_query,
    flag_of,
    impact_answer,
    impact_of,
    is_dry_run,
    lifecycle_of,
    limit_of,
    off_loop,
    read_known,
    sample,
)
from lmoe.api.experts import tagged
from lmoe.api.fields import missing, shown, whole
from lmoe.api.names import named_in
from lmoe.api.state import Current, State
from lmoe.api.wire import JSONLine
from lmoe.chat import Message
from lmoe.errors import InvalidRequest, NoSuchExpert, NotFound, Unavailable
from lmoe.experts.registry import BASE
from lmoe.experts.samples import MAX_BYTES
from lmoe.lifecycle.promotion import promote
from lmoe.workbench.feedback import Feedback, no_such_feedback

LONGEST_COMMENT = 4_000
LONGEST_KEY = 255
MOST_LISTED = 10_000

router = APIRouter()


@router.post("/feedback", status_code=201, dependencies=[Depends(from_allowed_page)])
async def give_feedback(request: Request, state: Current) -> Response:
    """Say which expert should have answered `input`, or the request that `request_id` names. Give an Idempotency-Key to retry safely."""
    body = await read_json(request, state.settings.max_body_size, mend=False)
    service = state.service
    feedback = _feedback(state)
    expert = body.string("expert", longest=256)
    if not expert:
        raise missing("expert")
    if expert != BASE and expert not in service.registry.experts:
        with named_in("expert"):
            raise NoSuchExpert(expert, {BASE, *service.registry.experts})
    comment = body.string("comment", longest=LONGEST_COMMENT) or ""
    key = request.headers.get("idempotency-key")
    if key is not None and not 1 <= len(key) <= LONGEST_KEY:
        raise InvalidRequest(f"Invalid Idempotency-Key: expected 1 to {LONGEST_KEY} characters, but got {len(key)}.")
    given, request_id = body.string("input"), body.string("request_id", longest=256)
    if (given is None) == (request_id is None):
        raise InvalidRequest("Give either 'input' or 'request_id'.", param="input" if given is not None else "request_id")
    if given is None:
        assert request_id is not None
        remembered = service.requests.recall(request_id.rpartition("_")[2].rpartition("-")[2]) if service.requests else None
        if remembered is None:
            raise NotFound("The request named by 'request_id' is not among the latest; send its text as 'input'.", param="request_id")
        text, was = remembered
    else:
        text = given.strip()
        was = ""
    for name, words in (("input", text), ("comment", comment)):
        if "\0" in words:
            raise InvalidRequest(f"Invalid '{name}': the character U+0000 is no part of a text; remove it.", param=name)
    if not text or len(text.encode()) > MAX_BYTES:
        raise InvalidRequest(f"Invalid 'input': expected text of 1 to {MAX_BYTES} bytes.", param="input")
    text = sample(text, "input")
    if not was:
        was = (await service.route((Message("user", text),))).expert
    entry, new = await asyncio.to_thread(feedback.add, text, expert, was, comment, key)
    return JSONLine(entry.as_json(), 201 if new else 200)


@router.get("/feedback", dependencies=[Depends(administer)])
async def list_feedback(request: Request, state: Current) -> Response:
    """What waits to be promoted, oldest first; with `all`, what was promoted too; at most `limit`."""
    check_query(request, "limit", "all")
    feedback, limit = _feedback(state), limit_of(request, MOST_LISTED, 1_000)
    every = flag_of(request, "all")
    entries = await asyncio.to_thread(lambda: feedback.entries(promoted=every, limit=limit))
    return JSONLine({"object": "list", "data": [entry.as_json() for entry in entries]})


@router.post("/feedback/promote", dependencies=[Depends(administer)])
async def promote_feedback(request: Request, state: Current) -> Response:
    """Make samples of the entries `ids`, or of `all` that can be: each text its expert's and nobody else's.

    Answers with the version it makes (the newest where all are samples already), and with those `left`, each with the reason.
    """
    body = await read_known(request, state, ("ids", "all", "author"), ("dry_run",))
    feedback, lifecycle, dry_run = _feedback(state), lifecycle_of(state), flag_of(request, "dry_run")
    given, every = body.array("ids", MOST_LISTED, shortest=1), body.boolean("all") or False
    if (given is None) == (not every):
        raise InvalidRequest("Give either 'ids' or 'all'.", param="ids")
    ids = None if given is None else [whole(number, f"ids[{i}]", 1, 2**63 - 1) for i, number in enumerate(given)]
    author = author_of(request, body.string("author"))
    change, version, entries = await off_loop(lambda: promote(lifecycle, feedback, ids, author=author, dry_run=dry_run))
    if version is None:
        return await impact_answer(change, state)
    answer = {**version.as_answer(), "left": entries.left_json}
    return JSONLine(answer, headers=tagged(str(version.number)))


@router.delete("/feedback/{number}", dependencies=[Depends(administer)])
async def dismiss_feedback(number: str, request: Request, state: Current) -> Response:
    """Forget an entry. What it was promoted to stays; nothing is routed otherwise, which a dry run says, too."""
    check_query(request, "dry_run")
    feedback, dry_run = _feedback(state), is_dry_run(request)
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise no_such_feedback(shown(number))
    if dry_run:
        await asyncio.to_thread(feedback.entry, int(number))
        live = state.service.router
        return JSONLine((await asyncio.to_thread(impact_of, state, live, live)).as_json())
    await off_loop(lambda: feedback.remove([int(number)]))
    return Response(status_code=204)


def _feedback(state: State) -> Feedback:
    if state.service.feedback is None:
        raise Unavailable("This server keeps no feedback.", retry_after=3600)
    return state.service.feedback
