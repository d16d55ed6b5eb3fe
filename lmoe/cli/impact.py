"""The impact of a change: found here for a dry run, and shown, wherever it was found."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lmoe.cli.output import print_table, say
from lmoe.config import Configuration

if TYPE_CHECKING:
    from lmoe.routing.evaluation import Example
    from lmoe.routing.router import Router
    from lmoe.workbench.files import Change

SHOWN = 20
"""Moves that are written out."""


def impact_of(
    configuration: Configuration, before: "Router", after: "Router", prompts: "Sequence[Example] | None" = None, where: str = "prompts"
) -> dict[str, Any]:
    """Judged by `prompts`, of the file `where`, or else by a fifth of the samples, and by this state folder's recent requests; by nothing
    where the base chooses, which samples do not move."""
    from lmoe.contents import request_log_file
    from lmoe.places import locate
    from lmoe.workbench.impact import impact
    from lmoe.workbench.requests import recent_requests

    if configuration.settings.router_mode == "llm":
        return impact(before, after, ()).as_json()
    return impact(before, after, prompts, recent_requests(request_log_file(locate(configuration.settings))), where=where).as_json()


def try_here(
    configuration: Configuration,
    change: "Change",
    tuned: Mapping[str, Any] | None = None,
    prompts: "Sequence[Example] | None" = None,
    where: str = "prompts",
) -> dict[str, Any]:
    """What `change` of the samples that the next start would route by, and tuned settings, if they are given, would move."""
    from lmoe.assembly import check
    from lmoe.contents import read_routing_samples, unused_names
    from lmoe.experts.samples import SampleSet
    from lmoe.places import locate
    from lmoe.routers import build_router, router_settings

    check(configuration)
    places = locate(configuration.settings)
    samples = read_routing_samples(places)
    wanted = change(samples).experts
    before = build_router(configuration.settings, places, samples=samples)
    unused = unused_names(places, wanted)
    settings = None if tuned is None else router_settings(configuration.settings, tuned, before.encoder.identity)
    after = before.with_samples(SampleSet({name: texts for name, texts in wanted.items() if name not in unused}), settings)
    return impact_of(configuration, before, after, prompts, where)


def print_impact(found: Mapping[str, Any]) -> None:
    """An impact as `Impact.as_json` gives it."""
    prompts, requests = found["prompts"], found["requests"]
    source = "samples set aside" if found["held_out"] else "prompts"
    say(f"{prompts['n']} {source}: {prompts['moved']} would change expert; {requests['n']} recent requests: {requests['moved']}")
    if not prompts["n"] and not requests["n"] and not found["held_out"]:
        say("nothing was tried: with --router-mode llm the base chooses, and samples move nothing")
    elif not prompts["n"] and not requests["n"] and found["router_version"]["before"] != found["router_version"]["after"]:
        say("nothing was tried: there are too few samples to set any aside")
    elif not prompts["moved"] and not requests["moved"]:
        say("nothing would move")
    if found["accuracy"] is not None:
        say(f"accuracy {_change(found['accuracy'])}")
    say()
    rows = [(name, *(_change(shift[what]) for what in ("prompts", "requests", "recall"))) for name, shift in found["experts"].items()]
    print_table(("expert", "prompts", "requests", "recall"), rows)
    for title, moved in (("prompts", prompts), ("requests", requests)):
        if moved["moves"]:
            say()
            say(f"{title} that would change:")
            for move in moved["moves"][:SHOWN]:
                label = f" (is {move['label']})" if move["label"] else ""
                say(f"  {move['was']} -> {move['becomes']}{label}: {' '.join(move['prompt'].split())[:90]}")
            if moved["moved"] > SHOWN:
                say(f"  and {moved['moved'] - SHOWN} more")


def _change(pair: Mapping[str, Any]) -> str:
    values = (pair["before"], pair["after"])
    return " -> ".join("-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value) for value in values)
