"""How experts and their samples come, change and go. Every route here is an administrator's."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Depends, Request
from starlette.responses import PlainTextResponse, Response

from lmoe.api.admin import administer
from lmoe.api.body import read_json
from lmoe.api.experts import expert_body, tagged
from lmoe.api.fields import Fields, missing, shown, text
from lmoe.api.state import Current, State
from lmoe.api.wire import JSONLine
from lmoe.errors import InvalidRequest, ModelNotFound, PreconditionFailed, Unavailable
from lmoe.experts.registry import BASE
from lmoe.lifecycle.lifecycle import MAX_SAMPLES, Change, IfMatch, Lifecycle, samples_tag
from lmoe.workbench.impact import impact

MAX_PATH = 4096

router = APIRouter(dependencies=[Depends(administer)])


@router.post("/experts")
async def add_expert(request: Request, state: Current) -> Response:
    """Accept the package in `path` as `name`."""
    body = await read_json(request, state.settings.max_body_size)
    name = _required(body, "name")
    folder = _allowed(_required(body, "path"), state)
    description, samples, dry_run = body.string("description", longest=10_000), _samples(body), _dry_run(request)
    lifecycle = _lifecycle(state)
    change = await _off_loop(lambda: lifecycle.add(name, folder, description=description, samples=samples, dry_run=dry_run))
    return await _answer(change, dry_run, 201)


@router.put("/experts/{name}")
async def replace_expert(name: str, request: Request, state: Current) -> Response:
    """Let `name` mean the package in `path`, or an earlier `revision` of its own."""
    body = await read_json(request, state.settings.max_body_size)
    path, revision = body.string("path", longest=MAX_PATH), body.string("revision", longest=64)
    if (path is None) == (revision is None):
        raise InvalidRequest("Give either 'path' or 'revision'.", param="path", code="missing_required_parameter")
    source: Path | str = revision or ""
    if path is not None:
        source = _allowed(path, state)
    description, samples, dry_run = body.string("description", longest=10_000), _samples(body), _dry_run(request)
    tags, lifecycle = _if_match(request), _lifecycle(state)
    change = await _off_loop(
        lambda: lifecycle.replace(name, source, description=description, samples=samples, if_match=tags, dry_run=dry_run)
    )
    return await _answer(change, dry_run, 200)


@router.delete("/experts/{name}")
async def remove_expert(name: str, request: Request, state: Current) -> Response:
    """Refuse new requests for `name`; running ones finish."""
    tags, dry_run, lifecycle = _if_match(request), _dry_run(request), _lifecycle(state)
    change = await _off_loop(lambda: lifecycle.remove(name, if_match=tags, dry_run=dry_run))
    return await _answer(change, dry_run, 204)


@router.get("/experts/{name}/samples")
async def list_samples(name: str, state: Current) -> Response:
    """An expert's routing samples, or those of `base`."""
    live = state.service.live
    if name != BASE and name not in live.registry.experts:
        raise ModelNotFound(shown(name))
    return _samples_answer(live.samples_of(name))


@router.post("/experts/{name}/samples")
async def add_samples(name: str, request: Request, state: Current) -> Response:
    return await _edit_samples(name, request, state, "add")


@router.delete("/experts/{name}/samples")
async def drop_samples(name: str, request: Request, state: Current) -> Response:
    """Those in the body."""
    return await _edit_samples(name, request, state, "drop")


@router.post("/load_lora_adapter")
async def load_lora_adapter(request: Request, state: Current) -> Response:
    """vLLM's name for adding."""
    body = await read_json(request, state.settings.max_body_size)
    name, folder, lifecycle = _required(body, "lora_name"), _allowed(_required(body, "lora_path"), state, "lora_path"), _lifecycle(state)
    await _off_loop(lambda: lifecycle.add(name, folder))
    return PlainTextResponse(f"Success: LoRA adapter '{name}' added successfully.")


@router.post("/unload_lora_adapter")
async def unload_lora_adapter(request: Request, state: Current) -> Response:
    """vLLM's name for removing."""
    body = await read_json(request, state.settings.max_body_size)
    name, lifecycle = _required(body, "lora_name"), _lifecycle(state)
    await _off_loop(lambda: lifecycle.remove(name))
    return PlainTextResponse(f"Success: LoRA adapter '{name}' removed successfully.")


async def _edit_samples(name: str, request: Request, state: State, how: str) -> Response:
    body = await read_json(request, state.settings.max_body_size)
    texts = _samples(body, shortest=1)
    if not texts:
        raise missing("samples")
    tags, dry_run, lifecycle = _if_match(request), _dry_run(request), _lifecycle(state)
    add, drop = (texts, ()) if how == "add" else ((), texts)
    change = await _off_loop(lambda: lifecycle.edit_samples(name, add=add, drop=drop, if_match=tags, dry_run=dry_run))
    return await _answer(change, True, 200) if dry_run else _samples_answer(change.samples)


async def _off_loop(act: Callable[[], Change]) -> Change:
    """To the end, even when the client goes: half a change is none."""
    return await asyncio.shield(asyncio.to_thread(act))


async def _answer(change: Change, dry_run: bool, status: int) -> Response:
    if dry_run:
        return JSONLine((await asyncio.to_thread(impact, change.before.router, change.after.router)).as_json())
    if status == 204:
        return Response(status_code=204)
    return JSONLine(expert_body(change.expert, len(change.samples)), status, tagged(change.expert.revision))


def _samples_answer(samples: tuple[str, ...]) -> Response:
    return JSONLine({"object": "list", "data": list(samples)}, headers=tagged(samples_tag(samples)))


def _lifecycle(state: State) -> Lifecycle:
    lifecycle = state.service.lifecycle
    if lifecycle is None:
        raise Unavailable("This server's experts are fixed.", retry_after=3600)
    return lifecycle


def _required(body: Fields, name: str) -> str:
    value = body.string(name, longest=MAX_PATH)
    if value is None:
        raise missing(name)
    return value


def _samples(body: Fields, *, shortest: int = 0) -> tuple[str, ...] | None:
    given = body.array("samples", MAX_SAMPLES, shortest=shortest)
    return None if given is None else tuple(text(one, f"samples[{i}]") for i, one in enumerate(given))


def _dry_run(request: Request) -> bool:
    value = request.query_params.get("dry_run", "false").lower()
    if value not in ("true", "false", "1", "0"):
        raise InvalidRequest(f"Invalid 'dry_run': expected true or false, but got '{shown(value)}'.", param="dry_run")
    return value in ("true", "1")


def _allowed(path: str, state: State, param: str = "path") -> Path:
    """A folder under one of the roots; a relative path is looked for in each. Links in it are followed before it is judged."""
    roots = [Path(os.path.realpath(root)) for root in state.settings.experts_root]
    if not roots:
        raise InvalidRequest(f"Invalid '{param}': this server loads no packages by path; start it with --experts-root.", param=param)
    if "\0" in path or not path:
        raise InvalidRequest(f"Invalid '{param}': it must name a folder.", param=param)
    for root in roots:
        real = Path(os.path.realpath(root / path))
        if real != root and real.is_relative_to(root) and (real.is_dir() or len(roots) == 1):
            return real
    raise InvalidRequest(f"Invalid '{param}': '{shown(path)}' is not under an --experts-root.", param=param)


def _if_match(request: Request) -> IfMatch | None:
    value = request.headers.get("if-match")
    if value is None:
        return None
    tags = tuple(tag.strip().strip('"') for tag in value.split(","))
    if any(tag.startswith("W/") for tag in tags):
        raise PreconditionFailed("If-Match names a weak tag, which matches nothing.")
    return IfMatch(tags)
