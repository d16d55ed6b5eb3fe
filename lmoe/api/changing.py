"""What every change of experts, samples and versions over HTTP has in common: its conditions, its thread, its dry run."""

import asyncio
import contextvars
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import unquote

from fastapi import Request
from starlette.responses import Response

from lmoe.api.body import read_json
from lmoe.api.fields import Fields, shown, text, unknown
from lmoe.api.state import State
from lmoe.api.wire import JSONLine
from lmoe.background import give_back_memory, give_way
from lmoe.errors import InvalidRequest, PreconditionFailed, SamplesError, Unavailable
from lmoe.experts.samples import checked_text
from lmoe.lifecycle.change import Change, IfMatch
from lmoe.lifecycle.lifecycle import Lifecycle
from lmoe.routing.evaluation import Example
from lmoe.routing.router import Router
from lmoe.workbench.content import LONGEST_AUTHOR
from lmoe.workbench.impact import Impact, impact

AUTHOR = "x-lmoe-author"

T = TypeVar("T")


async def off_loop(act: Callable[[], T]) -> T:
    """To the end, even when the client goes: half a change is none. In a thread that leaves the processor to those that answer."""
    thread = ThreadPoolExecutor(1, "lmoe-change", initializer=lambda: give_way(rests=True))
    done = thread.submit(contextvars.copy_context().run, act)
    thread.submit(give_back_memory)
    thread.shutdown(wait=False)
    return await asyncio.shield(asyncio.wrap_future(done))


async def impact_answer(change: Change, state: State) -> Response:
    """What the change would move, of held-out samples and of the recent requests that are logged."""

    return JSONLine((await asyncio.to_thread(impact_of, state, change.before.router, change.after.router)).as_json())


def impact_of(state: State, before: Router, after: Router, prompts: Sequence[Example] | None = None, where: str = "prompts") -> Impact:
    """On these prompts, or on samples set aside, and on the recent requests, where they are kept; on none where the base chooses,
    which samples do not move. Blocks."""
    if state.settings.router_mode == "llm":
        return impact(before, after, ())
    sources = state.service.sources
    return impact(before, after, prompts, () if sources is None else sources.recent(), where=where)


def lifecycle_of(state: State) -> Lifecycle:
    lifecycle = state.service.lifecycle
    if lifecycle is None:
        raise Unavailable("This server's experts are fixed.", retry_after=3600)
    return lifecycle


async def read_known(request: Request, state: State, known: Sequence[str], query: Sequence[str] = ()) -> Fields:
    """A body with no other keys than `known`, asked for with nothing in the URL but `query`. Raises InvalidRequest."""
    check_query(request, *query)
    body = await read_json(request, state.settings.max_body_size, mend=False)
    body.only(known)
    return body


def check_query(request: Request, *known: str) -> None:
    """A mistyped `dry_run` must not change anything, nor must two that disagree. Raises InvalidRequest."""
    given = [name for name, _ in request.query_params.multi_items()]
    for name in given:
        if name not in known:
            raise unknown(name, f"in the URL are {', '.join(known)}" if known else "in the URL is none")
        if given.count(name) > 1:
            raise InvalidRequest(f"Invalid '{name}': it stands more than once in the URL.", param=name)


def is_dry_run(request: Request) -> bool:
    return flag_of(request, "dry_run")


def flag_of(request: Request, name: str) -> bool:
    """A yes or no in the URL. Raises InvalidRequest."""
    value = request.query_params.get(name, "false").lower()
    if value not in ("true", "false", "1", "0"):
        raise InvalidRequest(f"Invalid '{name}': expected true or false, but got '{shown(value)}'.", param=name)
    return value in ("true", "1")


def limit_of(request: Request, most: int, default: int) -> int:
    """How many entries the URL asks for, at most `most`. Raises InvalidRequest."""
    given = request.query_params.get("limit", str(default))
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(most)) and 1 <= int(given) <= most):
        raise InvalidRequest(f"Invalid 'limit': expected 1 to {most}, but got '{shown(given)}'.", param="limit")
    return int(given)


def author_of(request: Request, given: str | None = None) -> str | None:
    """Whose change it is: `given` in the body, or the header's, percent-encoded where it is not ASCII. Raises InvalidRequest."""
    param = "author"
    if given is None and (header := request.headers.get(AUTHOR)) is not None:
        given, param = unquote(header, errors="replace"), AUTHOR
    if given is None:
        return None
    author = text(given, param, LONGEST_AUTHOR).strip()
    if not author.isprintable():
        raise InvalidRequest(f"Invalid '{param}': a name has printable characters only.", param=param)
    return author or None


def if_match(request: Request) -> IfMatch | None:
    value = request.headers.get("if-match")
    if value is None:
        return None
    tags = tuple(tag.strip().strip('"') for tag in value.split(","))
    if any(tag.startswith("W/") for tag in tags):
        raise PreconditionFailed("If-Match names a weak tag, which matches nothing.")
    return IfMatch(tags)


def sample(value: object, param: str) -> str:
    """A text that can be a sample. A line number means nothing to who sent an array: its place in it does. Raises InvalidRequest."""
    try:
        return checked_text(text(value, param), param)
    except SamplesError as e:
        raise InvalidRequest(e.message, param=param) from None
