"""The accepted experts: which revision each name means, and the revisions' own files, under the state folder.

One SQLite transaction makes an adapter and its samples visible together; the files are there, synced, before. Experts of the
operator's folder are not copied here: what is kept of them is what was changed while serving.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lmoe.database import Database
from lmoe.errors import Conflict, PackageError
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import Content, read_package
from lmoe.experts.registry import Registry
from lmoe.experts.samples import SampleSet
from lmoe.experts.verified import Checked, Verified
from lmoe.lifecycle.revisions import Revisions
from lmoe.workbench.intent import Intent

KEPT = 5
"""Earlier revisions of a name that a replacement can go back to."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS experts (name TEXT PRIMARY KEY, digest TEXT NOT NULL, description TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS descriptions (name TEXT NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (name, digest));
CREATE TABLE IF NOT EXISTS removed (name TEXT PRIMARY KEY, digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS past (id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (name, digest));
CREATE TABLE IF NOT EXISTS samples (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, present INTEGER NOT NULL, UNIQUE (name, text)
);
CREATE TABLE IF NOT EXISTS intent (id INTEGER PRIMARY KEY CHECK (id = 1), change TEXT NOT NULL);
"""

_GIVEN = ""
"""The digest in `descriptions` of what was given to a name, whatever revision it means; others are of earlier revisions."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a name means: a digest, or (empty) that the operator's expert with the digest `removed` is not to be served.

    `past` are digests that it meant before, latest first.
    """

    digest: str = ""
    description: str = ""
    past: tuple[str, ...] = ()
    removed: str = ""


class Store:
    """One state folder's experts. Several processes and threads may share it; nothing is created before the first write."""

    def __init__(self, state: Path) -> None:
        self._revisions = Revisions(state / "revisions")
        self._database = Database(state / "experts.sqlite", _SCHEMA, holds="accepted experts")

    def accepted(self) -> Mapping[str, Accepted]:
        """By sorted name. Raises ConfigError for a database that cannot be read."""
        with self._database.reading() as connection:
            if connection is None:
                return {}
            past: dict[str, list[str]] = {}
            for name, digest in connection.execute("SELECT name, digest FROM past ORDER BY id DESC"):
                past.setdefault(name, []).append(digest)
            found = {name: Accepted(removed=digest) for name, digest in connection.execute("SELECT name, digest FROM removed")}
            for name, digest, description in connection.execute("SELECT name, digest, description FROM experts"):
                found[name] = Accepted(digest, description, tuple(past.get(name, ())))
        return dict(sorted(found.items()))

    def given(self) -> Mapping[str, str]:
        """The descriptions that were given to names, accepted experts' and the operator's: they outlive every replacement."""
        return {name: text for (name, digest), text in self._descriptions().items() if digest == _GIVEN}

    def description_of(self, name: str, digest: str) -> str | None:
        """What `name` was described by when it meant `digest`; None for what it did not mean before."""
        return self._descriptions().get((name, digest))

    def _descriptions(self) -> Mapping[tuple[str, str], str]:
        with self._database.reading() as connection:
            if connection is None or not _has(connection, "descriptions"):
                return {}
            return {(name, digest): text for name, digest, text in connection.execute("SELECT name, digest, text FROM descriptions")}

    def samples(self, files: SampleSet) -> SampleSet:
        """The samples that are live when the operator's files read as `files`. Raises ConfigError."""
        edited: dict[str, dict[str, None]] = {}
        with self._database.reading() as connection:
            rows = [] if connection is None else connection.execute("SELECT name, text, present FROM samples ORDER BY id").fetchall()
        for name, text, present in rows:
            texts = edited.setdefault(name, dict.fromkeys(files.experts.get(name, ())))
            if present:
                texts.setdefault(text)
            else:
                texts.pop(text, None)
        return replace(files, experts={**files.experts, **{name: tuple(texts) for name, texts in edited.items()}}) if edited else files

    def intended(self) -> Intent | None:
        """The latest change of samples, as it was to be in the history: see `Intent`."""
        with self._database.reading() as connection:
            row = connection and _has(connection, "intent") and connection.execute("SELECT change FROM intent").fetchone()
        return Intent.from_json(json.loads(row[0])) if row else None

    def mark(self) -> int:
        """Another number after every change, whichever process made it."""
        with self._database.reading() as connection:
            return 0 if connection is None else int(connection.execute("PRAGMA user_version").fetchone()[0])

    def folder_of(self, digest: str) -> Path:
        return self._revisions.folder_of(digest)

    # What is changed: each of these is on disk when it returns, or has changed nothing. An `intent` goes with the samples that it is of.

    def keep(self, digest: str, files: Mapping[str, Content]) -> None:
        """The revision's own folder, before a name is let mean it. Raises Unavailable."""
        self._revisions.keep(digest, files)

    def put(
        self,
        name: str,
        digest: str,
        description: str,
        *,
        given: bool = False,
        before: tuple[str, str] | None,
        files: SampleSet,
        samples: tuple[str, ...],
        intent: Intent | None = None,
    ) -> None:
        """Let `name` mean `digest`, with exactly these samples; `before` is digest and description of what it means now (None: it is
        new). A description that was `given` is the name's, whatever it means later.

        Raises Conflict when another process was faster, and Unavailable.
        """
        digest_before, description_before = before or (None, "")
        with self._database.writing() as connection:
            row = connection.execute("SELECT digest FROM experts WHERE name = ?", (name,)).fetchone()
            if row is not None and row[0] != digest_before:
                raise Conflict(f"The expert '{name}' was changed by another process meanwhile.")
            connection.execute("DELETE FROM removed WHERE name = ?", (name,))
            connection.execute("INSERT OR REPLACE INTO experts VALUES (?, ?, ?)", (name, digest, description))
            connection.execute("DELETE FROM past WHERE name = ? AND digest = ?", (name, digest))
            if digest_before is None:
                connection.execute("DELETE FROM descriptions WHERE name = ?", (name,))
            if given:
                _describe(connection, name, _GIVEN, description)
            if digest_before is not None and digest_before != digest:
                connection.execute("INSERT OR REPLACE INTO past (name, digest) VALUES (?, ?)", (name, digest_before))
                _describe(connection, name, digest_before, description_before)
                latest = "SELECT id FROM past WHERE name = ? ORDER BY id DESC LIMIT ?"
                connection.execute(f"DELETE FROM past WHERE name = ? AND id NOT IN ({latest})", (name, name, KEPT))
                known = "SELECT digest FROM past WHERE name = ? UNION SELECT ?"
                connection.execute(f"DELETE FROM descriptions WHERE name = ? AND digest NOT IN ({known})", (name, name, _GIVEN))
            _set_samples(connection, name, files, samples)
            _intend(connection, intent)
            _count(connection)

    def describe(self, name: str, description: str) -> None:
        """Give a name its description, whatever it means."""
        with self._database.writing() as connection:
            connection.execute("UPDATE experts SET description = ? WHERE name = ?", (description, name))
            _describe(connection, name, _GIVEN, description)
            _count(connection)

    def remove(self, name: str, *, in_folder: str | None, intent: Intent | None = None) -> None:
        """Forget a name, its description, past and samples; `in_folder` is the digest that the operator's folder has under that name."""
        with self._database.writing() as connection:
            for table in ("experts", "descriptions", "past", "samples"):
                connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))
            if in_folder is not None:
                connection.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (name, in_folder))
            _intend(connection, intent)
            _count(connection)

    def set_samples(self, samples: Mapping[str, tuple[str, ...]], *, files: SampleSet, intent: Intent | None = None) -> None:
        """Exactly these samples for each name, whatever the operator's files say."""
        with self._database.writing() as connection:
            for name, texts in samples.items():
                _set_samples(connection, name, files, texts)
            _intend(connection, intent)
            _count(connection)

    def sweep(self) -> None:
        """Delete the files that nothing refers to, unless they are so new that another process may be about to."""
        self._revisions.sweep({digest for accepted in self.accepted().values() for digest in (accepted.digest, *accepted.past)})


