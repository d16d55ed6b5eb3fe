"""`lmoe router`: measure the router, tune it, and see what a change would do."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lmoe.cli import samples
from lmoe.cli.beside import tell_of_server
from lmoe.cli.impact import impact_of, print_impact, try_here
from lmoe.cli.options import KEYS, Url, with_settings
from lmoe.cli.output import print_json
from lmoe.cli.remote import call, labelled
from lmoe.cli.reports import print_evaluation, print_proposal
from lmoe.cli.route import ROUTER_SETTINGS
from lmoe.cli.versions import Author, DryRun, author_of, history_of
from lmoe.config import Configuration, fixed_settings
from lmoe.errors import LmoeError, SamplesError

if TYPE_CHECKING:
    from lmoe.experts.samples import SampleSet
    from lmoe.routing.evaluation import Example
    from lmoe.workbench.tuning import Objective

app = typer.Typer(help="The router.", no_args_is_help=True)


@app.callback()
def router() -> None:
    """The router."""


# `--experts` names the candidates here; the folder of experts still comes from the environment or the settings file.
@app.command("eval")
@with_settings(*(name for name in ROUTER_SETTINGS if name != "experts"), *KEYS)
def evaluate(
    configuration: Configuration,
    file: Annotated[Path, typer.Argument(help='Lines of {"prompt": ..., "expert": ...}.', metavar="FILE")],
    experts: Annotated[
        str | None,
        typer.Option("--experts", help="Route among these only, such as creative,code; prompts of others are not counted.", metavar="A,B"),
    ] = None,
    gate: Annotated[float | None, typer.Option("--gate", help="Fail below this macro accuracy.", metavar="X", min=0, max=1)] = None,
    page: Annotated[Path | None, typer.Option("--report", help="Write one self-contained HTML page.", metavar="FILE")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    predictions: Annotated[bool, typer.Option("--predictions", help="Add the expert chosen for each line.")] = False,
    url: Url = None,
) -> None:
    """Measure the router on the labelled prompts of FILE."""
    from lmoe.routing.evaluation import read_examples

    examples = read_examples(file)
    candidates = [name.strip() for name in experts.split(",") if name.strip()] if experts is not None else None
    if url:
        body = {**labelled(examples, file), "experts": candidates, "predictions": predictions, "report": page is not None}
        found = call(url, "POST", "/v1/router/eval", configuration.settings, body)
    else:
        found = _measured(configuration, examples, candidates, file, predictions=predictions, report=page is not None)
    if page is not None:
        _write(page, found.pop("report"))
    if as_json:
        print_json(found)
    else:
        print_evaluation(found, examples, candidates)
    if gate is not None and found["macro_accuracy"] < gate:
        raise LmoeError(f"the macro accuracy {found['macro_accuracy']:.4f} is below the gate {gate:g}")


def _measured(
    configuration: Configuration,
    examples: "Sequence[Example]",
    candidates: Sequence[str] | None,
    file: Path,
    *,
    predictions: bool,
    report: bool,
) -> dict[str, Any]:
    """What the server answers, made here."""
    from lmoe.assembly import check
    from lmoe.places import locate
    from lmoe.routers import build_router, require_samples_mode
    from lmoe.workbench.evaluation import measure
    from lmoe.workbench.page import page

    check(configuration)
    require_samples_mode(configuration.settings)
    built = build_router(configuration.settings, locate(configuration.settings))
    found = measure(built, examples, candidates, where=str(file))
    return {**found.as_json(predictions=predictions), **({"report": page(built, examples, found, file.name)} if report else {})}


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, "utf-8")
    except OSError as e:
        raise LmoeError(f"--report: {path} cannot be written: {e.strerror}") from None


@app.command("tune")
@with_settings(*ROUTER_SETTINGS, *KEYS)
def tune(
    configuration: Configuration,
    file: Annotated[
        Path | None, typer.Argument(help="Labelled prompts to tune on. Default: the samples, each judged by the others.", metavar="[FILE]")
    ] = None,
    objective: Annotated[str, typer.Option("--objective", help="What to raise.", metavar="macro|accuracy")] = "macro",
    apply: Annotated[bool, typer.Option("--apply", help="Keep what was found, as a new version.")] = False,
    author: Author = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Look for better settings: chosen on one part of the prompts, judged on another. Changes nothing without --apply.

    With --dry-run what --apply would keep is tried, and the prompts and recent requests that would change expert are shown instead.
    """
    from lmoe.routing.evaluation import read_examples

    if objective not in ("macro", "accuracy"):
        raise typer.BadParameter(f"{objective!r} is neither macro nor accuracy", param_hint="--objective")
    examples = read_examples(file) if file is not None else None
    if url:
        body = {**labelled(examples, file), "objective": objective, "apply": apply}
        query = "?dry_run=true" if dry_run else ""
        found = call(url, "POST", f"/v1/router/tune{query}", configuration.settings, body, author_of(author))
    else:
        goal: Objective = "macro" if objective == "macro" else "accuracy"
        found = _tuned(configuration, examples, goal, str(file or "samples"), apply=apply, dry_run=dry_run, author=author)
    if as_json:
        print_json(found)
        return
    if dry_run:
        print_impact(found)
        return
    print_proposal(found)
    if apply and found["applied"] is None:
        print("Nothing was applied: on prompts that it was not chosen on, it gains nothing.")


