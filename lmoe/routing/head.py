"""The learned head: kernel ridge regression from features to experts, one against the rest.

Knows unit vectors and owners' numbers. Closed form, so that fitting is one inverse and every sample's held-out score is exact.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lmoe.routing.encoder import Vectors

SHARPNESS = 8.0
"""Of the kernel exp(SHARPNESS * (cosine - 1)): 5 to 12 route alike. With less, the heads of experts with many samples claim what
lies beside those of one with few."""

RIDGE = 0.5
"""The penalty, against samples of mean weight one: 0.2 to 2 route alike."""


@dataclass(frozen=True, slots=True)
class KernelHead:
    """Scores near +1 for the expert's own prompts and -1 for others'. Experts weigh alike, whatever their sizes."""

    rows: Vectors
    coefficients: Vectors
    bias: Vectors

    @classmethod
    def fit(cls, rows: Vectors, owners: NDArray[np.int64], experts: int) -> tuple["KernelHead", Vectors]:
        """The head, and each row's scores [n, experts] from a fit without it (Rasmussen and Williams 2006, section 5.4.2)."""
        counts = np.bincount(owners, minlength=experts)
        weights = len(rows) / (experts * counts[owners])
        targets = np.where(owners[:, None] == np.arange(experts), 1.0, -1.0)
        bias = (weights[:, None] * targets).mean(0)
        gram = _kernel(rows, rows)
        gram[np.diag_indices_from(gram)] += (RIDGE / weights).astype(np.float32)
        inverse = _inverse(gram)
        coefficients = inverse @ (targets - bias).astype(np.float32)
        held_out = targets - coefficients / np.diagonal(inverse)[:, None]
        return cls(rows, coefficients, bias.astype(np.float32)), held_out.astype(np.float32)

    def __call__(self, queries: Vectors) -> Vectors:
        return self.of(queries @ self.rows.T)

    def of(self, cosines: Vectors) -> Vectors:
        """The scores by the queries' cosines [n, rows] to its rows, where these are known already."""
        return np.asarray(_alike(cosines) @ self.coefficients + self.bias, np.float32)


def _kernel(left: Vectors, right: Vectors) -> Vectors:
    return _alike(left @ right.T)


def _alike(cosines: Vectors) -> Vectors:
    return np.asarray(np.exp(np.float32(SHARPNESS) * (cosines - 1)), np.float32)


def _inverse(matrix: Vectors) -> Vectors:
    """Of a symmetric positive definite matrix, by halves: nearly all of it is products, six times faster than LAPACK's general one."""
    n = len(matrix)
    if n <= 256:
        return np.asarray(np.linalg.inv(matrix), np.float32)
    h = n // 2
    first, corner = _inverse(matrix[:h, :h]), matrix[:h, h:]
    reach = first @ corner
    second = _inverse(matrix[h:, h:] - corner.T @ reach)
    cross = reach @ second
    return np.block([[first + cross @ reach.T, -cross], [-cross.T, second]])
