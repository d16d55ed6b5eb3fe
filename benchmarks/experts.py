"""Do the experts earn their place? Base, every expert, a generalist, the router's choice and an oracle's, on held-out data.

    python benchmarks/experts.py                                   # tables
    python benchmarks/experts.py --markdown > tables.md            # RESULTS.md's
    python benchmarks/experts.py --json > experts.json --answers answers.jsonl

Loss: mean negative log likelihood (nats) of a token of the reference answer. Passed: share of greedy answers that
`benchmarks/tasks/<domain>.py` accepts. `routed` is whoever the router picks for each question among the experts and the base;
`oracle` is the domain's own expert (the base for general requests). Intervals: 95%, bootstrap over questions, paired in comparisons.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from rich.console import Console
from rich.table import Table
from transformers.utils import logging as transformers_logging

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.answers import FILES, OWNER, Losses, Question, generate, judge, losses, read_questions  # noqa: E402
from lmoe.engine.loading import load_base  # noqa: E402
from lmoe.experts.package import Package, read_package  # noqa: E402
from lmoe.experts.registry import BASE  # noqa: E402
from lmoe.experts.samples import SampleSet, read_samples  # noqa: E402
from lmoe.quality.intervals import Estimate, difference, ratio  # noqa: E402
from lmoe.routing.encoder import load_encoder  # noqa: E402
from lmoe.routing.router import Query, Router  # noqa: E402

GENERALIST, ROUTED, ORACLE = "generalist", "routed", "oracle"
METRICS = {"passed": "task passed", "loss": "answer loss"}
PARTS = {False: "kinds the base knows", True: "the expert's own kinds"}
"""The parts of a domain, by `Question.own`, where it has both."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answerer on one domain: per question, whether it passed, and its answer loss and tokens."""

    passed: tuple[float, ...]
    loss: tuple[float, ...]
    tokens: tuple[float, ...]

    def counts(self, metric: str) -> tuple[float, ...]:
        return self.tokens if metric == "loss" else (1.0,) * len(self.passed)

    def values(self, metric: str) -> tuple[float, ...]:
        return self.loss if metric == "loss" else self.passed

    def estimate(self, metric: str) -> Estimate:
        return ratio(self.values(metric), self.counts(metric))

    def against(self, other: "Outcome", metric: str) -> Estimate:
        """How much better than `other`: more passed, or less loss."""
        sign = -1.0 if metric == "loss" else 1.0
        mine, theirs = ([sign * v for v in one.values(metric)] for one in (self, other))
        return difference(mine, theirs, self.counts(metric))


@dataclass(frozen=True, slots=True)
class Comparison:
    """`one` against `other` on a domain; positive is better, for both metrics."""

    domain: str
    one: str
    other: str
    passed: Estimate
    loss: Estimate


@dataclass(frozen=True)
class Report:
    """`outcomes[domain][answerer]`; `routes[domain][expert]` counts the router's decisions; `parts` is as `outcomes`, by part."""

    outcomes: Mapping[str, Mapping[str, Outcome]]
    routes: Mapping[str, Mapping[str, int]]
    router_version: str
    parts: Mapping[str, Mapping[str, Outcome]] = field(default_factory=dict)

    @property
    def answerers(self) -> list[str]:
        return list(next(iter(self.outcomes.values())))

    def estimates(self, metric: str) -> dict[str, dict[str, Estimate]]:
        """Of every domain, each followed by its parts."""
        rows = {name: row for d in self.outcomes for name, row in (self.outcomes | self.parts).items() if name.partition(":")[0] == d}
        return {d: {a: o.estimate(metric) for a, o in row.items()} for d, row in rows.items()}

    def comparisons(self) -> list[Comparison]:
        """Each expert on its own domain, and on its parts, against everyone else, and the routed answers against the oracle's."""
        made = []
        for domain, row in (self.outcomes | self.parts).items():
            own = owner(domain)
            rivals = [a for a in row if a not in (own, ROUTED, ORACLE)] if own != BASE else []
            pairs = [(own, rival) for rival in rivals] + [(ROUTED, ORACLE)]
            made += [
                Comparison(domain, one, other, row[one].against(row[other], "passed"), row[one].against(row[other], "loss"))
                for one, other in pairs
            ]
        return made

    def as_json(self) -> dict[str, object]:
        return {
            "domains": {
                domain: {
                    "n": len(next(iter(row.values())).passed),
                    "routes": dict(self.routes[domain]),
                    "answerers": {a: {m: asdict(o.estimate(m)) for m in METRICS} for a, o in row.items()},
                }
                for domain, row in self.outcomes.items()
            },
            "parts": {
                part: {
                    "n": len(row[BASE].passed),
                    "answerers": {a: {m: asdict(o.estimate(m)) for m in METRICS} for a, o in row.items()},
                }
                for part, row in self.parts.items()
            },
            "comparisons": [asdict(c) for c in self.comparisons()],
            "router_version": self.router_version,
        }


