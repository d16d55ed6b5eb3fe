"""Scorers: how near a text's vectors are to each expert's samples.

Knows vectors and names; neither texts nor encoders. Everything is float32 numpy, deterministic, and immutable once fitted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lmoe.routing.encoder import Vectors


class Scorer(Protocol):
    """Fitted to the samples of `names`; both results have one row a query."""

    @property
    def names(self) -> tuple[str, ...]:
        """Sorted; the columns of `scores`."""
        ...

    def score(self, queries: Vectors) -> tuple[Vectors, Vectors]:
        """Queries [n, layers, dim] to scores [n, experts], higher is nearer, and cosines [n, samples] to every sample."""
        ...


@dataclass(frozen=True, slots=True)
class Samples:
    """Feature vectors of unit length, the experts' one after the other: `bounds[i]:bounds[i + 1]` are expert i's rows."""

    names: tuple[str, ...]
    rows: Vectors
    bounds: tuple[int, ...]

    def top_means(self, similarities: Vectors, k: int | None) -> Vectors:
        """Mean of each expert's k highest similarities: [n, samples] to [n, experts]. k None: see `neighbourhood`."""
        means = np.empty((len(similarities), len(self.names)), np.float32)
        for i, (start, end) in enumerate(zip(self.bounds, self.bounds[1:], strict=False)):
            top = min(k or neighbourhood(end - start), end - start)
            means[:, i] = np.partition(similarities[:, start:end], -top, axis=1)[:, -top:].mean(1)
        return means


def neighbourhood(samples: int) -> int:
    """How many nearest samples speak for an expert: a fifth of them, 3 to 25."""
    return min(max(samples // 5, 3), 25)


def unit(rows: Vectors) -> Vectors:
    """Rows scaled to length one; zero rows stay."""
    lengths: Vectors = np.linalg.norm(rows, axis=-1, keepdims=True)
    return rows / np.maximum(lengths, 1e-12)


@dataclass(frozen=True, slots=True)
class TopK:
    """The predecessor's rule: the mean similarity to the k nearest samples in the last layer, nothing calibrated."""

    samples: Samples
    k: int

    @classmethod
    def fit(cls, experts: Mapping[str, Vectors], k: int = 50) -> "TopK":
        return cls(_stack({name: unit(vectors[:, -1]) for name, vectors in experts.items()}), k)

    @property
    def names(self) -> tuple[str, ...]:
        return self.samples.names

    def score(self, queries: Vectors) -> tuple[Vectors, Vectors]:
        similarities = unit(queries[:, -1]) @ self.samples.rows.T
        return self.samples.top_means(similarities, self.k), similarities


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Every layer standardised by the experts' own spread; top-k means shifted by what is usual for the expert."""

    samples: Samples
    center: Vectors
    spread: Vectors
    offsets: Vectors
    k: int | None

    @classmethod
    def fit(cls, experts: Mapping[str, Vectors], k: int | None = None) -> "Calibrated":
        ordered = {name: experts[name] for name in sorted(experts)}
        center = np.mean([vectors.mean(0) for vectors in ordered.values()], 0)
        within = np.concatenate([vectors - vectors.mean(0) for vectors in ordered.values()])
        spread = np.sqrt((within**2).mean(0)) + 1e-6
        samples = _stack({name: _standardised(vectors, center, spread) for name, vectors in ordered.items()})
        similarities = samples.rows @ samples.rows.T
        np.fill_diagonal(similarities, -1)
        means = samples.top_means(similarities, k)
        offsets = np.zeros(len(samples.names), np.float32)
        for i, (start, end) in enumerate(zip(samples.bounds, samples.bounds[1:], strict=False)):
            own = means[start:end, i].mean()
            others = np.delete(means[:, i], slice(start, end))
            offsets[i] = 0.3 * own + (0.7 * others.mean() if len(others) else 0)
        return cls(samples, center, spread, offsets, k)

    @property
    def names(self) -> tuple[str, ...]:
        return self.samples.names

    def score(self, queries: Vectors) -> tuple[Vectors, Vectors]:
        similarities = _standardised(queries, self.center, self.spread) @ self.samples.rows.T
        return self.samples.top_means(similarities, self.k) - self.offsets, similarities


def _standardised(vectors: Vectors, center: Vectors, spread: Vectors) -> Vectors:
    return unit(unit((vectors - center) / spread).reshape(len(vectors), -1))


def _stack(experts: Mapping[str, Vectors]) -> Samples:
    names = tuple(sorted(experts))
    bounds = np.cumsum([0, *(len(experts[name]) for name in names)])
    return Samples(names, np.concatenate([experts[name] for name in names]), tuple(int(b) for b in bounds))
