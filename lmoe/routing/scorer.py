"""Scorers: how near a text's vectors are to each expert's samples.

Knows vectors and names; neither texts nor encoders. Everything is numpy, deterministic, and immutable once fitted.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lmoe.routing.encoder import Vectors
from lmoe.routing.features import Scale, cosines, unit
from lmoe.routing.head import KernelHead

REFERENCES = 2048
"""Samples that the fitting looks at, shared out evenly among the experts: what a refit costs is bounded, whatever is added."""

HEAD_WEIGHT = 0.1
"""How much the head counts beside the top-k means: it generalises to kinds of prompt without samples, they decide near ones. With more,
an expert of few samples takes prompts from the others."""

BENEFIT = 3
"""Samples at which an expert's own spread counts for half: an expert with few of them is believed to reach further than they do."""

HEARD = 50
"""Samples at which an expert's word about the others' offsets counts for half."""

ALIKE = 0.65
ALIKE_WEIGHT = 1.0
"""From the first cosine on, a single sample counts by itself, up to the weight where it is the text: so one correction wins for
prompts of its kind, however many samples others have. On development prompts no decision depends on it."""

BLOCK = 512


@dataclass(frozen=True, slots=True)
class Found:
    """What a scorer says of one query: a score for every expert, higher is nearer, and cosines, -1..1, to samples.

    `rows` numbers those samples, ascending, where not all of them were looked at.
    """

    scores: Vectors
    similarities: Vectors
    rows: NDArray[np.int64] | None = None


class Scorer(Protocol):
    """Fitted to the samples of `names`."""

    @property
    def names(self) -> tuple[str, ...]:
        """Sorted; the places in `Found.scores`."""
        ...

    def find(self, queries: Vectors, among: Sequence[Collection[str] | None], always: Sequence[Collection[str]]) -> list[Found]:
        """Queries [n, layers, dim], one result each. Only the experts in `among` (None: all) compete; of these, whoever is in
        `always` is scored exactly, however unlike its samples are."""
        ...


@dataclass(frozen=True, slots=True)
class Samples:
    """Feature vectors of unit length, the experts' one after the other: `bounds[i]:bounds[i + 1]` are expert i's rows."""

    names: tuple[str, ...]
    rows: Vectors
    bounds: tuple[int, ...]

    @classmethod
    def stack(cls, experts: Mapping[str, Vectors]) -> "Samples":
        names = tuple(sorted(experts))
        bounds = np.cumsum([0, *(len(experts[name]) for name in names)])
        return cls(names, np.concatenate([experts[name] for name in names]), tuple(bounds.tolist()))

    @property
    def counts(self) -> NDArray[np.int64]:
        return np.diff(self.bounds)

    @property
    def owners(self) -> NDArray[np.int64]:
        """The expert's number of each row."""
        return np.repeat(np.arange(len(self.names)), self.counts)

    def top_means(self, similarities: Vectors, k: int | None, excluded: NDArray[np.int64] | None = None) -> Vectors:
        """Mean of each expert's k highest similarities: [n, samples] to [n, experts]. k None: see `neighbourhood`.

        `excluded` names one sample a row that does not count (the row itself); an expert of which nothing is left gets NaN.
        """
        means = np.empty((len(similarities), len(self.names)), np.float32)
        for i, (start, end) in enumerate(zip(self.bounds, self.bounds[1:], strict=False)):
            size = end - start
            top = min(k or neighbourhood(size), size)
            part = similarities[:, start:end]
            means[:, i] = np.partition(part, -top, axis=1)[:, -top:].mean(1)
            if excluded is None:
                continue
            own = np.flatnonzero((excluded >= start) & (excluded < end))
            others = np.arange(size) != (excluded[own] - start)[:, None]
            left = part[own][others].reshape(len(own), size - 1)
            top = min(top, size - 1)
            means[own, i] = np.partition(left, -top, axis=1)[:, -top:].mean(1) if top else np.nan
        return means

    def alike(self, similarities: Vectors) -> Vectors:
        """How nearly each expert has the text itself as a sample: [n, samples] to [n, experts], 0 from ALIKE down, 1 where it has."""
        nearest = np.maximum.reduceat(similarities, self.bounds[:-1], axis=1)
        return alike(nearest)


def alike(nearest: Vectors) -> Vectors:
    """Of the cosine of an expert's nearest sample: 0 from ALIKE down, 1 where it is the text itself."""
    return np.asarray(np.clip((nearest - ALIKE) / (1 - ALIKE), 0, 1), np.float32)


