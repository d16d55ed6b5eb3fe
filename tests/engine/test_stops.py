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


@pytest.mark.parametrize(
    ("stops", "early", "pieces", "safe", "met"),
    [
        (("ab",), 1, ["xab", "yab", "z"], "xaby", True),
        (("ab",), 1, ["xa", "b"], "x", True),
        (("ab", "xaby"), 1, ["xab", "z"], "xabz", False),
        (("ab", "xaby"), 1, ["xab", "y"], "", True),
        (("ab",), 2, ["ab", "ab"], "abab", False),
    ],
)
def test_text_that_is_early_completes_no_stop_string(stops: tuple[str, ...], early: int, pieces: list[str], safe: str, met: bool) -> None:
    """What comes before `min_tokens` is sent, and one that began there ends the answer when it is completed."""
    strings = StopStrings(stops)
    sent, found = "", False
    for i, piece in enumerate(pieces):
        text, found = strings.push(piece, early=i < early)
        sent += text
        if found:
            break
    assert (sent if found else sent + strings.rest(), found) == (safe, met)


def test_a_text_that_goes_on_keeps_its_space(fallback: Tokenizer) -> None:
    """After a prompt the first word's space belongs to the text; at the beginning of a text there is none. Nothing of a prompt is
    told again, not even when it ends inside a character."""
    for before, text in ((ids(2), " a a"), (ids(2, "你".encode()[:1]), " a a"), ((), "a a")):
        incremental = IncrementalText(fallback, before)
        assert "".join([*map(incremental.push, ids(1, 1)), incremental.rest()]) == text
