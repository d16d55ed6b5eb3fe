"""Whether a message opens a topic, or only reacts to the last answer ("shorter", "why?", "and in rust?") and says nothing without it.

By the direction in which an encoder's vectors of such messages differ from those of messages that open a topic: how like the samples a
message is says little of it, and how long it is not much more. The packaged examples of both are of chats written for the purpose, in
all four of the packaged experts' domains. Knows encoders; neither samples nor experts.
"""

import functools
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lmoe.routing.encoder import Vectors
from lmoe.routing.features import unit

EXAMPLES = Path(__file__).with_name("reactions.jsonl")
"""Lines of {"text": ..., "reaction": true or false}."""

RIDGE = 1.0
"""Of the mean variance of a feature, added to each: there are about as many examples as features."""

SHARPNESS = 4.0
"""Of the step from 0 to 1: the two kinds' means lie at .02 and .98."""


@dataclass(frozen=True, slots=True)
class Reactions:
    """Fisher's discriminant between the two kinds in the first of an encoder's layers: the middle ones carry the kind of message."""

    center: Vectors
    direction: Vectors
    """[dim]; scaled so that the kinds' means lie at -1 (opens a topic) and 1 (reacts)."""

    @classmethod
    def fit(cls, encode: Callable[[Sequence[str]], Vectors]) -> "Reactions":
        """`encode` gives the vectors [texts, layers, dim] that `of` will be asked about."""
        texts, reacts = examples()
        rows = unit(encode(texts)[:, 0].astype(np.float64))
        means = [rows[reacts == kind].mean(0) for kind in (False, True)]
        center, difference = (means[0] + means[1]) / 2, means[1] - means[0]
        covariance = sum(np.cov(rows[reacts == kind], rowvar=False).reshape(len(center), -1) for kind in (False, True)) / 2
        ridge = RIDGE * np.trace(covariance) / len(center) + 1e-12
        direction = np.linalg.solve(covariance + ridge * np.eye(len(center)), difference)
        reach = direction @ difference / 2
        if reach > 0:
            direction = direction / reach
        return cls(np.asarray(center, np.float32), np.asarray(direction, np.float32))

    def of(self, vectors: Vectors) -> Vectors:
        """[n, layers, dim] to [n]: from 0, opens a topic, to 1, only reacts; .5 where the encoder cannot tell."""
        places = (unit(vectors[:, 0]) - self.center) @ self.direction
        return np.asarray(1 / (1 + np.exp(-SHARPNESS * np.clip(places, -8, 8))), np.float32)


@functools.cache
def digest() -> str:
    """Another for other examples."""
    return hashlib.sha256(EXAMPLES.read_bytes()).hexdigest()


def examples() -> tuple[list[str], "np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    """The packaged texts, and of each whether it reacts."""
    lines = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    return [line["text"] for line in lines], np.array([line["reaction"] for line in lines], np.bool_)
