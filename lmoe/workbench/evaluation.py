"""All that `lmoe router eval` says of a router: its figures with their uncertainty, beside three baselines.

`lmoe.routing.evaluation` counts; this judges how sure the counts are, how well scores tell right from wrong, and how little it
takes to change a decision.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lmoe.experts.registry import BASE
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.evaluation import BATCH, Example, OperatingPoint, Report, evaluate, tradeoff
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.workbench import baselines
from lmoe.workbench.perturbations import PERTURBATIONS

RESAMPLES = 500
DRAWS = 4000
BINS = 10
DISTURBED = 150
"""Prompts that are written worse, evenly spaced in the file: enough for an interval of a few points."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A comparison: `difference` is the router's accuracy less its own, with a 95% interval over the prompts."""

    accuracy: float
    macro_accuracy: float
    difference: Interval


@dataclass(frozen=True, slots=True)
class Robustness:
    """Prompts written worse: the accuracy on them, on the same prompts as they were, and how many decisions stay."""

    accuracy: float
    unchanged_accuracy: float
    agreement: float


@dataclass(frozen=True, slots=True)
class Abstentions:
    """When no expert took the prompt: nothing to compare, or the base won; and how many leads were narrow."""

    fallback: int
    base: int
    base_for_experts: int
    narrow: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`report` and what goes with it. Intervals are 95%, as wide as each expert's number of prompts makes them.

    `calibration_error` compares confidence with accuracy in ten bins; a softmax of the scores is the confidence, its temperature
    fitted on the other half of the prompts. `tradeoff` is empty where `base` does not compete.
    """

    report: Report
    accuracy: Interval
    macro_accuracy: Interval
    recall: Mapping[str, Interval]
    calibration_error: float
    abstentions: Abstentions
    robustness: Mapping[str, Robustness]
    baselines: Mapping[str, Baseline]
    tradeoff: tuple[OperatingPoint, ...]
    vectors: Vectors = field(repr=False, compare=False, default_factory=lambda: np.zeros((0, 0, 0), np.float32))

    def as_json(self, *, predictions: bool = False) -> dict[str, Any]:
        return {
            **self.report.as_json(predictions=predictions),
            "intervals": {
                "accuracy": self.accuracy,
                "macro_accuracy": self.macro_accuracy,
                "recall": dict(self.recall),
            },
            "calibration_error": self.calibration_error,
            "abstentions": asdict(self.abstentions),
            "robustness": {name: asdict(found) for name, found in self.robustness.items()},
            "baselines": {name: asdict(found) for name, found in self.baselines.items()},
            "tradeoff": [asdict(point) for point in self.tradeoff],
        }


class Keeping:
    """The encoder itself, remembering what it said, so that the baselines need not ask again."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.kept: dict[str, Vectors] = {}

    @property
    def identity(self) -> str:
        return self.encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self.encoder.encode(texts)
        self.kept.update(zip(texts, vectors, strict=True))
        return vectors


class Kept:
    """Answers from what was kept; asks the encoder for the rest."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    @property
    def identity(self) -> str:
        return self._keeping.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        missing = [text for text in dict.fromkeys(texts) if text not in self._keeping.kept]
        if missing:
            self._keeping.encode(missing)
        return np.stack([self._keeping.kept[text] for text in texts]) if texts else self._keeping.encode([])


def measure(router: Router, examples: Sequence[Example], experts: Collection[str] | None = None, *, where: str = "line") -> Evaluation:
    """Route every prompt and judge the result. Raises SamplesError as `evaluate` does; blocks for the encoder."""
    keeping = Keeping(router.encoder)
    report = evaluate(replace(router, encoder=keeping), examples, experts, where=where)
    known = replace(router, encoder=Kept(keeping))
    candidates = set(report.per_expert) if experts is None else set(experts)
    counted = [i for i, example in enumerate(examples) if example.expert in candidates]
    asked = [examples[i] for i in counted]
    labels = np.array([example.expert for example in asked])
    right = np.array([report.predictions[i] for i in counted]) == labels
    found = {
        "predecessor": baselines.predecessor(known, asked, candidates),
        "words": baselines.words(router.samples, asked, candidates),
        "majority": baselines.majority(asked, candidates),
    }
    draws = _draws(right, labels)
    names = sorted(draws)
    accuracies = sum(draws[name] * float((labels == name).sum()) for name in names) / len(labels)
    competes = {BASE} < {*report.confusion} and router.settings.mode == "calibrated" and BASE in router.samples.names
    return Evaluation(
        report=report,
        accuracy=_around(report.accuracy, np.asarray(accuracies)),
        macro_accuracy=_around(report.macro_accuracy, np.mean([draws[name] for name in names], axis=0)),
        recall={name: _around(float(right[labels == name].mean()), draws[name]) for name in names},
        calibration_error=_calibration_error(report, counted, right),
        abstentions=_abstentions(router, report, counted, labels),
        robustness=_robustness(known, asked, [report.predictions[i] for i in counted], candidates),
        baselines={name: _compared(np.array(predicted) == labels, right, labels) for name, predicted in found.items()},
        tradeoff=tradeoff(known, examples, report, where=where) if competes else (),
        vectors=known.encoder.encode([Query(example.prompt).text for example in asked]),
    )


def _draws(right: NDArray[np.bool_], labels: NDArray[np.str_]) -> dict[str, NDArray[np.float64]]:
    """Recalls by expert that go with what was found, by Jeffreys' prior: prompts that are all right do not make it certain."""
    generator = np.random.default_rng(0)
    counts = {str(name): (int(right[labels == name].sum()), int((labels == name).sum())) for name in np.unique(labels)}
    return {name: generator.beta(hits + 0.5, n - hits + 0.5, DRAWS) for name, (hits, n) in counts.items()}


