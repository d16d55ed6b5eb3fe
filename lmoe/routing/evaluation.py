"""Measuring a router on labelled prompts: what `lmoe router eval` prints, and the curve of the operating point.

Knows a router by its decisions only.
"""

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from lmoe.errors import SamplesError
from lmoe.experts.plain import kind, one_line, parse_json
from lmoe.experts.registry import BASE
from lmoe.experts.samples import checked_text
from lmoe.routing.decision import Decision
from lmoe.routing.query import Query
from lmoe.routing.router import Router

BATCH = 64

TIMED = 100
"""Decisions timed one by one for the latency figures, evenly spaced in the file."""

STEPS = tuple(i / 50 for i in range(-10, 11))
"""Where the trade-off curve is measured, in `base_bias` from the router's own."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled prompt; `line` is where it stands in its file."""

    prompt: str
    expert: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ExpertReport:
    """`n` prompts belong to the expert; precision is None when nothing was sent to it, recall when nothing belonged to it."""

    precision: float | None
    recall: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a router got right. `confusion[belongs to][sent to]` counts prompts; latencies are of single decisions.

    `skipped` prompts belong to experts that were no candidates: they have predictions and decisions, but are in no figure.
    """

    n: int
    skipped: int
    accuracy: float
    macro_accuracy: float
    per_expert: dict[str, ExpertReport]
    confusion: dict[str, dict[str, int]]
    latency_ms: dict[str, float]
    router_version: str
    predictions: tuple[str, ...] = field(default=(), repr=False)
    decisions: tuple[Decision, ...] = field(default=(), repr=False)

    def as_json(self, *, predictions: bool = False) -> dict[str, object]:
        """The object of the public interface."""
        found: dict[str, object] = {
            "n": self.n,
            "skipped": self.skipped,
            "accuracy": self.accuracy,
            "macro_accuracy": self.macro_accuracy,
            "per_expert": {name: {"precision": e.precision, "recall": e.recall, "n": e.n} for name, e in self.per_expert.items()},
            "confusion": self.confusion,
            "latency_ms": self.latency_ms,
            "router_version": self.router_version,
        }
        return {**found, "predictions": list(self.predictions)} if predictions else found


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What one value of `base_bias` gives: recall of `base`, mean recall of the experts, accuracy over all prompts."""

    base_bias: float
    base_recall: float
    experts_macro: float
    accuracy: float
    chosen: bool = False


def read_examples(path: Path) -> tuple[Example, ...]:
    """Lines of `{"prompt": ..., "expert": ...}`. Raises SamplesError with `file:line`."""
    try:
        content = path.read_bytes()
    except OSError as e:
        raise SamplesError(f"{path}: cannot be read: {e.strerror}") from None
    return parse_examples(content, str(path))


def parse_examples(content: bytes, where: str) -> tuple[Example, ...]:
    """The same lines from elsewhere than a file; `where` begins every message. Raises SamplesError."""
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    examples = tuple(_example(line, f"{where}:{number}", number) for number, line in enumerate(lines, 1) if line.strip())
    if not examples:
        raise SamplesError(f'{where}: holds no examples; expected lines of {{"prompt": "...", "expert": "..."}}')
    return examples


def evaluate(router: Router, examples: Sequence[Example], experts: Collection[str] | None = None, *, where: str = "line") -> Report:
    """Route every prompt among `experts` (None: all that have samples), and count those that belong to one of them.

    Raises SamplesError for a candidate without samples, for an example whose expert is unknown, and when there is nothing to
    count; `where` names the file.
    """
    candidates = _candidates(router, examples, experts, where)
    queries = [Query(example.prompt, candidates) for example in examples]
    decisions = [d for start in range(0, len(queries), BATCH) for d in router.route_many(queries[start : start + BATCH])]
    predicted = tuple(decision.expert for decision in decisions)
    counted = [(e.expert, name) for e, name in zip(examples, predicted, strict=True) if e.expert in candidates]
    names = sorted({name for pair in counted for name in pair})
    counts = {label: dict.fromkeys(names, 0) for label in names}
    for label, name in counted:
        counts[label][name] += 1
    per_expert = {name: _report(name, counts) for name in sorted({*candidates, *names})}
    recalls = [e.recall for e in per_expert.values() if e.recall is not None]
    return Report(
        n=len(counted),
        skipped=len(examples) - len(counted),
        accuracy=sum(counts[name][name] for name in names) / len(counted),
        macro_accuracy=sum(recalls) / len(recalls),
        per_expert=per_expert,
        confusion={label: row for label, row in counts.items() if any(row.values())},
        latency_ms=_latency(router, [query for query, e in zip(queries, examples, strict=True) if e.expert in candidates]),
        router_version=router.version,
        predictions=predicted,
        decisions=tuple(decisions),
    )


