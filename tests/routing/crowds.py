"""Many made-up experts, as vectors: each with three topics of its own, and prompts that share half with anybody's."""

import hashlib

import numpy as np

from lmoe.routing.encoder import Vectors

PLAIN = 400
"""Directions that everybody's prompts may lean to."""


def prompts(expert: str, count: int, seed: int, *, layers: int = 3, dim: int = 64) -> Vectors:
    """[count, layers, dim], the same each time; `seed` tells samples from prompts that are asked."""
    number = int.from_bytes(hashlib.sha256(expert.encode()).digest()[:4], "big")
    topics = np.random.default_rng([number, 0]).normal(size=(3, layers, dim))
    everybody = np.random.default_rng(0).normal(size=(PLAIN, layers, dim))
    rng = np.random.default_rng([number, seed])
    share = rng.uniform(0.45, 0.75, (count, 1, 1))
    mixed = share * topics[rng.integers(0, 3, count)] + (1 - share) * everybody[rng.integers(0, PLAIN, count)]
    return np.asarray(mixed + 0.3 * rng.normal(size=mixed.shape), np.float32)
