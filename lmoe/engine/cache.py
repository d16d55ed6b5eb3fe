"""The key/value cache: one slot per running sequence, and the attention that reads it.

transformers' modelling code calls `attend` through its attention interface; everything else about the model is its own.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import AttentionInterface

from lmoe.engine.step import FixedStep, Frame, Row, Step
from lmoe.engine.transfer import to_device

IMPLEMENTATION = "lmoe_slots"
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

    def reserve(self, slots: int, length: int) -> None:
        """Make room for `slots` sequences of `length` tokens: generously where the limit allows it, since growing copies."""
        if slots <= self.slots and length <= self.capacity:
            return
        rounded = -(-length // GROWTH) * GROWTH
        wishes = (
            (max(self.slots, slots), max(self.capacity * (2 if length > self.capacity else 1), rounded)),
            (max(self.slots, slots), max(self.capacity, rounded)),
            (slots, rounded),
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


@dataclass(frozen=True, slots=True)
class Shape:
    """How a layer wants its attention: score scale, window in tokens, and score soft cap."""

    scale: float | None
    window: int | None = None
    softcap: float | None = None


def attach(model: nn.Module, cache: SlotCache) -> int:
    """Make every attention layer of `model` use `cache`; returns how many there are."""
    # No mask function of that name: transformers then makes none, nor waits for the device to learn what it should hold.
    AttentionInterface.register(IMPLEMENTATION, _attention)
    found = 0
    for module in model.modules():
        if hasattr(module, "layer_idx") and hasattr(module, "scaling"):
            module.lmoe_cache = cache  # type: ignore[assignment]
            found += 1
    model.set_attn_implementation(IMPLEMENTATION)  # type: ignore[operator]
    return found


def _attention(
    module: Any, query: Tensor, key: Tensor, value: Tensor, attention_mask: Tensor | None, *, scaling: float | None = None, **options: Any
) -> tuple[Tensor, None]:
    """transformers' attention interface: query [1, heads, tokens, size] to [1, tokens, heads, size]."""
    del attention_mask
    shape = Shape(scaling, options.get("sliding_window"), options.get("softcap"))
    return attend(module.lmoe_cache, module.layer_idx, query, key, value, shape), None


def attend(cache: SlotCache, index: int, query: Tensor, key: Tensor, value: Tensor, shape: Shape) -> Tensor:
    """Store the step's keys and values, and let each token see its own sequence up to itself.

    Decoding rows run as one product over their slots; a prompt's chunk runs alone, at its own length.
    """
    step = cache.frame.step
    if step is None:
        raise RuntimeError("attention without a running step")
    layer = cache.layer(index, key, value)
    if isinstance(step, FixedStep):
        return _decode_fixed(layer, step, query, key, value, shape)
    out = query.new_empty(query.shape[0], query.shape[2], query.shape[1], value.shape[3])
    decoding = [row for row in step.rows if len(row.ids) == 1]
    at = 0
    for row in step.rows:
        here = slice(at, at + len(row.ids))
        at += len(row.ids)
        if len(row.ids) > 1:
            layer.k[row.slot, :, row.start : row.stop] = key[0, :, here]
            layer.v[row.slot, :, row.start : row.stop] = value[0, :, here]
            k, v = layer.k[row.slot : row.slot + 1, :, : row.stop], layer.v[row.slot : row.slot + 1, :, : row.stop]
            out[:, here] = _scores(query[:, :, here], k, v, _chunk_mask(step, row, shape), shape, causal=row.start == 0).transpose(1, 2)
    if decoding:
        _decode(layer, step, decoding, query, key, value, shape, out)
    return out


