"""Do the experts earn their place? Base, every expert, the router's choice and an oracle's, by domain, with 95% intervals.

Numbers only: who answered what is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from lmoe.experts.registry import BASE
from lmoe.quality.answers import Losses
from lmoe.quality.intervals import Estimate, difference, ratio

ROUTED, ORACLE = "routed", "oracle"

Metric = Literal["passed", "loss"]
METRICS: tuple[Metric, ...] = ("passed", "loss")

TELLING = 10
"""Questions below which nothing is said of who is better."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answerer on one domain: whether it passed each of the judged questions; of every question, its answer loss and tokens."""

    passed: tuple[float, ...]
    loss: tuple[float, ...]
    tokens: tuple[float, ...]

    def has(self, metric: Metric) -> bool:
        return bool(self.values(metric))

    def values(self, metric: Metric) -> tuple[float, ...]:
        return self.loss if metric == "loss" else self.passed

    def counts(self, metric: Metric) -> tuple[float, ...]:
        return self.tokens if metric == "loss" else (1.0,) * len(self.passed)

    def estimate(self, metric: Metric) -> Estimate:
        """Mean loss (nats) of an answer's token, or the share that passed."""
        return ratio(self.values(metric), self.counts(metric))

    def against(self, other: "Outcome", metric: Metric) -> Estimate:
        """How much better than `other`: more passed, or less loss."""
        sign = -1.0 if metric == "loss" else 1.0
        mine, theirs = ([sign * v for v in one.values(metric)] for one in (self, other))
        return difference(mine, theirs, self.counts(metric))


@dataclass(frozen=True, slots=True)
class Comparison:
    """`one` against `other` on a domain; positive is better, for both metrics. `passed` is None where nothing is judged."""

    domain: str
    one: str
    other: str
    passed: Estimate | None
    loss: Estimate


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an expert beats the base on its own domain: by what passes where answers are judged, else by loss."""

    domain: str
    expert: str
    metric: Metric
    questions: int
    base: Estimate
    own: Estimate
    gain: Estimate

    @property
    def enough(self) -> bool:
        return self.questions >= TELLING

    @property
    def beats_base(self) -> bool:
        return self.enough and self.gain.low > 0

    @property
    def harms(self) -> bool:
        return self.enough and self.gain.high < 0


@dataclass(frozen=True, slots=True)
class Domain:
    """Questions of one kind. `routes` counts the router's decisions, `outcomes` is by answerer, `owner` is who should answer.

    `whole` is the domain that this is a part of, if it is one.
    """

    name: str
    owner: str
    questions: int
    routes: Mapping[str, int]
    outcomes: Mapping[str, Outcome]
    whole: str | None = None

    @property
    def rightly_routed(self) -> float:
        return self.routes.get(self.owner, 0) / self.questions

    @property
    def metrics(self) -> tuple[Metric, ...]:
        base = self.outcomes[BASE]
        return tuple(metric for metric in METRICS if base.has(metric))

    @property
    def verdict(self) -> Verdict | None:
        """None where the base is who should answer, or its owner is not there."""
        if self.owner == BASE or self.owner not in self.outcomes:
            return None
        base, own = self.outcomes[BASE], self.outcomes[self.owner]
        metric = self.metrics[0]
        judged = len(base.values(metric))
        return Verdict(self.name, self.owner, metric, judged, base.estimate(metric), own.estimate(metric), own.against(base, metric))

    def compared(self, one: str, other: str) -> Comparison:
        mine, theirs = self.outcomes[one], self.outcomes[other]
        passed = mine.against(theirs, "passed") if mine.has("passed") else None
        return Comparison(self.name, one, other, passed, mine.against(theirs, "loss"))


@dataclass(frozen=True, slots=True)
class Report:
    """All domains, each before its parts, of one and the same answerers: the base, every expert, `routed` and `oracle`."""

    domains: tuple[Domain, ...]
    router_version: str

    @property
    def answerers(self) -> list[str]:
        return list(self.domains[0].outcomes)

    @property
    def metrics(self) -> tuple[Metric, ...]:
        return tuple(metric for metric in METRICS if any(metric in domain.metrics for domain in self.domains))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return tuple(verdict for domain in self.domains if (verdict := domain.verdict) is not None)

    def comparisons(self) -> list[Comparison]:
        """Each expert on its own domain against everyone else, and the routed answers against the oracle's."""
        made = []
        for domain in self.domains:
            row, own = domain.outcomes, domain.owner
            rivals = [a for a in row if a not in (own, ROUTED, ORACLE)] if own != BASE and own in row else []
            made += [domain.compared(one, other) for one, other in [*((own, rival) for rival in rivals), (ROUTED, ORACLE)]]
        return made

    def as_json(self) -> dict[str, Any]:
        return {
            "domains": {d.name: _domain(d) for d in self.domains if d.whole is None},
            "parts": {d.name: _domain(d) for d in self.domains if d.whole is not None},
            "verdicts": {v.domain: {**asdict(v), "enough": v.enough, "beats_base": v.beats_base, "harms": v.harms} for v in self.verdicts},
            "comparisons": [asdict(c) for c in self.comparisons()],
            "router_version": self.router_version,
        }


def _domain(domain: Domain) -> dict[str, Any]:
    return {
        "n": domain.questions,
        "owner": domain.owner,
        "routes": dict(domain.routes),
        "rightly_routed": domain.rightly_routed,
        "answerers": {a: {m: asdict(o.estimate(m)) for m in domain.metrics} for a, o in domain.outcomes.items()},
    }


def outcome(
    indices: Sequence[int], who: Sequence[str], passed: Mapping[str, Sequence[bool | None]], losses: Mapping[str, Losses]
) -> Outcome:
    """What `who[i]` made of the questions `i` among `indices`; `passed` is None where a question is not judged."""
    judged = [passed[who[i]][i] for i in indices]
    return Outcome(
        tuple(float(fine) for fine in judged if fine is not None),
        tuple(losses[who[i]].totals[i] for i in indices),
        tuple(float(losses[who[i]].tokens[i]) for i in indices),
    )
