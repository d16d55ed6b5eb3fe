"""What a chat completion request may say, and what each field means for sampling.

Knows OpenAI's names and bounds; neither models nor experts. A field that would change the answer is honoured or refused here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lmoe.api.fields import Fields, invalid_type, invalid_value, items, missing, number, shown, text, unsupported, whole
from lmoe.api.structured import read_schema
from lmoe.chat import ROLES, Message
from lmoe.errors import InvalidRequest
from lmoe.generation import Sampling

MAX_MESSAGES = 2048
MAX_ANSWERS = 16
MAX_STOPS = 16
MAX_STOP_LENGTH = 1024
MAX_BIASES = 1024
MAX_TOP_LOGPROBS = 20
MAX_TOP_K = 1_000_000
MAX_TOKENS = 2**63 - 1
"""Not a bound of ours: what exceeds the room is clamped, so any integer that other software can hold is taken."""

_REFUSED: Mapping[str, str] = {
    name: what
    for what, names in {
        "Tools are not supported yet.": ("tools", "functions"),
        "Ask /v1/chat/completions with 'response_format' for structured answers.": (
            "guided_json", "guided_regex", "guided_choice", "guided_grammar", "structured_outputs", "grammar", "json_schema",
        ),
        "Chat templates come from the server, not from requests.": ("chat_template", "chat_template_kwargs", "documents"),
        "It is not supported.": (
            "audio", "prediction", "web_search_options", "prompt_logprobs", "continue_final_message", "echo", "best_of", "use_beam_search",
            "length_penalty", "bad_words", "allowed_token_ids", "typical_p", "mirostat", "logits_processors",
        ),
    }.items()
    for name in names
}  # fmt: skip

_WITHOUT_EFFECT: Mapping[str, tuple[Any, ...]] = {
    "best_of": (1,),
    "length_penalty": (1, 1.0),
    "typical_p": (1, 1.0),
    "mirostat": (0,),
}
"""Values that ask for what happens anyway; besides these, null, false and empty always do."""


@dataclass(frozen=True, slots=True)
class ChatBody:
    """A chat completion request, checked; who answers it is read from `model` and `expert` elsewhere."""

    messages: tuple[Message, ...]
    sampling: Sampling
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
        options = body.object("stream_options")
        return cls(
            messages=messages,
            sampling=replace(read_sampling(body, defaults), json_schema=read_schema(body)),
            n=body.integer("n", 1, MAX_ANSWERS) or 1,
            stream=body.boolean("stream") or False,
            include_usage=(options.boolean("include_usage") if options else None) or False,
            explain=body.boolean("explain") or False,
        )


def read_messages(body: Fields) -> tuple[Message, ...]:
    """The `messages` of a body, of any roles in any order."""
    values = body.array("messages", MAX_MESSAGES, shortest=1) or []
    return tuple(read_message(Fields.of(value, f"messages[{i}]")) for i, value in enumerate(values))


def read_message(fields: Fields) -> Message:
    """One message, its text parts joined. Raises InvalidRequest."""
    role = fields.string("role")
    if role is None:
        raise missing(fields.param("role"))
    if role not in ROLES:
        raise invalid_value(fields.param("role"), role, "'system', 'assistant', 'user', 'function', 'tool', and 'developer'")
    for name in ("tool_calls", "function_call", "audio", "images"):
        if fields.raw(name):
            raise unsupported(fields.param(name), "Messages are text only.")
    content = fields.raw("content")
    if isinstance(content, list):
        param = fields.param("content")
        return Message(role, "".join(_part(part, f"{param}[{i}]") for i, part in enumerate(items(content, param, MAX_MESSAGES))))
    if content is not None and not isinstance(content, str):
        raise invalid_type(fields.param("content"), "one of a string or an array of objects", content)
    return Message(role, content or "")


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


def read_sampling(body: Fields, defaults: Sampling, **own: Any) -> Sampling:
    """`defaults` with whatever the body gives; `own` are fields that its kind of request reads in its own way."""
    own = own or {"max_tokens": _max_tokens(body), "logprobs": _logprobs(body)}
    given: dict[str, Any] = {
        "min_tokens": body.integer("min_tokens", 0, MAX_TOKENS),
        "temperature": body.decimal("temperature", 0, 2),
        "top_p": body.decimal("top_p", 0, 1),
        "top_k": body.integer("top_k", -1, MAX_TOP_K),
        "min_p": body.decimal("min_p", 0, 1),
        "repetition_penalty": body.decimal("repetition_penalty", 0.01, 10),
        "presence_penalty": body.decimal("presence_penalty", -2, 2),
        "frequency_penalty": body.decimal("frequency_penalty", -2, 2),
        "logit_bias": _logit_bias(body),
        "seed": body.integer("seed", -(2**63), 2**63 - 1),
        "stop": _stop(body),
        "stop_token_ids": _stop_token_ids(body),
        "ignore_eos": body.boolean("ignore_eos"),
        **own,
    }
    # -1 is the other spelling of "all".
    given["top_k"] = 0 if given["top_k"] == -1 else given["top_k"]
    sampling = replace(defaults, **{name: value for name, value in given.items() if value is not None})
    if sampling.max_tokens is not None and sampling.min_tokens > sampling.max_tokens:
        raise InvalidRequest(
            f"Invalid 'min_tokens': it must be at most max_tokens ({sampling.max_tokens}), but got {sampling.min_tokens} instead.",
            param="min_tokens",
        )
    return sampling


def _max_tokens(body: Fields) -> int | None:
    """Both names are limits: with both given, both hold."""
    limits = [body.integer(name, 1, MAX_TOKENS) for name in ("max_tokens", "max_completion_tokens")]
    return min((limit for limit in limits if limit is not None), default=None)


def _stop(body: Fields) -> tuple[str, ...] | None:
    value = body.raw("stop")
    if value is None:
        return None
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise invalid_type("stop", "one of a string or an array of strings", value)
    stops = [text(stop, f"stop[{i}]", MAX_STOP_LENGTH) for i, stop in enumerate(items(value, "stop", MAX_STOPS))]
    # An empty text field of a form: it stops nothing.
    return tuple(stop for stop in stops if stop)


def _stop_token_ids(body: Fields) -> tuple[int, ...] | None:
    values = body.array("stop_token_ids", MAX_BIASES)
    return None if values is None else tuple(whole(value, f"stop_token_ids[{i}]", 0, 2**31 - 1) for i, value in enumerate(values))


def _logit_bias(body: Fields) -> dict[int, float] | None:
    """`{"<token id>": bias}`, or pairs `[[token id, bias], ...]`."""
    value = body.raw("logit_bias")
    if value is None:
        return None
    if isinstance(value, dict):
        value = list(value.items())
    if not isinstance(value, list):
        raise invalid_type("logit_bias", "an object", value)
    biases: dict[int, float] = {}
    for pair in items(value, "logit_bias", MAX_BIASES):
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise invalid_type("logit_bias", "an object, or an array of pairs", pair)
        param = f"logit_bias.{shown(pair[0])}"
        biases[_token_id(pair[0], param)] = number(pair[1], param, -100, 100)
    return biases


def _token_id(value: object, param: str) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, str):
        raise InvalidRequest(
            f"Invalid '{param}': keys are token ids from 0 on, as /tokenize gives them.", param=param, code="invalid_value"
        )
    return whole(value, param, 0, 2**31 - 1)


def _logprobs(body: Fields) -> int | None:
    wanted = body.boolean("logprobs")
    top = body.integer("top_logprobs", 0, MAX_TOP_LOGPROBS)
    if top and not wanted:
        raise InvalidRequest("Invalid 'top_logprobs': it needs 'logprobs' to be true.", param="top_logprobs", code="invalid_value")
    return (top or 0) if wanted else None


def refuse_unsupported(body: Fields, *, taken: tuple[str, ...] = ()) -> None:
    """Raises InvalidRequest for a field that would change the answer and is not one of those `taken` elsewhere."""
    for name, what in _REFUSED.items():
        value = body.raw(name)
        if value and name not in taken and value not in _WITHOUT_EFFECT.get(name, ()):
            raise unsupported(name, what)
    choice = body.raw("tool_choice") or body.raw("function_call")
    if choice not in (None, "none", "auto"):
        raise unsupported("tool_choice" if body.raw("tool_choice") else "function_call", "Tools are not supported yet.")
    modalities = body.array("modalities", 8)
    if modalities and modalities != ["text"]:
        raise unsupported("modalities", "Answers are text only.")
