"""The cache of vectors: a warm start encodes nothing, and a damaged file costs nothing but time."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lmoe.routing.cache import VectorCache
from lmoe.routing.encoder import Vectors


class CountingEncoder:
    """Remembers what it was asked for."""

    def __init__(self, identity: str = "counting") -> None:
        self.identity = identity
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return np.asarray([[[len(text), ord(text[0])], [1, 2]] for text in texts], np.float32).reshape(len(texts), 2, 2)


def test_a_warm_start_encodes_nothing(tmp_path: Path) -> None:
    """A second process finds every vector, bit for bit and in the order asked for."""
    first, second = CountingEncoder(), CountingEncoder()
    vectors = VectorCache(tmp_path / "state" / "vectors.sqlite").encode(first, ["a", "bb", "a"])
    assert first.asked == ["a", "bb"]
    again = VectorCache(tmp_path / "state" / "vectors.sqlite").encode(second, ["bb", "a"])
    assert second.asked == []
    np.testing.assert_array_equal(again, vectors[[1, 0]])


def test_only_new_texts_are_encoded(tmp_path: Path) -> None:
    """Adding a sample encodes that sample."""
    cache, encoder = VectorCache(tmp_path / "v"), CountingEncoder()
    cache.encode(encoder, ["a", "b"])
    cache.encode(encoder, ["a", "b", "c"])
    assert encoder.asked == ["a", "b", "c"]


def test_encoders_do_not_share_vectors(tmp_path: Path) -> None:
    """Another identity finds nothing of the first one's."""
    other = CountingEncoder("other")
    VectorCache(tmp_path / "v").encode(CountingEncoder(), ["a"])
    VectorCache(tmp_path / "v").encode(other, ["a"])
    assert other.asked == ["a"]


def test_a_damaged_file_is_survived(tmp_path: Path) -> None:
    """Garbage where the database should be costs one encoding and is replaced; a folder that cannot be written costs no answer."""
    path = tmp_path / "v"
    path.write_bytes(b"this is no database" * 100)
    assert VectorCache(path).encode(CountingEncoder(), ["a"]).shape == (1, 2, 2)
    second = CountingEncoder()
    VectorCache(path).encode(second, ["a"])
    assert second.asked == []
    (tmp_path / "file").touch()
    assert VectorCache(tmp_path / "file" / "v").encode(CountingEncoder(), ["a"]).shape == (1, 2, 2)


def test_no_texts_have_a_shape_too(tmp_path: Path) -> None:
    """Nothing asked is an empty array of the encoder's shape."""
    assert VectorCache(tmp_path / "v").encode(CountingEncoder(), []).shape == (0, 2, 2)
