"""An answer as `/v1/responses` writes it, whole or as its events, with lmoe's additions at the top level of the response only.

Knows the shape of answers; neither the wire nor where pieces come from.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lmoe.answer import Answer
from lmoe.api.completion import token_body
from lmoe.api.decisions import decision_body
from lmoe.api.responses_schema import ResponseBody
from lmoe.api.tool_calls import ChoiceTools
from lmoe.generation import FinishReason, Piece, TokenLogprob
from lmoe.tools import Tool, ToolCall

Event = Mapping[str, Any]


class ResponseWriter:
    """One answer being written: remembers its finished items, the text of the one being said, and the number of the next event."""

    def __init__(self, request_id: str, created: int, model: str, answer: Answer, asked: ResponseBody, tools: ChoiceTools) -> None:
        self._id = request_id
        self._created = created
        self._model = model
        self._answer = answer
        self._asked = asked
        self._tools = tools
        self._output: list[Mapping[str, Any]] = []
        self._saying = False
        self._text = ""
        self._tokens: list[TokenLogprob] = []
        self._number = 0

    def whole(self, collected: Sequence[Sequence[Piece]]) -> Mapping[str, Any]:
        for piece in collected[0]:
            for _ in self._items(piece):
                pass
        return self._response(collected[0][-1].finish_reason)

    def events(self, piece: Piece) -> Iterator[Event]:
        """The events that one piece becomes: the answer's frame before the first, and its closing after the last."""
        if not self._number:
            yield self._event("response.created", response=self._response(None))
            yield self._event("response.in_progress", response=self._response(None))
        yield from self._items(piece)
        if piece.finish_reason is not None:
            done = self._response(piece.finish_reason)
            yield self._event(f"response.{done['status']}", response=done)

    def _items(self, piece: Piece) -> Iterator[Event]:
        """What a piece adds to the output: words, and calls of tools, one item after the other."""
        text, calls = self._tools.read(0, piece)
        self._tokens += piece.logprobs
        if text or not (self._asked.tools.tools or self._saying):
            yield from self._begun()
        if text:
            self._text += text
            logprobs = [_logprob(token) for token in piece.logprobs]
            yield self._event("response.output_text.delta", **self._place, delta=text, logprobs=logprobs)
        for _, call_id, call in calls:
            yield from self._ended("completed")
            yield from self._called(call_id, call)
        if piece.finish_reason is not None:
            if not self._output:
                yield from self._begun()
            yield from self._ended(_status(piece.finish_reason))

    def _begun(self) -> Iterator[Event]:
        if not self._saying:
            self._saying = True
            yield self._event("response.output_item.added", output_index=len(self._output), item=self._message("in_progress"))
            yield self._event("response.content_part.added", **self._place, part=_part("", ()))

    def _ended(self, status: str) -> Iterator[Event]:
        if self._saying:
            part = _part(self._text, self._tokens)
            message = self._message(status, part)
            yield self._event("response.output_text.done", **self._place, text=self._text, logprobs=part["logprobs"])
            yield self._event("response.content_part.done", **self._place, part=part)
            yield self._event("response.output_item.done", output_index=len(self._output), item=message)
            self._output.append(message)
            self._saying, self._text, self._tokens = False, "", []

    def _called(self, call_id: str, call: ToolCall) -> Iterator[Event]:
        index, item_id = len(self._output), f"fc_{call_id.removeprefix('call_')}"
        item = {"id": item_id, "type": "function_call", "call_id": call_id, "name": call.name}
        place = {"item_id": item_id, "output_index": index}
        done = {**item, "arguments": call.arguments, "status": "completed"}
        yield self._event("response.output_item.added", output_index=index, item={**item, "arguments": "", "status": "in_progress"})
        yield self._event("response.function_call_arguments.delta", **place, delta=call.arguments)
        yield self._event("response.function_call_arguments.done", **place, name=call.name, arguments=call.arguments)
        yield self._event("response.output_item.done", output_index=index, item=done)
        self._output.append(done)

    def failure(self, error: Mapping[str, Any]) -> Event:
        """The last event of an answer that failed on its way."""
        return self._event("error", code=error["code"] or error["type"], message=error["message"], param=error["param"])

    def _event(self, sort: str, **fields: Any) -> Event:
        event = {"type": sort, "sequence_number": self._number, **fields}
        self._number += 1
        return event

    @property
    def _message_id(self) -> str:
        """Each of an answer's messages has its own."""
        return f"msg_{self._id}" + (f"{len(self._output):02x}" if self._output else "")

    @property
    def _place(self) -> Mapping[str, Any]:
        return {"item_id": self._message_id, "output_index": len(self._output), "content_index": 0}

    def _message(self, status: str, *content: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"id": self._message_id, "type": "message", "role": "assistant", "status": status, "content": list(content)}

    def _response(self, finish_reason: FinishReason | None) -> dict[str, Any]:
        answer, asked, sampling = self._answer, self._asked, self._asked.sampling
        status = _status(finish_reason)
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
            "output": [] if finish_reason is None else self._output,
            "parallel_tool_calls": not asked.tools.one,
            "previous_response_id": None,
            "reasoning": {"effort": None, "summary": None},
            "store": False,
            "temperature": sampling.temperature,
            "text": {"format": asked.format},
            "tool_choice": asked.tool_choice,
            "tools": [_tool(tool) for tool in asked.tools.offered],
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


def _status(finish_reason: FinishReason | None) -> str:
    return {None: "in_progress", "length": "incomplete"}.get(finish_reason, "completed")


def _tool(tool: Tool) -> Mapping[str, Any]:
    given = {"type": "function", "name": tool.name, "parameters": tool.parameters, "strict": False}
    return given if tool.description is None else {**given, "description": tool.description}


def _part(text: str, tokens: Sequence[TokenLogprob]) -> Mapping[str, Any]:
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": [_logprob(token) for token in tokens]}


def _logprob(token: TokenLogprob) -> Mapping[str, Any]:
    return {**token_body(token.token, token.logprob), "top_logprobs": [token_body(spelling, value) for _, spelling, value in token.top]}
