"""Do the experts earn their place? Base, every expert, a generalist, the router's choice and an oracle's, on held-out data.

    python benchmarks/experts.py                                   # tables
    python benchmarks/experts.py --markdown > tables.md            # RESULTS.md's
    python benchmarks/experts.py --json > experts.json --answers answers.jsonl

Loss: mean negative log likelihood (nats) of a token of the reference answer. Passed: share of greedy answers that
the domain's check accepts. `routed` is whoever the router picks for each question among the experts and the base;
`oracle` is the domain's own expert (the base for general requests). Intervals: 95%, bootstrap over questions, paired in comparisons.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from rich.console import Console
from rich.table import Table
from transformers.utils import logging as transformers_logging

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.answers import FILES, answering, read_questions  # noqa: E402
from lmoe.engine.loading import load_base  # noqa: E402
from lmoe.experts.package import Package, read_package  # noqa: E402
from lmoe.experts.registry import BASE  # noqa: E402
from lmoe.experts.samples import SampleSet, read_samples  # noqa: E402
from lmoe.quality.intervals import Estimate  # noqa: E402
from lmoe.quality.measuring import Given  # noqa: E402
from lmoe.quality.measuring import measure as measured  # noqa: E402
from lmoe.quality.report import ORACLE, ROUTED, Metric, Report  # noqa: E402
from lmoe.routing.encoder import load_encoder  # noqa: E402
from lmoe.routing.router import Router  # noqa: E402

GENERALIST = "generalist"
TITLES: dict[Metric, str] = {"passed": "task passed", "loss": "answer loss"}


def measure(args: argparse.Namespace) -> tuple[Report, list[Given]]:
    """The report, and every answer with its judgement."""
    base = load_base(str(args.base))
    packages = read_packages(args, base.linear_shapes)
    experts = [name for name in packages if name != GENERALIST]
    router = Router.build(routing_samples(args.routing_data, experts), load_encoder(None))
    with answering(base, packages) as (asker, shares):
        return measured(asker, shares, read_questions(args.domains), router, max_tokens=args.max_tokens, outside=frozenset({GENERALIST}))


def read_packages(args: argparse.Namespace, shapes: Mapping[str, tuple[int, int]]) -> dict[str, Package]:
    """The experts by name, and the generalist where there is one."""
    folders = sorted(p for p in args.experts.iterdir() if p.is_dir())
    packages = {folder.name: read_package(folder, shapes) for folder in folders}
    if args.generalist.is_dir():
        packages[GENERALIST] = read_package(args.generalist, shapes, name=GENERALIST)
    return packages


def routing_samples(folder: Path, experts: Iterable[str]) -> SampleSet:
    wanted = {BASE, *experts}
    return SampleSet({name: texts for name, texts in read_samples(folder).experts.items() if name in wanted})


def cells(report: Report, metric: Metric) -> list[list[str]]:
    """Rows of a table: the domain, then each answerer's value and interval; the best single answerer is marked."""
    rows = []
    for domain in report.domains:
        row = {answerer: outcome.estimate(metric) for answerer, outcome in domain.outcomes.items()}
        singles = {a: e.value for a, e in row.items() if a not in (ROUTED, ORACLE)}
        best = min(singles.values()) if metric == "loss" else max(singles.values())
        values = [f"{_value(e, metric)}{' *' if a in singles and e.value == best else ''}" for a, e in row.items()]
        rows.append([f"{domain.name} ({domain.questions})", *values])
    return rows


def _value(e: Estimate, metric: Metric) -> str:
    if metric == "loss":
        return f"{e.value:.3f} [{e.low:.3f}, {e.high:.3f}]"
    return f"{e.value:.0%} [{e.low:.0%}, {e.high:.0%}]"


def _gain(e: Estimate | None, metric: Metric) -> str:
    if e is None:
        return "-"
    text = f"{e.value:+.3f} [{e.low:+.3f}, {e.high:+.3f}]" if metric == "loss" else f"{e.value:+.0%} [{e.low:+.0%}, {e.high:+.0%}]"
    return text if e.clear else f"{text} (not clear)"


def tables(report: Report) -> list[tuple[str, list[str], list[list[str]]]]:
    """(title, header, rows) of everything that is shown."""
    shown: list[tuple[str, list[str], list[list[str]]]] = [
        (
            f"{title} ({'lower' if metric == 'loss' else 'higher'} is better)",
            ["domain (questions)", *report.answerers],
            cells(report, metric),
        )
        for metric, title in TITLES.items()
    ]
    gains = [[c.domain, f"{c.one} over {c.other}", _gain(c.passed, "passed"), _gain(c.loss, "loss")] for c in report.comparisons()]
    shown.append(("gain (positive is better)", ["domain", "who", *TITLES.values()], gains))
    wholes = [domain for domain in report.domains if domain.whole is None]
    names = sorted({name for domain in wholes for name in {*domain.routes, domain.owner}})
    routes = [[domain.name, *(str(domain.routes.get(name, 0)) for name in names)] for domain in wholes]
    shown.append(("the router's choices", ["domain", *names], routes))
    return shown


def markdown(report: Report) -> str:
    parts = []
    for title, header, rows in tables(report):
        lines = [f"**{title.capitalize()}**", "", f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
        parts.append("\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]))
    return "\n\n".join(parts)


def summary(report: Report) -> str:
    """The README's table: shares passed, without intervals."""
    head = ["domain (questions)", *report.answerers]
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for domain in report.domains:
        shares = [f"{outcome.estimate('passed').value:.0%}" for outcome in domain.outcomes.values()]
        lines.append(f"| {' | '.join([f'{domain.name} ({domain.questions})', *shares])} |")
    return "\n".join(lines)


def show(report: Report) -> None:
    console = Console(width=None if sys.stdout.isatty() else 220)
    for title, header, rows in tables(report):
        table = Table(title=title)
        for column in header:
            table.add_column(column)
        for row in rows:
            # Plain text: the intervals' brackets would be read as styles.
            table.add_row(*(cell.replace("[", r"\[") for cell in row))
        console.print(table)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, default=ROOT / "lmoe" / "demo" / "base")
    parser.add_argument("--experts", type=Path, default=ROOT / "experts")
    parser.add_argument("--generalist", type=Path, default=ROOT / "runs" / "generalist", help="left out when there is none")
    parser.add_argument("--routing-data", type=Path, default=ROOT / "routing_data")
    parser.add_argument("--domains", nargs="+", choices=list(FILES), default=list(FILES))
    parser.add_argument("--max-tokens", type=int, default=256)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads (0: torch's choice)")
    parser.add_argument("--answers", type=Path, help="also write every answer and its judgement, one JSON object a line")
    parser.add_argument("--summary", type=Path, help="also write the README's short table there")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    transformers_logging.set_verbosity_error()
    report, given = measure(args)
    if args.answers:
        args.answers.write_text("".join(json.dumps(line.as_json()) + "\n" for line in given), "utf-8")
    if args.summary:
        args.summary.write_text(summary(report) + "\n", "utf-8")
    if args.json:
        print(json.dumps(report.as_json(), indent=2))
    elif args.markdown:
        print(markdown(report))
    else:
        show(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