def _tuned(
    configuration: Configuration,
    examples: "Sequence[Example] | None",
    objective: "Objective",
    where: str,
    *,
    apply: bool,
    dry_run: bool,
    author: str | None,
) -> dict[str, Any]:
    """What the server answers, found here, and applied here."""
    from dataclasses import replace

    from lmoe.assembly import check
    from lmoe.contents import read_routing_samples
    from lmoe.places import locate
    from lmoe.routers import build_router, require_samples_mode
    from lmoe.workbench.tuning import tune as find

    check(configuration)
    require_samples_mode(configuration.settings)
    places = locate(configuration.settings)
    built = build_router(configuration.settings, places)
    found = find(built, examples, objective, where=where, fixed=fixed_settings(configuration.settings))
    version, settings = None, {**found.settings, "encoder": built.encoder.identity}
    if dry_run:
        return try_here(configuration, lambda now: now, settings if found.worthwhile else None, examples, where)
    if apply and found.worthwhile:
        version = history_of(configuration).commit(
            lambda content: replace(content, settings=settings),
            author=author_of(author),
            message="router tune",
            found=lambda: read_routing_samples(places),
        )
        tell_of_server(configuration, "its own next change or start")
    return {**found.as_json(), "applied": None if version is None else version.number}


@app.command("diff")
@with_settings(*ROUTER_SETTINGS, *KEYS)
def diff(
    configuration: Configuration,
    add: Annotated[
        tuple[str, Path] | None, typer.Option("--add", help="As if EXPERT had the samples of FILE too.", metavar="EXPERT FILE")
    ] = None,
    remove: Annotated[str | None, typer.Option("--remove", help="As if EXPERT were gone.", metavar="EXPERT")] = None,
    prompts: Annotated[
        Path | None,
        typer.Option("--prompts", help="Labelled prompts to judge by. Default: a fifth of the samples, set aside.", metavar="FILE"),
    ] = None,
    url: Url = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """What would change: the files against the newest version (with --url: against what the server routes by), or a change."""
    if add is not None and add[0] == remove:
        raise SamplesError(f"--remove: {remove!r} is to be added to as well; leave one of the two out")
    if url:
        found = call(url, "POST", "/v1/router/diff", configuration.settings, _asked(add, remove, prompts))
    else:
        found = _compare(configuration, add, remove, prompts)
    if as_json:
        print_json(found)
    else:
        print_impact(found)


def _asked(add: tuple[str, Path] | None, remove: str | None, prompts: Path | None) -> dict[str, Any]:
    from lmoe.experts.samples import read_samples_file
    from lmoe.routing.evaluation import read_examples

    examples = read_examples(prompts) if prompts is not None else None
    added = {add[0]: read_samples_file(add[1], add[0])[0]} if add is not None else None
    return {"add": added, "remove": remove, **labelled(examples, prompts)}


def _compare(configuration: Configuration, add: tuple[str, Path] | None, remove: str | None, prompts: Path | None) -> Mapping[str, Any]:
    """The impact, found here. Raises LmoeError where there is nothing to compare."""
    from lmoe.assembly import check
    from lmoe.experts.samples import read_samples_file
    from lmoe.places import locate
    from lmoe.routers import build_router, require_samples_mode
    from lmoe.routing.evaluation import read_examples

    check(configuration)
    require_samples_mode(configuration.settings)
    places = locate(configuration.settings)
    examples = read_examples(prompts) if prompts is not None else None
    before = after = build_router(configuration.settings, places)
    if add is None and remove is None:
        before = after.with_samples(_newest(configuration))
    if add is not None:
        texts, _ = read_samples_file(add[1], add[0])
        after = after.with_expert(add[0], dict.fromkeys([*after.samples.experts.get(add[0], ()), *texts]))
    if remove is not None:
        if remove not in after.samples.names:
            raise SamplesError(f"--remove: {remove!r} has no samples; known are {', '.join(after.samples.names)}")
        after = after.without_expert(remove)
    return impact_of(configuration, before, after, examples, str(prompts))


def _newest(configuration: Configuration) -> "SampleSet":
    """The newest version's samples, of the experts that there are. Raises LmoeError before the first."""
    from dataclasses import replace

    from lmoe.contents import unused_names
    from lmoe.places import locate

    history = history_of(configuration)
    if not history.newest:
        raise LmoeError("there is no version to compare the files with: nothing was served or changed yet; use --add or --remove")
    newest = history.content().samples
    unused = unused_names(locate(configuration.settings), newest.names)
    return replace(newest, experts={name: texts for name, texts in newest.experts.items() if name not in unused})


# Samples and settings have one history, which is found under both.
app.command("history")(samples.history)
app.command("rollback")(samples.rollback)
