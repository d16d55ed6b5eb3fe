"""Messages to the model's thread, under one lock: that sequences came, and acts to run between steps. Knows nothing of either."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from lmoe.errors import Unavailable

T = TypeVar("T")


@dataclass(slots=True)
class Inbox:
    """`ready` guards everything here, and whatever else both sides touch; it is notified when there is something to do."""

    ready: threading.Condition = field(default_factory=threading.Condition)
    acts: deque[Callable[[], None]] = field(default_factory=deque)
    closing: bool = False

    def check_open(self) -> None:
        """Raises Unavailable when closing."""
        if self.closing:
            raise Unavailable("The engine is shutting down.")

    def post(self, act: Callable[[], T]) -> "Future[T]":
        """Have `act` run on the model's thread, between steps. Raises Unavailable when closing."""
        done: Future[T] = Future()

        def run() -> None:
            try:
                result = act()
            except Exception as e:
                done.set_exception(e)
            else:
                done.set_result(result)

        with self.ready:
            self.check_open()
            self.acts.append(run)
            self.ready.notify()
        return done

    def take(self) -> list[Callable[[], None]]:
        """All acts so far, once."""
        with self.ready:
            acts = list(self.acts)
            self.acts.clear()
            return acts

    def close(self) -> None:
        with self.ready:
            self.closing = True
            self.ready.notify()
