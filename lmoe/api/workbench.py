"""The workbench over HTTP: measure the live router, look for better settings, check samples, see what a change would move.

Every route here is an administrator's; only settings that were asked to be applied change anything.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from lmoe.api.admin import administer
from lmoe.api.changing import author_of, impact_of, is_dry_run, lifecycle_of, off_loop, read_known, sample
from lmoe.api.fields import Fields, invalid_type, invalid_value, text
from lmoe.api.state import Current, State
from lmoe.api.wire import JSONLine
from lmoe.config import fixed_settings
from lmoe.errors import InvalidRequest, Unavailable
from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet, parse_sample
from lmoe.routing.evaluation import Example, parse_examples
from lmoe.routing.router import Router
from lmoe.workbench import lint as linting
from lmoe.workbench.evaluation import measure
from lmoe.workbench.impact import remembering
from lmoe.workbench.page import page
from lmoe.workbench.sources import Sources
from lmoe.workbench.tuning import Objective, Proposal, tune

MAX_PROMPTS = 20_000
MAX_LINTED = 20_000
"""Samples: neighbours are looked for among all pairs."""

Rest = Callable[[], None]

router = APIRouter(dependencies=[Depends(administer)])


@router.post("/router/eval")
async def evaluate(request: Request, state: Current) -> Response:
    """Measure the live router on labelled `prompts`, among `experts` if given; `predictions` and `report` (a page) on demand."""
    body = await read_known(request, state, ("prompts", "name", "experts", "predictions", "report"))
    _require_samples_mode(state)
    where, examples = _name(body), _prompts(body)
    if examples is None:
        raise InvalidRequest("Missing required parameter: 'prompts'.", param="prompts", code="missing_required_parameter")
    given = body.array("experts", 4096, shortest=1)
    names = None if given is None else [text(name, f"experts[{i}]", 256) for i, name in enumerate(given)]
    predictions, report = body.boolean("predictions") or False, body.boolean("report") or False

    def work(live: Router, rest: Rest) -> Mapping[str, Any]:
        found = measure(live, examples, names, where=where)
        written = {"report": page(live, examples, found, where)} if report else {}
        return {"object": "router.evaluation", **found.as_json(predictions=predictions), **written}

    return JSONLine(await state.workshop.do(request, state.service, work))


@router.post("/router/tune")
async def look_for_settings(request: Request, state: Current) -> Response:
    """What better settings would gain on `prompts`, or, without them, on the samples, each judged by the others.

    With `apply` they are kept as a version, and used from then on, if they gain anything; with a dry run the impact of that is told.
    """
    body = await read_known(request, state, ("prompts", "name", "objective", "apply", "author"), ("dry_run",))
    _require_samples_mode(state)
    examples = _prompts(body)
    if examples is None:
        _require_few(len(state.service.router.texts), "give 'prompts' to tune on")
    objective = body.string("objective", longest=64) or "macro"
    if objective not in ("macro", "accuracy"):
        raise invalid_value("objective", objective, "'macro' and 'accuracy'")

    apply, author = body.boolean("apply") or False, author_of(request, body.string("author"))
    dry_run = is_dry_run(request)
    lifecycle = lifecycle_of(state) if apply or dry_run else None

    def work(live: Router, rest: Rest) -> Proposal:
        where = "samples" if examples is None else _name(body)
        goal: Objective = "macro" if objective == "macro" else "accuracy"
        return tune(live, examples, goal, where=where, fixed=fixed_settings(state.settings), rest=rest)

    found, version = await state.workshop.do(request, state.service, work), None
    change = None
    if lifecycle is not None and found.worthwhile:
        settings = {**found.settings, "encoder": state.service.router.encoder.identity}
        change, version = await off_loop(
            lambda: lifecycle.samples.edit_all(lambda now: replace(now, settings=settings), "router tune", author=author, dry_run=dry_run)
        )
    if dry_run:
        before, after = (state.service.router,) * 2 if change is None else (change.before.router, change.after.router)
        return JSONLine((await asyncio.to_thread(impact_of, state, before, after, examples)).as_json())
    return JSONLine({"object": "router.proposal", **found.as_json(), "applied": None if version is None else version.number})


@router.post("/samples/lint")
async def lint_samples(request: Request, state: Current) -> Response:
    """What is wrong, or looks wrong, with the samples that serve; `prompts` are those that the router is judged by."""
    body = await read_known(request, state, ("prompts", "name"))
    prompts = _prompts(body) or ()
    sources, experts = _sources(state), state.service.registry

    def work(live: Router, rest: Rest) -> Sequence[Mapping[str, Any]]:
        samples = sources.read()
        _require_few(sum(map(len, samples.experts.values())), "run `lmoe samples lint` on the files")
        places, encoder = linting.Places.read(sources.files()), remembering(live).encoder
        unused = {*samples.names} - {BASE, *experts.names, *experts.broken}
        return [asdict(found) for found in linting.lint(samples, encoder, places, prompts, _name(body), unused=unused)]

    return JSONLine({"object": "list", "data": await state.workshop.do(request, state.service, work)})


@router.post("/router/diff")
async def diff(request: Request, state: Current) -> Response:
    """What would move if experts had more samples (`add`) or were gone (`remove`); with neither, if the files were read anew."""
    body = await read_known(request, state, ("prompts", "name", "add", "remove"))
    _require_samples_mode(state)
    prompts, add, gone = _prompts(body), _added(body), body.string("remove", longest=256)
    if gone is not None and gone in (add or {}):
        raise InvalidRequest(f"Invalid 'remove': '{gone}' is to be added to as well; leave one of the two out.", param="remove")
    known, served = state.service.router.samples.names, {BASE, *state.service.registry.names}
    sources = _sources(state) if add is None and gone is None else None
    if gone is not None and gone not in known:
        raise InvalidRequest(f"Invalid 'remove': '{gone}' has no samples; known are {', '.join(known)}.", param="remove")

    def work(live: Router, rest: Rest) -> Mapping[str, Any]:
        changed = dict(live.samples.experts)
        if sources is not None:
            changed = {name: texts for name, texts in sources.read().experts.items() if name in served}
        for name, texts in (add or {}).items():
            changed[name] = tuple(dict.fromkeys((*changed.get(name, ()), *texts)))
        changed.pop(gone or "", None)
        after = live.with_samples(SampleSet.of(changed))
        return impact_of(state, live, after, prompts, _name(body)).as_json()

    return JSONLine(await state.workshop.do(request, state.service, work))


def _name(body: Fields) -> str:
    """What messages and pages call the prompts: `name`, such as their file's."""
    return body.string("name", longest=1024) or "prompts"


