"""Keys and values of prompts already computed, kept in blocks for the sequences that begin alike.

A block belongs to the exact shares and tokens it was computed from, so what is reused is what the sequence would compute itself.
Blocks live in the room that the running sequences leave, and the least recently used go first.
"""

from collections import OrderedDict
from collections.abc import Sequence as Many
from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.cache import SlotCache
from lmoe.generation import Share

BLOCK = 16
"""Tokens of a block: what is shared is shared in whole blocks."""

Ids = tuple[int, ...]
Shares = tuple[Share, ...]


@dataclass(slots=True, eq=False)
class Block:
    """BLOCK tokens after those of `parent`: `k` and `v` are [layers, heads, BLOCK, head size]."""

    parent: "Block | None"
    key: Ids
    k: Tensor
    v: Tensor
    children: dict[Ids, "Block"] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        return self.k.nbytes + self.v.nbytes


@dataclass(slots=True)
class PrefixStore:
    """At most `limit` bytes of blocks, and never more than `cache` leaves of its own limit."""

    cache: SlotCache
    limit: int
    bytes: int = 0
    _roots: dict[Shares, dict[Ids, Block]] = field(default_factory=dict)
    # By last use, the oldest first; a block is always used later than its children, so the oldest has none.
    _used: OrderedDict[Block, Shares] = field(default_factory=OrderedDict)

    def match(self, shares: Shares, ids: Many[int]) -> list[Block]:
        """The kept blocks that `ids` begins with; at least one token is left to compute, since its logits are wanted."""
        found: list[Block] = []
        level = self._roots.get(shares, {})
        for at in range(0, len(ids) - BLOCK, BLOCK):
            block = level.get(tuple(ids[at : at + BLOCK]))
            if block is None:
                break
            found.append(block)
            level = block.children
        return found

    def restore(self, slot: int, blocks: Many[Block]) -> None:
        """Write `blocks` to the beginning of a slot that has room for them."""
        if not blocks:
            return
        end = len(blocks) * BLOCK
        k, v = torch.cat([b.k for b in blocks], dim=2), torch.cat([b.v for b in blocks], dim=2)
        for at, layer in enumerate(self.cache.layers.values()):
            layer.k[slot, :, :end], layer.v[slot, :, :end] = k[at], v[at]
        self._touch(blocks)

    def keep(self, shares: Shares, ids: Many[int], slot: int) -> None:
        """Copy the whole blocks of `ids`, all of them cached in `slot`, that are not kept yet."""
        layers = list(self.cache.layers.values())
        if not layers or any(a.k.shape[1:] != layers[0].k.shape[1:] or a.v.shape[1:] != layers[0].v.shape[1:] for a in layers):
            return
        level, parent, path = self._roots.setdefault(shares, {}), None, []
        for at in range(0, len(ids) - BLOCK + 1, BLOCK):
            key = tuple(ids[at : at + BLOCK])
            block = level.get(key)
            if block is None:
                here = slice(at, at + BLOCK)
                k = torch.stack([layer.k[slot, :, here] for layer in layers])
                block = Block(parent, key, k, torch.stack([layer.v[slot, :, here] for layer in layers]))
                if block.bytes > self._room:
                    break
                level[key] = block
                self.bytes += block.bytes
            path.append(block)
            self._used[block] = shares
            level, parent = block.children, block
        self._touch(path)
        self.trim()

    def forget(self, revision: str) -> None:
        """Drop what was computed with an adapter that is gone."""
        for shares in [s for s in self._roots if any(share.revision == revision for share in s)]:
            del self._roots[shares]
        for block in [b for b, shares in self._used.items() if shares not in self._roots]:
            del self._used[block]
            self.bytes -= block.bytes

    def trim(self) -> None:
        """Drop the least recently used blocks until the rest fits; called when the running sequences' room has grown too."""
        while self.bytes > self._room and self._used:
            block, shares = self._used.popitem(last=False)
            siblings = block.parent.children if block.parent is not None else self._roots[shares]
            del siblings[block.key]
            self.bytes -= block.bytes
            if not siblings and block.parent is None:
                del self._roots[shares]

    @property
    def _room(self) -> int:
        return max(0, min(self.limit, self.cache.limit - self.cache.bytes))

    def _touch(self, path: Many[Block]) -> None:
        for block in reversed(path):
            self._used.move_to_end(block)
