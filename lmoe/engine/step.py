"""One step: which tokens of which sequences run together, and with whose columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.bank import Group
from lmoe.engine.gates import Gates, Mixes, Part
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


@dataclass(slots=True)
class Step:
    """The rows of one forward. Tokens are packed in the rows' order: [1, tokens] throughout the model."""

    rows: Sequence[Row]
    dtype: torch.dtype
    device: torch.device
    gates: Gates
    mixes: Mixes = field(init=False)
    _cached: dict[object, Tensor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mixes = tuple([(row.shares, len(row.ids)) for row in self.rows])

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

    def parts(self, group: Group) -> tuple[Part, ...]:
        """The step's tokens that use columns of a group, and how; none when none does."""
        return self.gates.parts(group, self.mixes)


@dataclass(slots=True)
class Frame:
    """Where the model's layers find the running step. One per engine, touched by its thread only."""

    step: Step | None = None
