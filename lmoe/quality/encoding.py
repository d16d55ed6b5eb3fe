"""Chats as token ids, with the answers marked: the loss is on what the assistant says, and on nothing else.

Prompts are encoded by `ChatFormat.encode`, the function that serves them, so training and serving see the same tokens whatever
the chat template does with earlier turns. Knows no model.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lmoe.chat import ChatFormat, Message
from lmoe.errors import ConfigError
from lmoe.quality.chats import Chat

IGNORED = -100
"""The label of a token that is not learnt; torch's cross-entropy skips it."""

_PROBE = "Hi"


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids, and for each the label to learn: itself, or IGNORED."""

    ids: tuple[int, ...]
    labels: tuple[int, ...]

    @property
    def learnt(self) -> int:
        return sum(label != IGNORED for label in self.labels)


@dataclass(frozen=True)
class ChatEncoder:
    """Encodes chats for one tokenizer; `eos_ids` are the ids that end an answer, the first of them where a template writes none."""

    chat: ChatFormat
    tokenizer: Any
    eos_ids: tuple[int, ...]
    _specials: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_specials", tuple(t for t in self.tokenizer.all_special_tokens if len(t) > 1))

    @classmethod
    def of(cls, chat: ChatFormat, tokenizer: Any, eos_ids: Collection[int]) -> "ChatEncoder":
        """For a base that ends answers with any of `eos_ids`: the tokenizer's own end comes first. Raises ConfigError for none."""
        own = tokenizer.eos_token_id
        ends = ([own] if own is not None else []) + sorted(set(eos_ids) - {own})
        if not ends:
            raise ConfigError("the base has no end-of-sequence token, so an answer could never end")
        return cls(chat, tokenizer, tuple(ends))

    def encode(self, chat: Chat) -> list[Encoded]:
        """One sequence, or several where the template writes earlier turns differently once the chat goes on.

        Raises ValueError for an answer that spells a special token, which no user of this base can ever see.
        """
        done: list[Encoded] = []
        ids: list[int] = []
        labels: list[int] = []
        for index, message in enumerate(chat):
            if message.role != "assistant":
                continue
            prompt = list(self.chat.encode(chat[:index]))
            if prompt[: len(ids)] != ids:
                done.append(Encoded(tuple(ids), tuple(labels)))
                ids, labels = [], []
            answer = self.answer(message.content)
            labels += [IGNORED] * (len(prompt) - len(ids)) + answer
            ids = prompt + answer
        return [*done, Encoded(tuple(ids), tuple(labels))]

    def answer(self, text: str) -> list[int]:
        """The ids that follow a prompt when the assistant says `text`, up to the id that ends its turn."""
        special = next((s for s in self._specials if s in text), None)
        if special is not None:
            raise ValueError(f"the answer spells the special token {special!r} of this base; rewrite it")
        whole = self._short_chat(text.rstrip().lstrip("\n"))
        ids, opening = self._ids(whole), self._opening_ids
        # The border may fall inside a token: what a prompt leaves to say is then encoded on its own, as it will be generated.
        clean = ids[: len(opening)] == opening
        ids = ids[len(opening) :] if clean else self._ids(whole[_shared(self._opening, whole) :])
        end = next((i for i, token in enumerate(ids) if token in self.eos_ids), None)
        return [*ids, self.eos_ids[0]] if end is None else ids[: end + 1]

    @cached_property
    def _opening(self) -> str:
        return self._short_chat(None)

    @cached_property
    def _opening_ids(self) -> list[int]:
        return self._ids(self._opening)

    def _short_chat(self, answer: str | None) -> str:
        """The smallest chat, as strict templates take it too: from it, how an answer is led in and ended."""
        if not self.chat.templated:
            return f"USER: {_PROBE}\nASSISTANT: {answer or ''}"
        turns = [Message("user", _PROBE), *([] if answer is None else [Message("assistant", answer)])]
        conversation = [{"role": m.role, "content": m.content} for m in turns]
        options = {"chat_template": self.chat.template, "add_generation_prompt": answer is None, "tokenize": False}
        return str(self.tokenizer.apply_chat_template(conversation, **options))

    def _ids(self, text: str) -> list[int]:
        return list(self.tokenizer(text, add_special_tokens=False)["input_ids"])


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def encode_all(encoder: ChatEncoder, chats: Sequence[Chat], max_length: int) -> tuple[list[Encoded], int]:
    """All chats' sequences of at most `max_length` tokens, and how many were longer and left out.

    A longer one is not cut: half an answer teaches not to end. Raises ValueError naming the chat.
    """
    kept, left_out = [], 0
    for number, chat in enumerate(chats, 1):
        try:
            sequences = encoder.encode(chat)
        except ValueError as e:
            raise ValueError(f"chat {number} ({chat[0].content[:40]!r}): {e}") from None
        fitting = [s for s in sequences if len(s.ids) <= max_length]
        kept += fitting
        left_out += len(sequences) - len(fitting)
    return kept, left_out
