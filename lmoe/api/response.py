"""An answer as `/v1/responses` writes it, whole or as its events, with lmoe's additions at the top level of the response only.

Knows the shape of answers; neither the wire nor where pieces come from.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lmoe.api.completion import token_body
from lmoe.api.decisions import decision_body
from lmoe.api.responses_schema import ResponseBody
from lmoe.generation import Piece, TokenLogprob
from lmoe.service import Answer

Event = Mapping[str, Any]


class ResponseWriter:
    """One answer being written: remembers its text, and the number of the next event."""

    def __init__(self, request_id: str, created: int, model: str, answer: Answer, asked: ResponseBody) -> None:
        self._id = request_id
        self._created = created
        self._model = model
        self._answer = answer
        self._asked = asked
        self._text = ""
        self._tokens: list[TokenLogprob] = []
        self._number = 0

    def whole(self, collected: Sequence[Sequence[Piece]]) -> Mapping[str, Any]:
        for piece in collected[0]:
            self._add(piece)
        return self._response(collected[0][-1].finish_reason)

    def events(self, piece: Piece) -> Iterator[Event]:
        """The events that one piece becomes: the answer's frame before the first, and its closing after the last."""
        if not self._number:
            yield self._event("response.created", response=self._response(None))
            yield self._event("response.in_progress", response=self._response(None))
            yield self._event("response.output_item.added", output_index=0, item=self._message("in_progress"))
            yield self._event("response.content_part.added", **self._place, part=_part("", ()))
        self._add(piece)
        if piece.text:
            logprobs = [_logprob(token) for token in piece.logprobs]
            yield self._event("response.output_text.delta", **self._place, delta=piece.text, logprobs=logprobs)
        if piece.finish_reason is not None:
            done = self._response(piece.finish_reason)
            (message,) = done["output"]
            (part,) = message["content"]
            yield self._event("response.output_text.done", **self._place, text=self._text, logprobs=part["logprobs"])
            yield self._event("response.content_part.done", **self._place, part=part)
            yield self._event("response.output_item.done", output_index=0, item=message)
            yield self._event(f"response.{done['status']}", response=done)

    def failure(self, error: Mapping[str, Any]) -> Event:
        """The last event of an answer that failed on its way."""
        return self._event("error", code=error["code"] or error["type"], message=error["message"], param=error["param"])

    def _add(self, piece: Piece) -> None:
        self._text += piece.text
        self._tokens += piece.logprobs

    def _event(self, sort: str, **fields: Any) -> Event:
        event = {"type": sort, "sequence_number": self._number, **fields}
        self._number += 1
        return event

    @property
    def _place(self) -> Mapping[str, Any]:
        return {"item_id": f"msg_{self._id}", "output_index": 0, "content_index": 0}

    def _message(self, status: str, *content: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"id": f"msg_{self._id}", "type": "message", "role": "assistant", "status": status, "content": list(content)}

    def _response(self, finish_reason: str | None) -> dict[str, Any]:
        answer, asked, sampling = self._answer, self._asked, self._asked.sampling
        status = {None: "in_progress", "length": "incomplete"}.get(finish_reason, "completed")
        usage = answer.usage
        return {
            "id": f"resp_{self._id}",
            "object": "response",
            "created_at": self._created,
            "status": status,
            "background": False,
            "error": None,
            "incomplete_details": {"reason": "max_output_tokens"} if status == "incomplete" else None,
            "instructions": asked.instructions,
            "max_output_tokens": sampling.max_tokens,
            "model": self._model,
            "output": [] if finish_reason is None else [self._message(status, _part(self._text, self._tokens))],
            "parallel_tool_calls": True,
            "previous_response_id": None,
            "reasoning": {"effort": None, "summary": None},
            "store": False,
            "temperature": sampling.temperature,
            "text": {"format": {"type": "text"}},
            "tool_choice": "auto",
            "tools": [],
            "top_p": sampling.top_p,
            "truncation": "disabled",
            "metadata": asked.metadata,
            "usage": None
            if finish_reason is None
            else {
                "input_tokens": usage.prompt_tokens,
                "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
                "output_tokens": usage.completion_tokens,
                "output_tokens_details": {"reasoning_tokens": 0},
                "total_tokens": usage.total_tokens,
            },
            "expert": answer.decision.expert,
            "routing": decision_body(answer.decision, explain=asked.explain),
            "routing_duration": answer.routing_duration,
            **({} if finish_reason is None else {"duration": answer.duration}),
        }


def _part(text: str, tokens: Sequence[TokenLogprob]) -> Mapping[str, Any]:
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": [_logprob(token) for token in tokens]}


def _logprob(token: TokenLogprob) -> Mapping[str, Any]:
    return {**token_body(token.token, token.logprob), "top_logprobs": [token_body(spelling, value) for _, spelling, value in token.top]}
