"""An adapter's weights, ready to be placed beside a base layer's. Knows tensors; neither files nor models."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

LARGEST = 1e4
"""Weights beyond this could overflow on a neighbour's row, where a zero gate would make NaN of them."""


@dataclass(frozen=True, slots=True)
class LowRank:
    """One layer's part of an adapter: `a` [rank, in], `b` [out, rank], and the factor lora_alpha / rank (or rsLoRA's)."""

    a: Tensor
    b: Tensor
    scale: float

    @property
    def bounded(self) -> bool:
        """Whether every weight is finite and at most LARGEST."""
        # One pass over each; a NaN is the least and the greatest, and no comparison holds for it.
        ends = (end for t in (self.a, self.b) if t.numel() for end in torch.aminmax(t))
        return all(-LARGEST <= float(end) <= LARGEST for end in ends)


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter's weights by layer name, under the digest that is their revision."""

    revision: str
    layers: Mapping[str, LowRank]

    @property
    def rank(self) -> int:
        """The largest of its layers' ranks."""
        return max(len(part.a) for part in self.layers.values())

    @property
    def bytes(self) -> int:
        return sum(t.numel() * t.element_size() for part in self.layers.values() for t in (part.a, part.b))
