"""What a chat completion request may say, and what each field means for sampling.

Knows OpenAI's names and bounds; neither models nor experts. A field that would change the answer is honoured or refused here.
"""

from dataclasses import dataclass

from lmoe.api.fields import Fields, invalid_type, invalid_value, items, missing, unsupported
from lmoe.api.refused import refuse_unsupported
from lmoe.api.sampling import read_logprobs, read_max_tokens, read_sampling
from lmoe.api.structured import read_schema, schema_field
from lmoe.api.tools import ToolUse, read_calls
from lmoe.chat import ROLES, Message
from lmoe.generation import Sampling

MAX_MESSAGES = 2048
MAX_ANSWERS = 16
MAX_NAME = 256
"""Characters of a name or an id in a message."""


@dataclass(frozen=True, slots=True)
class ChatBody:
    """A chat completion request, checked; who answers it is read from `model` and `expert` elsewhere."""

    messages: tuple[Message, ...]
    sampling: Sampling
    tools: ToolUse
    n: int
    stream: bool
    include_usage: bool
    explain: bool

    @classmethod
    def read(cls, body: Fields, defaults: Sampling) -> "ChatBody":
        """The request's own values win over `defaults`. Raises InvalidRequest, with OpenAI's message, for the first field at fault."""
        if body.raw("messages") is None:
            raise missing("messages")
        messages = read_messages(body)
        refuse_unsupported(body)
        tools = ToolUse.read(body)
        options = body.object("stream_options")
        held_to = tools.held_to(body, read_schema(body), schema_field(body))
        return cls(
            messages=messages,
            sampling=read_sampling(body, defaults, max_tokens=read_max_tokens(body), logprobs=read_logprobs(body), **held_to),
            tools=tools,
            n=body.integer("n", 1, MAX_ANSWERS) or 1,
            stream=body.boolean("stream") or False,
            include_usage=(options.boolean("include_usage") if options else None) or False,
            explain=body.boolean("explain") or False,
        )


def read_messages(body: Fields) -> tuple[Message, ...]:
    """The `messages` of a body, of any roles in any order."""
    values = body.array("messages", MAX_MESSAGES, shortest=1) or []
    given = [Fields.of(value, f"messages[{i}]") for i, value in enumerate(values)]
    messages = tuple(map(read_message, given))
    if given:
        refuse_prefilled(given[-1])
    return messages


def refuse_prefilled(last: Fields) -> None:
    """Raises InvalidRequest where the last message is the beginning of the answer, as DeepSeek, Mistral and Qwen spell it."""
    for name in ("prefix", "partial"):
        if last.raw("role") == "assistant" and last.raw(name):
            raise unsupported(last.param(name), "An answer cannot be begun for the model; leave the field out.")


def read_message(fields: Fields) -> Message:
    """One message, its text parts joined. Raises InvalidRequest."""
    role = fields.string("role")
    if role is None:
        raise missing(fields.param("role"))
    if role not in ROLES:
        raise invalid_value(fields.param("role"), role, "'system', 'assistant', 'user', 'function', 'tool', and 'developer'")
    for name in ("audio", "images"):
        if fields.raw(name):
            raise unsupported(fields.param(name), "Messages are text only.")
    calls = read_calls(fields)
    if calls and role != "assistant":
        raise unsupported(fields.param("tool_calls"), "Only the assistant's messages call tools.")
    who = fields.string("name", longest=MAX_NAME) or fields.string("tool_name", longest=MAX_NAME)
    return Message(role, read_content(fields), calls, fields.string("tool_call_id", longest=MAX_NAME), who)


def read_content(fields: Fields, name: str = "content") -> str:
    """A string, null, or parts that are text, joined. Raises InvalidRequest."""
    content, param = fields.raw(name), fields.param(name)
    if isinstance(content, list):
        return "".join(_part(part, f"{param}[{i}]") for i, part in enumerate(items(content, param, MAX_MESSAGES)))
    if content is not None and not isinstance(content, str):
        raise invalid_type(param, "one of a string or an array of objects", content)
    return content or ""


def _part(value: object, param: str) -> str:
    if isinstance(value, str):
        return value
    part = Fields.of(value, param)
    sort = part.string("type")
    if sort is None:
        raise missing(part.param("type"))
    if sort not in ("text", "input_text", "output_text", "refusal"):
        raise invalid_value(part.param("type"), sort, "'text'")
    words = part.string("refusal" if sort == "refusal" else "text")
    if words is None:
        raise missing(part.param("text"))
    return words
