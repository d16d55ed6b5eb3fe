"""Revisions that no name means any more, until the last request that was admitted to one of them has reached the engine."""

import weakref

from lmoe.experts.registry import Expert


class Retired:
    """Watches the experts themselves: every request on its way to an engine holds the one it was resolved to."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, weakref.ref[Expert]]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, expert: Expert) -> None:
        self._waiting.append((expert.digest, weakref.ref(expert)))

    def released(self, live: frozenset[str]) -> frozenset[str]:
        """Digests that nobody holds, and that no live name shares; each is given once."""
        free = {digest for digest, expert in self._waiting if expert() is None}
        self._waiting = [(digest, expert) for digest, expert in self._waiting if expert() is not None]
        return frozenset(free) - live - {digest for digest, _ in self._waiting}