def _prompts(body: Fields) -> tuple[Example, ...] | None:
    """`prompts`: lines of `{"prompt": ..., "expert": ...}` as one string, or an array of such objects. Errors give the line."""
    given = body.raw("prompts")
    if given is None:
        return None
    if isinstance(given, str):
        found = parse_examples(given.encode(), _name(body))
    elif isinstance(given, list):
        found = tuple(_example(Fields.of(one, f"prompts[{i}]"), i) for i, one in enumerate(given))
    else:
        raise invalid_type("prompts", "one of a string of lines or an array of objects", given)
    if not 1 <= len(found) <= MAX_PROMPTS:
        raise InvalidRequest(f"Invalid 'prompts': expected 1 to {MAX_PROMPTS}, but got {len(found)}.", param="prompts")
    return found


def _example(one: Fields, index: int) -> Example:
    prompt, expert = one.string("prompt"), one.string("expert", longest=256)
    if not prompt or not prompt.strip() or not expert:
        raise InvalidRequest(f"Invalid 'prompts[{index}]': expected a 'prompt' and an 'expert'.", param=f"prompts[{index}]")
    return Example(sample(prompt, f"prompts[{index}].prompt"), expert, index + 1)


def _added(body: Fields) -> Mapping[str, tuple[str, ...]] | None:
    """`add`: by expert, its new samples, as an array or as the lines of a file."""
    given = body.raw("add")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise invalid_type("add", "an object of samples by expert", given)
    return {name: _texts(texts, f"add.{name}", name) for name, texts in given.items()}


def _texts(given: object, param: str, owner: str) -> tuple[str, ...]:
    if isinstance(given, str):
        return tuple(parse_sample(line, f"{param}:{n}", owner) for n, line in enumerate(given.encode().split(b"\n"), 1) if line.strip())
    if not isinstance(given, list):
        raise invalid_type(param, "one of a string of lines or an array of strings", given)
    return tuple(sample(one, f"{param}[{i}]") for i, one in enumerate(given))


def _sources(state: State) -> Sources:
    if state.service.sources is None:
        raise Unavailable("This server's samples come from nowhere that could be read again.", retry_after=3600)
    return state.service.sources


def _require_samples_mode(state: State) -> None:
    if state.settings.router_mode == "llm":
        raise InvalidRequest("With --router-mode llm the base chooses: there is no router of samples to measure, tune or compare.")


def _require_few(samples: int, otherwise: str) -> None:
    if samples > MAX_LINTED:
        raise InvalidRequest(f"{samples} samples are too many to compare with each other here (at most {MAX_LINTED}); {otherwise}.")
