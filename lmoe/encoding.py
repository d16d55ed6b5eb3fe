"""Where texts become tokens: off the event loop, and what is long where nothing short waits for it.

What cannot fit is refused before it is tokenized, wherever its length in tokens can be told without. Knows no engine and no HTTP.
"""

import asyncio
import copy
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, TypeVar

from lmoe.chat import ChatFormat, Message, Written
from lmoe.errors import ContextTooLong
from lmoe.tools import Tool
from lmoe.vocabulary import Vocabulary

T = TypeVar("T")

LONG = 16_384
"""Characters, or ids, from which a text waits among long ones: some 20 ms of tokenizing."""


class Encoding:
    """Two threads, each with a tokenizer of its own: tokenizers are not safe to share. Tokenizing does not hold the GIL."""

    def __init__(self, chat_format: ChatFormat) -> None:
        self.quick: Executor = ThreadPoolExecutor(1, thread_name_prefix="lmoe-encoding")
        """For whoever uses the format given, and nothing long."""
        self._slow = ThreadPoolExecutor(1, thread_name_prefix="lmoe-encoding-long")
        self._format = chat_format
        self._copy = copy.deepcopy(chat_format)

    def start(self, size: int, work: Callable[[ChatFormat], T]) -> "asyncio.Future[T]":
        """What `work` makes of a format, on something of `size` characters or ids in all."""
        thread, chat_format = (self._slow, self._copy) if size > LONG else (self.quick, self._format)
        return asyncio.get_running_loop().run_in_executor(thread, work, chat_format)

    def close(self) -> None:
        self.quick.shutdown(wait=True, cancel_futures=True)
        self._slow.shutdown(wait=True, cancel_futures=True)


def vocabulary_of(chat_format: ChatFormat) -> Vocabulary:
    return Vocabulary(chat_format.tokenizer, chat_format.template)


def size_of(messages: Sequence[Message], tools: Sequence[Tool] = ()) -> int:
    """A chat's characters, counted no further than it takes to be long."""
    size = sum(len(m.content) + sum(len(call.arguments) for call in m.calls) for m in messages)
    for tool in tools:
        size = _grown(size, tool.described)
    return size


def _grown(size: int, value: Any) -> int:
    if size > LONG:
        return size
    if isinstance(value, str):
        return size + len(value)
    if isinstance(value, dict):
        for name, inner in value.items():
            size = _grown(size + len(name), inner)
    elif isinstance(value, list):
        for inner in value:
            size = _grown(size, inner)
    return size + 1


def fitting_chat(chat_format: ChatFormat, messages: Sequence[Message], tools: Sequence[Tool], limit: int, room: int) -> tuple[int, ...]:
    """Prompt ids, at most `room` of the `limit`. Raises ContextTooLong, which says how much of it the tools are."""

    def count(chat: Written) -> int:
        return _fewest(chat_format, chat.text) if unread else len(chat_format.ids(chat))

    chat = chat_format.written(messages, tools)
    unread = _fewest(chat_format, chat.text) > room
    if not unread:
        ids = chat_format.ids(chat)
        if len(ids) <= room:
            return ids
    total = count(chat)
    of_tools = total - count(chat_format.written(messages)) if tools else 0
    raise ContextTooLong(limit, total, at_least=unread, tools=of_tools)


def fitting_text(chat_format: ChatFormat, text: str, limit: int, room: int, *, special: bool) -> tuple[int, ...]:
    """Ids of raw text. Raises ContextTooLong where it certainly has more than `room`; not all that is too long is noticed here."""
    fewest = _fewest(chat_format, text)
    if fewest > room:
        raise ContextTooLong(limit, fewest, param="prompt", at_least=True)
    return vocabulary_of(chat_format).encode(text, special=special)


def _fewest(chat_format: ChatFormat, text: str) -> int:
    """Nothing is told of a short text, which is quickly tokenized."""
    return chat_format.fewest(text) if chat_format.fewest is not None and len(text) > LONG else 0
