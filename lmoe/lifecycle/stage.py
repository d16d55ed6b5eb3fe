"""What is live, and the one way in which it is swapped. Knows neither where a change comes from nor where it is kept."""

import threading
from collections.abc import Callable

from lmoe.errors import LmoeError
from lmoe.experts.package import Package, Source
from lmoe.experts.registry import Expert
from lmoe.experts.remarks import log_remarks, remarks
from lmoe.lifecycle.canaries import AdapterEngine, Canaries
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.retired import Retired

SWEEP_SECONDS = 0.1


class Stage:
    """One change at a time: whoever makes one holds `turn` from what it read of `live` until it has swapped. `close` ends its thread."""

    def __init__(
        self,
        live: Live,
        *,
        base: str = "",
        engine: AdapterEngine | None = None,
        canaries: Canaries | None = None,
        publish: Callable[[Live], None] = lambda live: None,
    ) -> None:
        self.live = live
        self.base = base
        self.turn = threading.RLock()
        self.retired = Retired()
        self._engine = engine
        self._canaries = canaries
        self._publish = publish
        self._closing = threading.Event()
        self._sweeper = threading.Thread(target=self._sweep, name="lmoe-retired", daemon=True)
        self._sweeper.start()

    def remarks(self, package: Package) -> tuple[str, ...]:
        """What it says of itself that a person should know of, before it serves on this base."""
        return remarks(package, self.base)

    def admit(self, package: Package, source: Source | None = None) -> None:
        """Take its weights in, proven by canaries; `source` reads them again (None: from where they were read).

        Raises PackageError; without an engine they are proven at the next start.
        """
        if self._canaries is not None:
            log_remarks(package, self.base)
            neighbours = {other.digest for other in self.live.registry.experts.values()}
            self._canaries.admit(package.adapter, neighbours, source=source or package.reread)

    def retire(self, expert: Expert) -> None:
        """Unload its revision when no name means it and no request holds it."""
        self.retired.add(expert)

    def swap(self, live: Live) -> None:
        """From now on this serves; what it has no place for is retired."""
        before, self.live = self.live, live
        self._publish(live)
        for name, expert in before.registry.experts.items():
            if live.registry.experts.get(name) is not expert:
                self.retire(expert)

    def close(self) -> None:
        self._closing.set()
        self._sweeper.join()

    def _sweep(self) -> None:
        while not self._closing.wait(SWEEP_SECONDS):
            if len(self.retired):
                with self.turn:
                    self._unload()

    def _unload(self) -> None:
        for digest in self.retired.released(frozenset(e.digest for e in self.live.registry.experts.values())):
            if self._canaries is not None:
                self._canaries.forget(digest)
            try:
                if self._engine is not None:
                    self._engine.remove(digest)
            except LmoeError:
                # Closing: nothing is left to unload from.
                return
