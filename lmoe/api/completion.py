"""A chat completion as OpenAI writes it, whole or in chunks, with lmoe's additions at its top level only.

Knows the shape of answers; neither the wire nor where pieces come from.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lmoe.answer import Answer, Usage
from lmoe.api.decisions import decision_body
from lmoe.api.tool_calls import ChoiceTools
from lmoe.api.wire import Frame
from lmoe.generation import Piece, TokenLogprob

NEVER = -9999.0
"""What OpenAI reports for a token that cannot be: JSON has no infinity."""


class ChatCompletion:
    """One answer being written: remembers which of its choices have begun, and what may yet be a call of a tool."""

    def __init__(self, request_id: str, created: int, model: str, answer: Answer, *, explain: bool, tools: ChoiceTools) -> None:
        self._id = f"chatcmpl-{request_id}"
        self._created = created
        self._model = model
        self._answer = answer
        self._explain = explain
        self._tools = tools
        self._begun: set[int] = set()
        self._frames: dict[int, Frame] = {}

    def whole(self, collected: Sequence[Sequence[Piece]]) -> Mapping[str, Any]:
        """The response, from all pieces of each choice."""
        answer = self._answer
        return {
            **self._head("chat.completion"),
            "choices": [self._choice(index, pieces) for index, pieces in enumerate(collected)],
            "usage": usage_body(self._answer.usage),
            "expert": answer.decision.expert,
            "routing": decision_body(answer.decision, explain=self._explain),
            "duration": answer.duration,
            "routing_duration": answer.routing_duration,
        }

    def chunks(self, index: int, piece: Piece, *, include_usage: bool) -> Iterator[Mapping[str, Any] | bytes]:
        """The chunks that one piece becomes: who answers before a choice's first text, and how it ended after its last."""
        usage = {"usage": None} if include_usage else {}
        if index not in self._begun:
            yield {**self._chunk(index, {"role": "assistant", "content": ""}), **usage, **self._introduction()}
            self._begun.add(index)
        text, calls = self._tools.read(index, piece)
        if text and not piece.logprobs:
            yield self._words(index, usage).filled(text)
        elif text or piece.logprobs:
            yield {**self._chunk(index, {"content": text}, logprobs=_logprobs(piece.logprobs)), **usage}
        if calls:
            yield {**self._chunk(index, self._tools.delta(calls)), **usage}
        if piece.finish_reason is not None:
            reason = self._tools.reason(index, piece.finish_reason)
            yield {**self._chunk(index, {}, finish_reason=reason), **usage, "duration": self._answer.duration}

    def _words(self, index: int, usage: Mapping[str, Any]) -> Frame:
        """A choice's chunks of plain words differ in these alone."""
        if index not in self._frames:
            self._frames[index] = Frame(lambda text: {**self._chunk(index, {"content": text}), **usage})
        return self._frames[index]

    def usage_chunk(self) -> Mapping[str, Any]:
        return {
            **self._head("chat.completion.chunk"),
            "choices": [],
            "usage": usage_body(self._answer.usage),
            "expert": self._answer.decision.expert,
        }

    def _chunk(self, index: int, delta: Mapping[str, Any], *, logprobs: Any = None, finish_reason: str | None = None) -> Mapping[str, Any]:
        choice = {"index": index, "delta": delta, "logprobs": logprobs, "finish_reason": finish_reason}
        return {**self._head("chat.completion.chunk"), "choices": [choice], "expert": self._answer.decision.expert}

    def _introduction(self) -> Mapping[str, Any]:
        """Only the very first chunk says why."""
        if self._begun:
            return {}
        answer = self._answer
        return {"routing": decision_body(answer.decision, explain=self._explain), "routing_duration": answer.routing_duration}

    def _head(self, sort: str) -> Mapping[str, Any]:
        return {"id": self._id, "object": sort, "created": self._created, "model": self._model}

    def _choice(self, index: int, pieces: Sequence[Piece]) -> Mapping[str, Any]:
        read = [self._tools.read(index, piece) for piece in pieces]
        calls = [call for _, some in read for call in some]
        text = "".join(text for text, _ in read)
        message = {"role": "assistant", "content": None if calls and not text else text, "refusal": None}
        return {
            "index": index,
            "message": {**message, **self._tools.message(calls)},
            "logprobs": _logprobs([logprob for piece in pieces for logprob in piece.logprobs]),
            "finish_reason": self._tools.reason(index, pieces[-1].finish_reason),
        }


def usage_body(usage: Usage) -> Mapping[str, int]:
    return {"prompt_tokens": usage.prompt_tokens, "completion_tokens": usage.completion_tokens, "total_tokens": usage.total_tokens}


def _logprobs(tokens: Sequence[TokenLogprob]) -> Mapping[str, Any] | None:
    if not tokens:
        return None
    content = [
        {**token_body(t.token, t.logprob), "top_logprobs": [token_body(token, logprob) for _, token, logprob in t.top]} for t in tokens
    ]
    return {"content": content, "refusal": None}


def token_body(token: bytes, logprob: float) -> Mapping[str, Any]:
    return {
        "token": token.decode(errors="replace"),
        "logprob": logprob if math.isfinite(logprob) else NEVER,
        "bytes": list(token),
    }
