"""SQLite files in the state folder: read as one consistent view, written whole or not at all, and synced.

Knows files and transactions; not what is in the tables. Several processes and threads may share one file.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from lmoe.errors import ConfigError, Unavailable

PATIENCE = 30.0
"""Seconds to wait for another process's change."""


class Database:
    """One file, made at the first change. `schema` makes tables where they are missing; `holds` says what in, for messages."""

    def __init__(self, path: Path, schema: str, *, holds: str, private: bool = False) -> None:
        """`private`: the file is made readable by its owner alone, and SQLite's files beside it are as it is."""
        self.path = path
        self._schema = schema
        self._holds = holds
        self._mode = 0o600 if private else 0o666
        # Who writes may look at what was there before.
        self._lock = threading.RLock()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """One view of all tables; None before the first change. Raises ConfigError for a file that cannot be read."""
        if not self.path.is_file():
            yield None
            return
        try:
            with self._lock, self._open() as connection:
                connection.execute("BEGIN")
                exists = connection.execute("SELECT 1 FROM sqlite_master").fetchone()
                yield connection if exists else None
        except sqlite3.Error as e:
            raise ConfigError(f"{self.path}: the {self._holds} cannot be read: {e}; move the file away to begin anew") from None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Committed and synced at the end, or rolled back. Raises Unavailable when the disk does not take it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, self._mode))
            with self._lock, self._open() as connection:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                connection.executescript(f"BEGIN IMMEDIATE;{self._schema};")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as e:
            raise refused(e, self.path.name) from None

    def _open(self) -> contextlib.closing[sqlite3.Connection]:
        return contextlib.closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None))


def refused(error: sqlite3.Error | OSError, what: str) -> Unavailable:
    """What to raise when the disk refused `what`."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Unavailable(f"The state folder does not take the change: {what}: {reason}.", retry_after=60)
