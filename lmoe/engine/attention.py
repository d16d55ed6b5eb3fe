"""Attention over the slot cache by torch's `scaled_dot_product_attention`, on any device and in any precision.

Knows steps, slots and masks; not the model.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from lmoe.engine.cache import Layer
from lmoe.engine.step import AnyStep, FixedStep, Row, Step
from lmoe.engine.transfer import to_device


@dataclass(frozen=True, slots=True)
class Shape:
    """How a layer wants its attention: score scale, window in tokens, and score soft cap."""

    scale: float | None
    window: int | None = None
    softcap: float | None = None


def look(layer: Layer, step: AnyStep, query: Tensor, key: Tensor, value: Tensor, shape: Shape) -> Tensor:
    """Store the step's keys and values, and let each token see its own sequence up to itself: [1, heads, tokens, size] to
    [1, tokens, heads, size].

    Decoding rows run as one product over their slots; a prompt's chunk runs alone, at its own length.
    """
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
    out[0, :n] = _each(query[0, :, :n].transpose(0, 1), k, v, mask, shape)


def _decode_fixed(layer: Layer, step: FixedStep, query: Tensor, key: Tensor, value: Tensor, shape: Shape) -> Tensor:
    """A row for each slot, wherever its sequence is: everything that changes from step to step is read from tensors."""
    _, positions, targets = step.inputs
    n = len(positions)
    slots = step.cached("slots", lambda: torch.arange(n, device=query.device))
    layer.k[slots, :, targets] = key[0].transpose(0, 1)
    layer.v[slots, :, targets] = value[0].transpose(0, 1)
    mask = step.cached(("mask", shape.window), lambda: _decode_mask(positions, step.length, shape.window, query.dtype))
    k, v = layer.k[:n, :, : step.length], layer.v[:n, :, : step.length]
    return _each(query[0].transpose(0, 1), k, v, mask, shape)[None]


def _each(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, shape: Shape) -> Tensor:
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
