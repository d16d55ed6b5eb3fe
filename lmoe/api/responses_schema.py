"""What a request to `/v1/responses` may say: the same chat, in the newer API's words.

Knows OpenAI's names and bounds; neither models nor experts. Nothing is stored here, so what refers to stored things is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lmoe.api.fields import Fields, invalid_type, invalid_value, items, missing, unsupported
from lmoe.api.refused import refuse_unsupported
from lmoe.api.sampling import MAX_TOKENS, MAX_TOP_LOGPROBS, read_sampling
from lmoe.api.schema import MAX_MESSAGES, MAX_NAME, read_content, read_message, refuse_prefilled
from lmoe.api.structured import PARAM, format_schema
from lmoe.api.tools import ToolUse, read_call
from lmoe.chat import Message
from lmoe.errors import InvalidRequest
from lmoe.generation import Sampling

_STORED = "This server keeps no responses; send the earlier turns in 'input'."
_REFUSED = {
    "previous_response_id": _STORED,
    "conversation": _STORED,
    "prompt": "There are no stored prompts here.",
    "messages": "Here they are called 'input'.",
}


@dataclass(frozen=True, slots=True)
class ResponseBody:
    """A request, checked. `format` and `tool_choice` are as they were asked for, to be repeated in the answer."""

    messages: tuple[Message, ...]
    instructions: str | None
    sampling: Sampling
    tools: ToolUse
    tool_choice: Any
    format: Mapping[str, Any]
    metadata: dict[str, Any]
    stream: bool
    explain: bool

    @classmethod
    def read(cls, body: Fields, defaults: Sampling) -> "ResponseBody":
        """Raises InvalidRequest, with OpenAI's message, for the first field at fault."""
        _refuse(body)
        instructions = body.string("instructions")
        messages = _messages(body)
        tools = ToolUse.read(body, flat=True)
        wanted, schema = _format(body)
        top = body.integer("top_logprobs", 0, MAX_TOP_LOGPROBS)
        logprobs = "message.output_text.logprobs" in (body.array("include", 64) or ())
        max_tokens = body.integer("max_output_tokens", 1, MAX_TOKENS)
        sampling = read_sampling(body, defaults, max_tokens=max_tokens, logprobs=(top or 0) if logprobs or top else None)
        choice, metadata = body.raw("tool_choice"), body.raw("metadata")
        return cls(
            messages=(Message("system", instructions), *messages) if instructions else messages,
            instructions=instructions,
            sampling=replace(sampling, **tools.held_to(body, schema, "text.format")),
            tools=tools,
            tool_choice={"type": "function", "name": tools.forced[0].name} if isinstance(choice, dict) else choice or "auto",
            format=wanted,
            metadata=metadata if isinstance(metadata, dict) else {},
            stream=body.boolean("stream") or False,
            explain=body.boolean("explain") or False,
        )


def _refuse(body: Fields) -> None:
    for name, what in _REFUSED.items():
        if body.raw(name):
            raise unsupported(name, what)
    if body.boolean("background"):
        raise unsupported("background", "Answers are given at once or streamed.")
    refuse_unsupported(body, taken=("input", "instructions", "reasoning", "max_output_tokens"))
    reasoning = body.object("reasoning")
    if reasoning is not None and reasoning.string("effort") not in (None, "none", "minimal", "medium"):
        raise unsupported("reasoning.effort", "This model does not reason before it answers.")
    if body.string("truncation") not in (None, "disabled"):
        raise unsupported("truncation", "A prompt that is too long is refused; send fewer of the earlier turns.")
    if body.raw("n") not in (None, 1):
        raise unsupported("n", "A response is one answer; /v1/chat/completions gives several.")
    for name in ("max_tokens", "max_completion_tokens"):
        if body.raw(name) is not None:
            raise unsupported(name, "Here the limit is called 'max_output_tokens'.")
    for name in (PARAM, "guided_json", "structured_outputs"):
        if body.raw(name):
            raise unsupported(name, "Here it is called 'text.format'.")


def _messages(body: Fields) -> tuple[Message, ...]:
    given = body.raw("input")
    if given is None:
        raise missing("input")
    if isinstance(given, str):
        return (Message("user", given),)
    if not isinstance(given, list):
        raise invalid_type("input", "one of a string or an array of items", given)
    read = [Fields.of(item, f"input[{i}]") for i, item in enumerate(items(given, "input", MAX_MESSAGES, shortest=1))]
    messages = tuple(message for item in read if (message := _item(item)) is not None)
    refuse_prefilled(read[-1])
    if not messages:
        raise InvalidRequest("Invalid 'input': it holds no message.", param="input", code="invalid_value")
    return messages


def _item(item: Fields) -> Message | None:
    """A message, a call or its outcome; None for an earlier answer's reasoning, which no template writes."""
    sort = item.string("type") or "message"
    if sort == "reasoning":
        return None
    call_id = item.string("call_id", longest=MAX_NAME)
    if sort == "function_call":
        return Message("assistant", "", (read_call(item, item.param("function_call"), call_id or ""),))
    if sort == "function_call_output":
        if item.raw("output") is None:
            raise missing(item.param("output"))
        return Message("tool", read_content(item, "output"), call_id=call_id)
    if sort != "message":
        raise invalid_value(item.param("type"), sort, "'message', 'function_call', 'function_call_output', and 'reasoning'")
    return read_message(item)


def _format(body: Fields) -> tuple[Mapping[str, Any], str | None]:
    """What `text.format` asks for, as it is repeated, and its schema. Here the schema's fields stand in the format itself."""
    text = body.object("text") or Fields({}, "text")
    if text.string("verbosity") not in (None, "medium"):
        raise unsupported("text.verbosity", "It is not supported.")
    wanted = text.object("format")
    if wanted is None:
        return {"type": "text"}, None
    schema = format_schema(body, wanted, nested=False)
    if wanted.string("type") != "json_schema":
        return {"type": wanted.string("type") or "text"}, schema
    strict = {} if wanted.boolean("strict") is None else {"strict": wanted.boolean("strict")}
    name = wanted.string("name", longest=MAX_NAME) or "answer"
    return {"type": "json_schema", "name": name, "schema": wanted.raw("schema") or {"type": "object"}, **strict}, schema
