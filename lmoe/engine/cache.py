"""The key/value cache: one slot per running sequence.

Knows tensors and bytes; neither steps nor who reads what is kept.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.step import Frame

GROWTH = 256
"""Tokens by which the slots' capacity grows, at least."""


@dataclass(slots=True)
class Layer:
    """Keys and values of one attention layer: [slots, heads, capacity, head size] each."""

    k: Tensor
    v: Tensor


@dataclass(slots=True)
class SlotCache:
    """All layers' slots, made at their first use, when the model shows their shapes.

    Slots and their capacity grow as they are needed, within `limit` bytes; `epoch` counts how often they moved. Each slot has `spare`
    places beyond its capacity, which nobody reads.
    """

    limit: int
    frame: Frame
    slots: int = 1
    capacity: int = GROWTH
    spare: int = 0
    epoch: int = 0
    layers: dict[int, Layer] = field(default_factory=dict)

    def fits(self, slots: int, length: int) -> bool:
        """Whether `slots` sequences of up to `length` tokens stay within the limit."""
        return slots * (length + self.spare) * self.bytes_per_token <= self.limit

    def _most(self, slots: int) -> int:
        """The longest that `slots` sequences may get within the limit."""
        return self.limit // max(1, slots * self.bytes_per_token) - self.spare

    def reserve(self, slots: int, length: int) -> None:
        """Make room for `slots` sequences of `length` tokens: generously where the limit allows it, since growing copies."""
        if slots <= self.slots and length <= self.capacity:
            return
        rounded = -(-length // GROWTH) * GROWTH
        wishes = (
            (max(self.slots, slots), max(self.capacity * (2 if length > self.capacity else 1), rounded)),
            (max(self.slots, slots), max(self.capacity, rounded)),
            (slots, rounded),
            # Whatever is left of the limit: a token at a time, every step would copy the cache.
            (slots, max(length, self._most(slots))),
        )
        wish = next((wish for wish in wishes if self.fits(*wish)), (slots, length))
        self.epoch += 1
        try:
            for layer in self.layers.values():
                layer.k, layer.v = (_fitted(old, wish[0], wish[1] + self.spare) for old in (layer.k, layer.v))
        except Exception:
            # Out of memory half-way: what holds now is the least that every layer has.
            self.slots = min(min(len(layer.k), len(layer.v)) for layer in self.layers.values())
            self.capacity = min(min(layer.k.shape[2], layer.v.shape[2]) for layer in self.layers.values()) - self.spare
            raise
        self.slots, self.capacity = wish

    def begin_again(self, limit: int) -> None:
        """Forget everything, where memory ended before the limit did: from now on `limit` is it, or what one slot takes at least."""
        self.epoch += 1
        for layer in self.layers.values():
            layer.k, layer.v = (old.new_zeros(1, old.shape[1], GROWTH + self.spare, old.shape[3]) for old in (layer.k, layer.v))
        self.slots, self.capacity = 1, GROWTH
        self.limit = max(limit, self.bytes)

    @property
    def longest(self) -> int:
        """Tokens that one sequence alone may have."""
        return self._most(1)

    def clear(self, slot: int) -> None:
        """Zero a slot that may hold NaN: a mask would not silence them for the next sequence there."""
        for layer in self.layers.values():
            # As slices, since a slot that the cache has shrunk away has nothing to clear.
            layer.k[slot : slot + 1].zero_()
            layer.v[slot : slot + 1].zero_()

    @contextmanager
    def set_aside(self, other: "SlotCache") -> Iterator[None]:
        """The model reads and writes `other` meanwhile; nothing here changes."""
        mine = self.layers, self.slots, self.capacity
        self.layers, self.slots, self.capacity = other.layers, other.slots, other.capacity
        try:
            yield
        finally:
            self.layers, self.slots, self.capacity = mine

    @property
    def bytes_per_token(self) -> int:
        """Of one sequence, over all layers; 0 before the first forward."""
        return sum(t.shape[1] * t.shape[3] * t.element_size() for layer in self.layers.values() for t in (layer.k, layer.v))

    @property
    def bytes(self) -> int:
        return self.bytes_per_token * self.slots * (self.capacity + self.spare)

    def layer(self, index: int, k: Tensor, v: Tensor) -> Layer:
        """Layer `index`, made to fit keys and values shaped [1, heads, tokens, head size]."""
        if index not in self.layers:
            self.layers[index] = Layer(*(t.new_zeros(self.slots, t.shape[1], self.capacity + self.spare, t.shape[3]) for t in (k, v)))
        return self.layers[index]


def default_cache_bytes(device: torch.device) -> int:
    """A quarter of the host's memory, or most of what the weights left free on a GPU."""
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        return int(free * 0.8)
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4


def _fitted(old: Tensor, slots: int, capacity: int) -> Tensor:
    new = old.new_zeros(slots, old.shape[1], capacity, old.shape[3])
    slots, capacity = min(slots, old.shape[0]), min(capacity, old.shape[2])
    new[:slots, :, :capacity] = old[:slots, :, :capacity]
    return new
