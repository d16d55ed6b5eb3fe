"""Whether files have changed since they were read, told by their names, sizes, times and inodes."""

from collections.abc import Callable
from pathlib import Path

from lmoe.experts.samples import SampleSet

Mark = tuple[tuple[str, int, int, int], ...]
"""Name, size, time and inode of each file concerned: what differs was changed."""


def mark_of(folder: Path, pattern: str) -> Mark:
    """How the files in `folder` that match `pattern` stand."""
    found = []
    for path in sorted(folder.glob(pattern)):
        try:
            info = path.stat()
        except OSError:
            # Gone again, or a link to nowhere; the reader says what it thinks of it.
            found.append((path.name, 0, 0, 0))
        else:
            found.append((path.name, info.st_size, info.st_mtime_ns, info.st_ino))
    return tuple(found)


class Reader:
    """What `read` makes of the files `pattern` in `folder`, which are read again only when they have changed."""

    def __init__(self, folder: Path, pattern: str, read: Callable[[], SampleSet]) -> None:
        self._folder = folder
        self._pattern = pattern
        self._read = read
        self._last: tuple[Mark, SampleSet] | None = None

    def __call__(self) -> SampleSet:
        """Raises whatever `read` raises."""
        mark = mark_of(self._folder, self._pattern)
        if self._last is None or self._last[0] != mark:
            self._last = (mark, self._read())
        return self._last[1]
