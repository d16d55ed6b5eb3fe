"""Adapters on their way into the bank: written in portions between steps, several in turns, after those that make them room.

Knows the bank and places; not who needs whom. The model's thread only.
"""

import time
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence

import torch

from lmoe.engine.bank import Bank
from lmoe.engine.tenant import Place, Tenant
from lmoe.errors import PackageError, Unavailable
from lmoe.experts.adapter import Adapter


class Moves:
    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._loads: OrderedDict[str, Iterator[None]] = OrderedDict()

    @property
    def under_way(self) -> Collection[str]:
        """Revisions whose columns are being written."""
        return self._loads.keys()

    def start(self, adapter: Adapter, size: int, victims: Sequence[Tenant]) -> None:
        """Begin to zero the columns of `victims` and then to write the adapter's, of `size` bytes."""
        self._loads[adapter.revision] = self._writing(adapter, size, victims)

    def advance(self, seconds: float) -> Iterator[tuple[str, Exception | None]]:
        """Write portions for about so long; yields who has arrived, and who could not, with the reason."""
        end = time.perf_counter() + seconds
        while self._loads:
            revision, portions = next(iter(self._loads.items()))
            self._loads.move_to_end(revision)
            try:
                next(portions)
            except StopIteration:
                del self._loads[revision]
                yield revision, None
            except Exception as e:
                del self._loads[revision]
                yield revision, e
            if time.perf_counter() >= end:
                break

    def _writing(self, adapter: Adapter, size: int, victims: Sequence[Tenant]) -> Iterator[None]:
        for victim in victims:
            yield from self._bank.removing(victim.revision)
            victim.place = Place.OUT
        # Another's room may be what this one was promised, while that other is still leaving.
        while not self._bank.has_room(size):
            yield
        yield from self._bank.adding(adapter)


def memory_ended(error: BaseException) -> bool:
    """Torch says it in several ways."""
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or "memory" in str(error).lower()


def refused(revision: str, size: int, error: BaseException) -> tuple[PackageError, Unavailable]:
    """What is told of an adapter of `size` bytes that cannot come: to its addition the reason, to sequences that it is not their doing."""
    reason = f"no memory for its {size} bytes" if memory_ended(error) else " ".join(str(error).split())[:200]
    refusal = error if isinstance(error, PackageError) else PackageError(f"The adapter cannot enter the bank: {reason}.")
    return refusal, Unavailable(f"The weights of revision {revision[:8]} could not be loaded: {reason}", retry_after=10)
