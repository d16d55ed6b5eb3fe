"""What a request to `/v1/responses` may say: the same chat, in the newer API's words.

Knows OpenAI's names and bounds; neither models nor experts. Nothing is stored here, so what refers to stored things is refused.
"""

from dataclasses import dataclass
from typing import Any

from lmoe.api.fields import Fields, invalid_type, invalid_value, items, missing, unsupported
from lmoe.api.schema import MAX_MESSAGES, MAX_TOKENS, MAX_TOP_LOGPROBS, read_message, read_sampling, refuse_unsupported
from lmoe.api.structured import refuse_schema
from lmoe.chat import Message
from lmoe.errors import InvalidRequest
from lmoe.generation import Sampling

_STORED = "This server keeps no responses; send the earlier turns in 'input'."
_REFUSED = {"previous_response_id": _STORED, "conversation": _STORED, "prompt": "There are no stored prompts here."}


@dataclass(frozen=True, slots=True)
class ResponseBody:
    messages: tuple[Message, ...]
    instructions: str | None
    sampling: Sampling
    metadata: dict[str, Any]
    stream: bool
    explain: bool

    @classmethod
    def read(cls, body: Fields, defaults: Sampling) -> "ResponseBody":
        """Raises InvalidRequest, with OpenAI's message, for the first field at fault."""
        for name, what in _REFUSED.items():
            if body.raw(name):
                raise unsupported(name, what)
        if body.boolean("background"):
            raise unsupported("background", "Answers are given at once or streamed.")
        refuse_unsupported(body)
        refuse_schema(body, "/v1/chat/completions")
        if body.raw("n") not in (None, 1):
            raise unsupported("n", "A response is one answer; /v1/chat/completions gives several.")
        for name in ("max_tokens", "max_completion_tokens"):
            if body.raw(name) is not None:
                raise unsupported(name, "Here the limit is called 'max_output_tokens'.")
        _refuse_format(body)
        instructions = body.string("instructions")
        messages = _messages(body)
        top = body.integer("top_logprobs", 0, MAX_TOP_LOGPROBS)
        wanted = "message.output_text.logprobs" in (body.array("include", 64) or ())
        max_tokens = body.integer("max_output_tokens", 1, MAX_TOKENS)
        metadata = body.raw("metadata")
        return cls(
            messages=(Message("system", instructions), *messages) if instructions else messages,
            instructions=instructions,
            sampling=read_sampling(body, defaults, max_tokens=max_tokens, logprobs=(top or 0) if wanted or top else None),
            metadata=metadata if isinstance(metadata, dict) else {},
            stream=body.boolean("stream") or False,
            explain=body.boolean("explain") or False,
        )


def _messages(body: Fields) -> tuple[Message, ...]:
    given = body.raw("input")
    if given is None:
        raise missing("input")
    if isinstance(given, str):
        return (Message("user", given),)
    if not isinstance(given, list):
        raise invalid_type("input", "one of a string or an array of items", given)
    found = [_item(Fields.of(item, f"input[{i}]")) for i, item in enumerate(items(given, "input", MAX_MESSAGES, shortest=1))]
    messages = tuple(message for message in found if message is not None)
    if not messages:
        raise InvalidRequest("Invalid 'input': it holds no message.", param="input", code="invalid_value")
    return messages


def _item(item: Fields) -> Message | None:
    """A message; None for an earlier answer's reasoning, which no template writes."""
    sort = item.string("type") or "message"
    if sort == "reasoning":
        return None
    if sort != "message":
        raise invalid_value(item.param("type"), sort, "'message' and 'reasoning'")
    return read_message(item)


def _refuse_format(body: Fields) -> None:
    text = body.object("text")
    wanted = text.object("format") if text is not None else None
    if wanted is not None and (sort := wanted.string("type")) not in (None, "text"):
        raise unsupported(
            "text.format", f"Only 'text' is supported here, not '{sort}'; /v1/chat/completions takes it as 'response_format'."
        )