def _has(connection: sqlite3.Connection, table: str) -> bool:
    """A state folder of an earlier version lacks tables until something changes."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def _intend(connection: sqlite3.Connection, intent: Intent | None) -> None:
    connection.execute("DELETE FROM intent")
    if intent is not None:
        connection.execute("INSERT INTO intent VALUES (1, ?)", (json.dumps(intent.as_json()),))


def _describe(connection: sqlite3.Connection, name: str, digest: str, text: str) -> None:
    connection.execute("INSERT OR REPLACE INTO descriptions VALUES (?, ?, ?)", (name, digest, text))


def _count(connection: sqlite3.Connection) -> None:
    """One more change. The number is kept in the file's header, and written or not with the rest."""
    (changes,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {(changes + 1) % 2**31}")


def _set_samples(connection: sqlite3.Connection, name: str, files: SampleSet, wanted: tuple[str, ...]) -> None:
    """Only the difference from the files is kept, so that what is edited there later still counts."""
    listed = files.experts.get(name, ())
    here, keep = set(listed), set(wanted)
    edits = [(name, text, 1) for text in wanted if text not in here] + [(name, text, 0) for text in listed if text not in keep]
    connection.execute("DELETE FROM samples WHERE name = ?", (name,))
    connection.executemany("INSERT INTO samples (name, text, present) VALUES (?, ?, ?)", edits)


def with_accepted(
    registry: Registry, packages: tuple[Checked, ...], store: Store, shapes: Shapes, verified: Verified | None = None
) -> tuple[Registry, tuple[Checked, ...]]:
    """The operator's experts with what was accepted while serving, which wins, and without what was removed. Raises ConfigError.

    What `verified` knows again is not read.
    """
    found = {package.expert.name: package for package in packages}
    for name, package in _accepted_packages(store, shapes, registry, verified):
        if package is None:
            found.pop(name, None)
            registry = registry.without(name)
        elif isinstance(package, PackageError):
            found.pop(name, None)
            registry = registry.without(name, package.message)
        else:
            found[name] = package
            registry = registry.having(package.expert)
    for name, text in store.given().items():
        if name in registry.experts:
            registry = registry.describing(name, text)
    return registry, tuple(found[name] for name in sorted(found))


def _accepted_packages(
    store: Store, shapes: Shapes, registry: Registry, verified: Verified | None
) -> Iterator[tuple[str, Checked | PackageError | None]]:
    for name, accepted in store.accepted().items():
        if accepted.removed:
            # Only the revision that was removed: what the operator puts in its place is a new expert.
            if name in registry.experts and registry.experts[name].digest == accepted.removed:
                yield name, None
            continue
        try:
            folder = store.folder_of(accepted.digest)
            known = verified.known(folder, name) if verified is not None else None
            package = known or read_package(folder, shapes, name=name)
            if package.expert.digest != accepted.digest:
                raise PackageError(f"The stored files of revision {accepted.digest[:8]} are damaged; add the expert again.")
            yield name, replace(package, expert=replace(package.expert, description=accepted.description))
        except PackageError as e:
            yield name, e
