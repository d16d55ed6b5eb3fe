"""The fewest tokens that a text can become, told without tokenizing it: no token stands for more than the longest piece does.

Knows the kinds of normalizers, pre-tokenizers and models in which nothing of a text gets lost; of any other it says nothing.
"""

import json
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

_WORDS = (string.ascii_letters + string.digits).encode()
_COMPOSED = 4
"""Characters, and bytes, that NFC makes one of at most."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Of all pieces, the most bytes (`in_bytes`) or characters of one, and the most ASCII letters and digits: runs of spaces
    and dashes make the longest pieces, and words never do. `composes`: the text is brought into NFC first.
    """

    longest: int
    wordiest: int
    in_bytes: bool
    composes: bool = False
    strips: bool = False
    """Some special token takes the white space around it, however much."""

    def __call__(self, text: str) -> int:
        """Tokens that `text` becomes at the very least."""
        written = text.encode(errors="replace")
        words = len(written) - len(written.translate(None, _WORDS))
        if self.strips:
            text = "".join(text.split())
            written = text.encode(errors="replace")
        size = len(written) if self.in_bytes else len(text)
        if self.composes and not text.isascii():
            return _parts(size, self.longest * _COMPOSED)
        return max(_parts(size, self.longest), _parts(words, self.wordiest))


def measure_of(tokenizer: Tokenizer) -> Measure | None:
    """None where a text may lose characters before it becomes tokens, or where a token may stand for any number of them."""
    normalizers, splitters = _flat(tokenizer.normalizer, "normalizers"), _flat(tokenizer.pre_tokenizer, "pretokenizers")
    model, pieces = tokenizer.model, tokenizer.get_vocab(with_added_tokens=False)
    if not isinstance(model, BPE) or model.continuing_subword_prefix or model.end_of_word_suffix:
        return None
    in_bytes = any(part["type"] == "ByteLevel" for part in splitters)
    alphabet = ByteLevel.alphabet() if in_bytes else [f"<0x{byte:02X}>" for byte in range(256)]
    if not (in_bytes or model.byte_fallback) or any(letter not in pieces for letter in alphabet):
        return None
    if not all(map(_keeps, normalizers)) or not all(map(_splits, splitters)):
        return None
    added = tokenizer.get_added_tokens_decoder().values()
    texts = [*pieces, *(token.content for token in added)]
    return Measure(
        # A piece of a byte-level vocabulary has a character for each byte; the text of an added token is as it is.
        longest=max(len(piece.encode()) if piece not in pieces else len(piece) for piece in texts),
        wordiest=max(1, *(_letters(piece) for piece in texts)),
        in_bytes=in_bytes,
        composes=any(part["type"] == "NFC" for part in normalizers),
        strips=any(token.lstrip or token.rstrip for token in added),
    )


def _flat(part: Any, inner: str) -> list[Mapping[str, Any]]:
    """A normalizer's or pre-tokenizer's steps, as `tokenizer.json` writes them."""
    if part is None:
        return []
    found: list[Mapping[str, Any]] = [json.loads(part.__getstate__())]
    while any(step["type"] == "Sequence" for step in found):
        found = [below for step in found for below in (step[inner] if step["type"] == "Sequence" else [step])]
    return found


def _keeps(normalizer: Mapping[str, Any]) -> bool:
    """Whether it never makes a text shorter, but by composing."""
    if normalizer["type"] == "Replace":
        sought, content = normalizer["pattern"].get("String"), normalizer["content"]
        if sought is None or len(content) < len(sought) or len(content.encode()) < len(sought.encode()):
            return False
        # Letters and digits have to count as before.
        return not _letters(sought)
    return normalizer["type"] in ("NFC", "Prepend")


def _splits(splitter: Mapping[str, Any]) -> bool:
    """Whether it only cuts the text into parts."""
    return splitter["type"] in ("ByteLevel", "Metaspace", "Digits", "Split", "Punctuation") and splitter.get("behavior") != "Removed"


def _letters(piece: str) -> int:
    written = piece.encode()
    return len(written) - len(written.translate(None, _WORDS))


def _parts(size: int, longest: int) -> int:
    return -(-size // longest)
