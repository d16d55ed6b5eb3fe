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

    @property
    def used(self) -> int:
        """Columns that belong to a span."""
        return sum(span.width for span in self.spans.values())

    @property
    def column_bytes(self) -> int:
        """Of one column, A's and B's."""
        return (self.a.shape[1] + self.b.shape[1]) * self.a.element_size()

    def gap(self, width: int) -> int:
        """The start of the first gap of `width` columns, which may lie beyond the end."""
        start = 0
        for span in sorted(self.spans.values(), key=lambda s: s.start):
            if span.start - start >= width:
                return start
            start = span.stop
        return start

    def grow(self, columns: int) -> None:
        a, b = (old.new_zeros(columns, old.shape[1]) for old in (self.a, self.b))
        a[: len(self.a)] = self.a
        b[: len(self.b)] = self.b
        # Both or neither, should memory run out.
        self.a, self.b = a, b

    def repack(self, columns: int) -> None:
        """Lay the spans side by side, in `columns` columns. The layer's `layout` is no longer what its spans say."""
        a, b = (old.new_zeros(columns, old.shape[1]) for old in (self.a, self.b))
        spans, start = {}, 0
        for revision, old in sorted(self.spans.items(), key=lambda item: item[1].start):
            new = spans[revision] = Span(start, start + old.width, old.scale)
            a[new.start : new.stop] = self.a[old.start : old.stop]
            b[new.start : new.stop] = self.b[old.start : old.stop]
            start = new.stop
        self.a, self.b, self.spans = a, b, spans


class Bank:
    """All layers' columns. `add`, `remove` and each portion of `adding` and `removing` must not run while a step does."""

    def __init__(
        self, shapes: Mapping[str, tuple[int, int]], *, dtype: torch.dtype, device: torch.device, limit: int | None = None
    ) -> None:
        """`shapes` gives (in, out) features by layer name; `limit` bounds the bytes of the matrices, empty columns included."""
        self.layers = {
            name: LayerBank(torch.zeros(0, wide, dtype=dtype, device=device), torch.zeros(0, out, dtype=dtype, device=device))
            for name, (wide, out) in shapes.items()
        }
        self.dtype = dtype
        self.device = device
        self.limit = limit
        self.bytes_by_revision: dict[str, int] = {}
        self._layouts = count(1)
        self._moved: set[str] = set()

    @property
    def revisions(self) -> frozenset[str]:
        return frozenset(self.bytes_by_revision)

    @property
    def bytes(self) -> int:
        """Bytes of the adapters in it, without the room kept for more."""
        return sum(self.bytes_by_revision.values())

    @property
    def allocated(self) -> int:
        """Bytes of all matrices, empty columns included."""
        return sum(layer.a.nbytes + layer.b.nbytes for layer in self.layers.values())

    def size(self, adapter: Adapter) -> int:
        """Bytes that an adapter takes here."""
        return sum(part.a.numel() + part.b.numel() for part in adapter.layers.values()) * self.dtype.itemsize

    def has_room(self, size: int) -> bool:
        return self.limit is None or self.bytes + size <= self.limit

    def check(self, adapter: Adapter) -> None:
        """Raises PackageError when a layer is unknown or misshapen, a weight is not finite, or the limit is too low for it alone."""
        for name, part in adapter.layers.items():
            self._check(name, part)
        if self.limit is not None and (size := self.size(adapter)) > self.limit:
            raise PackageError(f"The adapter needs {size} bytes, but --adapter-memory is {self.limit} bytes.")

    def add(self, adapter: Adapter) -> None:
        """Write an adapter's columns. Raises PackageError as `check` does, or when the memory limit is passed."""
        self.check(adapter)
        for _ in self.adding(adapter):
            pass

    def adding(self, adapter: Adapter) -> Iterator[None]:
        """`add` in portions, of an adapter that was checked. Steps may run at each yield, as long as none uses it before the last.

        Under a limit, columns move closer together where that makes the room. Raises PackageError when the limit is passed.
        """
        if adapter.revision in self.bytes_by_revision:
            return
        size = self.size(adapter)
        if self.limit is not None and not self.has_room(size):
            free = self.limit - self.bytes
            raise PackageError(f"The adapter needs {size} bytes, but {free} of the {self.limit} bytes of --adapter-memory are free.")
        self.bytes_by_revision[adapter.revision] = size
        written = 0
        try:
            for name, part in adapter.layers.items():
                if written >= PORTION:
                    yield
                    written = 0
                layer = self.layers[name]
                width = len(part.a)
                start = self._place(name, width)
                layer.spans[adapter.revision] = Span(start, start + width, part.scale)
                layer.a[start : start + width].copy_(part.a, non_blocking=True)
                layer.b[start : start + width].copy_(part.b.T, non_blocking=True)
                written += width * layer.column_bytes
        except BaseException:
            # Out of memory or given up half-way: all of it or nothing.
            self.remove(adapter.revision)
            raise
        self._number_layouts(adapter.layers)

    def remove(self, revision: str) -> None:
        """Zero and free a revision's columns; unknown revisions are none of our business."""
        for _ in self.removing(revision):
            pass

    def removing(self, revision: str) -> Iterator[None]:
        """`remove` in portions. Steps that do not use the revision may run at each yield."""
        if revision not in self.bytes_by_revision:
            return
        touched = [name for name, layer in self.layers.items() if revision in layer.spans]
        written = 0
        for name in touched:
            if written >= PORTION:
                yield
                written = 0
            layer = self.layers[name]
            span = layer.spans.pop(revision)
            # Zeroed, because a zero gate does not silence a NaN.
            layer.a[span.start : span.stop] = 0
            layer.b[span.start : span.stop] = 0
            written += span.width * layer.column_bytes
        del self.bytes_by_revision[revision]
        self._number_layouts(touched)

    def _place(self, name: str, width: int) -> int:
        """The start of `width` free columns of a layer, which grows or moves its spans together when it has no such gap."""
        layer = self.layers[name]
        start = layer.gap(width)
        if start + width <= len(layer.a):
            return start
        if self.limit is None:
            wish = len(layer.a) * 2 if len(layer.a) < 512 else len(layer.a) + 256
            layer.grow(max(start + width, wish))
            return start
        wanted = layer.used + width
        self._give_back(self.allocated + (wanted - len(layer.a)) * layer.column_bytes - self.limit, but=name)
        self._repack(name, wanted)
        return layer.used

    def _give_back(self, excess: int, *, but: str) -> None:
        """Free at least `excess` bytes of columns that no span needs, in other layers than `but`, the emptiest first."""
        empty = {n: (len(la.a) - la.used) * la.column_bytes for n, la in self.layers.items() if n != but} if excess > 0 else {}
        for name in sorted(empty, key=lambda n: -empty[n]):
            if excess <= 0:
                return
            excess -= empty[name]
            self._repack(name, self.layers[name].used)

    def _repack(self, name: str, columns: int) -> None:
        layer = self.layers[name]
        before = layer.spans
        layer.repack(columns)
        if layer.spans != before:
            # Its gates are its own from now on, until it is numbered again.
            layer.layout = next(self._layouts)
            self._moved.add(name)

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
        """Layers that were touched, or whose spans were moved, get one new number between all whose span tables are equal."""
        numbers: dict[tuple[tuple[str, Span], ...], int] = {}
        for name in {*touched, *self._moved}:
            layer = self.layers[name]
            table = tuple(sorted(layer.spans.items(), key=lambda item: item[0]))
            if table not in numbers:
                numbers[table] = next(self._layouts)
            layer.layout = numbers[table]
        self._moved.clear()
