"""Tokens to text, a step at a time: whole characters only, and never a part of a stop string.

Knows the tokenizer's decoder and strings; neither models nor sampling.
"""

from dataclasses import dataclass, field
from typing import Protocol

from tokenizers import Tokenizer
from tokenizers.decoders import DecodeStream


class Text(Protocol):
    """Turns ids into text one at a time; `""` while a character is incomplete."""

    def push(self, token: int) -> str: ...

    def rest(self) -> str: ...


class IncrementalText:
    """Detokenises as tokens arrive, holding back the bytes of unfinished characters."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._stream = DecodeStream(skip_special_tokens=True)
        self._held: list[int] = []

    def push(self, token: int) -> str:
        """The text that `token` completes."""
        self._held.append(token)
        try:
            text = self._stream.step(self._tokenizer, token)
        except Exception:
            # Byte-fallback decoders rewrite a whole run of bytes when a broken one follows; what was sent cannot be unsaid.
            text = self._tokenizer.decode(self._held, skip_special_tokens=True)
            self._stream = DecodeStream(ids=list(self._held), skip_special_tokens=True)
        if text:
            self._held.clear()
        return text or ""

    def rest(self) -> str:
        """What an answer that ends inside a character has left, as replacement characters."""
        text = self._tokenizer.decode(self._held, skip_special_tokens=True) if self._held else ""
        self._held.clear()
        return text


@dataclass(slots=True)
class StopStrings:
    """Passes text on up to the first stop string, keeping back any tail that might yet become one."""

    stops: tuple[str, ...]
    _kept: str = field(default="")

    def push(self, text: str) -> tuple[str, bool]:
        """(text that is safe to send, whether a stop string was met). The stop string itself is never sent."""
        if not self.stops:
            return text, False
        self._kept += text
        met = [at for stop in self.stops if (at := self._kept.find(stop)) >= 0]
        if met:
            safe, self._kept = self._kept[: min(met)], ""
            return safe, True
        tail = max(_overlap(self._kept, stop) for stop in self.stops)
        safe = self._kept[: len(self._kept) - tail]
        self._kept = self._kept[len(safe) :]
        return safe, False

    def rest(self) -> str:
        """What was kept back, once nothing more will come."""
        text, self._kept = self._kept, ""
        return text


def _overlap(text: str, stop: str) -> int:
    """Length of the longest end of `text` that begins `stop`."""
    for size in range(min(len(text), len(stop) - 1), 0, -1):
        if text.endswith(stop[:size]):
            return size
    return 0
