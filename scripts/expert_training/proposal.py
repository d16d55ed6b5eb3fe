"""A first file of routing samples for a new expert: requests from its training data that differ from one another.

A proposal to be read and extended by hand: users word their requests in more ways than any training file does.
"""

import json
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from lmoe.experts.samples import MAX_BYTES
from lmoe.routing.encoder import Encoder

CANDIDATES = 1500
"""Requests that are embedded: enough to choose from, and seconds of work."""


def propose(requests: Iterable[str], count: int, encoder: Encoder, seed: int) -> list[str]:
    """At most `count` requests: each next one is the farthest from those chosen (Gonzalez, 1985), from a seeded start."""
    distinct = sorted({text.strip() for text in requests if 0 < len(text.strip().encode()) <= MAX_BYTES})
    random.Random(f"{seed}:routing").shuffle(distinct)
    candidates = distinct[: max(CANDIDATES, count)]
    if len(candidates) <= count:
        return candidates
    layers = encoder.encode(candidates)
    vectors = layers[:, -1] / np.linalg.norm(layers[:, -1], axis=1, keepdims=True)
    chosen = [0]
    nearest = vectors @ vectors[0]
    while len(chosen) < count:
        chosen.append(int(nearest.argmin()))
        nearest = np.maximum(nearest, vectors @ vectors[chosen[-1]])
    return [candidates[i] for i in chosen]


def write_samples(path: Path, texts: Iterable[str]) -> Path:
    """Write `path`, or `path.new` beside a file that is there: nobody's samples are overwritten. Returns what was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.with_name(f"{path.name}.new") if path.exists() else path
    target.write_text("".join(json.dumps({"instruction": text}, ensure_ascii=False) + "\n" for text in texts), "utf-8")
    return target
