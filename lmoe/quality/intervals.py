"""95% intervals of ratios by a seeded percentile bootstrap over questions (Efron, 1979). Knows numbers only."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 4000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its 95% interval."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether 0 lies outside the interval."""
        return self.low > 0 or self.high < 0


def ratio(totals: Sequence[float], counts: Sequence[float], *, seed: int = 0) -> Estimate:
    """sum(totals) / sum(counts); each question brings one total and its count, such as the loss and the tokens of an answer."""
    return difference(totals, [0.0] * len(totals), counts, seed=seed)


def difference(ones: Sequence[float], others: Sequence[float], counts: Sequence[float], *, seed: int = 0) -> Estimate:
    """Ratio of the ones minus ratio of the others, paired: both are resampled with the same questions."""
    top, bottom = np.subtract(ones, others), np.asarray(counts, float)
    drawn = np.random.default_rng(seed).integers(0, len(top), (RESAMPLES, len(top)))
    low, high = np.quantile(top[drawn].sum(1) / bottom[drawn].sum(1), (0.025, 0.975))
    return Estimate(float(top.sum() / bottom.sum()), float(low), float(high))
