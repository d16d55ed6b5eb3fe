"""What a running server's samples come from, and what it was asked, for whoever works on them while it serves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lmoe.experts.samples import SampleSet
from lmoe.workbench.impact import Request


@dataclass(frozen=True, slots=True)
class Sources:
    """`read` gives the samples that a start would find now, `files` the file of each expert's, `recent` the requests that are logged.

    All of them read the disk.
    """

    read: Callable[[], SampleSet]
    files: Callable[[], Mapping[str, Path]]
    recent: Callable[[], tuple[Request, ...]]
