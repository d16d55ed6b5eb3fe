"""`/api/tags`, `/api/show`, `/api/ps` and the rest of Ollama's housekeeping: which models there are, and that they are there to stay.

Knows how Ollama describes a model; adding and removing experts is done by lmoe's own routes.
"""

import hashlib
from collections.abc import AsyncGenerator, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from lmoe import __version__
from lmoe.api.body import read_json
from lmoe.api.names import AUTO, TAG
from lmoe.api.ollama.chat import LineStream
from lmoe.api.ollama.route import OllamaRoute, known
from lmoe.api.state import Current, State
from lmoe.api.wire import JSONLine, dumps
from lmoe.errors import InvalidRequest
from lmoe.experts.registry import BASE

SPOKEN = "0.12.6"
"""The release of Ollama whose API this is; clients refuse older ones."""

_FOREVER = "2318-01-01T00:00:00Z"
"""When a model that is never unloaded expires, as Ollama writes it."""

router = APIRouter(route_class=OllamaRoute)


@router.head("/version", include_in_schema=False)
@router.get("/version")
async def version() -> Response:
    return JSONLine({"version": SPOKEN, "lmoe": __version__})


@router.head("/tags", include_in_schema=False)
@router.get("/tags")
async def tags(state: Current) -> Response:
    """The base, the experts, `base`, `auto` and the operator's own aliases."""
    return JSONLine({"models": list(_listing(state))})


@router.head("/ps", include_in_schema=False)
@router.get("/ps")
async def ps(state: Current) -> Response:
    """What is resident: all of it, always."""
    on_gpu = state.service.facts.on_gpu
    entries = [{**e, "expires_at": _FOREVER, "size_vram": e["size"] if on_gpu else 0} for e in _listing(state)]
    return JSONLine({"models": [{**entry, "context_length": state.service.max_length} for entry in entries]})


@router.post("/show")
async def show(request: Request, state: Current) -> Response:
    """One model: its family, its context and what it can do."""
    body = await read_json(request, state.settings.max_body_size)
    name = known(body, state)
    service = state.service
    facts = service.facts
    expert = service.registry.experts.get(name.partition("@")[0])
    family = facts.architecture
    return JSONLine(
        {
            "modelfile": f"# Served by lmoe\nFROM {service.model_id}\n",
            "parameters": "",
            "template": "{{ .Prompt }}",
            "license": "",
            "details": _details(state, service.model_id if expert else ""),
            "model_info": {
                "general.architecture": family,
                "general.basename": service.model_id,
                "general.parameter_count": facts.parameters,
                f"{family}.context_length": service.max_length,
                f"{family}.embedding_length": facts.hidden_size,
            },
            "capabilities": ["completion", "embedding", "tools"],
            "modified_at": _modified(state),
            "expert": name if expert else None,
            "revision": expert.revision if expert else None,
            "description": expert.description if expert else "",
        }
    )


@router.post("/pull")
async def pull(request: Request, state: Current) -> Response:
    """What is served need not be pulled; nothing else can be."""
    body = await read_json(request, state.settings.max_body_size)
    known(body, state)
    if body.boolean("stream") is False:
        return JSONLine({"status": "success"})

    async def progress() -> AsyncGenerator[bytes, None]:
        for status in ("pulling manifest", "success"):
            yield dumps({"status": status}) + b"\n"

    return LineStream(progress(), {})


@router.delete("/delete")
@router.post("/create")
@router.post("/copy")
@router.post("/push")
@router.post("/blobs/{digest}", include_in_schema=False)
@router.head("/blobs/{digest}", include_in_schema=False)
async def refused(request: Request) -> Response:
    """Ollama's ways to change what there is."""
    raise InvalidRequest(f"{request.url.path} is not supported: experts are added and removed with `lmoe experts` and /v1/experts.")


def _listing(state: State) -> Iterator[Mapping[str, Any]]:
    service = state.service
    size, digest = service.facts.bytes, _digest(service.model_id)
    yield _entry(state, service.model_id, size=size, digest=digest)
    for expert in service.registry.experts.values():
        yield _entry(state, expert.name, parent=service.model_id, size=expert.bytes, digest=expert.digest)
    taken = {service.model_id, *service.registry.names}
    for name in (BASE, AUTO, *state.settings.model_alias):
        if name not in taken and not name.endswith("*"):
            yield _entry(state, name, parent=service.model_id, size=size, digest=digest)


def _entry(state: State, name: str, *, size: int, digest: str, parent: str = "") -> Mapping[str, Any]:
    details = _details(state, parent)
    return {"name": name + TAG, "model": name + TAG, "modified_at": _modified(state), "size": size, "digest": digest, "details": details}


def _details(state: State, parent: str) -> Mapping[str, Any]:
    facts = state.service.facts
    return {
        "parent_model": parent,
        "format": "safetensors",
        "family": facts.architecture,
        "families": [facts.architecture],
        "parameter_size": _rounded(facts.parameters),
        "quantization_level": facts.precision,
    }


def _rounded(parameters: int) -> str:
    """`5.4M`, `7.2B`: what a listing has room for."""
    size, unit = (parameters / 1e9, "B") if parameters >= 1e9 else (parameters / 1e6, "M")
    return f"{size:.1f}{unit}"


def _modified(state: State) -> str:
    return datetime.fromtimestamp(state.created, UTC).isoformat().replace("+00:00", "Z")


def _digest(name: str) -> str:
    """The base's weights are not read again for a listing: its name tells it from others."""
    return hashlib.sha256(name.encode()).hexdigest()
