"""The bank: the A and B matrices of all resident adapters, side by side, per linear layer.

Knows layers by name and shape, and adapters by revision; not sequences, not scheduling. Written by the model's thread only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

import torch
from torch import Tensor

from lmoe.background import rest
from lmoe.engine.shelf import Shelf
from lmoe.errors import PackageError
from lmoe.experts.adapter import LARGEST, Adapter, LowRank

PORTION = 2**19
"""Bytes that are written at a time while others wait for their next token."""
GROWTH = 1.1
"""How far columns grow beyond what is used, where nothing bounds them: room that nobody uses is memory too, and growing copies."""


@dataclass(frozen=True, slots=True)
class Span:
    """The columns of one revision in one layer: `start`..`stop` of B, and as many from `inner` on of A."""

    start: int
    stop: int
    scale: float
    inner: int

    @property
    def width(self) -> int:
        return self.stop - self.start


@dataclass(slots=True, eq=False)
class LayerBank:
    """One linear layer's columns, where its group keeps them: `a` [R, in], which other layers may share, and `b` [R', out]."""

    a: Tensor
    b: Tensor
    outer: Shelf
    group: "Group" = field(repr=False, init=False)
    spans: dict[str, Span] = field(default_factory=dict)

    @property
    def layout(self) -> int:
        return self.group.layout


@dataclass(slots=True, eq=False)
class Group:
    """Layers that read the same input: their A matrices' columns lie in one, a revision's side by side, so that one product serves all.

    A layer alone keeps its A and B in step. Groups whose span tables are equal share a `layout` number, and so each step's gates.
    """

    names: tuple[str, ...]
    layers: tuple[LayerBank, ...]
    inner: Shelf
    layout: int = 0

    @property
    def shelves(self) -> list[Shelf]:
        return [self.inner, *(layer.outer for layer in self.layers if layer.outer is not self.inner)]

    @property
    def size(self) -> int:
        """Features that one column reads and writes."""
        return self.inner.matrices[0].shape[1] + sum(layer.b.shape[1] for layer in self.layers)

    def point(self) -> None:
        """Have the layers' matrices be those of the shelves, after these have grown or moved."""
        for layer in self.layers:
            layer.a, layer.b = self.inner.matrices[0], layer.outer.matrices[-1]

    def shift(self, shelf: Shelf, moved: Mapping[str, int]) -> None:
        """Follow the spans that were moved on a shelf."""
        for layer in self.layers:
            for revision in moved.keys() & layer.spans.keys():
                span, by = layer.spans[revision], moved[revision]
                if shelf is self.inner:
                    span = replace(span, inner=span.inner + by)
                if shelf is layer.outer:
                    span = replace(span, start=span.start + by, stop=span.stop + by)
                layer.spans[revision] = span

    def table(self) -> tuple[tuple[tuple[str, Span], ...], ...]:
        """What decides a gate."""
        return tuple(tuple(sorted(layer.spans.items(), key=lambda item: item[0])) for layer in self.layers)


def _make_group(names: tuple[str, ...], shapes: Mapping[str, tuple[int, int]], dtype: torch.dtype, device: torch.device) -> Group:
    def empty(features: int) -> Tensor:
        return torch.zeros(0, features, dtype=dtype, device=device)

    a, bs = empty(shapes[names[0]][0]), [empty(shapes[name][1]) for name in names]
    if len(names) == 1:
        inner = Shelf([a, bs[0]])
        layers = [LayerBank(a, bs[0], inner)]
    else:
        inner = Shelf([a])
        layers = [LayerBank(a, b, Shelf([b])) for b in bs]
    group = Group(names, tuple(layers), inner)
    for layer in layers:
        layer.group = group
    return group


