"""The bank: the A and B matrices of all resident adapters, side by side, per linear layer.

Knows layers by name and shape, and adapters by revision; not sequences, not scheduling. Written by the model's thread only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

import torch
from torch import Tensor

from lmoe.errors import PackageError
from lmoe.experts.adapter import LARGEST, Adapter, LowRank

PORTION = 2**21
"""Bytes that are written at a time while others wait for their next token."""


@dataclass(frozen=True, slots=True)
class Span:
    """The columns start..stop of one revision in one layer."""

    start: int
    stop: int
    scale: float

    @property
    def width(self) -> int:
        return self.stop - self.start


@dataclass(slots=True)
class LayerBank:
    """One linear layer's columns: `a` [R, in] and `b` [R, out], zero wherever no span lies.

    Layers with equal span tables share a `layout` number, and so share each step's gate.
    """

    a: Tensor
    b: Tensor
    spans: dict[str, Span] = field(default_factory=dict)
    layout: int = 0
    spare: bool = True
    """Whether growing makes room for more to come."""

    def place(self, width: int) -> int:
        """The start of the first gap of `width` columns, growing the layer when there is none."""
        start = self._gap(width)
        if start + width > len(self.a):
            wish = (len(self.a) * 2 if len(self.a) < 512 else len(self.a) + 256) if self.spare else 0
            self._grow(max(start + width, wish))
        return start

    def lacking(self, width: int) -> int:
        """Columns by which the layer has to grow before it holds `width` more."""
        return max(0, self._gap(width) + width - len(self.a))

    def _gap(self, width: int) -> int:
        start = 0
        for span in sorted(self.spans.values(), key=lambda s: s.start):
            if span.start - start >= width:
                return start
            start = span.stop
        return start

    def _grow(self, columns: int) -> None:
        a, b = (old.new_zeros(columns, old.shape[1]) for old in (self.a, self.b))
        a[: len(self.a)] = self.a
        b[: len(self.b)] = self.b
        # Both or neither, should memory run out.
        self.a, self.b = a, b


class Bank:
    """All layers' columns. `add` and `remove` must not run while a step does."""

    def __init__(
        self, shapes: Mapping[str, tuple[int, int]], *, dtype: torch.dtype, device: torch.device, limit: int | None = None
    ) -> None:
        """`shapes` gives (in, out) features by layer name; `limit` bounds the bytes of the matrices, empty columns included."""
        self.layers = {
            name: LayerBank(
                torch.zeros(0, wide, dtype=dtype, device=device), torch.zeros(0, out, dtype=dtype, device=device), spare=limit is None
            )
            for name, (wide, out) in shapes.items()
        }
        self.limit = limit
        self.bytes_by_revision: dict[str, int] = {}
        self._layouts = count(1)

    @property
    def revisions(self) -> frozenset[str]:
        return frozenset(self.bytes_by_revision)

    @property
    def bytes(self) -> int:
        """Bytes of the resident adapters, without the room kept for more."""
        return sum(self.bytes_by_revision.values())

    @property
    def allocated(self) -> int:
        """Bytes of all matrices, empty columns included."""
        return sum(layer.a.nbytes + layer.b.nbytes for layer in self.layers.values())

    def add(self, adapter: Adapter) -> None:
        """Write an adapter's columns. Raises PackageError when a layer is unknown, misshapen, or the memory limit is passed."""
        for _ in self.adding(adapter):
            pass

    def adding(self, adapter: Adapter) -> Iterator[None]:
        """`add` in portions. Steps may run at each yield, as long as none uses the adapter before the last."""
        if adapter.revision in self.bytes_by_revision:
            return
        for name, part in adapter.layers.items():
            self._check(name, part)
        item = next(iter(self.layers.values())).a.element_size()
        self._check_room(adapter, item)
        self.bytes_by_revision[adapter.revision] = sum((part.a.numel() + part.b.numel()) * item for part in adapter.layers.values())
        written = 0
        try:
            for name, part in adapter.layers.items():
                if written >= PORTION:
                    yield
                    written = 0
                layer = self.layers[name]
                width = len(part.a)
                start = layer.place(width)
                layer.spans[adapter.revision] = Span(start, start + width, part.scale)
                layer.a[start : start + width] = part.a.to(layer.a)
                layer.b[start : start + width] = part.b.T.to(layer.b)
                written += (part.a.numel() + part.b.numel()) * item
        except BaseException:
            # Out of memory or given up half-way: all of it or nothing.
            self.remove(adapter.revision)
            raise
        self._number_layouts(adapter.layers)

    def remove(self, revision: str) -> None:
        """Zero and free a revision's columns; unknown revisions are none of our business."""
        if self.bytes_by_revision.pop(revision, None) is None:
            return
        touched = [name for name, layer in self.layers.items() if revision in layer.spans]
        for name in touched:
            layer = self.layers[name]
            span = layer.spans.pop(revision)
            # Zeroed, because a zero gate does not silence a NaN.
            layer.a[span.start : span.stop] = 0
            layer.b[span.start : span.stop] = 0
        self._number_layouts(touched)

    def _check_room(self, adapter: Adapter, item: int) -> None:
        if self.limit is None:
            return
        columns = {name: self.layers[name].lacking(len(part.a)) for name, part in adapter.layers.items()}
        growth = sum(n * (self.layers[name].a.shape[1] + self.layers[name].b.shape[1]) for name, n in columns.items()) * item
        if (free := self.limit - self.allocated) < growth:
            raise PackageError(f"The adapter needs {growth} bytes, but {free} of the {self.limit} bytes of --adapter-memory are free.")

    def _check(self, name: str, part: LowRank) -> None:
        layer = self.layers.get(name)
        if layer is None:
            raise PackageError(f"The adapter targets {name!r}, which the base model does not have.")
        wanted = (layer.a.shape[1], layer.b.shape[1])
        if (part.a.shape[1], part.b.shape[0]) != wanted or part.a.shape[0] != part.b.shape[1]:
            found = f"A is {list(part.a.shape)} and B is {list(part.b.shape)}"
            raise PackageError(f"{name}: {found}; the base needs [rank, {wanted[0]}] and [{wanted[1]}, rank].")
        if not part.bounded:
            raise PackageError(f"{name}: the adapter holds values that are not finite, or beyond {LARGEST:.0f}.")

    def _number_layouts(self, touched: Iterable[str]) -> None:
        """Touched layers whose span tables are equal get one new number between them."""
        numbers: dict[tuple[tuple[str, Span], ...], int] = {}
        for name in touched:
            layer = self.layers[name]
            table = tuple(sorted(layer.spans.items(), key=lambda item: item[0]))
            if table not in numbers:
                numbers[table] = next(self._layouts)
            layer.layout = numbers[table]
