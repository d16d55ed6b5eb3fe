"""The request log: what was asked recently, to be replayed when a change is planned. Off unless it is asked for, and bounded.

Knows routing texts, vectors and who answered; nothing of HTTP. Writing happens in a thread of its own, and a log that cannot keep
up, or cannot write, loses entries: an answer never waits for it.
"""

import contextlib
import logging
import queue
import threading
from collections import OrderedDict
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import numpy as np

from lmoe.database import Database
from lmoe.errors import ConfigError
from lmoe.routing.encoder import Encoder
from lmoe.workbench.impact import Request

log = logging.getLogger(__name__)

Keep = Literal["nothing", "embeddings", "prompts"]

REQUEST_ID: ContextVar[str] = ContextVar("lmoe_request_id", default="")
"""Of the request that the current task answers; set by whoever speaks the protocol."""

KEPT = 10_000
"""Requests in the file: the oldest go first."""

REMEMBERED = 1_000
"""Requests whose texts are held in memory, whatever is logged, so that feedback can name them by id."""

LONGEST = 4_000
"""Characters kept of a text: more than any encoder reads."""

_WAITING = 1_000

_SCHEMA = """CREATE TABLE IF NOT EXISTS requests (
    id INTEGER PRIMARY KEY, time TEXT NOT NULL, expert TEXT NOT NULL, text TEXT NOT NULL,
    encoder TEXT NOT NULL, layers INTEGER, vectors BLOB
)"""


class RequestLog:
    """Keeps nothing, embeddings or prompts in the file at `path`. `close` writes what is waiting."""

    def __init__(self, path: Path, keep: Keep = "nothing") -> None:
        self._database = _database(path)
        self.keep = keep
        self._recent: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._lock = threading.Lock()
        self._waiting: queue.Queue[tuple[str, str, Encoder] | None] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None
        if left := self._kept_before():
            log.warning("%s holds %d earlier requests of which more was kept; delete it to forget them", path, left)
        if keep != "nothing":
            self._thread = threading.Thread(target=self._run, name="lmoe-request-log", daemon=True)
            self._thread.start()

    def _kept_before(self) -> int:
        """Requests in the file of which the present setting would keep less: none at all, or no words."""
        if self.keep == "prompts":
            return 0
        where = "WHERE text <> ''" if self.keep == "embeddings" else ""
        with contextlib.suppress(ConfigError), self._database.reading() as connection:
            if connection is not None:
                return int(connection.execute(f"SELECT count(*) FROM requests {where}").fetchone()[0])
        return 0

    def note(self, text: str, expert: str, encoder: Encoder) -> None:
        """One routed request, under the id of the current context. Never blocks."""
        text = text[:LONGEST]
        if request_id := REQUEST_ID.get():
            with self._lock:
                self._recent[request_id] = (text, expert)
                while len(self._recent) > REMEMBERED:
                    self._recent.popitem(last=False)
        if self._thread is not None and text:
            with contextlib.suppress(queue.Full):
                self._waiting.put_nowait((text, expert, encoder))

    def recall(self, request_id: str) -> tuple[str, str] | None:
        """Text and expert of one of the last requests of this process."""
        with self._lock:
            return self._recent.get(request_id)

    def close(self) -> None:
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            ending = False
            while len(batch) < 32 and not ending:
                try:
                    more = self._waiting.get_nowait()
                except queue.Empty:
                    break
                ending = more is None
                if more is not None:
                    batch.append(more)
            try:
                self._write(batch)
            except Exception:
                log.exception("the request log cannot be written; %d requests are not in it", len(batch))
            if ending:
                return

    def _write(self, batch: list[tuple[str, str, Encoder]]) -> None:
        time = datetime.now(UTC).isoformat(timespec="seconds")
        rows: list[tuple[object, ...]] = []
        if self.keep == "prompts":
            rows = [(time, expert, text, "", None, None) for text, expert, _ in batch]
        else:
            for text, expert, encoder in batch:
                vectors = encoder.encode([text])[0]
                rows.append((time, expert, "", encoder.identity, len(vectors), vectors.astype("<f4").tobytes()))
        with self._database.writing() as connection:
            query = "INSERT INTO requests (time, expert, text, encoder, layers, vectors) VALUES (?, ?, ?, ?, ?, ?)"
            connection.executemany(query, rows)
            connection.execute("DELETE FROM requests WHERE id <= (SELECT max(id) FROM requests) - ?", (KEPT,))


def recent_requests(path: Path, limit: int = 1_000) -> tuple[Request, ...]:
    """The latest requests that a log at `path` holds, the oldest of them first; none where there is no log."""
    found: list[Request] = []
    query = "SELECT text, encoder, layers, vectors FROM requests ORDER BY id DESC LIMIT ?"
    with contextlib.suppress(ConfigError), _database(path).reading() as connection:
        for text, encoder, layers, blob in () if connection is None else connection.execute(query, (limit,)):
            vectors = None if blob is None else np.frombuffer(blob, "<f4").astype(np.float32).reshape(layers, -1)
            found.append(Request(text, vectors, encoder))
    return tuple(reversed(found))


def _database(path: Path) -> Database:
    return Database(path, _SCHEMA, holds="request log", private=True)
