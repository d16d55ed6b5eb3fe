"""Finding better settings, and saying how sure that is: chosen on one part of the prompts, judged on another.

Knows routers and labelled prompts. It changes nothing: whoever asks decides what to do with a proposal.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lmoe.errors import SamplesError
from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.routing.evaluation import BATCH, Example, require_known
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.routing.scorer import Calibrated
from lmoe.routing.shortlist import Shortlisted
from lmoe.workbench.impact import remembering

Objective = Literal["macro", "accuracy"]

Setting = tuple[int | None, float, float]
"""k, calibration and base_bias."""

KS: tuple[int | None, ...] = (None, 3, 5, 10, 15, 25, 40)
CALIBRATIONS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
BIASES = tuple(round(i / 50, 2) for i in range(-15, 16))
TRAINING = 0.6
RESAMPLES = 2000
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Trial:
    """One setting, and what it gives on the training part."""

    k: int | None
    calibration: float
    base_bias: float
    training: float

    @property
    def setting(self) -> "Setting":
        return self.k, self.calibration, self.base_bias


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best setting on the training part, judged on the validation part beside the present one.

    `gain` is the difference in the objective there, `interval` its 95% interval by resampling the prompts. `cross_validated`:
    no prompts were given, and samples judged by the others stood in for them; that ranks settings, and overstates accuracy.
    `fixed` are the settings that were not varied.
    """

    objective: Objective
    current: Trial
    best: Trial
    validation: tuple[float, float]
    interval: tuple[float, float]
    prompts: tuple[int, int]
    cross_validated: bool
    trials: tuple[Trial, ...]
    fixed: tuple[str, ...] = ()

    @property
    def gain(self) -> float:
        return self.validation[1] - self.validation[0]

    @property
    def worthwhile(self) -> bool:
        """Better where it was not chosen; `sure` says whether that could be chance."""
        return self.gain > 0

    @property
    def sure(self) -> bool:
        return self.interval[0] > 0

    @property
    def settings(self) -> dict[str, Any]:
        """By the names of `RouterSettings`."""
        return {"k": self.best.k, "calibration": self.best.calibration, "base_bias": self.best.base_bias}

    def as_json(self) -> dict[str, Any]:
        return {
            "objective": self.objective,
            "cross_validated": self.cross_validated,
            "prompts": {"training": self.prompts[0], "validation": self.prompts[1]},
            "current": _trial(self.current, self.validation[0]),
            "best": _trial(self.best, self.validation[1]),
            "gain": self.gain,
            "interval": list(self.interval),
            "sure": self.sure,
            "fixed": list(self.fixed),
        }


def _trial(trial: Trial, validation: float) -> dict[str, Any]:
    return {
        "k": trial.k,
        "calibration": trial.calibration,
        "base_bias": trial.base_bias,
        "training": trial.training,
        "validation": validation,
    }


def tune(
    router: Router,
    examples: Sequence[Example] | None = None,
    objective: Objective = "macro",
    *,
    where: str = "line",
    fixed: Sequence[str] = (),
    rest: Callable[[], None] = lambda: None,
) -> Proposal:
    """Sweep how many samples count, the weight of the calibration and the bias of `base`, but for those that are `fixed` by name.

    None uses the samples themselves, each judged without its fifth. `rest` is called between steps, for work beside requests.

    Raises SamplesError for prompts of unknown experts, for too few of them, and for a router whose mode has nothing to tune.
    """
    _require_tunable(router, examples or (), where)
    asked = list(examples) if examples is not None else [Example(t, n) for n in router.samples.names for t in router.samples.experts[n]]
    names = router.samples.names
    labels = np.array([names.index(example.expert) for example in asked])
    training = _training_part(asked)
    if len({*labels[training]}) < 2 or len({*labels[~training]}) < 2:
        raise SamplesError(
            f"{where}: {len(asked)} prompts of {len({*labels})} experts are too few to choose on one part and judge on another"
        )

    judge = _macro if objective == "macro" else _accuracy
    hits = _sweep(router, asked, labels, cross_validated=examples is None, fixed=fixed, rest=rest)
    trials = tuple(Trial(*setting, judge(found[training], labels[training])) for setting, found in hits.items())
    now = (router.settings.k, router.settings.calibration, router.settings.base_bias)
    current = next(trial for trial in trials if trial.setting == now)
    # Of equals the nearest to what is: settings do not move for nothing.
    best = max(trials, key=lambda trial: (round(trial.training, 9), trial.k == current.k, *_nearness(trial, current)))
    old, new = hits[current.setting][~training], hits[best.setting][~training]
    held = labels[~training]
    return Proposal(
        objective=objective,
        current=current,
        best=best,
        validation=(judge(old, held), judge(new, held)),
        interval=_interval(old, new, held, judge),
        prompts=(int(training.sum()), int((~training).sum())),
        cross_validated=examples is None,
        trials=trials,
        fixed=tuple(fixed),
    )


def _require_tunable(router: Router, examples: Sequence[Example], where: str) -> None:
    if router.settings.mode != "calibrated":
        raise SamplesError(f"only the calibrated mode has settings to tune, but the router's mode is {router.settings.mode}")
    require_known(examples, router.samples.names, where)


