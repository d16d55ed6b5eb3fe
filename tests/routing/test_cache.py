"""The cache of vectors: a warm start encodes nothing, and a damaged file costs nothing but time."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import VectorCache, write_vectors
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.reactions import examples
from tests.routing.conftest import ROUTING_DATA


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


def test_packaged_vectors_are_not_encoded_again(tmp_path: Path) -> None:
    """What a package carries is taken from it, bit for bit; the file is the same whatever the order, and another encoder's is ignored."""
    first, second, other = CountingEncoder(), CountingEncoder(), CountingEncoder("other")
    cache = VectorCache(tmp_path / "v")
    for name, texts in (("a", ["x", "yy"]), ("b", ["yy", "x", "x"])):
        write_vectors(tmp_path / name, first, texts, cache)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    found = VectorCache(tmp_path / "w", tmp_path / "a").encode(second, ["yy", "zzz", "x"])
    assert second.asked == ["zzz"]
    np.testing.assert_array_equal(found, VectorCache(tmp_path / "v2").encode(first, ["yy", "zzz", "x"]))
    VectorCache(tmp_path / "u", tmp_path / "a").encode(other, ["x"])
    assert other.asked == ["x"]
    (tmp_path / "a").write_bytes(b"torn")
    assert VectorCache(tmp_path / "t", tmp_path / "a").encode(first, ["x"]).shape == (1, 2, 2)


def test_the_packaged_texts_have_packaged_vectors(encoder: Encoder, samples: SampleSet, tmp_path: Path) -> None:
    """A first start encodes nothing; where this fails, run scripts/embed_samples.py."""
    counting = CountingEncoder(encoder.identity)
    texts = [text for group in samples.experts.values() for text in group] + examples()[0]
    vectors = VectorCache(tmp_path / "v", ROUTING_DATA / "vectors.safetensors").encode(counting, texts)
    assert counting.asked == []
    few = texts[::400]
    np.testing.assert_array_equal(vectors[::400], encoder.encode(few).astype(np.float16).astype(np.float32))


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever waits hears how many texts are done; what is known costs no word."""
    heard: list[tuple[int, int]] = []
    cache, texts = VectorCache(tmp_path / "v"), [str(i) for i in range(150)]
    for _ in range(2):
        cache.encode(CountingEncoder(), texts, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 150), (64, 150), (128, 150)]


def test_no_texts_have_a_shape_too(tmp_path: Path) -> None:
    """Nothing asked is an empty array of the encoder's shape."""
    assert VectorCache(tmp_path / "v").encode(CountingEncoder(), []).shape == (0, 2, 2)
