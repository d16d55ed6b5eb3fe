"""`lmoe router`: measure the router."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.route import ROUTER_SETTINGS
from lmoe.config import Configuration
from lmoe.errors import LmoeError

if TYPE_CHECKING:
    from lmoe.routing.evaluation import OperatingPoint, Report

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
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    predictions: Annotated[bool, typer.Option("--predictions", help="Add the expert chosen for each line.")] = False,
) -> None:
    """Measure the router on the labelled prompts of FILE."""
    from lmoe.assembly import build_router, check, locate
    from lmoe.experts.registry import BASE
    from lmoe.routing.evaluation import evaluate, read_examples, tradeoff

    check(configuration)
    examples = read_examples(file)
    candidates = [name.strip() for name in experts.split(",") if name.strip()] if experts is not None else None
    built = build_router(configuration.settings, locate(configuration.settings))
    report = evaluate(built, examples, candidates, where=str(file))
    # The plain top-k has no bias to move.
    curve = tradeoff(built, examples, report) if {BASE} < {*report.confusion} and built.settings.mode == "calibrated" else ()
    if as_json:
        print_json({**report.as_json(predictions=predictions), "tradeoff": [asdict(point) for point in curve]})
    else:
        _print(report, predictions)
        if curve:
            _print_curve(curve)
    if gate is not None and report.macro_accuracy < gate:
        raise LmoeError(f"the macro accuracy {report.macro_accuracy:.4f} is below the gate {gate:g}")


def _print(report: "Report", predictions: bool) -> None:
    if predictions:
        for name in report.predictions:
            print(name)
        print()
    skipped = f" ({report.skipped} of others not counted)" if report.skipped else ""
    print(f"{report.n} prompts{skipped}: accuracy {report.accuracy:.3f}, macro accuracy {report.macro_accuracy:.3f}")
    print(f"one decision: {report.latency_ms['p50']:.1f} ms p50, {report.latency_ms['p95']:.1f} ms p95; router {report.router_version}")
    print()
    print_table(("expert", "precision", "recall", "n"), [(name, e.precision, e.recall, e.n) for name, e in report.per_expert.items()])
    print()
    columns = sorted({name for row in report.confusion.values() for name in row})
    print_table(("belongs to", *columns), [(label, *(row.get(name, 0) for name in columns)) for label, row in report.confusion.items()])


def _print_curve(curve: "Sequence[OperatingPoint]") -> None:
    """Every second point: the marked one, in the middle, is among them."""
    rows = [(p.base_bias, p.base_recall, p.experts_macro, p.accuracy, "<- now" if p.chosen else "") for p in curve[::2]]
    print()
    print_table(("base_bias", "base recall", "experts' macro", "accuracy", ""), rows)
