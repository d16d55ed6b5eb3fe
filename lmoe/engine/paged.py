"""Attention by one call for all rows of a kind: torch's own kernel for sequences of any lengths whose keys and values lie in pages.

A slot of the cache is a page, so that the rows' slots are the table of their pages, and each row reads its own length of its own slot:
nothing is gathered, padded or masked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor

from lmoe.engine.attention import Shape
from lmoe.engine.cache import Layer
from lmoe.engine.step import AnyStep, FixedStep, Row
from lmoe.engine.transfer import to_device

PAGE = 256
"""A page holds a multiple of so many tokens (FlashAttention 2)."""


class Varlen(Protocol):
    """The part of `torch.nn.attention.varlen.varlen_attn` that is used; see there."""

    def __call__(
        self,
        query: Tensor,
        key: Tensor,
        value: Tensor,
        cu_seq_q: Tensor,
        cu_seq_k: Tensor,
        max_q: int,
        max_k: int,
        *,
        scale: float | None,
        window_size: tuple[int, int],
        enable_gqa: bool,
        seqused_k: Tensor,
        block_table: Tensor,
        num_splits: int,
    ) -> Tensor: ...


@dataclass(frozen=True, slots=True)
class Kernel:
    """`run`, and the precisions that it is made for."""

    run: Varlen
    dtypes: frozenset[torch.dtype] = frozenset({torch.float16, torch.bfloat16})


def paged_kernel(device: torch.device) -> Kernel | None:
    """What a device has; whether it serves a layer, a trial there shows."""
    if device.type != "cuda":
        return None
    from torch.nn.attention.varlen import varlen_attn

    return Kernel(varlen_attn)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Spans:
    """The rows of one call, in int32: row i's queries are `bounds[i]` to `bounds[i + 1]`, its keys the first `stops[i]` of slot `slots[i]`.

    `bounds` and `ends` (the sums of the stops) are [rows + 1], `stops` [rows], `slots` [rows, 1]; `longest` is the most queries of a row.
    """

    tokens: int
    longest: int
    bounds: Tensor
    ends: Tensor
    stops: Tensor
    slots: Tensor

    @classmethod
    def of(cls, rows: Sequence[Row], device: torch.device) -> "Spans":
        counts, stops = [len(row.ids) for row in rows], [row.stop for row in rows]
        numbers = [0, *accumulate(counts), 0, *accumulate(stops), *stops, *(row.slot for row in rows)]
        n = len(rows)
        there, bounds = to_device(torch.tensor(numbers, dtype=torch.int32), device), n + 1
        lengths, slots = there[2 * bounds :].view(2, n)
        return cls(sum(counts), max(counts), there[:bounds], there[bounds : 2 * bounds], lengths, slots[:, None])

    @classmethod
    def fixed(cls, step: FixedStep) -> "Spans":
        """One token in each slot, read from the step's tensors."""
        positions = step.inputs[1]
        n = len(positions)
        numbers = torch.arange(n + 1, dtype=torch.int32, device=positions.device)
        stops = (positions + 1).int()
        return cls(n, 1, numbers, F.pad(stops.cumsum(0, dtype=torch.int32), (1, 0)), stops, numbers[:n, None])


def look(kernel: Kernel, layer: Layer, page: int, step: AnyStep, query: Tensor, key: Tensor, value: Tensor, shape: Shape) -> Tensor:
    """Store the step's keys and values and let each token see its own sequence: [1, heads, tokens, size] to [1, tokens, heads, size].

    `page` is how much of each slot the kernel is shown. A row's answer depends on the row alone, to the bit.
    """
    slots, positions = step.cached("places", lambda: _places(step))
    layer.k[slots, :, positions] = key[0].transpose(0, 1)
    layer.v[slots, :, positions] = value[0].transpose(0, 1)
    k, v = (t.transpose(1, 2).narrow(1, 0, page) for t in (layer.k, layer.v))
    q, at, found = query[0].transpose(0, 1), 0, []
    for spans in step.cached("spans", lambda: _spans(step)):
        found.append(_call(kernel, q[at : at + spans.tokens], k, v, spans, shape))
        at += spans.tokens
    return (found[0] if len(found) == 1 else torch.cat(found))[None]


def _call(kernel: Kernel, q: Tensor, k: Tensor, v: Tensor, spans: Spans, shape: Shape) -> Tensor:
    """Queries [tokens, heads, size] to the same; `k` and `v` are [slots, page, kv heads, size]."""
    page = k.shape[1]
    # By what a slot can hold, not by what these rows do: else a row's arithmetic would be its neighbours' matter.
    left = shape.window - 1 if shape.window is not None and shape.window < page else -1
    # A single query comes last in its row and sees all of it. Told without a bound, the kernel lets the heads of a group share their keys.
    right = -1 if left < 0 and spans.longest == 1 else 0
    return kernel.run(
        q,
        k,
        v,
        spans.bounds,
        spans.ends,
        spans.longest,
        page,
        scale=shape.scale,
        window_size=(left, right),
        enable_gqa=q.shape[1] != k.shape[2],
        seqused_k=spans.stops,
        block_table=spans.slots,
        # More splits would go by the longest neighbour, and over pages they give wrong answers (pytorch issue 194167).
        num_splits=1,
    )


def _places(step: AnyStep) -> tuple[Tensor, Tensor]:
    """(slot, position) of each token, where its key and value go."""
    if isinstance(step, FixedStep):
        targets = step.inputs[2]
        return torch.arange(len(targets), device=targets.device), targets
    slots = [row.slot for row in step.rows for _ in row.ids]
    positions = [position for row in step.rows for position in range(row.start, row.stop)]
    both = to_device(torch.tensor([slots, positions]), step.device)
    return both[0], both[1]


def _spans(step: AnyStep) -> tuple[Spans, ...]:
    """Decoding rows and prompts' chunks, each in a call of their own: so a row that decodes is computed alike beside a prompt and alone."""
    if isinstance(step, FixedStep):
        return (Spans.fixed(step),)
    kinds = ([row for row in step.rows if len(row.ids) == 1], [row for row in step.rows if len(row.ids) > 1])
    return tuple(Spans.of(rows, step.device) for rows in kinds if rows)