def neighbourhood(samples: int) -> int:
    """How many nearest samples speak for an expert: a fifth of them, 3 to 12. With more a new kind of request needs as many samples."""
    return min(max(samples // 5, 3), 12)


@dataclass(frozen=True, slots=True)
class TopK:
    """The predecessor's rule: the k nearest samples of each expert in the encoder's last layer, nothing calibrated.

    It took the least mean squared distance; on unit vectors that is the greatest mean cosine, which is the score here. An
    expert with fewer than k samples is judged by all of them.
    """

    samples: Samples
    k: int

    @classmethod
    def fit(cls, experts: Mapping[str, Vectors], k: int = 50) -> "TopK":
        return cls(Samples.stack({name: unit(vectors[:, -1]) for name, vectors in experts.items()}), k)

    @property
    def names(self) -> tuple[str, ...]:
        return self.samples.names

    def find(self, queries: Vectors, among: Sequence[Collection[str] | None], always: Sequence[Collection[str]]) -> list[Found]:
        return [Found(*found) for found in zip(*self.score(queries), strict=True)]

    def score(self, queries: Vectors) -> tuple[Vectors, Vectors]:
        """[n, layers, dim] to scores [n, experts] and cosines [n, samples] to every sample."""
        similarities = cosines(unit(queries[:, -1]), self.samples.rows)
        return self.samples.top_means(similarities, self.k), similarities


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Top-k means in the features of `Scale`, plus a small learned head, less what is usual for each expert.

    Score: lever * (top-k mean + HEAD_WEIGHT * head) + ALIKE_WEIGHT * alike - offset. Between two experts the offsets lie halfway
    between what both score on the one's samples and on the other's, each sample judged without itself. So zero is neutral ground, for
    experts of any size. `calibration` is how much of the offset counts.
    """

    samples: Samples
    scale: Scale
    head: KernelHead
    references: NDArray[np.int64]
    """The samples that the head's rows are: their cosines are not computed twice, for they are more than the processor's cache holds."""
    offsets: Vectors
    k: int | None

    @classmethod
    def fit(cls, experts: Mapping[str, Vectors], k: int | None = None, calibration: float = 1.0) -> "Calibrated":
        ordered = {name: experts[name] for name in sorted(experts)}
        scale = Scale.fit(list(ordered.values()))
        samples = Samples.stack({name: scale.of(vectors) for name, vectors in ordered.items()})

        references = _references(samples.counts)
        owners = samples.owners[references]
        head, held_out = KernelHead.fit(samples.rows[references], owners, len(samples.names))
        means = np.concatenate(list(_references_judged(samples, references, k)))
        offsets = _offsets(scale.lever * (means + HEAD_WEIGHT * held_out), owners, samples.counts)
        return cls(samples, scale, head, references, np.float32(calibration) * offsets, k)

    @property
    def names(self) -> tuple[str, ...]:
        return self.samples.names

    def find(self, queries: Vectors, among: Sequence[Collection[str] | None], always: Sequence[Collection[str]]) -> list[Found]:
        return [Found(*found) for found in zip(*self.score(queries), strict=True)]

    def score(self, queries: Vectors) -> tuple[Vectors, Vectors]:
        """[n, layers, dim] to scores [n, experts] and cosines [n, samples] to every sample."""
        similarities = cosines(self.scale.of(queries), self.samples.rows)
        means = self.samples.top_means(similarities, self.k) + HEAD_WEIGHT * self.head.of(similarities[:, self.references])
        return self.scale.lever * means - self.offsets + ALIKE_WEIGHT * self.samples.alike(similarities), similarities


def _references(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Row numbers of at most REFERENCES samples: all of the small experts', evenly spaced ones of the large."""
    quota, left = 0, REFERENCES
    for rank, count in enumerate(np.sort(counts)):
        quota = max(left // (len(counts) - rank), 1)
        left -= min(int(count), quota)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    picked = [start + np.arange(min(count, quota)) * count // min(count, quota) for start, count in zip(starts, counts, strict=True)]
    return np.concatenate(picked)


def _references_judged(samples: Samples, references: NDArray[np.int64], k: int | None) -> Iterator[Vectors]:
    """Top-k means of the references, each without itself, block by block."""
    for start in range(0, len(references), BLOCK):
        block = references[start : start + BLOCK]
        yield samples.top_means(cosines(samples.rows[block], samples.rows), k, excluded=block)


def _offsets(scores: Vectors, owners: NDArray[np.int64], counts: NDArray[np.int64]) -> Vectors:
    """Per expert, from held-out scores [references, experts], so that zero is neutral ground between any two.

    Between i and j that is where each has the score that lies between its mean on its own samples and its mean on the other's. What i
    leads j by there is averaged over all j, of whom those with few samples say little: a new expert hardly moves the others.
    """
    experts = len(counts)
    means = np.stack([scores[owners == i].mean(0) for i in range(experts)])
    own = np.diagonal(means).copy()
    # A single sample says nothing about its expert's own scores: take the other experts' word.
    own[np.isnan(own)] = own[~np.isnan(own)].mean() if not np.isnan(own).all() else 0
    np.fill_diagonal(means, own)
    share = own_share(counts)[:, None]
    middle = share * own[:, None] + (1 - share) * means.T
    heard = counts / (counts + HEARD)
    leads = (middle - middle.T) @ heard / heard.sum()
    return np.asarray(leads + middle.mean(), np.float32)


def own_share(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far an offset lies from what others' samples score towards what the expert's own do: half way, where there are many."""
    return np.asarray(0.5 * counts / (counts + BENEFIT))