def _around(value: float, draws: NDArray[np.float64]) -> Interval:
    """The interval of the draws, and `value` in it, which is at its end where all or none were right."""
    low, high = _interval(draws)
    return min(low, value), max(high, value)


def _interval(values: NDArray[np.float64]) -> Interval:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def _compared(theirs: NDArray[np.bool_], ours: NDArray[np.bool_], labels: NDArray[np.str_]) -> Baseline:
    recalls = [float(theirs[labels == name].mean()) for name in np.unique(labels)]
    ahead = ours.astype(np.float64) - theirs
    generator = np.random.default_rng(0)
    means = np.array([ahead[generator.integers(0, len(ahead), len(ahead))].mean() for _ in range(RESAMPLES)])
    return Baseline(float(theirs.mean()), float(np.mean(recalls)), _interval(means))


def _calibration_error(report: Report, counted: Sequence[int], right: NDArray[np.bool_]) -> float:
    rows = [[*sorted(report.decisions[i].scores.values(), reverse=True)] for i in counted]
    kept = [i for i, row in enumerate(rows) if row]
    if not kept:
        return 0.0
    leads = np.array([np.pad(rows[i], (0, max(map(len, rows)) - len(rows[i])), constant_values=-np.inf) for i in kept])
    hits = right[kept]
    halves = np.arange(len(kept)) % 2
    confidence = np.empty(len(kept))
    for half in (0, 1):
        fitted = _temperature(leads[halves != half], hits[halves != half])
        confidence[halves == half] = _confidence(leads[halves == half], fitted)
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(confidence[bins == b].mean() - hits[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins)]
    return float(sum(gaps))


def _confidence(leads: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """The winner's share in a softmax; `leads` are scores from the highest down."""
    return np.asarray(1 / np.exp((leads - leads[:, :1]) / temperature).sum(1))


def _temperature(leads: NDArray[np.float64], hits: NDArray[np.bool_]) -> float:
    """The one under which the outcomes are likeliest."""
    if not len(hits):
        return 1.0

    def surprise(temperature: float) -> float:
        p = np.clip(_confidence(leads, temperature), 1e-6, 1 - 1e-6)
        return float(-np.where(hits, np.log(p), np.log(1 - p)).mean())

    return min((float(t) for t in np.geomspace(0.01, 10, 61)), key=surprise)


def _abstentions(router: Router, report: Report, counted: Sequence[int], labels: NDArray[np.str_]) -> Abstentions:
    decisions = [report.decisions[i] for i in counted]
    base = [d.expert == BASE for d in decisions]
    return Abstentions(
        fallback=sum(d.reason == "fallback" for d in decisions),
        base=sum(base),
        base_for_experts=sum(answered and label != BASE for answered, label in zip(base, labels, strict=True)),
        narrow=sum(d.margin is not None and d.margin < router.settings.narrow for d in decisions),
    )


def _robustness(
    router: Router, examples: Sequence[Example], predicted: Sequence[str], candidates: Collection[str]
) -> dict[str, Robustness]:
    step = max(len(examples) // DISTURBED, 1)
    some, was = examples[::step][:DISTURBED], predicted[::step][:DISTURBED]
    found = {}
    for name, disturb in PERTURBATIONS.items():
        queries = [Query(disturb(example.prompt), candidates) for example in some]
        now = [d.expert for start in range(0, len(queries), BATCH) for d in router.route_many(queries[start : start + BATCH])]
        found[name] = Robustness(
            accuracy=sum(a == example.expert for a, example in zip(now, some, strict=True)) / len(some),
            unchanged_accuracy=sum(a == example.expert for a, example in zip(was, some, strict=True)) / len(some),
            agreement=sum(a == b for a, b in zip(now, was, strict=True)) / len(some),
        )
    return found
