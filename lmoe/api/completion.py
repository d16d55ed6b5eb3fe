"""A chat completion as OpenAI writes it, whole or in chunks, with lmoe's additions at its top level only.

Knows the shape of answers; neither the wire nor where pieces come from.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lmoe.api.decisions import decision_body
from lmoe.generation import Piece, TokenLogprob
from lmoe.service import Answer, Usage

NEVER = -9999.0
"""What OpenAI reports for a token that cannot be: JSON has no infinity."""


class ChatCompletion:
    """One answer being written: remembers which of its choices have begun."""

    def __init__(self, request_id: str, created: int, model: str, answer: Answer, *, explain: bool) -> None:
        self._id = f"chatcmpl-{request_id}"
        self._created = created
        self._model = model
        self._answer = answer
        self._explain = explain
        self._begun: set[int] = set()

    def whole(self, collected: Sequence[Sequence[Piece]]) -> Mapping[str, Any]:
        """The response, from all pieces of each choice."""
        answer = self._answer
        return {
            **self._head("chat.completion"),
            "choices": [_choice(index, pieces) for index, pieces in enumerate(collected)],
            "usage": usage_body(self._answer.usage),
            "expert": answer.decision.expert,
            "routing": decision_body(answer.decision, explain=self._explain),
            "duration": answer.duration,
            "routing_duration": answer.routing_duration,
        }

    def chunks(self, index: int, piece: Piece, *, include_usage: bool) -> Iterator[Mapping[str, Any]]:
        """The chunks that one piece becomes: who answers before a choice's first text, and how it ended after its last."""
        usage = {"usage": None} if include_usage else {}
        if index not in self._begun:
            yield {**self._chunk(index, {"role": "assistant", "content": ""}), **usage, **self._introduction()}
            self._begun.add(index)
        if piece.text or piece.logprobs:
            yield {**self._chunk(index, {"content": piece.text}, logprobs=_logprobs(piece.logprobs)), **usage}
        if piece.finish_reason is not None:
            yield {**self._chunk(index, {}, finish_reason=piece.finish_reason), **usage, "duration": self._answer.duration}

    def usage_chunk(self) -> Mapping[str, Any]:
        return {
            **self._head("chat.completion.chunk"),
            "choices": [],
            "usage": usage_body(self._answer.usage),
            "expert": self._answer.decision.expert,
        }

    def _chunk(self, index: int, delta: Mapping[str, str], *, logprobs: Any = None, finish_reason: str | None = None) -> Mapping[str, Any]:
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


def usage_body(usage: Usage) -> Mapping[str, int]:
    return {"prompt_tokens": usage.prompt_tokens, "completion_tokens": usage.completion_tokens, "total_tokens": usage.total_tokens}


def _choice(index: int, pieces: Sequence[Piece]) -> Mapping[str, Any]:
    return {
        "index": index,
        "message": {"role": "assistant", "content": "".join(piece.text for piece in pieces), "refusal": None},
        "logprobs": _logprobs([logprob for piece in pieces for logprob in piece.logprobs]),
        "finish_reason": pieces[-1].finish_reason,
    }


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
