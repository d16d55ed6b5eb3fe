"""Many made-up experts whose samples are real vectors mixed: each leans to three topics of its own, and to anybody's prompts."""

import functools
import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from lmoe.routing.encoder import Vectors
from lmoe.routing.router import FEW, LARGE
from lmoe.routing.scorer import Calibrated, Scorer
from lmoe.routing.shortlist import Part, Shortlisted

VECTORS = Path(__file__).resolve().parents[1] / "routing_data" / "vectors.safetensors"

LEAST, MOST = 0.5, 0.85
"""How much of a prompt is its topic: at 0.5 half of it is somebody else's, and about one prompt in thirty is nobody's in particular."""


def crowd(expert: str, count: int, seed: int) -> Vectors:
    """[count, layers, dim], the same each time; seed 1 makes samples, others prompts that are asked."""
    real = _real()
    number = int.from_bytes(hashlib.sha256(expert.encode()).digest()[:4], "big")
    own = np.random.default_rng([number, 0])
    shares = own.dirichlet(np.ones(4), 3).astype(np.float32)
    topics = np.einsum("ab,abcd->acd", shares, real[own.choice(len(real), (3, 4))])
    # A mixture is nearer to the middle than what was mixed.
    topics += 0.3 * (topics - real.mean(0))
    rng = np.random.default_rng([number, seed])
    share = rng.uniform(LEAST, MOST, (count, 1, 1)).astype(np.float32)
    return np.asarray(share * topics[rng.integers(0, 3, count)] + (1 - share) * real[rng.integers(0, len(real), count)], np.float32)


def fit_many(experts: Mapping[str, Vectors]) -> Scorer:
    """The scorer that a router of this size has."""
    if len(experts) <= FEW or sum(map(len, experts.values())) < LARGE:
        return Calibrated.fit(experts)

    def vectors(names: Collection[str]) -> Iterator[tuple[str, Vectors]]:
        return ((name, experts[name]) for name in names)

    return Shortlisted.fit({name: Part(name, len(samples)) for name, samples in experts.items()}, vectors)


@functools.cache
def _real() -> Vectors:
    return load_file(VECTORS)["vectors"].astype(np.float32)
