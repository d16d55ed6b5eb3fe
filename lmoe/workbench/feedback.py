"""Feedback: requests of which somebody says who should have answered, kept until they are promoted to samples.

One SQLite file; what was acknowledged is on disk. Knows texts and names; neither HTTP nor routers.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lmoe.database import Database
from lmoe.errors import Conflict, NotFound, Overloaded, SamplesError
from lmoe.experts.samples import SampleSet, checked_text

MOST = 100_000
"""Entries that may wait: whoever may post must not fill the disk."""

MOST_BYTES = 64 * 2**20
"""Of the file, promoted entries included; what was removed leaves room for others."""

_SCHEMA = """CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, input TEXT NOT NULL, expert TEXT NOT NULL, was TEXT NOT NULL,
    comment TEXT NOT NULL, key TEXT UNIQUE, digest TEXT NOT NULL, promoted INTEGER
)"""
_COLUMNS = "id, time, input, expert, was, comment, promoted"


@dataclass(frozen=True, slots=True)
class Entry:
    """`expert` should have answered `input`; `was` did. `promoted` is the version that made it a sample."""

    id: int
    time: str
    input: str
    expert: str
    was: str
    comment: str = ""
    promoted: int | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "object": "feedback",
            "time": self.time,
            "input": self.input,
            "expert": self.expert,
            "was": self.was,
            "comment": self.comment,
            "promoted": self.promoted,
        }


class Feedback:
    """The entries in one file, made when the first comes."""

    def __init__(self, path: Path) -> None:
        self._database = Database(path, _SCHEMA, holds="feedback", private=True)

    def add(self, text: str, expert: str, was: str, comment: str = "", key: str | None = None) -> tuple[Entry, bool]:
        """Keep an entry, and say whether it is new: the same `key` with the same content gives the first one again.

        Raises Conflict when the key came with other content, and Overloaded when MOST entries wait, or MOST_BYTES are full.
        """
        digest = hashlib.sha256(json.dumps([text, expert, comment]).encode()).hexdigest()
        with self._database.writing() as connection:
            if key is not None:
                row = connection.execute(f"SELECT digest, {_COLUMNS} FROM feedback WHERE key = ?", (key,)).fetchone()
                if row is not None:
                    if row[0] != digest:
                        raise Conflict("This Idempotency-Key was used with other feedback; send another key.")
                    return Entry(*row[1:]), False
            (waiting,) = connection.execute("SELECT count(*) FROM feedback WHERE promoted IS NULL").fetchone()
            if waiting >= MOST:
                raise _full(f"{MOST} entries wait", "promote` or `lmoe feedback rm")
            used, free, page = (
                connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
            )
            if (used - free) * page > MOST_BYTES:
                raise _full(f"its file has {MOST_BYTES} bytes", "rm")
            time = datetime.now(UTC).isoformat(timespec="seconds")
            values = (time, text, expert, was, comment, key, digest)
            query = "INSERT INTO feedback (time, input, expert, was, comment, key, digest) VALUES (?, ?, ?, ?, ?, ?, ?)"
            number = connection.execute(query, values).lastrowid
            assert number is not None
            return Entry(number, time, text, expert, was, comment), True

    def entries(self, *, promoted: bool = False, limit: int = MOST) -> tuple[Entry, ...]:
        """Those that wait, or with `promoted` all, the oldest first, at most `limit` of them."""
        with self._database.reading() as connection:
            if connection is None:
                return ()
            where = "" if promoted else "WHERE promoted IS NULL"
            rows = connection.execute(f"SELECT {_COLUMNS} FROM feedback {where} ORDER BY id LIMIT ?", (limit,)).fetchall()
            return tuple(Entry(*row) for row in rows)

    def entry(self, number: int) -> Entry:
        """Raises NotFound."""
        with self._database.reading() as connection:
            row = connection and connection.execute(f"SELECT {_COLUMNS} FROM feedback WHERE id = ?", (number,)).fetchone()
            if not row:
                raise no_such_feedback(number)
            return Entry(*row)

    def chosen(self, ids: Collection[int]) -> tuple[Entry, ...]:
        """These of the waiting ones. Raises NotFound naming the first that is not."""
        waiting = {entry.id: entry for entry in self.entries()}
        for number in ids:
            if number not in waiting:
                raise NotFound(f"There is no feedback {number} to promote; see `lmoe feedback ls`.")
        return tuple(waiting[number] for number in sorted(set(ids)))

    def promotable(self, ids: Collection[int] | None, known: Collection[str]) -> "Promotable":
        """These of the waiting ones, every one; or (None) those of all that can be samples of the `known` experts.

        Raises NotFound where there is none, and SamplesError where one that was named, or every one of all, can be none.
        """
        found = self.entries() if ids is None else self.chosen(ids)
        if not found:
            raise NotFound("There is no feedback to promote.")
        reasons = [(entry, _refusal(entry, known)) for entry in found]
        left = tuple((entry, reason) for entry, reason in reasons if reason is not None)
        if left and (ids is not None or len(left) == len(found)):
            raise SamplesError(left[0][1])
        return Promotable(tuple(entry for entry, reason in reasons if reason is None), left)

    def remove(self, ids: Collection[int]) -> None:
        """Forget these entries, promoted ones too, or none of them. Raises NotFound naming the first that is not there."""
        with self._database.writing() as connection:
            for number in dict.fromkeys(ids):
                if not connection.execute("DELETE FROM feedback WHERE id = ?", (number,)).rowcount:
                    raise no_such_feedback(number)

    def mark(self, ids: Collection[int], version: int) -> None:
        """They have become samples in `version`."""
        with self._database.writing() as connection:
            connection.executemany("UPDATE feedback SET promoted = ? WHERE id = ?", [(version, number) for number in ids])


@dataclass(frozen=True, slots=True)
class Promotable:
    """Entries that can be made samples, and those `left` waiting, each with the reason."""

    chosen: tuple[Entry, ...]
    left: tuple[tuple[Entry, str], ...] = ()

    @property
    def left_json(self) -> list[dict[str, object]]:
        return [{"id": entry.id, "reason": reason} for entry, reason in self.left]


def _full(why: str, command: str) -> Overloaded:
    return Overloaded(f"No more feedback is taken: {why}. The operator makes room with `lmoe feedback {command}`.", retry_after=3600)


def no_such_feedback(number: int | str) -> NotFound:
    return NotFound(f"There is no feedback {number}; see `lmoe feedback ls --all`.", param="id")


def _refusal(entry: Entry, known: Collection[str]) -> str | None:
    """Why the entry can be no sample now."""
    if entry.expert not in known:
        return f"feedback {entry.id} names {entry.expert!r}, which is no expert now; known are {', '.join(sorted(known))}"
    try:
        checked_text(entry.input, f"feedback {entry.id}", "input")
    except SamplesError as e:
        return e.message
    return None


def promoted(samples: SampleSet, entries: Collection[Entry]) -> SampleSet:
    """The samples with each entry's text as its expert's, and nobody else's; the latest word on a text counts.

    Raises SamplesError for a text that cannot be a sample.
    """
    experts = {name: dict.fromkeys(texts) for name, texts in samples.experts.items()}
    for entry in sorted(entries, key=lambda entry: entry.id):
        text = entry.input.strip()
        for texts in experts.values():
            texts.pop(text, None)
        experts.setdefault(entry.expert, {})[text] = None
    return SampleSet.of(experts)


def promotion(entries: Sequence[Entry]) -> str:
    """The message of the version that they make."""
    return f"promote feedback {', '.join(str(entry.id) for entry in entries[:10])}{', ...' if len(entries) > 10 else ''}"
