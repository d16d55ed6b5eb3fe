"""One step: which tokens of which sequences run together, and the gate that says whose columns apply to which token."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.bank import LayerBank, Span
from lmoe.generation import Share


@dataclass(frozen=True, slots=True)
class Row:
    """A sequence's part of a step: `ids` follow the `start` tokens already in cache slot `slot`.

    `logits` says whether the last token's logits are wanted (a prompt's earlier chunks want none).
    """

    slot: int
    start: int
    ids: tuple[int, ...]
    shares: tuple[Share, ...] = ()
    logits: bool = True

    @property
    def stop(self) -> int:
        return self.start + len(self.ids)


@dataclass(frozen=True, slots=True)
class Gate:
    """The columns a step needs of a layer, as a slice or an index, and `values` [tokens, columns]."""

    columns: slice | Tensor
    values: Tensor

    def of(self, matrix: Tensor) -> Tensor:
        """These columns of a layer's A or B: a view where they are neighbours."""
        return matrix[self.columns]


@dataclass(slots=True)
class Step:
    """The rows of one forward. Tokens are packed in the rows' order: [1, tokens] throughout the model."""

    rows: Sequence[Row]
    dtype: torch.dtype
    device: torch.device
    _gates: dict[int, Gate | None] = field(default_factory=dict)
    _cached: dict[object, Tensor] = field(default_factory=dict)

    @property
    def tokens(self) -> int:
        return sum(len(row.ids) for row in self.rows)

    def input_ids(self) -> Tensor:
        return torch.tensor([[i for row in self.rows for i in row.ids]], device=self.device)

    def position_ids(self) -> Tensor:
        return torch.tensor([[p for row in self.rows for p in range(row.start, row.stop)]], device=self.device)

    def last_tokens(self) -> Tensor:
        """Packed index of the last token of each row that wants logits."""
        ends, end = [], 0
        for row in self.rows:
            end += len(row.ids)
            if row.logits:
                ends.append(end - 1)
        return torch.tensor(ends, dtype=torch.long, device=self.device)

    def cached(self, key: object, make: Callable[[], Tensor]) -> Tensor:
        """A tensor that every layer of the step shares, made by the first that asks."""
        if key not in self._cached:
            self._cached[key] = make()
        return self._cached[key]

    def gate(self, layer: LayerBank) -> Gate | None:
        """The gate for a layer's layout, or None when no token of this step uses the layer's columns."""
        if layer.layout not in self._gates:
            self._gates[layer.layout] = self._make_gate(layer.spans)
        return self._gates[layer.layout]

    def _make_gate(self, spans: dict[str, Span]) -> Gate | None:
        used = sorted({spans[s.revision] for row in self.rows for s in row.shares if s.revision in spans}, key=lambda s: s.start)
        if not used:
            return None
        needed = sum(span.width for span in used)
        low, high = used[0].start, used[-1].stop
        # A wide window with holes costs more than gathering the columns that count.
        window = high - low <= 2 * needed
        offsets = {span: span.start - low for span in used}
        if not window:
            at = 0
            for span in used:
                offsets[span] = at
                at += span.width
        values = torch.zeros(len(self.rows), high - low if window else needed)
        for i, row in enumerate(self.rows):
            for share in row.shares:
                if share.revision in spans:
                    span = spans[share.revision]
                    values[i, offsets[span] : offsets[span] + span.width] += share.weight * span.scale
        counts = torch.tensor([len(row.ids) for row in self.rows])
        values = values.repeat_interleave(counts, dim=0).to(self.device, self.dtype)
        if window:
            return Gate(slice(low, high), values)
        return Gate(torch.cat([torch.arange(s.start, s.stop) for s in used]).to(self.device), values)


@dataclass(slots=True)
class Frame:
    """Where the model's layers find the running step. One per engine, touched by its thread only."""

    step: Step | None = None
