"""Chats to learn or to judge by: files of one JSON object a line. Knows neither tokenizers nor models."""

import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lmoe.chat import ROLES, Message
from lmoe.errors import DataError

Chat = tuple[Message, ...]

PROMPTS = ("instruction", "prompt")
ANSWERS = ("response", "answer", "output")


@dataclass(frozen=True, slots=True)
class Record:
    """One chat of a file: the line it stands on, counted from 1, and the object as it was written."""

    line: int
    chat: Chat
    raw: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChatFile:
    """The chats of one file, and what they were read from."""

    name: str
    records: tuple[Record, ...]
    digest: str

    @property
    def chats(self) -> tuple[Chat, ...]:
        return tuple(record.chat for record in self.records)

    @property
    def provenance(self) -> str:
        return f"{self.name}, {len(self.records)} chats, sha256 {self.digest[:16]}"


def read_chats(path: Path) -> ChatFile:
    """Each line is `{"messages": [...]}`, or an `instruction` (or `prompt`) with a `response` (or `answer`, `output`).

    A single exchange may add `input` (appended to the instruction) and `system`; other keys are left to whoever knows them.
    Raises DataError.
    """
    try:
        content = path.read_bytes()
    except OSError as e:
        raise DataError(f"{path}: cannot be read: {e.strerror}") from None
    records = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                raw = json.loads(line.decode("utf-8"))
                records.append(Record(number, _chat(raw), raw))
            except (ValueError, RecursionError) as e:
                raise DataError(f"{path.name}:{number}: {_reason(e)}") from None
    if not records:
        raise DataError(f"{path.name}: there is no chat in it; one JSON object a line is expected")
    return ChatFile(path.name, tuple(records), hashlib.sha256(content).hexdigest())


def split(chats: Sequence[Chat], share: float, seed: int) -> tuple[list[Chat], list[Chat]]:
    """(training, evaluation): a seeded `share` is held out; chats with the same first request stay on one side."""
    if share <= 0:
        return list(chats), []
    groups: dict[str, list[Chat]] = {}
    for chat in chats:
        groups.setdefault(first_request(chat), []).append(chat)
    keys = sorted(groups)
    random.Random(f"{seed}:split").shuffle(keys)
    wanted = max(1, round(len(chats) * share))
    held: list[Chat] = []
    while keys and len(held) < wanted:
        held += groups.pop(keys.pop())
    return [chat for chat in chats if first_request(chat) in groups], held


def first_request(chat: Chat) -> str:
    return next((m.content.strip() for m in chat if m.role == "user"), "")


def _chat(raw: object) -> Chat:
    if not isinstance(raw, dict):
        raise ValueError(f"an object is expected, not {type(raw).__name__}")
    return _conversation(raw["messages"]) if "messages" in raw else _exchange(raw)


def _conversation(messages: object) -> Chat:
    if not isinstance(messages, list) or not messages:
        raise ValueError("'messages' must be a list of messages")
    chat = []
    for index, message in enumerate(messages):
        if not isinstance(message, dict):
            raise ValueError(f"messages[{index}] must be an object with 'role' and 'content'")
        role = message.get("role")
        if role not in ROLES:
            raise ValueError(f"messages[{index}]: the role {role!r} is not one of {', '.join(ROLES)}")
        chat.append(Message(role, _text(f"messages[{index}].content", message.get("content"))))
    if chat[0].role == "assistant":
        raise ValueError("the first message is the assistant's: there is nothing that it answers")
    if not any(m.role == "assistant" for m in chat):
        raise ValueError("there is no message of the assistant, so nothing to learn")
    return tuple(chat)


def _exchange(raw: dict[str, object]) -> Chat:
    prompt = next((key for key in PROMPTS if key in raw), None)
    answer = next((key for key in ANSWERS if key in raw), None)
    if prompt is None or answer is None:
        raise ValueError("either 'messages', or 'instruction' (or 'prompt') and 'response' (or 'answer') are needed")
    request = _text(prompt, raw[prompt])
    if raw.get("input"):
        request = f"{request}\n\n{_text('input', raw['input'])}"
    system = (Message("system", _text("system", raw["system"])),) if raw.get("system") else ()
    return (*system, Message("user", request), Message("assistant", _text(answer, raw[answer])))


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} must be a text that is not empty")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{key} holds half of a character (a lone surrogate); escape whole characters only")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8: {error.reason} at byte {error.start}"
    return f"not valid JSON: {error}" if isinstance(error, json.JSONDecodeError) else str(error)
