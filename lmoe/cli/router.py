"""`lmoe router`: measure the router, tune it, and see what a change would do."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lmoe.cli import samples
from lmoe.cli.impact import print_impact
from lmoe.cli.options import KEYS, Url, with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.remote import call
from lmoe.cli.route import ROUTER_SETTINGS
from lmoe.cli.versions import Author, author_of, history_of
from lmoe.config import Configuration
from lmoe.errors import LmoeError, SamplesError

if TYPE_CHECKING:
    from lmoe.experts.samples import SampleSet
    from lmoe.routing.evaluation import Example, OperatingPoint
    from lmoe.routing.router import Router
    from lmoe.workbench.evaluation import Evaluation
    from lmoe.workbench.tuning import Proposal

app = typer.Typer(help="The router.", no_args_is_help=True)


@app.callback()
def router() -> None:
    """The router."""


# `--experts` names the candidates here; the folder of experts still comes from the environment or the settings file.
@app.command("eval")
@with_settings(*(name for name in ROUTER_SETTINGS if name != "experts"))
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
) -> None:
    """Measure the router on the labelled prompts of FILE."""
    from lmoe.assembly import check
    from lmoe.places import locate
    from lmoe.routers import build_router, require_samples_mode
    from lmoe.routing.evaluation import read_examples
    from lmoe.workbench.evaluation import measure

    check(configuration)
    require_samples_mode(configuration.settings)
    examples = read_examples(file)
    candidates = [name.strip() for name in experts.split(",") if name.strip()] if experts is not None else None
    built = build_router(configuration.settings, locate(configuration.settings))
    found = measure(built, examples, candidates, where=str(file))
    if page is not None:
        _write_page(page, built, examples, found, file.name)
    if as_json:
        print_json(found.as_json(predictions=predictions))
    else:
        _print(found, predictions)
    report = found.report
    if gate is not None and report.macro_accuracy < gate:
        raise LmoeError(f"the macro accuracy {report.macro_accuracy:.4f} is below the gate {gate:g}")


def _write_page(path: Path, router: "Router", examples: "Sequence[Example]", found: "Evaluation", title: str) -> None:
    from lmoe.workbench.page import page

    try:
        path.write_text(page(router, examples, found, title), "utf-8")
    except OSError as e:
        raise LmoeError(f"--report: {path} cannot be written: {e.strerror}") from None


def _print(found: "Evaluation", predictions: bool) -> None:
    report = found.report
    if predictions:
        for name in report.predictions:
            print(name)
        print()
    skipped = f" ({report.skipped} of others not counted)" if report.skipped else ""
    print(f"{report.n} prompts{skipped}: accuracy {report.accuracy:.3f}, macro accuracy {report.macro_accuracy:.3f}")
    print(f"95% intervals: accuracy {_span(found.accuracy)}, macro accuracy {_span(found.macro_accuracy)}")
    print(f"one decision: {report.latency_ms['p50']:.1f} ms p50, {report.latency_ms['p95']:.1f} ms p95; router {report.router_version}")
    away = found.abstentions
    print(
        f"calibration error {found.calibration_error:.3f}; base took {away.base}, {away.base_for_experts} of them an expert's; "
        f"{away.fallback} fell back; {away.narrow} leads were narrow"
    )
    print()
    rows = [(name, e.precision, e.recall, _span(found.recall.get(name)), e.n) for name, e in report.per_expert.items()]
    print_table(("expert", "precision", "recall", "95% interval", "n"), rows)
    print()
    columns = sorted({name for row in report.confusion.values() for name in row})
    print_table(("belongs to", *columns), [(label, *(row.get(name, 0) for name in columns)) for label, row in report.confusion.items()])
    print()
    baselines = [(name, b.accuracy, b.macro_accuracy, _span(b.difference)) for name, b in found.baselines.items()]
    print_table(("compared with", "accuracy", "macro", "this router's lead"), baselines)
    print()
    disturbed = [(name, r.unchanged_accuracy, r.accuracy, r.agreement) for name, r in found.robustness.items()]
    print_table(("written worse", "accuracy before", "after", "same decision"), disturbed)
    if found.tradeoff:
        _print_curve(found.tradeoff)


def _span(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"{interval[0]:.3f} .. {interval[1]:.3f}"


def _print_curve(curve: "Sequence[OperatingPoint]") -> None:
    """Every second point: the marked one, in the middle, is among them."""
    rows = [(p.base_bias, p.base_recall, p.experts_macro, p.accuracy, "<- now" if p.chosen else "") for p in curve[::2]]
    print()
    print_table(("base_bias", "base recall", "experts' macro", "accuracy", ""), rows)


@app.command("tune")
@with_settings(*ROUTER_SETTINGS)
def tune(
    configuration: Configuration,
    file: Annotated[
        Path | None, typer.Argument(help="Labelled prompts to tune on. Default: the samples, each judged by the others.", metavar="[FILE]")
    ] = None,
    objective: Annotated[str, typer.Option("--objective", help="What to raise.", metavar="macro|accuracy")] = "macro",
    apply: Annotated[bool, typer.Option("--apply", help="Keep what was found, as a new version.")] = False,
    author: Author = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Look for better settings: chosen on one part of the prompts, judged on another. Changes nothing without --apply."""
    from dataclasses import replace

    from lmoe.assembly import check
    from lmoe.contents import read_routing_samples
    from lmoe.places import locate
    from lmoe.routers import build_router
    from lmoe.routing.evaluation import read_examples
    from lmoe.workbench.tuning import tune as find

    check(configuration)
    if objective not in ("macro", "accuracy"):
        raise typer.BadParameter(f"{objective!r} is neither macro nor accuracy", param_hint="--objective")
    places = locate(configuration.settings)
    examples = read_examples(file) if file is not None else None
    built = build_router(configuration.settings, places)
    found = find(built, examples, "macro" if objective == "macro" else "accuracy", where=str(file or "samples"))
    kept = apply and found.worthwhile
    if kept:
        settings = {**found.settings, "encoder": built.encoder.identity}
        open_to = history_of(configuration)
        open_to.record(read_routing_samples(places), author="files", message="as found in the files")
        version = open_to.commit(lambda content: replace(content, settings=settings), author=author_of(author), message="router tune")
    if as_json:
        print_json({**found.as_json(), "applied": version.number if kept else None})
        return
    _print_proposal(found)
    if kept:
        print(f"Applied as version {version.number}.")
    elif apply:
        print("Nothing was applied: on prompts that it was not chosen on, it gains nothing.")


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
    return {
        "add": {add[0]: read_samples_file(add[1])[0]} if add is not None else None,
        "remove": remove,
        "prompts": [{"prompt": one.prompt, "expert": one.expert} for one in examples] if examples is not None else None,
    }


