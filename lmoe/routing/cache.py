"""Embeddings kept on disk, so that a warm start encodes nothing.

Knows encoders by their identity and texts by their digest. A damaged or locked file costs speed, never an answer.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lmoe.routing.encoder import Encoder, Vectors

_SCHEMA = """CREATE TABLE IF NOT EXISTS vectors (
    encoder TEXT, text BLOB, layers INTEGER, vector BLOB, PRIMARY KEY (encoder, text)
) WITHOUT ROWID"""


class VectorCache:
    """Vectors by encoder and text in one SQLite file; several processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def encode(self, encoder: Encoder, texts: Sequence[str]) -> Vectors:
        """What `encoder.encode(texts)` gives; only texts never seen before are encoded."""
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        known = self._read(encoder.identity, set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            fresh = dict(zip(missing, encoder.encode(list(missing.values())), strict=True))
            self._write(encoder.identity, fresh)
            known |= fresh
        return np.stack([known[key] for key in keys]) if keys else encoder.encode([])

    def _read(self, encoder: str, keys: set[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        with contextlib.suppress(sqlite3.Error, ValueError), contextlib.closing(self._connect()) as connection:
            rows = connection.execute("SELECT text, layers, vector FROM vectors WHERE encoder = ?", (encoder,))
            for key, layers, blob in rows:
                if key in keys:
                    found[key] = np.frombuffer(blob, "<f4").astype(np.float32).reshape(layers, -1)
        return found

    def _write(self, encoder: str, vectors: dict[bytes, Vectors]) -> None:
        rows = [(encoder, key, len(vector), vector.astype("<f4").tobytes()) for key, vector in vectors.items()]
        with contextlib.suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._insert(rows)
            except sqlite3.OperationalError:
                raise  # locked, or no room: the file itself is sound
            except sqlite3.DatabaseError:
                self._path.unlink()
                self._insert(rows)

    def _insert(self, rows: list[tuple[str, bytes, int, bytes]]) -> None:
        with contextlib.closing(self._connect()) as connection, connection:
            connection.execute(_SCHEMA)
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=5)
