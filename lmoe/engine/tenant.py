"""One adapter that sequences may use, or still use, wherever its weights are. Knows nothing of how they get there."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum

from lmoe.errors import LmoeError


class Place(Enum):
    """Where an adapter's weights are, seen from the bank."""

    OUT = "out"
    COMING = "coming"
    """Columns are being written."""
    IN = "in"
    LEAVING = "leaving"
    """Columns are being zeroed."""


@dataclass(slots=True)
class Tenant:
    """`size` in bytes of the bank. `uses` counts the sequences, waiting or running, and the others that need it.

    `welcome` says whether new sequences may use it. `steps` it has run since it came in, and at `used` (a count of turns) it was last
    needed.
    """

    revision: str
    size: int
    place: Place = Place.OUT
    welcome: bool = False
    uses: int = 0
    steps: int = 0
    used: int = 0
    reading: bool = False
    """Its weights are being read from disk."""
    refused: bool = False
    """It could not come, and whoever needed it has yet to hear of it: no second attempt for them."""
    arrivals: list[Future[None]] = field(default_factory=list)
    """Told when it is in the bank, or that it cannot be."""
    removals: list[Future[None]] = field(default_factory=list)
    """Told when it is gone for good, or welcome again."""


def tell(waiting: "list[Future[None]]", error: LmoeError | None = None) -> None:
    """Whoever waits for an arrival or a removal hears of it, once: that it is done, or why it cannot be."""
    for future in waiting:
        if error is None:
            future.set_result(None)
        else:
            future.set_exception(error)
    waiting.clear()
