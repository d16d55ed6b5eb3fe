"""Calls of tools as an answer makes them: read out of each choice's text, and written in OpenAI's words.

Knows the shape of messages; which tools there are was read with the request.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lmoe.api.tools import ToolUse
from lmoe.generation import FinishReason, Piece
from lmoe.tools import CallReader, Syntax, ToolCall

Numbered = tuple[int, str, ToolCall]
"""A call with its place among those of its choice, and its id."""


class ChoiceTools:
    """The calls of one answer, choice by choice."""

    def __init__(self, use: ToolUse, syntax: Syntax, request_id: str) -> None:
        self._use = use
        self._syntax = syntax
        self._request_id = request_id
        self._readers: dict[int, CallReader] = {}

    def read(self, index: int, piece: Piece) -> tuple[str, list[Numbered]]:
        """The words and the calls that a piece of choice `index` makes certain."""
        if not self._use.tools:
            return piece.text, []
        if index not in self._readers:
            self._readers[index] = self._use.reader(self._syntax)
        reader = self._readers[index]
        known = len(reader.calls)
        text, _ = reader.push(piece.text)
        if piece.finish_reason is not None:
            text += reader.rest()[0]
        numbered = enumerate(reader.calls[known:], known)
        return text, [(i, f"call_{self._request_id}{index:02x}{i:02x}", call) for i, call in numbered]

    def reason(self, index: int, reason: FinishReason | None) -> str | None:
        """Why a choice ended: for a call, or as its last piece says."""
        reader = self._readers.get(index)
        if reader is None or not reader.calls or reason != "stop":
            return reason
        return "function_call" if self._use.legacy else "tool_calls"

    def message(self, calls: Sequence[Numbered]) -> Mapping[str, Any]:
        """What calls add to a whole message."""
        if not calls:
            return {}
        if self._use.legacy:
            return {"function_call": _function(calls[0][2])}
        return {"tool_calls": [_call(call_id, call) for _, call_id, call in calls]}

    def delta(self, calls: Sequence[Numbered]) -> Mapping[str, Any]:
        """The same as a stream says it."""
        if self._use.legacy:
            return self.message(calls)
        return {"tool_calls": [{"index": i, **_call(call_id, call)} for i, call_id, call in calls]}


def _function(call: ToolCall) -> Mapping[str, str]:
    return {"name": call.name, "arguments": call.arguments}


def _call(call_id: str, call: ToolCall) -> Mapping[str, Any]:
    return {"id": call_id, "type": "function", "function": _function(call)}
