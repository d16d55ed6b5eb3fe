"""`lmoe route`: which expert would answer a text, and why."""

from typing import TYPE_CHECKING, Annotated

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.config import Configuration

if TYPE_CHECKING:
    from lmoe.routing.decision import Decision

ROUTER_SETTINGS = (
    "base_model",
    "experts",
    "routing_data",
    "state_dir",
    "router_model",
    "router_mode",
    "router_k",
    "router_max_samples",
    "base_bias",
)


@with_settings(*ROUTER_SETTINGS)
def route(
    configuration: Configuration,
    text: Annotated[str, typer.Argument(help="What a user might ask.", metavar="TEXT")],
    explain: Annotated[bool, typer.Option("--explain", help="Show the nearest samples.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the decision as JSON.")] = False,
) -> None:
    """Say which expert would answer TEXT, without answering it."""
    from lmoe.api.decisions import decision_body
    from lmoe.assembly import build_router, check, require_samples_mode
    from lmoe.places import locate

    check(configuration)
    require_samples_mode(configuration.settings)
    places = locate(configuration.settings)
    decision = build_router(configuration.settings, places).route(text, explain=explain)
    if as_json:
        print_json(decision_body(decision, explain=explain))
    else:
        _print(decision, explain)


def _print(decision: "Decision", explain: bool) -> None:
    score = "" if decision.score is None else f", score {decision.score:.3f}"
    margin = "" if decision.margin is None else f", margin {decision.margin:.3f}"
    print(f"{decision.expert}  ({decision.reason}{score}{margin})")
    if not explain:
        return
    print()
    print_table(["expert", "score"], sorted(decision.scores.items(), key=lambda item: (-item[1], item[0])))
    print()
    print_table(
        ["similarity", "expert", "sample"], [(n.similarity, n.expert, " ".join(n.sample.split())[:100]) for n in decision.neighbours]
    )
