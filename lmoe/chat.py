"""Chats, and what the base reads of them: messages to prompt ids.

Knows a tokenizer by a small protocol, and no model. Chat templates come from the base model's own files or the operator,
never from a client or an expert.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

from jinja2.exceptions import TemplateError

from lmoe import vocabulary
from lmoe.errors import InvalidRequest
from lmoe.tools import Syntax, Tool, ToolCall, instructions, neutral, written

ROLES = ("system", "assistant", "user", "function", "tool", "developer")
"""What a client may send. `developer` reads as `system`, `function` as `tool`."""

_READS_AS = {"developer": "system", "function": "tool"}


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat: text only; whoever parses a request has joined its parts.

    An assistant's turn may have `calls` of tools; a tool's turn answers the call whose id is `call_id`.
    """

    role: str
    content: str
    calls: tuple[ToolCall, ...] = ()
    call_id: str | None = None
    name: str | None = None


class Tokenizer(vocabulary.Tokenizer, Protocol):
    """What a chat needs besides."""

    all_special_tokens: list[str]

    def apply_chat_template(self, conversation: list[dict[str, Any]], **options: Any) -> Any: ...


class Written(NamedTuple):
    """A chat as the base reads it; `special`: the tokenizer still adds what it begins every text with."""

    text: str
    special: bool


@dataclass(frozen=True, slots=True)
class ChatFormat:
    """How this base wants its chats written. `fewest` tells how many tokens a text becomes at least, where that is known unread."""

    tokenizer: Tokenizer
    stop: tuple[str, ...] = ()
    template: str | None = None
    fewest: Callable[[str], int] | None = None

    @classmethod
    def of(cls, tokenizer: Tokenizer, template: str | None = None, fewest: Callable[[str], int] | None = None) -> "ChatFormat":
        """The operator's template, else the tokenizer's own, else the predecessor's `USER:` / `ASSISTANT:` lines."""
        if template or tokenizer.chat_template:
            return cls(tokenizer, template=template, fewest=fewest)
        return cls(tokenizer, stop=("USER:", "ASSISTANT:"), fewest=fewest)

    @property
    def templated(self) -> bool:
        return bool(self.template or self.tokenizer.chat_template)

    @property
    def knows_tools(self) -> bool:
        """Whether the template tells the base of tools by itself."""
        return "tools" in self._template

    @property
    def syntax(self) -> Syntax:
        return Syntax.of(self._template if self.knows_tools else "")

    @property
    def _template(self) -> str:
        return str(self.template or self.tokenizer.chat_template or "")

    def encode(self, messages: Sequence[Message], tools: Sequence[Tool] = ()) -> tuple[int, ...]:
        """Prompt ids for `messages`, ending where the assistant's answer starts. Raises InvalidRequest as `written` does."""
        return self.ids(self.written(messages, tools))

    def ids(self, chat: Written) -> tuple[int, ...]:
        return tuple(self.tokenizer(chat.text, add_special_tokens=chat.special)["input_ids"])

    def written(self, messages: Sequence[Message], tools: Sequence[Tool] = ()) -> Written:
        """The text for `messages`, ending where the assistant's answer starts.

        A template that knows no tools is given them as words of the system's. Raises InvalidRequest when the template cannot render
        the chat in any order of roles.
        """
        turns = [self._read(message) for message in messages]
        plain = [_plain(turn) for turn in turns]
        if not self.knows_tools:
            turns = plain = _told(plain, self._neutralised(instructions(tools))) if tools else plain
            tools = ()
        if not self.templated:
            return Written(_transcript(plain), special=True)
        try:
            text = self._render(turns, tools)
        except TemplateError:
            try:
                text = self._render(_alternating(plain), tools)
            except TemplateError as e:
                reason = f"The base model's chat template cannot render these messages: {_one_line(e)}"
                raise InvalidRequest(reason, param="messages") from None
        # The template writes the special tokens itself.
        return Written(text, special=False)

    def _render(self, turns: Sequence[Message], tools: Sequence[Tool]) -> str:
        options: dict[str, Any] = {"chat_template": self.template, "add_generation_prompt": True, "tokenize": False}
        if tools:
            options["tools"] = [neutral(tool.described, self._neutralised) for tool in tools]
        return str(self.tokenizer.apply_chat_template([self._turn(turn) for turn in turns], **options))

    def _turn(self, turn: Message) -> dict[str, Any]:
        """A message as templates expect it."""
        given: dict[str, Any] = {"role": turn.role, "content": turn.content}
        if turn.name:
            given["name"] = turn.name
        if turn.call_id:
            given["tool_call_id"] = self._id(turn.call_id)
        if turn.calls:
            given["tool_calls"] = [
                {"type": "function", "id": self._id(call.id), "function": {"name": call.name, "arguments": call.values}}
                for call in turn.calls
            ]
        return given

    def _id(self, call_id: str) -> str:
        """Templates of lists of calls want ids of nine letters."""
        if self.syntax is not Syntax.LISTED:
            return self._neutralised(call_id)
        return hashlib.sha256(call_id.encode()).hexdigest()[:9]

    def _read(self, message: Message) -> Message:
        clean = self._neutralised
        calls = tuple(ToolCall(clean(call.name), json.dumps(neutral(call.values, clean)), call.id) for call in message.calls)
        name = None if message.name is None else clean(message.name)
        role = _READS_AS.get(message.role, message.role)
        return replace(message, role=role, content=clean(message.content), calls=calls, name=name)

    def _neutralised(self, text: str) -> str:
        """A client's text can never become a special token: a word joiner breaks the spelling."""
        for token in self.tokenizer.all_special_tokens:
            if len(token) > 1:
                text = text.replace(token, token[0] + "\u2060" + token[1:])
        return text


def _plain(turn: Message) -> Message:
    """The same turn in words alone."""
    if not turn.calls:
        return Message(turn.role, turn.content)
    return Message(turn.role, "\n".join([*([turn.content] if turn.content else []), *map(written, turn.calls)]))


def _told(turns: Sequence[Message], what: str) -> list[Message]:
    """The chat with one more thing said by the system, at its beginning."""
    if turns and turns[0].role == "system":
        return [Message("system", f"{turns[0].content}\n\n{what}".strip()), *turns[1:]]
    return [Message("system", what), *turns]


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
