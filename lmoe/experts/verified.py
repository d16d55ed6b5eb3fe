"""What was found in packages that were read before: a start need not read a thousand adapters' weights again.

A package is known again by its files' sizes, times and inodes. Knows files and what was found; neither weights nor engines. A memory
that is damaged or cannot be written costs time, never an answer.
"""

import hashlib
import json
import logging
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lmoe.database import Database
from lmoe.errors import LmoeError
from lmoe.experts.lora_config import CONFIG, Shapes
from lmoe.experts.package import WEIGHTS, Package, Source, rereader
from lmoe.experts.registry import Expert

log = logging.getLogger(__name__)

FILES = (CONFIG, WEIGHTS, "expert.toml", "description.txt", "adapter_model.bin")
"""All that a package's reader looks at."""

SETTLED_NS = 2_000_000_000
"""What changed less long ago may change again and show the same time: it is not remembered yet."""

_SCHEMA = """CREATE TABLE IF NOT EXISTS verified (
    base TEXT NOT NULL, folder TEXT NOT NULL, mark TEXT NOT NULL, digest TEXT NOT NULL, rank INTEGER NOT NULL, bytes INTEGER NOT NULL,
    numbers INTEGER NOT NULL, description TEXT NOT NULL, PRIMARY KEY (base, folder)
)"""
_COLUMNS = "folder, mark, digest, rank, bytes, numbers, description"


@dataclass(frozen=True, slots=True)
class Known:
    """A package that was checked and proven before, and has not changed since. `numbers` counts its weights; `reread` reads them."""

    expert: Expert
    numbers: int
    reread: Source


Checked = Package | Known


@dataclass(frozen=True, slots=True)
class _Row:
    mark: str
    digest: str
    rank: int
    bytes: int
    numbers: int
    description: str


@dataclass(slots=True)
class Verified:
    """The memory in one file, for one base: `identity` names whatever a package was proven with."""

    database: Database
    base: str
    shapes: Shapes
    _rows: dict[str, _Row] = field(default_factory=dict)
    _marks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path, identity: str, shapes: Shapes) -> "Verified":
        """`identity` is of the base and of how it runs: what was proven with another proves nothing here."""
        base = hashlib.sha256(json.dumps([identity, sorted(shapes.items())]).encode()).hexdigest()
        memory = cls(Database(path, _SCHEMA, holds="memory of checked packages"), base, shapes)
        try:
            with memory.database.reading() as connection:
                found = () if connection is None else connection.execute(f"SELECT {_COLUMNS} FROM verified WHERE base = ?", (base,))
                memory._rows = {folder: _Row(*rest) for folder, *rest in found}
        except LmoeError as e:
            log.warning("all packages are read anew: %s", e.message)
        return memory

    def known(self, folder: Path, name: str) -> Known | None:
        """What lies in `folder`, if it is what lay there when it was remembered."""
        row, mark = self._rows.get(str(folder.resolve())), _mark(folder)
        self._marks[str(folder.resolve())] = mark
        if row is None or row.mark != mark:
            return None
        expert = Expert(name, row.digest, folder, row.rank, row.bytes, row.description)
        return Known(expert, row.numbers, rereader(self.shapes, name, folder))

    def remember(self, packages: Iterable[Checked]) -> None:
        """These passed every check, and their canaries. Those that changed while, or shortly before, they were read are left out."""
        rows = []
        for package in packages:
            if isinstance(package, Known):
                continue
            expert = package.expert
            folder = str(expert.path.resolve())
            mark = _mark(expert.path)
            if mark == self._marks.get(folder) and _settled(mark):
                numbers = sum(part.a.numel() + part.b.numel() for part in package.adapter.layers.values())
                rows.append((self.base, folder, mark, expert.digest, expert.rank, expert.bytes, numbers, expert.description))
        if not rows:
            return
        try:
            with self.database.writing() as connection:
                connection.executemany(f"INSERT OR REPLACE INTO verified (base, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        except LmoeError as e:
            log.warning("the next start reads all packages anew: %s", e.message)


def _mark(folder: Path) -> str:
    """Of each file its size, times, inode and links, or that it is missing; of the folder, whether it is a link."""
    marks: list[object] = [os.path.islink(folder)]
    for name in FILES:
        try:
            info = (folder / name).lstat()
        except OSError:
            marks.append(None)
        else:
            marks.append([info.st_mode, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino, info.st_dev, info.st_nlink])
    return json.dumps(marks)


def _settled(mark: str) -> bool:
    latest = max((max(one[2], one[3]) for one in json.loads(mark)[1:] if one is not None), default=0)
    return bool(latest < time.time_ns() - SETTLED_NS)
