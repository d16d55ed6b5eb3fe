"""An adapter's weights, ready to be placed beside a base layer's. Knows tensors; neither files nor models."""

from collections.abc import Mapping
from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True, slots=True)
class LowRank:
    """One layer's part of an adapter: `a` [rank, in], `b` [out, rank], and the factor lora_alpha / rank (or rsLoRA's)."""

    a: Tensor
    b: Tensor
    scale: float


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
