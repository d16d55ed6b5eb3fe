"""`lmoe feedback`: who should have answered, and making samples of it."""

from typing import Annotated

import typer

from lmoe.cli.editing import change_here
from lmoe.cli.options import KEYS, Url, with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.remote import call, get_json
from lmoe.cli.samples import SAMPLE_SETTINGS
from lmoe.cli.versions import Author, author_of, print_version
from lmoe.config import Configuration

app = typer.Typer(help="Corrections of the router's choices.", no_args_is_help=True)


@app.callback()
def feedback() -> None:
    """Corrections of the router's choices."""


@app.command("ls")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def ls(
    configuration: Configuration,
    every: Annotated[bool, typer.Option("--all", help="Show promoted ones too.")] = False,
    url: Url = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the feedback that waits to be promoted."""
    from lmoe.contents import open_feedback
    from lmoe.places import locate

    if url:
        entries = get_json(url, f"/v1/feedback?limit=10000&all={str(every).lower()}", configuration.settings)["data"]
    else:
        entries = [entry.as_json() for entry in open_feedback(locate(configuration.settings)).entries(promoted=every)]
    if as_json:
        print_json({"data": entries})
        return
    rows = [(*(e[name] for name in ("id", "time", "was", "expert")), _line(e["input"], 80), _line(e["comment"], 40)) for e in entries]
    print_table(("id", "time", "was", "should be", "input", "comment"), rows)


def _line(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]


@app.command("promote")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def promote(
    configuration: Configuration,
    ids: Annotated[list[int] | None, typer.Argument(help="The numbers that `feedback ls` shows.", metavar="[ID]...")] = None,
    every: Annotated[bool, typer.Option("--all", help="All that wait.")] = False,
    author: Author = None,
    url: Url = None,
) -> None:
    """Make samples of feedback: its text becomes its expert's, and nobody else's."""
    from lmoe.contents import expert_names, open_feedback, read_routing_samples
    from lmoe.experts.registry import BASE
    from lmoe.places import locate
    from lmoe.workbench.feedback import promoted, promotion

    if bool(ids) == every:
        raise typer.BadParameter("name the entries to promote, or give --all", param_hint="ID")
    if url:
        wanted = {"all": True} if every else {"ids": ids}
        asked = {**wanted, "author": author_of(author)}
        print_version(call(url, "POST", "/v1/feedback/promote", configuration.settings, asked))
        return
    places = locate(configuration.settings)
    waiting = open_feedback(places)
    chosen = waiting.promotable(None if every else ids or (), {BASE, *expert_names(places), *read_routing_samples(places).experts})
    version = change_here(configuration, lambda now: promoted(now, chosen), author, promotion(chosen))
    waiting.mark([entry.id for entry in chosen], version.number)
    print_version(version.as_json())