class Bank:
    """All layers' columns. `add`, `remove` and each portion of `adding` and `removing` must not run while a step does."""

    def __init__(
        self,
        shapes: Mapping[str, tuple[int, int]],
        *,
        dtype: torch.dtype,
        device: torch.device,
        limit: int | None = None,
        groups: Iterable[tuple[str, ...]] = (),
    ) -> None:
        """`shapes` gives (in, out) features by layer name; `limit` bounds the bytes of the matrices, empty columns included.

        The layers of each of `groups` read the same input; a layer in none of them is alone.
        """
        self.groups = [_make_group(names, shapes, dtype, device) for names in groups]
        grouped = {name for group in self.groups for name in group.names}
        self.groups += [_make_group((name,), shapes, dtype, device) for name in shapes if name not in grouped]
        found = {name: layer for group in self.groups for name, layer in zip(group.names, group.layers, strict=True)}
        self.layers = {name: found[name] for name in shapes}
        self.dtype = dtype
        self.device = device
        self.limit = limit
        self.bytes_by_revision: dict[str, int] = {}
        self._layouts = count(1)
        self._moved: set[Group] = set()

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
        return sum(shelf.bytes for group in self.groups for shelf in group.shelves)

    def size(self, adapter: Adapter) -> int:
        """Bytes that an adapter takes here."""
        return sum(part.a.numel() + part.b.numel() for part in adapter.layers.values()) * self.dtype.itemsize

    def has_room(self, size: int) -> bool:
        return self.limit is None or self.bytes + size <= self.limit

    def check(self, adapter: Adapter) -> None:
        """Raises PackageError when a layer is unknown or misshapen, a weight is not finite, or the limit is too low for it alone."""
        for name, part in adapter.layers.items():
            self._check(name, part)
            rest()
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
        touched: list[Group] = []
        written = 0
        try:
            for group in (g for g in self.groups if not adapter.layers.keys().isdisjoint(g.names)):
                if written >= PORTION:
                    yield
                    written = 0
                touched.append(group)
                written += self._write(group, adapter)
        except BaseException:
            # Out of memory or given up half-way: all of it or nothing.
            self.remove(adapter.revision)
            raise
        self._number_layouts(touched)

    def _write(self, group: Group, adapter: Adapter) -> int:
        """One group's part of an adapter; returns its bytes."""
        revision = adapter.revision
        parts = [(layer, adapter.layers[name]) for name, layer in zip(group.names, group.layers, strict=True) if name in adapter.layers]
        self._place(group, group.inner, revision, sum(len(part.a) for _, part in parts))
        for layer, part in parts:
            if layer.outer is not group.inner:
                self._place(group, layer.outer, revision, len(part.a))
        # Only now: a place that was found may have been moved by the search for the next.
        at, written = group.inner.spans[revision][0], 0
        for layer, part in parts:
            start, width = layer.outer.spans[revision][0], len(part.a)
            layer.a[at : at + width].copy_(part.a, non_blocking=True)
            layer.b[start : start + width].copy_(part.b.T, non_blocking=True)
            layer.spans[revision] = Span(start, start + width, part.scale, at)
            at += width
            written += (part.a.numel() + part.b.numel()) * self.dtype.itemsize
        return written

    def remove(self, revision: str) -> None:
        """Zero and free a revision's columns; unknown revisions are none of our business."""
        for _ in self.removing(revision):
            pass

    def removing(self, revision: str) -> Iterator[None]:
        """`remove` in portions. Steps that do not use the revision may run at each yield."""
        if revision not in self.bytes_by_revision:
            return
        touched = [group for group in self.groups if any(revision in shelf.spans for shelf in group.shelves)]
        written = 0
        for group in touched:
            if written >= PORTION:
                yield
                written = 0
            for layer in group.layers:
                layer.spans.pop(revision, None)
            written += sum(shelf.free(revision) for shelf in group.shelves)
        del self.bytes_by_revision[revision]
        self._number_layouts(touched)

    def view(self, revision: str) -> Adapter:
        """An adapter's weights where they lie."""
        found = ((name, layer, layer.spans[revision]) for name, layer in self.layers.items() if revision in layer.spans)
        parts = {n: LowRank(la.a[s.inner : s.inner + s.width], la.b[s.start : s.stop].T, s.scale) for n, la, s in found}
        return Adapter(revision, parts)

    def _place(self, group: Group, shelf: Shelf, revision: str, width: int) -> None:
        """Give a revision `width` free columns of a shelf, which grows or moves its spans together when it has no such gap."""
        start = shelf.gap(width)
        if start + width > shelf.columns:
            if self.limit is None:
                shelf.grow(max(start + width, int(shelf.columns * GROWTH)))
                group.point()
            else:
                wanted = shelf.used + width
                self._give_back(self.allocated + (wanted - shelf.columns) * shelf.column_bytes - self.limit, but=shelf)
                self._repack(group, shelf, wanted)
                start = shelf.used
        shelf.spans[revision] = start, start + width

    def _give_back(self, excess: int, *, but: Shelf) -> None:
        """Free at least `excess` bytes of columns that no span needs, on other shelves than `but`, the emptiest first."""
        if excess <= 0:
            return
        others = [(group, shelf) for group in self.groups for shelf in group.shelves if shelf is not but]
        empty = [((shelf.columns - shelf.used) * shelf.column_bytes, group, shelf) for group, shelf in others]
        for size, group, shelf in sorted(empty, key=lambda item: -item[0]):
            if excess <= 0:
                return
            excess -= size
            self._repack(group, shelf, shelf.used)

    def _repack(self, group: Group, shelf: Shelf, columns: int) -> None:
        moved = shelf.repack(columns)
        group.point()
        if moved:
            group.shift(shelf, moved)
            # Its gates are its own from now on, until it is numbered again.
            group.layout = next(self._layouts)
            self._moved.add(group)

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

    def _number_layouts(self, touched: Iterable[Group]) -> None:
        """Groups that were touched, or whose spans were moved, get one new number between all whose span tables are equal."""
        numbers: dict[object, int] = {}
        for group in {*touched, *self._moved}:
            table = group.table()
            if table not in numbers:
                numbers[table] = next(self._layouts)
            group.layout = numbers[table]
        self._moved.clear()