def tradeoff(
    router: Router, examples: Sequence[Example], report: Report | None = None, *, where: str = "line"
) -> tuple[OperatingPoint, ...]:
    """The curve of `base_bias`: `base`'s recall against the experts', by rising bias; the router's own setting is `chosen`.

    `report` is what `evaluate` said of these examples, where that is known already; its candidates are the curve's.
    Raises SamplesError unless there are examples of `base` and of an expert, and `base` has samples.
    """
    report = report or evaluate(router, examples, where=where)
    names = np.array(sorted(report.per_expert))
    if not {BASE} < {*report.confusion} or BASE not in router.samples.names:
        raise SamplesError(f"{where}: the trade-off needs prompts of {BASE} and of an expert, and samples of {BASE}")
    counted = [(e.expert, decision) for e, decision in zip(examples, report.decisions, strict=True) if e.expert in report.per_expert]
    labels = np.array([label for label, _ in counted])
    scores = np.array([[decision.scores.get(name, -np.inf) for name in names] for _, decision in counted])
    base = int(np.flatnonzero(names == BASE)[0])
    curve = []
    for step in STEPS:
        shifted = scores.copy()
        shifted[:, base] += step
        predicted = names[shifted.argmax(1)]
        recalls = {label: float((predicted == label)[labels == label].mean()) for label in np.unique(labels)}
        experts = [recall for label, recall in recalls.items() if label != BASE]
        accuracy = float((predicted == labels).mean())
        bias = round(router.settings.base_bias + step, 6)
        curve.append(OperatingPoint(bias, recalls[BASE], sum(experts) / len(experts), accuracy, chosen=step == 0))
    return tuple(curve)


def _example(line: bytes, where: str, number: int) -> Example:
    expected = 'expected an object {"prompt": "...", "expert": "..."}'
    try:
        record = parse_json(line.decode(), once=("prompt", "expert"))
    except UnicodeDecodeError:
        raise SamplesError(f"{where}: not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as e:
        raise SamplesError(f"{where}: not a JSON object ({one_line(e)}); {expected}") from None
    if not isinstance(record, dict):
        raise SamplesError(f"{where}: {expected}, but got {kind(record)}")
    for key in ("prompt", "expert"):
        if key not in record:
            raise SamplesError(f"{where}: {expected}, but the key '{key}' is missing")
    if not isinstance(record["expert"], str):
        raise SamplesError(f"{where}: expert must be a string, but is {kind(record['expert'])}")
    return Example(checked_text(record["prompt"], where, "prompt"), record["expert"], number)


def require_known(examples: Iterable[Example], known: Collection[str], where: str) -> None:
    """Raises SamplesError naming the first prompt, with its line in `where`, whose expert is not `known`."""
    for example in examples:
        if example.expert not in known:
            raise SamplesError(f"{where}:{example.line}: unknown expert {example.expert!r}; known are {', '.join(sorted(known))}")


def _candidates(router: Router, examples: Sequence[Example], experts: Collection[str] | None, where: str) -> tuple[str, ...]:
    known = router.samples.names
    candidates = known if experts is None else tuple(sorted(set(experts)))
    for name in candidates:
        if name not in known:
            raise SamplesError(f"expert {name!r} has no samples, so nothing is ever routed to it; known are {', '.join(known)}")
    # A known expert that does not compete is left out of the figures; a misspelt label must not be.
    require_known(examples, {*known, *((BASE,) if experts is not None else ())}, where)
    if not any(example.expert in candidates for example in examples):
        raise SamplesError(f"{where}: no prompt belongs to a candidate; the candidates are {', '.join(candidates) or 'none'}")
    return candidates


def _report(name: str, counts: dict[str, dict[str, int]]) -> ExpertReport:
    right = counts.get(name, {}).get(name, 0)
    n = sum(counts.get(name, {}).values())
    sent = sum(row.get(name, 0) for row in counts.values())
    return ExpertReport(right / sent if sent else None, right / n if n else None, n)


def _latency(router: Router, queries: Sequence[Query]) -> dict[str, float]:
    step = max(len(queries) // TIMED, 1)
    seconds = []
    for query in queries[::step][:TIMED]:
        started = time.perf_counter()
        router.route_many([query])
        seconds.append(time.perf_counter() - started)
    return {"p50": float(np.percentile(seconds, 50)) * 1000, "p95": float(np.percentile(seconds, 95)) * 1000}
