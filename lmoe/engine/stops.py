"""Tokens to text, a step at a time: whole characters only, and never a part of a stop string.

Knows the tokenizer's decoder and strings; neither models nor sampling.
"""

from collections.abc import Sequence
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

    def __init__(self, tokenizer: Tokenizer, before: Sequence[int] = ()) -> None:
        """`before` are tokens that the text goes on from: at the beginning of a text some decoders drop a space."""
        self._tokenizer = tokenizer
        whole = list(before)
        while whole and tokenizer.decode(whole, skip_special_tokens=True).endswith("\ufffd"):
            # The stream would tell again what came before an unfinished character.
            whole.pop()
        self._stream = DecodeStream(ids=whole, skip_special_tokens=True)
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
    _past: int = field(default=0)
    """How much at the beginning of what is kept back came too early to complete a stop string."""

    def push(self, text: str, *, early: bool = False) -> tuple[str, bool]:
        """(text that is safe to send, whether a stop string was met). The stop string itself is never sent.

        Text that is `early` may begin a stop string, but completes none.
        """
        if not self.stops:
            return text, False
        self._kept += text
        if early:
            self._past = len(self._kept)
        met = [at for stop in self.stops if (at := self._kept.find(stop, max(0, self._past - len(stop) + 1))) >= 0]
        if met:
            safe, self._kept = self._kept[: min(met)], ""
            return safe, True
        tail = max(_overlap(self._kept, stop) for stop in self.stops)
        safe = self._kept[: len(self._kept) - tail]
        self._kept = self._kept[len(safe) :]
        self._past = max(0, self._past - len(safe))
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
