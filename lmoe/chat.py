"""Chats, and what the base reads of them: messages to prompt ids.

Knows a tokenizer by a small protocol, and no model. Chat templates come from the base model's own files or the operator,
never from a client or an expert.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from jinja2.exceptions import TemplateError

from lmoe import vocabulary
from lmoe.errors import InvalidRequest

ROLES = ("system", "assistant", "user", "function", "tool", "developer")
"""What a client may send. `developer` reads as `system`, `function` as `tool`."""

_READS_AS = {"developer": "system", "function": "tool"}


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat: text only; whoever parses a request has joined its parts."""

    role: str
    content: str


class Tokenizer(vocabulary.Tokenizer, Protocol):
    """What a chat needs besides."""

    all_special_tokens: list[str]

    def apply_chat_template(self, conversation: list[dict[str, str]], **options: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class ChatFormat:
    """How this base wants its chats written."""

    tokenizer: Tokenizer
    stop: tuple[str, ...] = ()
    template: str | None = None

    @classmethod
    def of(cls, tokenizer: Tokenizer, template: str | None = None) -> "ChatFormat":
        """The operator's template, else the tokenizer's own, else the predecessor's `USER:` / `ASSISTANT:` lines."""
        if template or tokenizer.chat_template:
            return cls(tokenizer, template=template)
        return cls(tokenizer, stop=("USER:", "ASSISTANT:"))

    @property
    def templated(self) -> bool:
        return bool(self.template or self.tokenizer.chat_template)

    def encode(self, messages: Sequence[Message]) -> tuple[int, ...]:
        """Prompt ids for `messages`, ending where the assistant's answer starts.

        Raises InvalidRequest when the template cannot render the chat in any order of roles.
        """
        turns = [Message(_READS_AS.get(m.role, m.role), self._neutralised(m.content)) for m in messages]
        if not self.templated:
            return tuple(self.tokenizer(_transcript(turns))["input_ids"])
        try:
            text = self._render(turns)
        except TemplateError:
            try:
                text = self._render(_alternating(turns))
            except TemplateError as e:
                reason = f"The base model's chat template cannot render these messages: {_one_line(e)}"
                raise InvalidRequest(reason, param="messages") from None
        # The template writes the special tokens itself.
        return tuple(self.tokenizer(text, add_special_tokens=False)["input_ids"])

    def _render(self, turns: Sequence[Message]) -> str:
        conversation = [{"role": t.role, "content": t.content} for t in turns]
        options = {"chat_template": self.template, "add_generation_prompt": True, "tokenize": False}
        return str(self.tokenizer.apply_chat_template(conversation, **options))

    def _neutralised(self, text: str) -> str:
        """A client's text can never become a special token: a word joiner breaks the spelling."""
        for token in self.tokenizer.all_special_tokens:
            if len(token) > 1:
                text = text.replace(token, token[0] + "\u2060" + token[1:])
        return text


def _transcript(turns: Sequence[Message]) -> str:
    """The predecessor's format, for bases that have no chat template."""
    system = " ".join(t.content.strip() for t in turns if t.role == "system") or "A chat."
    said = [f"{'ASSISTANT' if t.role == 'assistant' else 'USER'}: {t.content.strip()}" for t in turns if t.role != "system"]
    return "\n".join([system, *said, "ASSISTANT: "])


def _alternating(turns: Sequence[Message]) -> list[Message]:
    """The same words for strict templates: system text moves into the first user turn, roles alternate from `user`."""
    system = "\n\n".join(t.content for t in turns if t.role == "system" and t.content.strip())
    merged: list[Message] = []
    for turn in (t for t in turns if t.role != "system"):
        role = "assistant" if turn.role == "assistant" else "user"
        if merged and merged[-1].role == role:
            merged[-1] = Message(role, f"{merged[-1].content}\n\n{turn.content}")
        else:
            merged.append(Message(role, turn.content))
    if not merged or merged[0].role == "assistant":
        merged.insert(0, Message("user", ""))
    if merged[-1].role == "assistant":
        merged.append(Message("user", ""))
    if system:
        merged[0] = Message("user", f"{system}\n\n{merged[0].content}".strip())
    return merged


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
