"""Which columns apply to which of a step's tokens, and how strongly: the step's tokens in parts, each with the columns it needs.

Knows spans and the mixes of rows; neither layers' weights nor the cache.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import torch
from torch import Tensor

from lmoe.engine.bank import Group
from lmoe.engine.transfer import to_device
from lmoe.generation import Share

PART_COST = {("cpu", torch.float32): 3 * 2**17, ("cpu", torch.bfloat16): 2**22}
"""Multiplications and additions that a part of its own must save, by device and precision: what its further calls cost in time, measured
by benchmarks/parts.py."""
UNMEASURED = 2**31
"""The same for CUDA: a guess from the launches' time."""
REMEMBERED = 64
"""Plans that are kept: streams decode with the same mixes for many steps."""

Mixes = tuple[tuple[tuple[Share, ...], int], ...]
"""Of each row of a step its shares and how many tokens it has."""
Columns = slice | Tensor
Window = range | list[int]
"""Columns, by number."""


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens of a step that take one product with `inner`, their columns of a group's A: a slice where these are neighbours.

    Of what comes out, `order` picks what the layers need, one layer after the other (None: all, as it is); `values` [tokens, picked] is
    the gate. Each of `layers` has its columns among the picked, and of its own B; None where it has none in this part.
    """

    tokens: slice
    inner: Columns
    order: Tensor | None
    values: Tensor
    layers: tuple[tuple[slice, Columns] | None, ...]

    def shrink(self, x: Tensor, a: Tensor) -> Tensor:
        """`x` [step's tokens, in] times the columns of `a`, gated: [tokens, picked]."""
        shrunk = torch.mm(x[self.tokens], a[self.inner].T)
        return (shrunk if self.order is None else shrunk.index_select(1, self.order)) * self.values


@dataclass(slots=True)
class Run:
    """Neighbouring rows, and the revisions that they use."""

    rows: list[tuple[tuple[Share, ...], int]]
    start: int
    tokens: int
    revisions: frozenset[str]

    def joined(self, other: "Run") -> "Run":
        return Run(self.rows + other.rows, self.start, self.tokens + other.tokens, self.revisions | other.revisions)


class Gates:
    """Plans by layout and mixes, remembered from step to step."""

    def __init__(self, dtype: torch.dtype, device: torch.device) -> None:
        self.dtype = dtype
        self.device = device
        self.part_cost: float = PART_COST.get((device.type, dtype), UNMEASURED)
        self._plans: dict[object, tuple[Part, ...]] = {}

    def parts(self, group: Group, mixes: Mixes) -> tuple[Part, ...]:
        """The parts that use columns of a group: none when no token of the step does."""
        key = group.layout, group.size, mixes
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= REMEMBERED:
                self._plans.clear()
            plan = self._plans[key] = tuple(self._part(group, run) for run in self._runs(group, mixes) if run.revisions)
        return plan

    def _runs(self, group: Group, mixes: Mixes) -> list[Run]:
        """Neighbouring rows go together unless their products, with each other's columns, cost more than another part."""
        known = group.inner.spans

        def cost(run: Run) -> float:
            width = sum(known[r][1] - known[r][0] for r in run.revisions)
            return self.part_cost + run.tokens * width * group.size if run.revisions else 0.0

        runs: list[Run] = []
        at = 0
        for shares, count in mixes:
            run = Run([(shares, count)], at, count, frozenset(s.revision for s in shares if s.revision in known))
            at += count
            while runs and cost(runs[-1].joined(run)) <= cost(runs[-1]) + cost(run):
                run = runs.pop().joined(run)
            runs.append(run)
        return runs

    def _part(self, group: Group, run: Run) -> Part:
        inner = _window([group.inner.spans[r] for r in sorted(run.revisions)])
        spans = [[layer.spans[r] for r in sorted(run.revisions) if r in layer.spans] for layer in group.layers]
        outer = [_window([(span.start, span.stop) for span in own]) if own else None for own in spans]
        order, gate, picked = lay_out(group, [shares for shares, _ in run.rows], inner, outer)
        counts = torch.tensor([tokens for _, tokens in run.rows])
        values = to_device(gate.repeat_interleave(counts, dim=0).to(self.dtype), self.device)
        as_it_is = len(group.layers) == 1 or order == list(range(len(inner)))
        picks = None if as_it_is else to_device(torch.tensor(order), self.device)
        layers = [None if columns is None else (own, self._columns(columns)) for own, columns in zip(picked, outer, strict=True)]
        return Part(slice(run.start, run.start + run.tokens), self._columns(inner), picks, values, tuple(layers))

    def _columns(self, columns: Window) -> Columns:
        return slice(columns.start, columns.stop) if isinstance(columns, range) else to_device(torch.tensor(columns), self.device)


def lay_out(
    group: Group, rows: Sequence[tuple[Share, ...]], inner: Window, outer: Sequence[Window | None]
) -> tuple[list[int], Tensor, list[slice]]:
    """For given columns of a group's A and of each layer's B: which of A's products each of B's columns takes, one layer after the other;
    the gate [rows, picked]; and where each layer's are among the picked.
    """
    order: list[int] = []
    gates = [torch.zeros(len(rows), 0)]
    picked: list[slice] = []
    used = sorted({share.revision for shares in rows for share in shares})
    for layer, columns in zip(group.layers, outer, strict=True):
        width = 0 if columns is None else len(columns)
        # What lies between the spans meets a gate of zero, whatever it is.
        mine, gate = [0] * width, torch.zeros(len(rows), width)
        for revision in used:
            span = layer.spans.get(revision)
            if span is not None and columns is not None:
                at, source = columns.index(span.start), inner.index(span.inner)
                mine[at : at + span.width] = range(source, source + span.width)
                weights = [sum(share.weight for share in shares if share.revision == revision) for shares in rows]
                gate[:, at : at + span.width] = torch.tensor(weights)[:, None] * span.scale
        picked.append(slice(len(order), len(order) + width))
        order += mine
        gates.append(gate)
    return order, torch.cat(gates, dim=1), picked


def _window(spans: list[tuple[int, int]]) -> Window:
    """The columns from the first span to the last, or those of the spans alone where more than half of them would be holes."""
    spans = sorted(spans)
    low, high = spans[0][0], spans[-1][1]
    # A wide window with holes costs more than gathering the columns that count.
    if high - low <= 2 * sum(stop - start for start, stop in spans):
        return range(low, high)
    return list(chain.from_iterable(range(start, stop) for start, stop in spans))
