"""`/v1/experts`: which experts there are."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from lmoe.api.state import Current
from lmoe.api.wire import JSONLine
from lmoe.errors import ModelNotFound
from lmoe.experts.registry import Expert

router = APIRouter()


@router.get("/experts")
async def list_experts(state: Current) -> Response:
    """Every expert that serves, and for each folder that was refused, why."""
    service = state.service
    data = [expert_body(expert, service.sample_count(expert.name)) for expert in service.registry.experts.values()]
    return JSONLine({"object": "list", "data": data, "broken": dict(service.registry.broken)})


@router.get("/experts/{name}")
async def get_expert(name: str, state: Current) -> Response:
    service = state.service
    expert = service.registry.experts.get(name)
    if expert is None:
        raise ModelNotFound(name)
    return JSONLine(expert_body(expert, service.sample_count(expert.name)))


def expert_body(expert: Expert, samples: int) -> Mapping[str, Any]:
    return {
        "name": expert.name,
        "revision": expert.revision,
        "rank": expert.rank,
        "bytes": expert.bytes,
        "samples": samples,
        "description": expert.description,
    }
