"""`lmoe route`: which expert would answer a text, and why."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from lmoe.cli.options import KEYS, Url, with_settings
from lmoe.cli.output import print_json, print_table, say
from lmoe.cli.remote import call
from lmoe.config import Configuration

ROUTER_SETTINGS = (
    "base_model",
    "lmoe",
    "experts",
    "routing_data",
    "state_dir",
    "router_model",
    "router_mode",
    "router_k",
    "router_max_samples",
    "base_bias",
)


@with_settings(*ROUTER_SETTINGS, *KEYS)
def route(
    configuration: Configuration,
    text: Annotated[str, typer.Argument(help="What a user might ask.", metavar="TEXT")],
    explain: Annotated[bool, typer.Option("--explain", help="Show the nearest samples.")] = False,
    url: Url = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the decision as JSON.")] = False,
) -> None:
    """Say which expert would answer TEXT, without answering it."""
    if url:
        decision = call(url, "POST", "/v1/route", configuration.settings, {"input": text, "explain": explain})
    else:
        decision = _decide(configuration, text, explain)
    if as_json:
        print_json(decision)
    else:
        _print(decision, explain)


def _decide(configuration: Configuration, text: str, explain: bool) -> Mapping[str, Any]:
    from lmoe.api.decisions import decision_body
    from lmoe.assembly import check
    from lmoe.places import locate
    from lmoe.routers import build_router, require_samples_mode

    check(configuration)
    require_samples_mode(configuration.settings)
    decision = build_router(configuration.settings, locate(configuration.settings)).route(text, explain=explain)
    return decision_body(decision, explain=explain)


def _print(decision: Mapping[str, Any], explain: bool) -> None:
    score, margin = (f", {name} {decision[name]:.3f}" if decision[name] is not None else "" for name in ("score", "margin"))
    say(f"{decision['expert']}  ({decision['reason']}{score}{margin})")
    if not explain:
        return
    say()
    print_table(["expert", "score"], sorted(decision["scores"].items(), key=lambda item: (-item[1], item[0])))
    say()
    near = [(n["similarity"], n["expert"], " ".join(n["sample"].split())[:100]) for n in decision["neighbours"]]
    print_table(["similarity", "expert", "sample"], near)
