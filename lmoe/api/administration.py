"""How experts and their samples come, change and go. Every route here is an administrator's."""

import os
from pathlib import Path

from fastapi import APIRouter, Depends, Request
from starlette.responses import PlainTextResponse, Response

from lmoe.api.admin import administer
from lmoe.api.body import read_json
from lmoe.api.changing import author_of, check_query, if_match, impact_answer, is_dry_run, lifecycle_of, off_loop, read_known, sample
from lmoe.api.experts import absent, changed_body, tagged
from lmoe.api.fields import Fields, missing, shown
from lmoe.api.state import Current, State
from lmoe.api.wire import JSONLine
from lmoe.errors import InvalidRequest
from lmoe.experts.registry import BASE
from lmoe.lifecycle.change import MAX_SAMPLES, Change, expert_tag, samples_tag

MAX_PATH = 4096

router = APIRouter(dependencies=[Depends(administer)])


@router.post("/experts")
async def add_expert(request: Request, state: Current) -> Response:
    """Accept the package in `path` as `name`."""
    body = await read_known(request, state, ("name", "path", "description", "samples"), ("dry_run",))
    name = _required(body, "name")
    folder = _allowed(_required(body, "path"), state)
    description, samples, dry_run = body.string("description", longest=10_000), _samples(body), is_dry_run(request)
    author, lifecycle = author_of(request), lifecycle_of(state)
    change = await off_loop(lambda: lifecycle.add(name, folder, description=description, samples=samples, author=author, dry_run=dry_run))
    return await _answer(change, state, dry_run, 201)


@router.put("/experts/{name}")
async def replace_expert(name: str, request: Request, state: Current) -> Response:
    """Let `name` mean the package in `path`, or an earlier `revision` of its own; or give it another `description` alone."""
    body = await read_known(request, state, ("path", "revision", "description", "samples"), ("dry_run",))
    path, revision = body.string("path", longest=MAX_PATH), body.string("revision", longest=64)
    description, samples, dry_run = body.string("description", longest=10_000), _samples(body), is_dry_run(request)
    if path is not None and revision is not None:
        raise InvalidRequest("Give one of 'path' and 'revision', not both.", param="revision", code="invalid_value")
    tags, author, lifecycle = if_match(request), author_of(request), lifecycle_of(state)
    if path is None and revision is None:
        text = _only_description(description, samples)
        change = await off_loop(lambda: lifecycle.describe(name, text, if_match=tags, dry_run=dry_run))
    else:
        source = _allowed(path, state) if path is not None else revision or ""
        change = await off_loop(
            lambda: lifecycle.replace(name, source, description=description, samples=samples, if_match=tags, author=author, dry_run=dry_run)
        )
    return await _answer(change, state, dry_run, 200)


@router.delete("/experts/{name}")
async def remove_expert(name: str, request: Request, state: Current) -> Response:
    """Refuse new requests for `name`; running ones finish."""
    check_query(request, "dry_run")
    tags, author, dry_run, lifecycle = if_match(request), author_of(request), is_dry_run(request), lifecycle_of(state)
    change = await off_loop(lambda: lifecycle.remove(name, if_match=tags, author=author, dry_run=dry_run))
    return await _answer(change, state, dry_run, 204)


@router.get("/experts/{name}/samples")
async def list_samples(name: str, request: Request, state: Current) -> Response:
    """An expert's routing samples, or those of `base`."""
    check_query(request)
    live = state.service.live
    if name != BASE and name not in live.registry.experts:
        raise absent(name, live.registry.names)
    return _samples_answer(live.samples_of(name))


@router.post("/experts/{name}/samples")
async def add_samples(name: str, request: Request, state: Current) -> Response:
    return await _edit_samples(name, request, state, "add")


@router.delete("/experts/{name}/samples")
async def drop_samples(name: str, request: Request, state: Current) -> Response:
    """Those in the body: `missing` are those that were not there. 404 when none was."""
    return await _edit_samples(name, request, state, "drop")