def _nearness(trial: Trial, current: Trial) -> tuple[float, float]:
    return -abs(trial.calibration - current.calibration), -abs(trial.base_bias - current.base_bias)


def _sweep(
    router: Router,
    asked: Sequence[Example],
    labels: NDArray[np.int64],
    *,
    cross_validated: bool,
    fixed: Sequence[str],
    rest: Callable[[], None],
) -> dict[Setting, NDArray[np.bool_]]:
    """By setting, which prompts go where they belong. Each k is fitted once: the other two only shift what it scores."""
    settings, names = router.settings, router.samples.names
    base = names.index(BASE) if BASE in names else None
    biases = sorted({settings.base_bias, *(BIASES if base is not None and "base_bias" not in fixed else ())})
    hits: dict[Setting, NDArray[np.bool_]] = {}
    for k in dict.fromkeys([settings.k, *(() if "k" in fixed else KS)]):
        score = _cross_validated_scores if cross_validated else _scores
        scores, offsets = score(router, asked, k, rest)
        for calibration in sorted({settings.calibration, *CALIBRATIONS}):
            rest()
            shifted = scores + (1 - calibration) * offsets
            own = np.full(len(shifted), -np.inf) if base is None else shifted[:, base].copy()
            if base is not None:
                shifted[:, base] = -np.inf
            others = shifted.argmax(1)
            best = shifted[np.arange(len(shifted)), others]
            for bias in biases:
                lead = own + bias - settings.base_bias - best
                # Of equals the first by name wins.
                won = (lead > 0) | ((lead == 0) & (others > (base or 0)))
                hits[k, calibration, bias] = np.where(won, -1 if base is None else base, others) == labels
    return hits


def _training_part(examples: Sequence[Example]) -> NDArray[np.bool_]:
    """By digest within each expert: the same prompts fall into the same part, whatever their order."""
    chosen = np.zeros(len(examples), bool)
    for name in {example.expert for example in examples}:
        own = [i for i, example in enumerate(examples) if example.expert == name]
        own.sort(key=lambda i: hashlib.sha256(examples[i].prompt.encode(errors="replace")).digest())
        chosen[own[: round(len(own) * TRAINING)]] = True
    return chosen


Scores = tuple[NDArray[np.float64], NDArray[np.float64]]
"""[prompts, experts] each: the scores where calibration counts in full, and what it takes off."""


def _scores(router: Router, examples: Sequence[Example], k: int | None, rest: Callable[[], None]) -> Scores:
    """With this `k`, the router's other settings as they are."""
    settings = replace(router.settings, k=k, calibration=1.0)
    fitted = remembering(router.with_samples(router.samples, settings))
    names = router.samples.names
    rows = []
    for start in range(0, len(examples), BATCH):
        rest()
        decisions = fitted.route_many([Query(example.prompt) for example in examples[start : start + BATCH]])
        rows += [[decision.scores.get(name, -np.inf) for name in names] for decision in decisions]
    assert isinstance(fitted.scorer, Calibrated | Shortlisted)
    return np.array(rows), np.broadcast_to(fitted.scorer.offsets.astype(np.float64), (len(rows), len(names)))


def _cross_validated_scores(router: Router, examples: Sequence[Example], k: int | None, rest: Callable[[], None]) -> Scores:
    folds = np.array([int(hashlib.sha256(example.prompt.encode(errors="replace")).hexdigest(), 16) % FOLDS for example in examples])
    scores = np.full((len(examples), len(router.samples.names)), -np.inf)
    offsets = np.zeros_like(scores)
    for fold in np.unique(folds):
        out = {(example.expert, example.prompt) for example, f in zip(examples, folds, strict=True) if f == fold}
        left = {n: tuple(t for t in texts if (n, t) not in out) for n, texts in router.samples.experts.items()}
        fitted = replace(router, samples=SampleSet(left))
        rows = np.flatnonzero(folds == fold)
        columns = np.array([router.samples.names.index(name) for name in fitted.samples.names])
        place = np.ix_(rows, columns)
        scores[place], offsets[place] = _scores(fitted, [examples[int(i)] for i in rows], k, rest)
    return scores, offsets


def _accuracy(hits: NDArray[np.bool_], labels: NDArray[np.int64]) -> float:
    return float(hits.mean())


def _macro(hits: NDArray[np.bool_], labels: NDArray[np.int64]) -> float:
    return float(np.mean([hits[labels == label].mean() for label in np.unique(labels)]))


def _interval(
    old: NDArray[np.bool_], new: NDArray[np.bool_], labels: NDArray[np.int64], judge: Callable[..., float]
) -> tuple[float, float]:
    """Of the gain: the same prompts for both, drawn anew within each expert."""
    generator = np.random.default_rng(0)
    groups = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    gains = []
    for _ in range(RESAMPLES // 4):
        drawn = np.concatenate([generator.choice(group, len(group)) for group in groups])
        gains.append(judge(new[drawn], labels[drawn]) - judge(old[drawn], labels[drawn]))
    low, high = np.percentile(gains, [2.5, 97.5])
    return float(low), float(high)
