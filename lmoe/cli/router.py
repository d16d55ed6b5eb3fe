"""`lmoe router`: measure the router."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.route import ROUTER_SETTINGS
from lmoe.config import Configuration
from lmoe.errors import LmoeError

if TYPE_CHECKING:
    from lmoe.routing.evaluation import Report

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
    experts: Annotated[str | None, typer.Option("--experts", help="Route among these only, such as creative,code.", metavar="A,B")] = None,
    gate: Annotated[float | None, typer.Option("--gate", help="Fail below this macro accuracy.", metavar="X", min=0, max=1)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    predictions: Annotated[bool, typer.Option("--predictions", help="Add the expert chosen for each line.")] = False,
) -> None:
    """Measure the router on the labelled prompts of FILE."""
    from lmoe.assembly import build_router, check, locate
    from lmoe.routing.evaluation import evaluate, read_examples

    check(configuration)
    examples = read_examples(file)
    candidates = [name.strip() for name in experts.split(",") if name.strip()] if experts is not None else None
    built = build_router(configuration.settings, locate(configuration.settings))
    report = evaluate(built, examples, candidates, where=str(file))
    if as_json:
        print_json(report.as_json(predictions=predictions))
    else:
        _print(report, predictions)
    if gate is not None and report.macro_accuracy < gate:
        raise LmoeError(f"the macro accuracy {report.macro_accuracy:.4f} is below the gate {gate:g}")


def _print(report: "Report", predictions: bool) -> None:
    if predictions:
        for name in report.predictions:
            print(name)
        print()
    print(f"{report.n} prompts: accuracy {report.accuracy:.3f}, macro accuracy {report.macro_accuracy:.3f}")
    print(f"one decision: {report.latency_ms['p50']:.1f} ms p50, {report.latency_ms['p95']:.1f} ms p95; router {report.router_version}")
    print()
    print_table(("expert", "precision", "recall", "n"), [(name, e.precision, e.recall, e.n) for name, e in report.per_expert.items()])
    print()
    columns = sorted({name for row in report.confusion.values() for name in row})
    print_table(("belongs to", *columns), [(label, *(row.get(name, 0) for name in columns)) for label, row in report.confusion.items()])
