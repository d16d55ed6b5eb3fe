"""Embeddings kept on disk, so that a warm start encodes nothing, and a first one only what nobody encoded before.

Knows encoders by their identity and texts by their digest. A damaged or locked file costs speed, never an answer.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from lmoe.errors import ConfigError
from lmoe.routing.encoder import Encoder, Vectors

Progress = Callable[[int, int], None]
"""Called with how many texts are encoded, and how many have to be."""

Half = NDArray[np.float16]

Item = TypeVar("Item")

BLOCK = 64
"""Texts encoded between two writes: what an interrupted start has done is kept."""

_SCHEMA = """CREATE TABLE IF NOT EXISTS halves (
    encoder TEXT, text BLOB, layers INTEGER, vector BLOB, PRIMARY KEY (encoder, text)
) WITHOUT ROWID"""

_ASKED = 500
"""Keys in one question to SQLite."""


class VectorCache:
    """Vectors by encoder and text in one SQLite file, in 16 bits; several processes may share it.

    `packaged` is a file made by `write_vectors`, looked into first. Fresh vectors are rounded before they are used, so that a
    restart decides as the start did.
    """

    def __init__(self, path: Path, packaged: Path | None = None) -> None:
        self._path = path
        self._packaged = packaged

    def encode(self, encoder: Encoder, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """What `encoder.encode(texts)` gives, rounded to 16 bits; only texts never seen before are encoded.

        Raises ConfigError when the encoder has changed its vectors' size under the same identity.
        """
        keys = [digest(text) for text in texts]
        known = _packaged(self._packaged, encoder.identity, set(keys)) if self._packaged else {}
        known |= self._read(encoder.identity, set(keys) - known.keys())
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for done, block in enumerate(_blocks(list(missing.items()), BLOCK)):
            if progress is not None:
                progress(done * BLOCK, len(missing))
            halves = encoder.encode([text for _, text in block]).astype(np.float16)
            fresh = dict(zip((key for key, _ in block), halves, strict=True))
            self._write(encoder.identity, fresh)
            known |= fresh
        if len(shapes := {vector.shape for vector in known.values()}) > 1:
            raise ConfigError(
                f"The router's encoder {encoder.identity} gave vectors of {' and of '.join(map(str, sorted(shapes)))} (layers, dimensions):"
                f" it is not the one that the known vectors come from; delete {self._path} or give the encoder another identity"
            )
        return np.stack([known[key] for key in keys]).astype(np.float32) if keys else encoder.encode([])

    def _read(self, encoder: str, keys: set[bytes]) -> dict[bytes, Half]:
        found: dict[bytes, Half] = {}
        with contextlib.suppress(sqlite3.Error, ValueError), contextlib.closing(self._connect()) as connection:
            for block in _blocks(sorted(keys), _ASKED):
                marks = ",".join("?" * len(block))
                rows = connection.execute(
                    f"SELECT text, layers, vector FROM halves WHERE encoder = ? AND text IN ({marks})", (encoder, *block)
                )
                for key, layers, blob in rows:
                    found[key] = np.frombuffer(blob, "<f2").astype(np.float16).reshape(layers, -1)
        return found

    def _write(self, encoder: str, vectors: Mapping[bytes, Half]) -> None:
        rows = [(encoder, key, len(vector), vector.astype("<f2").tobytes()) for key, vector in vectors.items()]
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
            connection.executemany("INSERT OR REPLACE INTO halves VALUES (?, ?, ?, ?)", rows)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=5)


def digest(text: str) -> bytes:
    """What a text is known by: 32 bytes."""
    return hashlib.sha256(text.encode()).digest()


def write_vectors(path: Path, encoder: Encoder, texts: Iterable[str], cache: VectorCache) -> None:
    """A file for `VectorCache`'s `packaged`: the same bytes whatever the order of `texts`."""
    from safetensors.numpy import save_file

    ordered = sorted(set(texts), key=digest)
    digests = np.frombuffer(b"".join(map(digest, ordered)), np.uint8).reshape(-1, 32)
    vectors = cache.encode(encoder, ordered).astype(np.float16)
    save_file({"digests": digests.copy(), "vectors": vectors}, path, {"encoder": encoder.identity})


def _packaged(path: Path, encoder: str, keys: set[bytes]) -> dict[bytes, Half]:
    """Of another encoder, or without a sound file: nothing."""
    found: dict[bytes, Half] = {}
    with contextlib.suppress(OSError, SafetensorError, ValueError), safe_open(path, "numpy") as file:
        if (file.metadata() or {}).get("encoder") == encoder:
            rows = [row.tobytes() for row in file.get_tensor("digests")]
            vectors = file.get_tensor("vectors")
            found = {key: vectors[i] for i, key in enumerate(rows) if key in keys}
    return found


def _blocks(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
