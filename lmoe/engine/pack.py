"""Copies of the columns in use, at addresses that stay, for steps that are captured once and run again.

Knows banks and revisions; neither sequences nor graphs. A revision's weights never change, so a copy is true wherever the bank moves its
own. The model's thread only.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.bank import Bank, Group
from lmoe.engine.gates import Part, lay_out
from lmoe.engine.shelf import Shelf
from lmoe.engine.transfer import to_device
from lmoe.generation import Share

NARROWEST = 16
"""Columns are used in so many, and twice, four times ... as many: the fewer widths, the fewer captures."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a capture holds fast of the columns in use: groups of one number share a gate, and for each number `widths` gives the columns of
    A and of each layer's B, none when no adapter in use has any."""

    layouts: tuple[int, ...]
    widths: tuple[tuple[int, ...], ...]


class Pack:
    """`epoch` counts how often the copies moved, which only room for more in use at a time than ever before makes them do."""

    def __init__(self, bank: Bank) -> None:
        self.epoch = 0
        self._bank = bank
        shapes = {name: (layer.a.shape[1], layer.b.shape[1]) for name, layer in bank.layers.items()}
        names = [group.names for group in bank.groups]
        self._copies = Bank(shapes, dtype=bank.dtype, device=bank.device, groups=names)
        self._used: OrderedDict[str, None] = OrderedDict()
        self._form: tuple[frozenset[str], Form] | None = None

    @property
    def bytes(self) -> int:
        return self._copies.allocated

    @property
    def groups(self) -> Sequence[Group]:
        """In the bank's order."""
        return self._copies.groups

    def take(self, revisions: frozenset[str]) -> Form:
        """Have these among the copies, instead of the least recently used where that makes the room. May raise torch.OutOfMemoryError."""
        if self._form is None or self._form[0] != revisions:
            self._form = None
            before = [shelf.columns for shelf in self._shelves]
            self._bring(revisions)
            if self._scattered(revisions):
                for revision in list(self._used):
                    self._drop(revision)
                self._bring(revisions)
            self.epoch += before != [shelf.columns for shelf in self._shelves]
            self._form = revisions, self._shape(revisions)
        return self._form[1]

    def _bring(self, revisions: frozenset[str]) -> None:
        for revision in sorted(revisions):
            if revision not in self._used:
                while not self._has_room(revision):
                    idle = next((old for old in self._used if old not in revisions), None)
                    if idle is None:
                        break
                    self._drop(idle)
                for _ in self._copies.adding(self._bank.view(revision)):
                    pass
            self._used[revision] = None
            self._used.move_to_end(revision)

    def _drop(self, revision: str) -> None:
        self._copies.remove(revision)
        del self._used[revision]

    @property
    def _shelves(self) -> list[Shelf]:
        return [shelf for group in self._copies.groups for shelf in group.shelves]

    def _has_room(self, revision: str) -> bool:
        """Without growing."""
        own = (shelf for group in self._bank.groups for shelf in group.shelves)
        for shelf, copies in zip(own, self._shelves, strict=True):
            start, stop = shelf.spans.get(revision, (0, 0))
            if start < stop and copies.gap(stop - start) + stop - start > copies.columns:
                return False
        return True

    def _scattered(self, revisions: frozenset[str]) -> bool:
        """Whether the columns in use reach more than twice as far as if they lay together."""
        for shelf in self._shelves:
            spans = [shelf.spans[r] for r in revisions if r in shelf.spans]
            if spans and _width(shelf, max(stop for _, stop in spans)) > 2 * _width(shelf, sum(stop - start for start, stop in spans)):
                return True
        return False

    def _shape(self, revisions: frozenset[str]) -> Form:
        numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        layouts = []
        for group in self._copies.groups:
            reach = [self._reach(shelf, revisions) for shelf in (group.inner, *(layer.outer for layer in group.layers))]
            # Groups of one layout may have room for more or fewer columns.
            kind = group.layout, tuple(reach) if reach[0] else ()
            layouts.append(numbers.setdefault(kind, len(numbers)))
        return Form(tuple(layouts), tuple(widths for _, widths in numbers))

    def _reach(self, shelf: Shelf, revisions: frozenset[str]) -> int:
        last = max((shelf.spans[r][1] for r in revisions if r in shelf.spans), default=0)
        return _width(shelf, last) if last else 0


def _width(shelf: Shelf, columns: int) -> int:
    return min(shelf.columns, max(NARROWEST, 1 << (columns - 1).bit_length()))


@dataclass(slots=True)
class FixedGates:
    """The gates of one form for `rows` rows, at addresses that stay: `fill` writes what the next step is to read."""

    form: Form
    rows: int
    dtype: torch.dtype
    device: torch.device
    orders: list[Tensor] = field(default_factory=list)
    values: list[Tensor] = field(default_factory=list)
    filled: object = None

    def __post_init__(self) -> None:
        for widths in self.form.widths:
            picked = sum(widths[1:])
            self.orders.append(torch.zeros(picked, dtype=torch.long, device=self.device))
            self.values.append(torch.zeros(self.rows, picked, dtype=self.dtype, device=self.device))

    def parts(self, groups: Sequence[Group]) -> list[tuple[Part, ...]]:
        """For each group its one part, or none."""
        return [self._part(group, number) for group, number in zip(groups, self.form.layouts, strict=True)]

    def _part(self, group: Group, number: int) -> tuple[Part, ...]:
        widths = self.form.widths[number]
        if not widths:
            return ()
        layers: list[tuple[slice, slice] | None] = []
        at = 0
        for width in widths[1:]:
            layers.append((slice(at, at + width), slice(0, width)) if width else None)
            at += width
        order = None if len(group.layers) == 1 else self.orders[number]
        return (Part(slice(0, self.rows), slice(0, widths[0]), order, self.values[number], tuple(layers)),)

    def fill(self, groups: Sequence[Group], mixes: Sequence[tuple[Share, ...]]) -> None:
        """`mixes` gives each row's shares. Nothing is copied while they, and where the copies lie, are as they were."""
        state = tuple(mixes), tuple(group.layout for group in groups)
        if self.filled == state:
            return
        for number, widths in enumerate(self.form.widths):
            group = groups[self.form.layouts.index(number)]
            if widths:
                inner, *outer = [range(width) for width in widths]
                order, gate, _ = lay_out(group, mixes, inner, outer)
                self.orders[number].copy_(to_device(torch.tensor(order), self.device))
                self.values[number].copy_(to_device(gate.to(self.dtype), self.device))
        self.filled = state
