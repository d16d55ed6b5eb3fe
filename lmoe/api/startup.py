"""The time between a server that answers and a model that does.

Knows that a service takes a while to build; not how it is built.
"""

import logging
import threading
import time
from collections.abc import Callable

from lmoe.errors import LmoeError
from lmoe.service import Service

log = logging.getLogger(__name__)

Report = Callable[[str], None]
"""Called with the name of each stage that begins, such as `loading the base model`."""

Build = Callable[[Report], Service]


class Startup:
    """Builds a service in a thread of its own, and says how far it is."""

    def __init__(self, build: Build, *, on_stage: Report | None = None, on_done: Callable[["Startup"], None] | None = None) -> None:
        """`on_stage` and `on_done` are called from that thread."""
        self.stage = "starting"
        self.service: Service | None = None
        self.error: Exception | None = None
        self._build = build
        self._on_stage = on_stage
        self._on_done = on_done
        self._began = time.monotonic()
        self._closed = False
        self._lock = threading.Lock()
        # A daemon: a server told to stop does not wait for a model that nobody will use.
        self._thread = threading.Thread(target=self._run, name="lmoe-startup", daemon=True)

    @classmethod
    def ready(cls, service: Service) -> "Startup":
        startup = cls(lambda _: service)
        startup.service = service
        return startup

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def start(self) -> None:
        if self.service is None:
            self._began = time.monotonic()
            self._thread.start()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            service = self.service
        if service is not None:
            service.close()

    def _run(self) -> None:
        try:
            service = self._build(self._report)
        except Exception as e:
            self.error = e
            if not isinstance(e, LmoeError):
                log.exception("starting failed")
        else:
            with self._lock:
                self.service = service
                closed = self._closed
            if closed:
                service.close()
        if self._on_done is not None:
            self._on_done(self)

    def _report(self, stage: str) -> None:
        self.stage = stage
        if self._on_stage is not None:
            self._on_stage(stage)