@router.post("/load_lora_adapter")
async def load_lora_adapter(request: Request, state: Current) -> Response:
    """vLLM's name for adding. Its other fields, such as `load_inplace`, are let be."""
    check_query(request, "dry_run")
    body = await read_json(request, state.settings.max_body_size, mend=False)
    name, folder, lifecycle = _required(body, "lora_name"), _allowed(_required(body, "lora_path"), state, "lora_path"), lifecycle_of(state)
    author, dry_run = author_of(request), is_dry_run(request)
    change = await off_loop(lambda: lifecycle.add(name, folder, author=author, dry_run=dry_run))
    return await impact_answer(change, state) if dry_run else PlainTextResponse(f"Success: LoRA adapter '{name}' added successfully.")


@router.post("/unload_lora_adapter")
async def unload_lora_adapter(request: Request, state: Current) -> Response:
    """vLLM's name for removing."""
    body = await read_known(request, state, ("lora_name", "lora_int_id"), ("dry_run",))
    name, author, dry_run, lifecycle = _required(body, "lora_name"), author_of(request), is_dry_run(request), lifecycle_of(state)
    change = await off_loop(lambda: lifecycle.remove(name, author=author, dry_run=dry_run))
    return await impact_answer(change, state) if dry_run else PlainTextResponse(f"Success: LoRA adapter '{name}' removed successfully.")


async def _edit_samples(name: str, request: Request, state: State, how: str) -> Response:
    body = await read_known(request, state, ("samples",), ("dry_run",))
    texts = _samples(body, shortest=1)
    if not texts:
        raise missing("samples")
    tags, author, dry_run, lifecycle = if_match(request), author_of(request), is_dry_run(request), lifecycle_of(state)
    add, drop = (texts, ()) if how == "add" else ((), texts)
    change = await off_loop(lambda: lifecycle.samples.edit(name, add=add, drop=drop, if_match=tags, author=author, dry_run=dry_run))
    if dry_run:
        return await impact_answer(change, state)
    before, after = {*change.before.samples_of(name)}, {*change.samples}
    changed = before != after
    if how == "add":
        return _samples_answer(change.samples, changed=changed, added=len(after - before))
    return _samples_answer(
        change.samples, changed=changed, removed=len(before - after), missing=[text for text in drop if text not in before]
    )


async def _answer(change: Change, state: State, dry_run: bool, status: int) -> Response:
    if dry_run:
        return await impact_answer(change, state)
    if status == 204:
        return Response(status_code=204)
    return JSONLine(changed_body(change), status, tagged(expert_tag(change.expert)))


def _samples_answer(samples: tuple[str, ...], **done: object) -> Response:
    return JSONLine({"object": "list", "data": list(samples), **done}, headers=tagged(samples_tag(samples)))


def _only_description(description: str | None, samples: tuple[str, ...] | None) -> str:
    """Raises InvalidRequest for a replacement that says neither by what nor a description alone."""
    if description is None or samples is not None:
        raise InvalidRequest(
            "Give 'path' or 'revision' to replace the weights, or 'description' alone; samples alone go to /v1/experts/{name}/samples.",
            param="path",
            code="missing_required_parameter",
        )
    return description


def _required(body: Fields, name: str) -> str:
    value = body.string(name, longest=MAX_PATH)
    if value is None:
        raise missing(name)
    return value


def _samples(body: Fields, *, shortest: int = 0) -> tuple[str, ...] | None:
    given = body.array("samples", MAX_SAMPLES, shortest=shortest)
    return None if given is None else tuple(sample(one, f"samples[{i}]") for i, one in enumerate(given))


def _allowed(path: str, state: State, param: str = "path") -> Path:
    """A folder under one of the roots; a relative path is looked for in each. Links in it are followed before it is judged."""
    roots = [Path(os.path.realpath(root)) for root in state.settings.experts_root]
    if not roots:
        raise InvalidRequest(f"Invalid '{param}': this server loads no packages by path; start it with --experts-root.", param=param)
    if "\0" in path or not path:
        raise InvalidRequest(f"Invalid '{param}': it must name a folder.", param=param)
    found = [Path(os.path.realpath(root / path)) for root in roots]
    inside = [real for root, real in zip(roots, found, strict=True) if real != root and real.is_relative_to(root)]
    if inside:
        return next((real for real in inside if os.path.exists(real)), inside[0])
    linked = any(os.path.islink(root / path) for root in roots)
    why = "; it is a link that leads elsewhere: put the folder itself there" if linked else "; give the folder of one package there"
    raise InvalidRequest(f"Invalid '{param}': '{shown(path)}' is not under an --experts-root{why}.", param=param)
