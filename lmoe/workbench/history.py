"""Versions: every change of samples or settings, numbered, with its author, its time and what it changed.

One SQLite file, which several processes may share. A version that `commit` returned is on disk (WAL, synchronous=FULL), whatever
happens to the process next. Knows texts and settings by name; neither routers nor servers.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lmoe.database import Database
from lmoe.errors import NotFound
from lmoe.experts.samples import SampleSet
from lmoe.workbench.content import Content, Diff
from lmoe.workbench.intent import Intent

_SCHEMA = """
CREATE TABLE IF NOT EXISTS versions (
    number INTEGER PRIMARY KEY, time TEXT NOT NULL, author TEXT NOT NULL, message TEXT NOT NULL,
    settings TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS samples (
    expert TEXT NOT NULL, text TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER
);
CREATE INDEX IF NOT EXISTS samples_now ON samples (expert, text) WHERE removed IS NULL;
"""

AS_FOUND = "as found in the files"
"""What a version says that nobody else has claimed."""


class NoSuchVersion(NotFound):
    """A version number that nothing has."""

    def __init__(self, number: int, newest: int) -> None:
        known = f"versions are 1 to {newest}" if newest else "there are none yet"
        super().__init__(f"There is no version {number}; {known}.", param="version")


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of the history; `time` is UTC in ISO 8601. Not `changed`: a change that left this version the newest."""

    number: int
    time: str
    author: str
    message: str
    diff: Diff = field(default_factory=Diff)
    changed: bool = True

    def as_answer(self) -> dict[str, Any]:
        """What a change has done, for who asked for it."""
        return {"object": "router.version", "changed": self.changed, **self.as_json()}

    def as_json(self) -> dict[str, Any]:
        return {"version": self.number, "time": self.time, "author": self.author, "message": self.message, **self.diff.as_json()}


class History:
    """The versions in one file, made when the first is committed."""

    def __init__(self, path: Path, intended: Callable[[], Intent | None] = lambda: None) -> None:
        """`intended` is the latest change that was written with the samples: where it is missing here, it is completed."""
        self.path = path
        self._intended = intended
        self._database = Database(path, _SCHEMA, holds="history")

    @property
    def newest(self) -> int:
        """0 before the first commit."""
        with self._database.reading() as connection:
            return 0 if connection is None else _newest(connection)

    def content(self, number: int | None = None) -> Content:
        """What version `number` holds (None: the newest; empty before the first). Raises NoSuchVersion."""
        with self._database.reading() as connection:
            newest = 0 if connection is None else _newest(connection)
            if number is not None and not 1 <= number <= newest:
                raise NoSuchVersion(number, newest)
            return Content() if connection is None else _content(connection, number or newest)

    def versions(self, limit: int = 100) -> tuple[Version, ...]:
        """The newest first, each with what it changed."""
        with self._database.reading() as connection:
            if connection is None:
                return ()
            rows = connection.execute("SELECT number, time, author, message FROM versions ORDER BY number DESC LIMIT ?", (limit,))
            return tuple(_version(connection, row) for row in rows.fetchall())

    def commit(
        self, change: Callable[[Content], Content], *, author: str, message: str, found: Callable[[], SampleSet] | None = None
    ) -> Version:
        """Apply `change` to the newest content, alone among all processes, and keep the result as a new version.

        `found` reads the samples as they are, before it: where the newest version has others, they become one of the files' own.
        What changes nothing makes no version: the newest is returned, `changed` being False. Whatever is raised leaves all as it was.
        """
        with self._database.writing() as connection:
            now = _content(connection, _newest(connection))
            if found is not None:
                samples = found()
                now = self._completed(connection, now, samples)
                as_found = replace(now, samples=samples)
                _keep(connection, now, as_found, "files", AS_FOUND)
                now = as_found
            return _keep(connection, now, change(now), author, message)

    def record(self, read: Callable[[], SampleSet], *, author: str, message: str) -> Version:
        """A version with the samples that `read` finds, alone among all processes, unless the newest has them."""
        with self._database.writing() as connection:
            samples = read()
            now = self._completed(connection, _content(connection, _newest(connection)), samples)
            return _keep(connection, now, replace(now, samples=samples), author, message)

    def rollback(self, number: int, *, author: str) -> Version:
        """Samples and settings as they were in version `number`, as a new version. Raises NoSuchVersion."""
        target = self.content(number)
        return self.commit(lambda _: target, author=author, message=f"back to version {number}")

    def settings(self) -> Mapping[str, Any]:
        """Of the newest version, without reading its samples."""
        with self._database.reading() as connection:
            row = connection and connection.execute("SELECT settings FROM versions ORDER BY number DESC LIMIT 1").fetchone()
            return json.loads(row[0]) if row else {}

    def _completed(self, connection: sqlite3.Connection, now: Content, found: SampleSet) -> Content:
        """The newest content, after a change that was written with the samples, but whose process died before it was a version here."""
        intent = self._intended()
        if intent is None or intent.newest != _newest(connection):
            return now
        before = replace(now, samples=intent.undone(found))
        _keep(connection, now, before, "files", AS_FOUND)
        after = Content(found, intent.settings)
        _keep(connection, before, after, intent.author, intent.message)
        return after


def _keep(connection: sqlite3.Connection, before: Content, after: Content, author: str, message: str) -> Version:
    """A new version, unless the newest, which holds `before`, is the same."""
    newest = _newest(connection)
    diff = Diff.between(before, after)
    if newest and not diff:
        row = connection.execute("SELECT number, time, author, message FROM versions WHERE number = ?", (newest,)).fetchone()
        number, time, author, message = row
        return Version(number, time, author, message, changed=False)
    number = newest + 1
    time = datetime.now(UTC).isoformat(timespec="seconds")
    values = (number, time, author, message, json.dumps(dict(after.settings)))
    connection.execute("INSERT INTO versions VALUES (?, ?, ?, ?, ?)", values)
    _store(connection, diff, number)
    return Version(number, time, author, message, diff)


def _newest(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM versions").fetchone()[0])


def _version(connection: sqlite3.Connection, row: tuple[int, str, str, str]) -> Version:
    number, time, author, message = row
    return Version(number, time, author, message, _diff(connection, number))


def _content(connection: sqlite3.Connection, number: int) -> Content:
    """Of version `number`; nothing is in 0, before the first."""
    if not number:
        return Content()
    (settings,) = connection.execute("SELECT settings FROM versions WHERE number = ?", (number,)).fetchone()
    return Content(_samples(connection, number), json.loads(settings))


def _samples(connection: sqlite3.Connection, number: int) -> SampleSet:
    query = "SELECT expert, text FROM samples WHERE added <= ? AND (removed IS NULL OR removed > ?) ORDER BY rowid"
    found: dict[str, list[str]] = {}
    for expert, text in connection.execute(query, (number, number)):
        found.setdefault(expert, []).append(text)
    return SampleSet({name: tuple(texts) for name, texts in found.items()})


def _store(connection: sqlite3.Connection, diff: Diff, number: int) -> None:
    gone = [(number, name, text) for name, texts in diff.removed.items() for text in texts]
    new = [(name, text, number) for name, texts in diff.added.items() for text in texts]
    connection.executemany("UPDATE samples SET removed = ? WHERE expert = ? AND text = ? AND removed IS NULL", gone)
    connection.executemany("INSERT INTO samples VALUES (?, ?, ?, NULL)", new)


def _diff(connection: sqlite3.Connection, number: int) -> Diff:
    def grouped(column: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        query = f"SELECT expert, text FROM samples WHERE {column} = ? ORDER BY expert, rowid"
        for expert, text in connection.execute(query, (number,)):
            found.setdefault(expert, []).append(text)
        return {name: tuple(texts) for name, texts in found.items()}

    rows = connection.execute("SELECT settings FROM versions WHERE number IN (?, ?) ORDER BY number", (number - 1, number)).fetchall()
    old, new = ({}, *(json.loads(row[0]) for row in rows))[-2:]
    return Diff(grouped("added"), grouped("removed"), Diff.between(Content(settings=old), Content(settings=new)).settings)
