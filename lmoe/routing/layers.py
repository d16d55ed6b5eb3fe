"""Which blocks of an unknown encoder to compare by: cross-validation on the samples.

Middle layers carry the kind of task and the last one the topic, but which are the middle ones differs from model to model.
"""

import random
from collections.abc import Mapping

import numpy as np

from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import Progress, VectorCache
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.scorer import Calibrated
from lmoe.routing.threads import numpy_alone
from lmoe.routing.transformer import SentenceTransformerEncoder

FOLDS = 5
DRAWN = 60
"""Samples of an expert that are looked at, drawn by a fixed seed: enough to tell layers apart, and soon encoded at every depth."""

FEWEST = 10
"""Samples without which an expert says nothing about layers."""

GAIN = 0.01
"""By how much blocks must beat the model's own sentence vector: cross-validation on samples is kind to whatever is tried most."""

NEIGHBOURS = 3
"""Blocks that are read together."""


def with_best_layers(encoder: Encoder, samples: SampleSet, cache: VectorCache, progress: Progress | None = None) -> Encoder:
    """The encoder as it is, or read after the blocks that tell these samples' experts apart clearly better.

    Only a sentence-transformers model has layers to choose from.
    """
    texts = {name: _drawn(samples.experts[name]) for name in samples.names if len(samples.experts[name]) >= FEWEST}
    if not isinstance(encoder, SentenceTransformerEncoder) or len(texts) < 2 or encoder.depth < NEIGHBOURS:
        return encoder
    flat = [text for group in texts.values() for text in group]
    owners = np.array([name for name, group in texts.items() for _ in group])

    def accuracy(vectors: Vectors) -> float:
        return _cross_validated({name: vectors[owners == name] for name in texts})

    every = cache.encode(encoder.with_layers(tuple(range(1, encoder.depth + 1))), flat, progress)
    windows = [tuple(range(first, first + NEIGHBOURS)) for first in range(1, encoder.depth - NEIGHBOURS + 2)]
    with numpy_alone():
        found = {window: accuracy(every[:, [layer - 1 for layer in window]]) for window in windows}
        own = accuracy(cache.encode(encoder, flat, progress))
    # Of equals the deeper: it is nearer to what the model was trained for.
    best = max(windows, key=lambda window: (round(found[window], 4), window))
    return encoder.with_layers(best) if found[best] >= own + GAIN else encoder


def _drawn(texts: tuple[str, ...]) -> list[str]:
    ordered = sorted(texts)
    return random.Random(0).sample(ordered, min(DRAWN, len(ordered)))


def _cross_validated(experts: Mapping[str, Vectors]) -> float:
    """Mean recall over the experts, each sample judged by a scorer that never saw its fold."""
    recalls = []
    for fold in range(FOLDS):
        kept = {name: vectors[np.arange(len(vectors)) % FOLDS != fold] for name, vectors in experts.items()}
        scorer = Calibrated.fit(kept)
        for i, name in enumerate(scorer.names):
            asked = experts[name][fold::FOLDS]
            recalls.append(float((scorer.score(asked)[0].argmax(1) == i).mean()))
    return float(np.mean(recalls))
