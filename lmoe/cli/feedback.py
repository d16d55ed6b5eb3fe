"""`lmoe feedback`: who should have answered, and making samples of it."""

from typing import Annotated

import typer

from lmoe.cli.editing import change_here
from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.samples import SAMPLE_SETTINGS
from lmoe.cli.versions import Author, print_version
from lmoe.config import Configuration
from lmoe.errors import LmoeError, SamplesError

app = typer.Typer(help="Corrections of the router's choices.", no_args_is_help=True)


@app.callback()
def feedback() -> None:
    """Corrections of the router's choices."""


@app.command("ls")
@with_settings(*SAMPLE_SETTINGS)
def ls(
    configuration: Configuration,
    every: Annotated[bool, typer.Option("--all", help="Show promoted ones too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the feedback that waits to be promoted."""
    from lmoe.contents import open_feedback
    from lmoe.places import locate

    entries = open_feedback(locate(configuration.settings)).entries(promoted=every)
    if as_json:
        print_json({"data": [entry.as_json() for entry in entries]})
        return
    rows = [(e.id, e.time, e.was, e.expert, " ".join(e.input.split())[:80], " ".join(e.comment.split())[:40]) for e in entries]
    print_table(("id", "time", "was", "should be", "input", "comment"), rows)


@app.command("promote")
@with_settings(*SAMPLE_SETTINGS)
def promote(
    configuration: Configuration,
    ids: Annotated[list[int] | None, typer.Argument(help="The numbers that `feedback ls` shows.", metavar="[ID]...")] = None,
    every: Annotated[bool, typer.Option("--all", help="All that wait.")] = False,
    author: Author = None,
) -> None:
    """Make samples of feedback: its text becomes its expert's, and nobody else's."""
    from lmoe.contents import expert_names, open_feedback, read_routing_samples
    from lmoe.experts.registry import BASE
    from lmoe.places import locate
    from lmoe.workbench.feedback import promoted

    if bool(ids) == every:
        raise typer.BadParameter("name the entries to promote, or give --all", param_hint="ID")
    places = locate(configuration.settings)
    waiting = open_feedback(places)
    chosen = waiting.entries() if every else waiting.chosen(ids or ())
    if not chosen:
        raise LmoeError("there is no feedback to promote")
    known = {BASE, *expert_names(places), *read_routing_samples(places).experts}
    for entry in chosen:
        if entry.expert not in known:
            raise SamplesError(f"feedback {entry.id} names {entry.expert!r}, which is no expert now; known are {', '.join(sorted(known))}")
    version = change_here(
        configuration,
        lambda now: promoted(now, chosen),
        author,
        f"promote feedback {', '.join(str(entry.id) for entry in chosen[:10])}{', ...' if len(chosen) > 10 else ''}",
    )
    waiting.mark([entry.id for entry in chosen], version.number)
    print_version(version.as_json())
