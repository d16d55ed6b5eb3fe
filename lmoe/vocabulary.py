"""A base's vocabulary as clients may use it: text to ids and back, and what the tokenizer says of itself.

Knows a tokenizer by a small protocol; neither chats nor models. A tokenizer is not safe to share between threads: one calls at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lmoe.errors import InvalidRequest


class Tokenizer(Protocol):
    """The part of transformers' tokenizers that raw text needs."""

    bos_token: Any
    eos_token: Any
    pad_token: Any
    unk_token: Any
    bos_token_id: Any
    eos_token_id: Any
    chat_template: Any

    def __len__(self) -> int: ...

    def __call__(self, text: str, **options: Any) -> Any: ...

    def decode(self, ids: list[int], **options: Any) -> Any: ...

    def convert_ids_to_tokens(self, ids: list[int]) -> Any: ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    tokenizer: Tokenizer
    template: str | None = None

    def __len__(self) -> int:
        return len(self.tokenizer)

    def encode(self, text: str, *, special: bool = True) -> tuple[int, ...]:
        """Ids of raw text; `special` lets the tokenizer add what it begins or ends every text with."""
        return tuple(self.tokenizer(text, add_special_tokens=special)["input_ids"])

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids, special tokens spelled out. Raises InvalidRequest for the first id that is none."""
        self._check(ids)
        return str(self.tokenizer.decode(list(ids), skip_special_tokens=False, clean_up_tokenization_spaces=False))

    def read(self, ids: Sequence[int]) -> str:
        """What the router sees of ids: their words, and nothing for ids that have none."""
        known = [i for i in ids if 0 <= i < len(self.tokenizer)]
        return str(self.tokenizer.decode(known, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """The vocabulary's own spelling of each id."""
        self._check(ids)
        return [str(piece) for piece in self.tokenizer.convert_ids_to_tokens(list(ids))]

    def beginning(self) -> tuple[int, ...]:
        """What stands for an empty text: the token that begins one, else the one that ends one."""
        ids = (self.tokenizer.bos_token_id, self.tokenizer.eos_token_id)
        return tuple(i for i in ids if i is not None)[:1]

    def describe(self) -> Mapping[str, Any]:
        """As a `tokenizer_config.json` says it; absent tokens are null."""
        t = self.tokenizer
        return {
            "tokenizer_class": type(t).__name__,
            "vocab_size": len(t),
            **{name: _spelling(getattr(t, name)) for name in ("bos_token", "eos_token", "pad_token", "unk_token")},
            "bos_token_id": t.bos_token_id,
            "eos_token_id": t.eos_token_id,
            "chat_template": self.template or t.chat_template,
        }

    def _check(self, ids: Sequence[int]) -> None:
        bad = next((i for i in ids if not 0 <= i < len(self.tokenizer)), None)
        if bad is not None:
            size = len(self.tokenizer)
            raise InvalidRequest(
                f"Invalid 'tokens': token id {bad} is outside the vocabulary of {size}.", param="tokens", code="invalid_value"
            )


def _spelling(token: object) -> str | None:
    return None if token is None else str(token)
