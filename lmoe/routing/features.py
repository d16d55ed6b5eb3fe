"""Features: an encoder's vectors on a scale that all experts share, so that cosines tell one kind of prompt from another.

Knows vectors only; neither names nor samples' texts. Everything is numpy and deterministic.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lmoe.routing.encoder import Vectors

SHARE = 0.16
"""How much of the covariance within experts is believed, where samples are very many: .05 to .2 route alike."""

DOUBT = 450
"""Samples up to which nothing of it is: in a thousand dimensions it is chance."""

LOOKED = 4096
"""Samples that the covariance is taken from, about, at most: every so manieth of each expert."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What vectors are measured in.

    Every layer is centred between the experts' means, divided by the spread within experts, scaled to length one. The directions in which
    prompts of one and the same expert differ most (what they are about, how long they are) are then shortened: within-class covariance
    normalisation (Hatch, Kajarekar and Stolcke 2006), in part only.
    """

    center: Vectors
    spread: Vectors
    share: float
    """Of the covariance within experts, how much is believed."""
    whitening: Vectors | None
    """[layers * dim, layers * dim]; None where nothing is."""

    @classmethod
    def fit(cls, experts: Sequence[Vectors], share: float = SHARE) -> "Scale":
        """Of each expert's [samples, layers, dim]; `share` is for very many samples."""
        means: list[Vectors] = [vectors.mean(0) for vectors in experts]
        center: Vectors = np.stack(means).mean(0)
        count = sum(len(vectors) for vectors in experts)
        squares = np.stack([np.square(vectors - mean).sum(0) for vectors, mean in zip(experts, means, strict=True)]).sum(0)
        spread = np.asarray(np.sqrt(squares / count) + 1e-6, np.float32)
        step = -(-count // LOOKED)
        rows = [_standardised(vectors[::step], center, spread) for vectors in experts]
        share *= (max(count - DOUBT, 0) / count) ** 0.5
        whitening = _whitening(np.concatenate([part - part.mean(0) for part in rows]), share) if share else None
        return cls(center, spread, share, whitening)

    @property
    def nbytes(self) -> int:
        return sum(part.nbytes for part in (self.center, self.spread, self.whitening) if part is not None)

    @property
    def lever(self) -> float:
        """What differences of cosines are multiplied by: the more is believed the smaller they are, and a lead is to mean the same."""
        return 1 + 1.3 * self.share / SHARE

    def of(self, vectors: Vectors) -> Vectors:
        """[n, layers, dim] to unit rows [n, layers * dim]."""
        rows = _standardised(vectors, self.center, self.spread)
        return rows if self.whitening is None else unit(rows @ self.whitening)


def unit(rows: Vectors) -> Vectors:
    """Rows scaled to length one; zero rows stay."""
    lengths = np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), np.float32(1e-12))
    return np.asarray(rows / lengths, np.float32)


def cosines(left: Vectors, right: Vectors) -> Vectors:
    """Of unit rows; rounding leads no product beyond 1."""
    return np.asarray(np.clip(left @ right.T, -1, 1), np.float32)


def _standardised(vectors: Vectors, center: Vectors, spread: Vectors) -> Vectors:
    """[n, layers, dim] to unit rows [n, layers * dim]: every layer centred, scaled, and as long as the others."""
    return unit(unit((vectors - center) / spread).reshape(len(vectors), -1))


def _whitening(within: Vectors, share: float) -> Vectors:
    """Makes the rows' covariance, of which `share` is believed, spherical. The rows have their expert's mean taken off."""
    covariance = within.T @ within
    width = len(covariance)
    covariance *= share * width / max(float(np.trace(covariance)), 1e-12)
    covariance[np.diag_indices(width)] += np.float32(1 - share)
    return np.ascontiguousarray(np.linalg.inv(np.linalg.cholesky(covariance)).T)
