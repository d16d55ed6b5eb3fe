"""Sequences into batches of a fixed size: several to a row, each blind to the others.

Positions that start again at 0 tell transformers where a sequence starts; `separates` measures whether a model heeds them.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from lmoe.quality.encoding import IGNORED, Encoded
from scripts.expert_training.modes import evaluating

OPEN_ROWS = 64
"""Rows that may still take a sequence while packing."""

Row = dict[str, list[int]]
Batch = dict[str, Tensor]


def pack(sequences: Sequence[Encoded], length: int, seed: int) -> list[Row]:
    """Best-fit packing of the shuffled sequences into rows of at most `length` tokens; every sequence is in one row."""
    order = list(sequences)
    random.Random(f"{seed}:pack").shuffle(order)
    rows: list[list[Encoded]] = []
    room: dict[int, int] = {}
    for sequence in order:
        fitting = [row for row, free in room.items() if free >= len(sequence.ids)]
        row = min(fitting, key=lambda r: room[r]) if fitting else len(rows)
        if not fitting:
            rows.append([])
            room[row] = length
        rows[row].append(sequence)
        room[row] -= len(sequence.ids)
        if len(room) > OPEN_ROWS:
            del room[min(room, key=lambda r: room[r])]
    return [_row(group) for group in rows]


def single(sequences: Sequence[Encoded]) -> list[Row]:
    """One row a sequence, for models that cannot be packed."""
    return [_row([sequence]) for sequence in sequences]


def row_length(sequences: Sequence[Encoded], max_length: int) -> int:
    """The longest sequence, and at least 256 so that short ones share rows; a multiple of 64 where `max_length` allows."""
    longest = max(256, *(len(s.ids) for s in sequences))
    return min(max_length, -(-longest // 64) * 64)


@dataclass(frozen=True, slots=True)
class Packed:
    """Collates packed rows to `length`; what is left of a row is one more sequence, of padding."""

    length: int
    pad_id: int

    def __call__(self, rows: Sequence[Mapping[str, Sequence[int]]]) -> Batch:
        batch: Batch = {
            "input_ids": torch.full((len(rows), self.length), self.pad_id),
            "position_ids": torch.zeros(len(rows), self.length, dtype=torch.long),
            "labels": torch.full((len(rows), self.length), IGNORED),
        }
        for index, row in enumerate(rows):
            used = len(row["input_ids"])
            for key in batch:
                batch[key][index, :used] = torch.tensor(row[key])
            batch["position_ids"][index, used:] = torch.arange(self.length - used)
        return batch


@dataclass(frozen=True, slots=True)
class Padded:
    """Collates single sequences to the longest of the batch, with an attention mask."""

    pad_id: int

    def __call__(self, rows: Sequence[Mapping[str, Sequence[int]]]) -> Batch:
        ids = [torch.tensor(row["input_ids"]) for row in rows]
        return {
            "input_ids": pad_sequence(ids, batch_first=True, padding_value=self.pad_id),
            "attention_mask": pad_sequence([torch.ones_like(i) for i in ids], batch_first=True),
            "labels": pad_sequence([torch.tensor(row["labels"]) for row in rows], batch_first=True, padding_value=IGNORED),
        }


def separates(model: nn.Module, sequences: Sequence[Encoded], pad_id: int, device: torch.device) -> bool:
    """Whether this model answers a packed sequence as it answers the sequence alone (to 5% of its logits' spread)."""
    first, second = sequences[0].ids[:24], sequences[-1].ids[:24]
    both = Packed(len(first) + len(second), pad_id)([_row([Encoded(ids, ids) for ids in (first, second)])])
    with evaluating(model):
        try:
            packed = model(input_ids=both["input_ids"].to(device), position_ids=both["position_ids"].to(device), use_cache=False)
        except TypeError:
            return False
        alone = model(input_ids=torch.tensor([second], device=device), use_cache=False).logits[0].float()
    difference = (packed.logits[0, len(first) :].float() - alone).abs().max()
    return bool(difference <= 0.05 * alone.std())


def _row(group: Sequence[Encoded]) -> Row:
    return {
        "input_ids": [i for s in group for i in s.ids],
        "labels": [i for s in group for i in s.labels],
        "position_ids": [i for s in group for i in range(len(s.ids))],
    }
