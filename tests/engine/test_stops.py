"""Tokens to text: broken characters of SentencePiece bases, and stop strings that cross pieces."""

import pytest
from tokenizers import Tokenizer, decoders, models

from lmoe.engine.stops import IncrementalText, StopStrings

WORDS = ["<unk>", "\u2581a", "b"]


@pytest.fixture(scope="module")
def fallback() -> Tokenizer:
    """A tokenizer in Llama 2's manner: words with U+2581 for a space, and a token for each byte."""
    vocabulary = {word: i for i, word in enumerate([*WORDS, *(f"<0x{byte:02X}>" for byte in range(256))])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], byte_fallback=True, unk_token="<unk>"))
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    return tokenizer


def ids(*parts: bytes | int) -> list[int]:
    return [i for part in parts for i in ([part] if isinstance(part, int) else [len(WORDS) + byte for byte in part])]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (ids(1, "你好".encode(), 2), "a你好b"),
        (ids(1, "你".encode(), b"\xe5", 1, 2), "a你\ufffd ab"),
        (ids("你".encode(), b"\xe5\xa5", 2, "好".encode(), 1), "你\ufffd\ufffdb好 a"),
        (ids(1, "你".encode(), b"\xe5"), "a你\ufffd"),
        (ids(b"\xff\xff", 1, 1), "\ufffd\ufffd a a"),
        (ids(1), "a"),
    ],
    ids=["whole", "broken after whole", "broken between", "broken at the end", "broken first", "no leading space"],
)
def test_broken_bytes_become_replacement_characters(fallback: Tokenizer, tokens: list[int], text: str) -> None:
    """A character that never completes is replaced; what was sent before it stands, and spaces after it are kept."""
    incremental = IncrementalText(fallback)
    assert "".join([*map(incremental.push, tokens), incremental.rest()]) == text


@pytest.mark.parametrize(
    ("stops", "pieces", "safe", "met"),
    [
        (("ab",), ["xa", "b", "y"], "x", True),
        (("aab",), ["aaa", "ab"], "aa", True),
        (("ab", "b"), ["a", "b"], "", True),
        (("abc",), ["ab", "ab", "d"], "ababd", False),
        (("abc",), ["zab"], "zab", False),
        (("a" * 50 + "b",), ["a" * 60, "b"], "a" * 10, True),
        ((), ["a", "b"], "ab", False),
    ],
)
def test_stop_strings_cut_where_they_begin(stops: tuple[str, ...], pieces: list[str], safe: str, met: bool) -> None:
    """Text before the first stop string is sent whole, whichever way it was cut into pieces; nothing of the stop string is."""
    strings = StopStrings(stops)
    sent, found = "", False
    for piece in pieces:
        text, found = strings.push(piece)
        sent += text
        if found:
            break
    assert (sent if found else sent + strings.rest(), found) == (safe, met)
