"""The bytes behind each token id, whatever the tokenizer's alphabet: needed where a token is not a whole character."""

import re
from functools import lru_cache

from transformers import PreTrainedTokenizerFast

_BYTE = re.compile(r"<0x([0-9A-F]{2})>")


class Speller:
    """Byte-level BPE writes bytes as printable characters; SentencePiece writes spaces as U+2581 and odd bytes as `<0xNN>`."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast) -> None:
        self._tokenizer = tokenizer
        self._byte_level = "ByteLevel" in str(tokenizer.backend_tokenizer.decoder)
        self._alphabet = _alphabet()
        self._special = frozenset(tokenizer.all_special_ids)

    def spell(self, token: int) -> bytes:
        piece = self._tokenizer.convert_ids_to_tokens(token)
        if piece is None:
            return b""
        if token in self._special:
            return str(piece).encode()
        if self._byte_level:
            return bytes(self._alphabet[c] for c in piece if c in self._alphabet)
        byte = _BYTE.fullmatch(piece)
        return bytes.fromhex(byte[1]) if byte else piece.replace("\u2581", " ").encode()


@lru_cache(maxsize=1)
def _alphabet() -> dict[str, int]:
    """GPT-2's map of printable characters to bytes, inverted."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in plain]
    return {chr(b): b for b in plain} | {chr(256 + i): b for i, b in enumerate(others)}
