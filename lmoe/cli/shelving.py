"""What the commands that change experts share: the state folder they change, or the address of a server, and what they say of it."""

import contextlib
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer

from lmoe.cli.beside import tell_of_server
from lmoe.cli.impact import impact_of
from lmoe.cli.options import KEYS
from lmoe.cli.output import say
from lmoe.cli.versions import author_of
from lmoe.config import Configuration

if TYPE_CHECKING:
    from lmoe.lifecycle.change import Change
    from lmoe.lifecycle.lifecycle import Lifecycle

SETTINGS = ("base_model", "served_model_name", "lmoe", "experts", "routing_data", "state_dir", "router_model", *KEYS)
COLUMNS = ("name", "revision", "rank", "bytes", "samples", "description")

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")]


@contextlib.contextmanager
def opened(configuration: Configuration) -> Iterator["Lifecycle"]:
    """The experts that the next start would serve, to be changed."""
    from lmoe.assembly import check, open_lifecycle
    from lmoe.places import locate

    check(configuration)
    lifecycle = open_lifecycle(configuration.settings, locate(configuration.settings), author_of(None))
    try:
        yield lifecycle
    finally:
        lifecycle.close()


def outcome(configuration: Configuration, change: "Change", dry_run: bool) -> Mapping[str, Any]:
    """What a server would answer: the expert as it is now, or (`dry_run`) the impact."""
    from lmoe.api.experts import changed_body

    return impact_of(configuration, change.before.router, change.after.router) if dry_run else changed_body(change)


def say_where(configuration: Configuration, dry_run: bool, as_json: bool) -> None:
    """Where a change here was written, and what a server that runs beside makes of it."""
    from lmoe.places import locate

    if dry_run or tell_of_server(configuration, "its own next change or start") or as_json:
        return
    say(f"kept in {locate(configuration.settings).state}: served from the next start with this base and state folder")


def warn(result: Mapping[str, Any]) -> None:
    """On stderr: what a person should know of an expert that was accepted."""
    name = result.get("name", result.get("path", ""))
    for warning in result.get("warnings", ()):
        say(f"lmoe: warning: {name}: {warning}", file=sys.stderr)


def address(name: str) -> str:
    return f"/v1/experts/{quote(name, safe='')}"


def query(dry_run: bool) -> str:
    return "?dry_run=true" if dry_run else ""
