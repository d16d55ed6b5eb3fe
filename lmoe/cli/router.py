"""`lmoe router`: measure the router."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.route import ROUTER_SETTINGS
from lmoe.config import Configuration
from lmoe.errors import LmoeError

if TYPE_CHECKING:
    from lmoe.routing.evaluation import Example, OperatingPoint
    from lmoe.routing.router import Router
    from lmoe.workbench.evaluation import Evaluation

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
    from lmoe.assembly import build_router, check, locate
    from lmoe.routing.evaluation import read_examples
    from lmoe.workbench.evaluation import measure

    check(configuration)
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