def _compare(configuration: Configuration, add: tuple[str, Path] | None, remove: str | None, prompts: Path | None) -> Mapping[str, Any]:
    """The impact, found here. Raises LmoeError where there is nothing to compare."""
    from lmoe.assembly import check
    from lmoe.contents import request_log_file
    from lmoe.experts.samples import read_samples_file
    from lmoe.places import locate
    from lmoe.routers import build_router
    from lmoe.routing.evaluation import read_examples
    from lmoe.workbench.impact import impact
    from lmoe.workbench.requests import recent_requests

    check(configuration)
    places = locate(configuration.settings)
    examples = read_examples(prompts) if prompts is not None else None
    before = after = build_router(configuration.settings, places)
    if add is None and remove is None:
        before = after.with_samples(_newest(configuration))
    if add is not None:
        texts, _ = read_samples_file(add[1])
        after = after.with_expert(add[0], dict.fromkeys([*after.samples.experts.get(add[0], ()), *texts]))
    if remove is not None:
        if remove not in after.samples.names:
            raise SamplesError(f"--remove: {remove!r} has no samples; known are {', '.join(after.samples.names)}")
        after = after.without_expert(remove)
    return impact(before, after, examples, recent_requests(request_log_file(places))).as_json()


def _newest(configuration: Configuration) -> "SampleSet":
    """The newest version's samples, of the experts that there are. Raises LmoeError before the first."""
    from dataclasses import replace

    from lmoe.contents import expert_names
    from lmoe.experts.registry import BASE
    from lmoe.places import locate

    history, places = history_of(configuration), locate(configuration.settings)
    if not history.newest:
        raise LmoeError("there is no version to compare the files with: nothing was served or changed yet; use --add or --remove")
    newest = history.content().samples
    served = {BASE, *expert_names(places)} if places.experts else {*newest.names}
    return replace(newest, experts={name: texts for name, texts in newest.experts.items() if name in served})


# Samples and settings have one history, which is found under both.
app.command("history")(samples.history)
app.command("rollback")(samples.rollback)


def _print_proposal(found: "Proposal") -> None:
    if found.cross_validated:
        print(
            "Judged on the samples themselves: that ranks settings, and overstates accuracy. Give a file of labelled prompts to be surer."
        )
    rows = [
        ("now", found.current.k or "auto", found.current.base_bias, found.current.training, found.validation[0]),
        ("best", found.best.k or "auto", found.best.base_bias, found.best.training, found.validation[1]),
    ]
    print_table(("", "k", "base_bias", f"{found.objective}, chosen on", "judged on"), rows)
    low, high = found.interval
    sure = "" if found.sure else "; that may be chance"
    print(f"Gain {found.gain:+.4f} on {found.prompts[1]} prompts not chosen on (95%: {low:+.4f} to {high:+.4f}){sure}.")