def _decode(layer: Layer, step: Step, rows: list[Row], query: Tensor, key: Tensor, value: Tensor, shape: Shape, out: Tensor) -> None:
    """All rows of one token each. Rows come sorted by slot, decoding rows first."""
    n = len(rows)
    slots = step.cached("slots", lambda: to_device(torch.tensor([row.slot for row in rows]), query.device))
    starts = step.cached("starts", lambda: to_device(torch.tensor([row.start for row in rows]), query.device))
    layer.k[slots, :, starts] = key[0, :, :n].transpose(0, 1)
    layer.v[slots, :, starts] = value[0, :, :n].transpose(0, 1)
    longest = max(row.stop for row in rows)
    low, high = rows[0].slot, rows[-1].slot + 1
    if high - low == n:
        k, v = layer.k[low:high, :, :longest], layer.v[low:high, :, :longest]
    else:
        k, v = layer.k[slots, :, :longest], layer.v[slots, :, :longest]
    mask = step.cached(("mask", shape.window), lambda: _decode_mask(starts, longest, shape.window, query.dtype))
    out[0, :n] = _look(query[0, :, :n].transpose(0, 1), k, v, mask, shape)


def _decode_fixed(layer: Layer, step: FixedStep, query: Tensor, key: Tensor, value: Tensor, shape: Shape) -> Tensor:
    """A row for each slot, wherever its sequence is: everything that changes from step to step is read from tensors."""
    _, positions, targets = step.inputs
    n = len(positions)
    slots = step.cached("slots", lambda: torch.arange(n, device=query.device))
    layer.k[slots, :, targets] = key[0].transpose(0, 1)
    layer.v[slots, :, targets] = value[0].transpose(0, 1)
    mask = step.cached(("mask", shape.window), lambda: _decode_mask(positions, step.length, shape.window, query.dtype))
    k, v = layer.k[:n, :, : step.length], layer.v[:n, :, : step.length]
    return _look(query[0].transpose(0, 1), k, v, mask, shape)[None]


def _look(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, shape: Shape) -> Tensor:
    """One query each: [n, heads, size] to the same; keys and values are [n, kv heads, length, size]."""
    # Grouped heads share keys, so the group's queries can stand in the length axis: [n, kv heads, group, size].
    n, heads, size = q.shape
    groups = heads // k.shape[1]
    return _scores(q.reshape(n, k.shape[1], groups, size), k, v, mask, shape).reshape(n, heads, v.shape[3])


def _decode_mask(starts: Tensor, longest: int, window: int | None, dtype: torch.dtype) -> Tensor:
    """[n, 1, 1, longest]: 0 where row i may look, -inf elsewhere."""
    positions = torch.arange(longest, device=starts.device)
    seen = positions[None] <= starts[:, None]
    if window is not None:
        seen &= positions[None] > starts[:, None] - window
    return torch.zeros(seen.shape, dtype=dtype, device=starts.device).masked_fill_(~seen, float("-inf"))[:, None, None]


def _chunk_mask(step: Step, row: Row, shape: Shape) -> Tensor | None:
    """None when plain causality says it all, else [1, 1, chunk, row.stop] of 0 and -inf."""
    narrow = shape.window is not None and row.stop > shape.window
    if row.start == 0 and not narrow and shape.softcap is None:
        return None

    def make() -> Tensor:
        keys = torch.arange(row.stop, device=step.device)
        queries = torch.arange(row.start, row.stop, device=step.device)[:, None]
        seen = keys[None] <= queries
        if shape.window is not None:
            seen &= keys[None] > queries - shape.window
        return torch.zeros(seen.shape, dtype=step.dtype, device=step.device).masked_fill_(~seen, float("-inf"))[None, None]

    return step.cached(("chunk", row.slot, shape.window), make)


def _scores(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None, shape: Shape, *, causal: bool = False) -> Tensor:
    """Attention proper; the soft cap (Gemma 2) has no fused kernel and is spelled out."""
    if shape.softcap is None:
        gqa = q.shape[1] != k.shape[1]
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal and mask is None, scale=shape.scale, enable_gqa=gqa)
    groups = q.shape[1] // k.shape[1]
    k, v = k.repeat_interleave(groups, dim=1), v.repeat_interleave(groups, dim=1)
    scores = q @ k.transpose(-1, -2) * (shape.scale if shape.scale is not None else q.shape[-1] ** -0.5)
    scores = torch.tanh(scores / shape.softcap) * shape.softcap
    if mask is not None:
        scores = scores + mask
    return torch.softmax(scores, dim=-1, dtype=torch.float32).to(q.dtype) @ v
