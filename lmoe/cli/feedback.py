"""`lmoe feedback`: who should have answered, and making samples of it."""

import sys
from collections.abc import Collection
from typing import Annotated, Any

import typer

from lmoe.cli.editing import change_here, print_done
from lmoe.cli.options import KEYS, Url, with_settings
from lmoe.cli.output import print_json, print_table, say
from lmoe.cli.remote import call, get_json
from lmoe.cli.samples import SAMPLE_SETTINGS, AsJson
from lmoe.cli.versions import Author, DryRun, author_of
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
    as_json: AsJson = False,
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
    every: Annotated[bool, typer.Option("--all", help="All that wait and can be samples.")] = False,
    author: Author = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: AsJson = False,
) -> None:
    """Make samples of feedback: its text becomes its expert's, and nobody else's."""
    if bool(ids) == every:
        raise typer.BadParameter("name the entries to promote, or give --all", param_hint="ID")
    if url:
        query = "?dry_run=true" if dry_run else ""
        wanted = {"all": True} if every else {"ids": ids}
        done = call(url, "POST", f"/v1/feedback/promote{query}", configuration.settings, wanted, author_of(author))
    else:
        done = _promoted(configuration, None if every else ids, author_of(author), dry_run)
    print_done(done, as_json)
    for entry in done.get("left", ()):
        say(f"lmoe: not promoted: {entry['reason']}", file=sys.stderr)


def _promoted(configuration: Configuration, ids: Collection[int] | None, author: str, dry_run: bool) -> dict[str, Any]:
    """What the server answers, done here."""
    from lmoe.contents import expert_names, open_feedback, read_routing_samples
    from lmoe.experts.registry import BASE
    from lmoe.places import locate
    from lmoe.workbench.feedback import promoted, promotion

    places = locate(configuration.settings)
    feedback = open_feedback(places)
    entries = feedback.promotable(ids, {BASE, *expert_names(places), *read_routing_samples(places).experts})
    chosen = entries.chosen
    done = change_here(configuration, lambda now: promoted(now, chosen), author, promotion(chosen), dry_run=dry_run)
    if not dry_run:
        feedback.mark([entry.id for entry in chosen], done["version"])
    return {**done, "left": entries.left_json}


@app.command("rm")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def rm(
    configuration: Configuration,
    ids: Annotated[list[int], typer.Argument(help="The numbers that `feedback ls` shows.", metavar="ID...")],
    url: Url = None,
) -> None:
    """Dismiss feedback. Samples that were made of it stay."""
    from lmoe.contents import open_feedback
    from lmoe.places import locate
    from lmoe.workbench.feedback import no_such_feedback

    numbers = [*dict.fromkeys(ids)]
    if url:
        listed = get_json(url, "/v1/feedback?limit=10000&all=true", configuration.settings)["data"]
        if len(listed) < 10_000 and (missing := [number for number in numbers if number not in {entry["id"] for entry in listed}]):
            raise no_such_feedback(missing[0])
        for number in numbers:
            call(url, "DELETE", f"/v1/feedback/{number}", configuration.settings)
    else:
        open_feedback(locate(configuration.settings)).remove(numbers)
    say(f"removed {', '.join(map(str, numbers))}")
