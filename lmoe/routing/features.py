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

DIRECTIONS = 256
"""The most that are shortened: the others vary little and about alike, and all would cost as much as the samples' cosines."""

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
    """The shortened directions [layers * dim, DIRECTIONS], as many as there are; None where nothing is believed."""
    gains: Vectors
    """[directions] of what they are long after it, beside what all others are, less one."""

    @classmethod
    def fit(cls, experts: Sequence[Vectors], share: float = SHARE) -> "Scale":
        """Of each expert's [samples, layers, dim]; `share` is for very many samples."""
        means: list[Vectors] = [vectors.mean(0) for vectors in experts]
        center: Vectors = np.stack(means).mean(0)
        count = sum(len(vectors) for vectors in experts)
        squares = np.stack([np.square(vectors - mean).sum(0) for vectors, mean in zip(experts, means, strict=True)]).sum(0)
        spread = np.asarray(np.sqrt(squares / count) + 1e-6, np.float32)
        share *= (max(count - DOUBT, 0) / count) ** 0.5
        if not share:
            return cls(center, spread, share, None, np.zeros(0, np.float32))
        step = -(-count // LOOKED)
        rows = [_standardised(vectors[::step], center, spread) for vectors in experts]
        return cls(center, spread, share, *_whitening(np.concatenate([part - part.mean(0) for part in rows]), share))

    @property
    def nbytes(self) -> int:
        return sum(part.nbytes for part in (self.center, self.spread, self.whitening, self.gains) if part is not None)

    @property
    def lever(self) -> float:
        """What differences of cosines are multiplied by: the more is believed the smaller they are, and a lead is to mean the same."""
        return 1 + 1.3 * self.share / SHARE

    def of(self, vectors: Vectors) -> Vectors:
        """[n, layers, dim] to unit rows [n, layers * dim]."""
        rows = _standardised(vectors, self.center, self.spread)
        if self.whitening is None:
            return rows
        return unit(np.asarray(rows + (rows @ self.whitening * self.gains) @ self.whitening.T, np.float32))


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


def _whitening(within: Vectors, share: float) -> tuple[Vectors, Vectors]:
    """(directions, gains) that make the rows' covariance, of which `share` is believed, spherical, but for its lesser directions, which
    count as one. The rows have their expert's mean taken off."""
    covariance = within.T @ within
    width = len(covariance)
    values, directions = np.linalg.eigh(covariance * (width / max(float(np.trace(covariance)), 1e-12)))
    lengths = 1 / np.sqrt(1 - share + share * np.maximum(values, 0))
    rest = float(lengths[:-DIRECTIONS].mean()) if width > DIRECTIONS else 1.0
    return np.ascontiguousarray(directions[:, -DIRECTIONS:], np.float32), np.asarray(lengths[-DIRECTIONS:] / rest - 1, np.float32)
