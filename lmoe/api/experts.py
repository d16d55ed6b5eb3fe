"""`/v1/experts`: which experts there are."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from lmoe.api.state import Current
from lmoe.api.wire import JSONLine
from lmoe.errors import NoSuchExpert, NotAnExpert, NotFound
from lmoe.experts.registry import BASE, Expert
from lmoe.lifecycle.change import Change, expert_tag

router = APIRouter()


@router.get("/experts")
async def list_experts(state: Current) -> Response:
    """Every expert that serves; for each folder that was refused, why; and what is wrong with edited sample files, if anything."""
    live = state.service.live
    data = [expert_body(expert, len(live.samples_of(expert.name))) for expert in live.registry.experts.values()]
    lifecycle = state.service.lifecycle
    problem = lifecycle.own.problem if lifecycle is not None else None
    return JSONLine({"object": "list", "data": data, "broken": dict(live.registry.broken), "broken_samples": problem})


@router.get("/experts/{name}")
async def get_expert(name: str, state: Current) -> Response:
    live = state.service.live
    expert = live.registry.experts.get(name)
    if expert is None:
        raise absent(name, live.registry.names)
    return JSONLine(expert_body(expert, len(live.samples_of(name))), headers=tagged(expert_tag(expert)))


def expert_body(expert: Expert, samples: int) -> Mapping[str, Any]:
    return {
        "name": expert.name,
        "revision": expert.revision,
        "rank": expert.rank,
        "bytes": expert.bytes,
        "samples": samples,
        "description": expert.description,
    }


def changed_body(change: Change) -> Mapping[str, Any]:
    """An expert that was added or replaced; `changed` is false where it was so already; `warnings` where a person should know something."""
    body = expert_body(change.expert, len(change.samples))
    if change.after is change.before:
        body = {**body, "changed": False}
    return {**body, "warnings": list(change.remarks)} if change.remarks else body


def absent(name: str, known: Iterable[str]) -> NotFound:
    """What to raise for a name that is no expert's; `known` are theirs."""
    return NotAnExpert() if name == BASE else NoSuchExpert(name, known)


def tagged(tag: str) -> Mapping[str, str]:
    """The headers that say which state of a thing this is, for If-Match."""
    return {"etag": f'"{tag}"'}
