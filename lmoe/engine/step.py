"""One step: which tokens of which sequences run together, and with whose columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import torch
from torch import Tensor

from lmoe.engine.bank import Group
from lmoe.engine.gates import Gates, Mixes, Part
from lmoe.engine.transfer import to_device
from lmoe.generation import Share

T = TypeVar("T")


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


@dataclass(slots=True)
class Step:
    """The rows of one forward. Tokens are packed in the rows' order: [1, tokens] throughout the model."""

    rows: Sequence[Row]
    dtype: torch.dtype
    device: torch.device
    gates: Gates
    mixes: Mixes = field(init=False)
    _cached: dict[object, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mixes = tuple([(row.shares, len(row.ids)) for row in self.rows])

    @property
    def tokens(self) -> int:
        return sum(len(row.ids) for row in self.rows)

    def input_ids(self) -> Tensor:
        return to_device(torch.tensor([[i for row in self.rows for i in row.ids]]), self.device)

    def position_ids(self) -> Tensor:
        return to_device(torch.tensor([[p for row in self.rows for p in range(row.start, row.stop)]]), self.device)

    def last_tokens(self) -> Tensor:
        """Packed index of the last token of each row that wants logits."""
        ends, end = [], 0
        for row in self.rows:
            end += len(row.ids)
            if row.logits:
                ends.append(end - 1)
        return to_device(torch.tensor(ends, dtype=torch.long), self.device)

    def cached(self, key: object, make: Callable[[], T]) -> T:
        """What every layer of the step shares, made by the first that asks."""
        if key not in self._cached:
            self._cached[key] = make()
        found: T = self._cached[key]
        return found

    def bank(self, group: Group) -> Group:
        """Where a group's columns are read."""
        return group

    def parts(self, group: Group) -> tuple[Part, ...]:
        """The step's tokens that use columns of a group, and how; none when none does."""
        return self.gates.parts(group, self.mixes)


@dataclass(slots=True)
class FixedStep:
    """A step that decodes one token in each of the slots 0..n, from tensors that stay where they are: it can be captured and run again.

    `inputs` [3, n]: the ids; their positions; and where their keys and values go, which for a slot that sits out is the cache's spare
    place. Attention reads `length` keys of each slot. `copies` gives for each group the copies of its columns that are used, and how.
    """

    inputs: Tensor
    length: int
    dtype: torch.dtype
    copies: Mapping[Group, tuple[Group, tuple[Part, ...]]]
    _cached: dict[object, Any] = field(default_factory=dict)

    @property
    def device(self) -> torch.device:
        return self.inputs.device

    def cached(self, key: object, make: Callable[[], T]) -> T:
        if key not in self._cached:
            self._cached[key] = make()
        found: T = self._cached[key]
        return found

    def bank(self, group: Group) -> Group:
        return self.copies[group][0]

    def parts(self, group: Group) -> tuple[Part, ...]:
        return self.copies[group][1]


AnyStep = Step | FixedStep


@dataclass(slots=True)
class Frame:
    """Where the model's layers find the running step. One per engine, touched by its thread only."""

    step: AnyStep | None = None
