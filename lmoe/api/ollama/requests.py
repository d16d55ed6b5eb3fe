"""What a chat or a generate request of Ollama's API may say.

Knows Ollama's fields; neither models nor experts. A field that would change the answer is honoured or refused here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lmoe.api.fields import Fields, invalid_type, invalid_value, unsupported
from lmoe.api.ollama.options import OPTIONS, read_sampling, refuse_elsewhere
from lmoe.api.schema import read_messages
from lmoe.api.structured import schema_text
from lmoe.api.tools import NONE, ToolUse
from lmoe.chat import Message
from lmoe.generation import Sampling

_AS_MESSAGE = "Send it as one of the 'messages'."
_LIMIT = "Give 'num_predict' in 'options'."
_FORMAT = "Give 'format'."
_UNKNOWN = "It is not supported."
_ELSEWHERE: Mapping[str, str] = {
    **dict.fromkeys(OPTIONS, "Give it in 'options'."),
    **dict.fromkeys(("max_tokens", "max_completion_tokens", "max_output_tokens", "max_new_tokens"), _LIMIT),
    **dict.fromkeys(("response_format", "guided_json", "structured_outputs"), _FORMAT),
    **dict.fromkeys(("n", "logit_bias", "min_tokens", "ignore_eos", "stop_token_ids"), _UNKNOWN),
    "repetition_penalty": "Give 'repeat_penalty' in 'options'.",
}
"""What changes answers in other APIs, or at another place in this one."""


@dataclass(frozen=True, slots=True)
class OllamaBody:
    """A request, checked; who answers it is read elsewhere. Without `messages` it only asks for the model to be loaded.

    `raw` means that the one message is a text to continue, without the chat template.
    """

    messages: tuple[Message, ...]
    sampling: Sampling
    stream: bool
    explain: bool
    raw: bool
    tools: ToolUse

    @classmethod
    def chat(cls, body: Fields, defaults: Sampling) -> "OllamaBody":
        """Raises InvalidRequest for the first field at fault."""
        refuse_elsewhere(body, {**_ELSEWHERE, "prompt": _AS_MESSAGE, "system": _AS_MESSAGE, "input": _AS_MESSAGE})
        return cls._read(body, read_messages(body) if body.raw("messages") else (), defaults, tools=ToolUse.read(body))

    @classmethod
    def generate(cls, body: Fields, defaults: Sampling) -> "OllamaBody":
        """A prompt, with `system` before it, is a chat of one turn. Raises InvalidRequest for the first field at fault."""
        refuse_elsewhere(
            body, {**_ELSEWHERE, "messages": "/api/chat takes messages.", "tools": "/api/chat takes tools.", "input": "Give 'prompt'."}
        )
        if body.raw("images"):
            raise unsupported("images", "Prompts are text only.")
        if body.raw("template"):
            raise unsupported("template", "Chat templates come from the server, not from requests.")
        if body.raw("context"):
            raise unsupported("context", "Nothing is remembered as token ids; send the earlier turns to /api/chat.")
        if body.string("suffix"):
            raise unsupported("suffix", "This model does not insert.")
        prompt = body.string("prompt")
        system = body.string("system")
        raw = body.boolean("raw") or False
        if raw and system:
            raise unsupported("system", "A raw prompt says everything itself.")
        if raw and body.raw("experts"):
            raise unsupported("experts", "A raw prompt is routed among all of them, or goes to the one that 'model' names.")
        before = (Message("system", system),) if system else ()
        return cls._read(body, (*before, Message("user", prompt)) if prompt else (), defaults, raw=raw)

    @classmethod
    def _read(
        cls, body: Fields, messages: tuple[Message, ...], defaults: Sampling, *, raw: bool = False, tools: ToolUse = NONE
    ) -> "OllamaBody":
        _refuse_thinking(body)
        held_to = tools.held_to(body, _schema(body), "format")
        if raw and held_to["json_schema"] is not None:
            raise unsupported("format", "A raw prompt is continued as plain text.")
        stream = body.boolean("stream")
        return cls(
            messages=messages,
            sampling=replace(read_sampling(body, defaults), **held_to),
            # Unlike everywhere else, streaming is what happens unless told otherwise.
            stream=True if stream is None else stream,
            explain=body.boolean("explain") or False,
            raw=raw,
            tools=tools,
        )


def _refuse_thinking(body: Fields) -> None:
    think = body.raw("think")
    if think not in (None, False):
        raise unsupported("think", "This model does not support thinking.")


def _schema(body: Fields) -> str | None:
    """What `format` asks for: any JSON object, or one of a schema; None for plain text."""
    wanted = body.raw("format")
    if wanted is None or wanted == "":
        return None
    if not isinstance(wanted, str | dict):
        raise invalid_type("format", "'json' or a JSON schema", wanted)
    if isinstance(wanted, str) and wanted != "json":
        raise invalid_value("format", wanted, "'json' and a JSON schema")
    return schema_text({"type": "object"} if isinstance(wanted, str) else wanted, "format")
