"""An answer as Ollama writes it: one JSON object, or lines of it; the expert is told beside Ollama's own fields.

Knows the shape of answers; neither the wire nor where pieces come from.
"""

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from lmoe.answer import Answer
from lmoe.api.decisions import decision_body
from lmoe.api.tool_calls import ChoiceTools, Numbered
from lmoe.generation import Piece, TokenLogprob

Kind = Literal["chat", "generate"]

_NEVER = -9999.0
"""For a token that cannot be: JSON has no infinity."""


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def nanoseconds(seconds: float) -> int:
    return max(0, round(seconds * 1e9))


def said(kind: Kind, text: str, calls: Sequence[Numbered] = ()) -> Mapping[str, Any]:
    """Where an answer's words and calls stand: the one thing that `/api/chat` and `/api/generate` write differently."""
    if kind == "generate":
        return {"response": text}
    called = [{"id": call_id, "function": {"index": i, "name": call.name, "arguments": call.values}} for i, call_id, call in calls]
    return {"message": {"role": "assistant", "content": text, **({"tool_calls": called} if called else {})}}


def loaded(kind: Kind, model: str, *, unload: bool) -> Mapping[str, Any]:
    """The answer to a request that says nothing: the model is there."""
    reason = "unload" if unload else "load"
    return {"model": model, "created_at": now(), **said(kind, ""), "done": True, "done_reason": reason}


class AnswerLines:
    """One answer being written: remembers when it was admitted and when its first words came."""

    def __init__(self, kind: Kind, model: str, answer: Answer, *, explain: bool, tools: ChoiceTools) -> None:
        self._kind = kind
        self._model = model
        self._answer = answer
        self._tools = tools
        self._decision = {
            "routing": decision_body(answer.decision, explain=explain),
            "routing_duration": nanoseconds(answer.routing_duration),
        }
        self._admitted = time.perf_counter()
        self._first: float | None = None

    def lines(self, piece: Piece) -> Iterator[Mapping[str, Any]]:
        """What one piece becomes; only the first line, and the last, say why this expert."""
        introduction = self._decision if self._first is None else {}
        self._note_first()
        text, calls = self._tools.read(0, piece)
        if text or calls or piece.logprobs:
            yield {**self._head(text, calls), "done": False, **_logprobs(piece.logprobs), **introduction}
        if piece.finish_reason is not None:
            yield {**self._head(""), **self._end(piece)}

    def whole(self, pieces: Sequence[Piece], first_at: float) -> Mapping[str, Any]:
        """The response from all pieces, the first of which came at `first_at` (of `time.perf_counter`)."""
        self._first = first_at
        logprobs = [logprob for piece in pieces for logprob in piece.logprobs]
        read = [self._tools.read(0, piece) for piece in pieces]
        calls = [call for _, some in read for call in some]
        return {**self._head("".join(text for text, _ in read), calls), **_logprobs(logprobs), **self._end(pieces[-1])}

    def _note_first(self) -> None:
        if self._first is None:
            self._first = time.perf_counter()

    def _head(self, text: str, calls: Sequence[Numbered] = ()) -> Mapping[str, Any]:
        return {"model": self._model, "created_at": now(), **said(self._kind, text, calls), "expert": self._answer.decision.expert}

    def _end(self, last: Piece) -> Mapping[str, Any]:
        usage = self._answer.usage
        first = self._first if self._first is not None else self._admitted
        return {
            "done": True,
            "done_reason": last.finish_reason,
            "total_duration": nanoseconds(self._answer.duration),
            "load_duration": 0,
            "prompt_eval_count": usage.prompt_tokens,
            "prompt_eval_duration": nanoseconds(first - self._admitted),
            "eval_count": usage.completion_tokens,
            "eval_duration": nanoseconds(time.perf_counter() - first),
            **self._decision,
        }


def _logprobs(tokens: Sequence[TokenLogprob]) -> Mapping[str, Any]:
    if not tokens:
        return {}
    content = [{**_token(t.token, t.logprob), "top_logprobs": [_token(token, logprob) for _, token, logprob in t.top]} for t in tokens]
    return {"logprobs": content}


def _token(token: bytes, logprob: float) -> Mapping[str, Any]:
    return {
        "token": token.decode(errors="replace"),
        "logprob": logprob if math.isfinite(logprob) else _NEVER,
        "bytes": list(token),
    }
