"""The tier between disk and bank: adapters' weights in the host's memory, ready to be copied, within a limit of bytes.

Knows adapters and where to read them again; not who needs them. The model's thread only, but for what `read` runs elsewhere.
"""

import os
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor

import torch

from lmoe.background import rest
from lmoe.errors import PackageError
from lmoe.experts.adapter import Adapter, LowRank
from lmoe.experts.package import Source

READERS = 2
"""Adapters that are read from disk at a time, so that one slow file does not hold up another."""


class HostMemory:
    """Adapters by revision, the least recently used dropped first; those without a source stay."""

    def __init__(self, limit: int, *, dtype: torch.dtype, pin: bool) -> None:
        """`limit` in bytes; weights are held as `dtype`, page-locked where `pin` says that a device copies them."""
        self.limit = limit
        self.bytes = 0
        self.reads = 0
        self._dtype = dtype
        self._pin = pin
        self._kept: OrderedDict[str, Adapter] = OrderedDict()
        self._sources: dict[str, Source] = {}
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="lmoe-adapters")

    @property
    def revisions(self) -> frozenset[str]:
        return frozenset(self._kept)

    def put(self, adapter: Adapter, source: Source | None = None) -> None:
        """Keep a prepared adapter, and how to read it again."""
        self._forget(adapter.revision)
        self._kept[adapter.revision] = adapter
        self.bytes += adapter.bytes
        if source is not None:
            self._sources[adapter.revision] = source
        self.trim(keep=adapter.revision)

    def entrust(self, revision: str, source: Source) -> None:
        """An adapter that nobody has read here: it comes from `source` when it is needed."""
        self._sources[revision] = source

    def get(self, revision: str) -> Adapter | None:
        if revision in self._kept:
            self._kept.move_to_end(revision)
        return self._kept.get(revision)

    def drop(self, revision: str) -> None:
        self._forget(revision)
        self._sources.pop(revision, None)

    def trim(self, keep: str | None = None) -> None:
        """Drop what can be read again until the rest fits the limit, sparing one that is about to be used."""
        if self.bytes <= self.limit:
            return
        for revision in [r for r in self._kept if r != keep and r in self._sources]:
            self._forget(revision)
            if self.bytes <= self.limit:
                return

    def _forget(self, revision: str) -> None:
        if revision in self._kept:
            self.bytes -= self._kept.pop(revision).bytes

    def read(self, revision: str) -> "Future[Adapter]":
        """Read an adapter from disk, prepared, on a thread of its own. The future raises PackageError."""
        self.reads += 1
        return self._readers.submit(self._read, revision, self._sources[revision])

    def _read(self, revision: str, source: Source) -> Adapter:
        adapter = source()
        if adapter.revision != revision:
            raise PackageError(f"The files of revision {revision[:8]} hold {adapter.revision[:8]} now; add the expert again.")
        return prepared(adapter, self._dtype, pin=self._pin)

    def close(self) -> None:
        self._readers.shutdown(wait=False, cancel_futures=True)


def prepared(adapter: Adapter, dtype: torch.dtype, *, pin: bool) -> Adapter:
    """The same weights as they are copied fastest, page-locked where `pin` says that a device copies them: any thread."""
    return Adapter(adapter.revision, {name: _prepared(part, dtype, pin) for name, part in adapter.layers.items()})


def _prepared(part: LowRank, dtype: torch.dtype, pin: bool) -> LowRank:
    rest()
    a, b = part.a.to(dtype).contiguous(), part.b.T.to(dtype).contiguous()
    if pin:
        a, b = a.pin_memory(), b.pin_memory()
    return LowRank(a, b.T, part.scale)


def default_host_bytes() -> int:
    """An eighth of the host's memory."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 8