def owner(domain: str) -> str:
    """Who should answer a domain or a part of one."""
    domain = domain.partition(":")[0]
    return OWNER.get(domain, domain)


def measure(args: argparse.Namespace) -> tuple[Report, list[dict[str, object]]]:
    """The report, and every answer with its judgement."""
    base = load_base(str(args.base))
    packages = read_packages(args, base.linear_shapes)
    experts = [name for name in packages if name != GENERALIST]
    questions = read_questions(args.domains)
    router = Router.build(routing_samples(args.routing_data, experts), load_encoder(None))
    routes = [d.expert for d in router.route_many([Query(q.prompt) for q in questions])]
    texts = generate(base, packages, questions, args.max_tokens)
    measured = losses(load_base(str(args.base)), packages, questions)
    passed = {name: [judge(q, text) for q, text in zip(questions, answers, strict=True)] for name, answers in texts.items()}
    outcomes = {}
    for name, at in _places(questions, args.domains).items():
        row = {one: _outcome(at, [one] * len(questions), passed, measured) for one in texts}
        row[ROUTED] = _outcome(at, routes, passed, measured)
        # Without the domain's own expert, the base is the best that an oracle could pick.
        row[ORACLE] = row.get(owner(name), row[BASE])
        outcomes[name] = row
    parts = {name: outcomes.pop(name) for name in list(outcomes) if name not in args.domains}
    counts = {d: Counter(r for r, q in zip(routes, questions, strict=True) if q.domain == d) for d in args.domains}
    lines = [_line(i, q, name, texts[name][i], passed[name][i], routes[i]) for i, q in enumerate(questions) for name in texts]
    return Report(outcomes, counts, router.version, parts), lines


def _places(questions: Sequence[Question], domains: Sequence[str]) -> dict[str, list[int]]:
    """Which questions are each domain's, and each part's of a domain that has both kinds."""
    places = {domain: [i for i, q in enumerate(questions) if q.domain == domain] for domain in domains}
    for domain in domains:
        split = {own: [i for i in places[domain] if questions[i].own is own] for own in PARTS}
        if all(split.values()):
            places |= {f"{domain}: {PARTS[own]}": at for own, at in split.items()}
    return places


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


def _outcome(at: Sequence[int], who: Sequence[str], passed: Mapping[str, Sequence[bool]], measured: Mapping[str, Losses]) -> Outcome:
    return Outcome(
        tuple(float(passed[who[i]][i]) for i in at),
        tuple(measured[who[i]].totals[i] for i in at),
        tuple(float(measured[who[i]].tokens[i]) for i in at),
    )


def _line(index: int, question: Question, name: str, text: str, fine: bool, route: str) -> dict[str, object]:
    return {
        "question": index,
        "domain": question.domain,
        "own": question.own,
        "prompt": question.prompt,
        "answerer": name,
        "answer": text,
        "passed": fine,
        "route": route,
    }


def cells(report: Report, metric: str) -> list[list[str]]:
    """Rows of a table: the domain, then each answerer's value and interval; the best single answerer is marked."""
    rows = []
    for domain, row in report.estimates(metric).items():
        singles = {a: e.value for a, e in row.items() if a not in (ROUTED, ORACLE)}
        best = min(singles.values()) if metric == "loss" else max(singles.values())
        values = [f"{_value(e, metric)}{' *' if a in singles and e.value == best else ''}" for a, e in row.items()]
        rows.append([f"{domain} ({len((report.outcomes | report.parts)[domain][BASE].passed)})", *values])
    return rows


def _value(e: Estimate, metric: str) -> str:
    if metric == "loss":
        return f"{e.value:.3f} [{e.low:.3f}, {e.high:.3f}]"
    return f"{e.value:.0%} [{e.low:.0%}, {e.high:.0%}]"


def _gain(e: Estimate, metric: str) -> str:
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
        for metric, title in METRICS.items()
    ]
    gains = [[c.domain, f"{c.one} over {c.other}", _gain(c.passed, "passed"), _gain(c.loss, "loss")] for c in report.comparisons()]
    shown.append(("gain (positive is better)", ["domain", "who", *METRICS.values()], gains))
    names = sorted({name for row in report.routes.values() for name in row} | {owner(d) for d in report.routes})
    routes = [[domain, *(str(row.get(name, 0)) for name in names)] for domain, row in report.routes.items()]
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
    for domain, row in report.estimates("passed").items():
        shares = [f"{e.value:.0%}" for e in row.values()]
        lines.append(f"| {' | '.join([f'{domain} ({len((report.outcomes | report.parts)[domain][BASE].passed)})', *shares])} |")
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
    report, lines = measure(args)
    if args.answers:
        args.answers.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
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
