"""Canaries: a fixed prompt, answered alone, that shows whether a new adapter changed what it must not, and anything at all."""

from collections.abc import Iterable
from concurrent.futures import Future
from typing import Protocol

from lmoe.errors import PackageError
from lmoe.experts.adapter import Adapter
from lmoe.experts.package import Source


class AdapterEngine(Protocol):
    """An engine whose adapters come and go while it runs; see `lmoe.engine.engine.BankEngine`."""

    @property
    def revisions(self) -> frozenset[str]: ...

    @property
    def inside(self) -> frozenset[str]: ...

    def add(self, adapter: Adapter, source: Source | None = None) -> None: ...

    def remove(self, revision: str) -> "Future[None]": ...

    def canary(self, revision: str | None = None) -> bytes: ...


class Canaries:
    """Remembers what the base (None) and each resident revision answered when it came. Used by one thread at a time."""

    def __init__(self, engine: AdapterEngine) -> None:
        self._engine = engine
        self._answers: dict[str | None, bytes] = {}

    def admit(self, adapter: Adapter, neighbours: Iterable[str] = (), *, source: Source | None = None) -> None:
        """Take `adapter` in, unless it does nothing, or the base or a neighbour (a revision in the bank) answers otherwise than before.

        `source` reads it again should it have to make room. Raises PackageError, and then it is not taken in.
        """
        if adapter.revision in self._engine.revisions:
            return
        watched = (None, *sorted(self._engine.inside.intersection(neighbours)))
        for revision in watched:
            if revision not in self._answers:
                self._answers[revision] = self._engine.canary(revision)
        self._engine.add(adapter, source)
        try:
            answer = self._engine.canary(adapter.revision)
            if answer == self._answers[None]:
                raise PackageError("The adapter changes nothing on this base: its answer equals the bare base's, bit for bit.")
            # Who made room for it is out of its reach.
            for revision in (r for r in watched if r is None or r in self._engine.inside):
                if self._engine.canary(revision) != self._answers[revision]:
                    whose = "the base" if revision is None else f"revision {revision[:8]}"
                    raise PackageError(f"The adapter changed what {whose} answers, so it was taken out again.")
        except BaseException:
            self._engine.remove(adapter.revision)
            raise
        self._answers[adapter.revision] = answer

    def forget(self, revision: str) -> None:
        self._answers.pop(revision, None)
