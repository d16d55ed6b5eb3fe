"""What a raw completion request may say: prompts as text or token ids, and OpenAI's older fields.

Knows OpenAI's names and bounds; neither models nor experts.
"""

from dataclasses import dataclass
from typing import Any

from lmoe.api.fields import Fields, invalid_type, items, unsupported, whole
from lmoe.api.refused import refuse_unsupported
from lmoe.api.sampling import MAX_TOKENS, MAX_TOP_LOGPROBS, read_sampling
from lmoe.api.schema import MAX_ANSWERS
from lmoe.api.structured import read_schema, schema_field
from lmoe.errors import InvalidRequest
from lmoe.generation import Sampling

MAX_PROMPTS = 128
MAX_SEQUENCES = 256
"""Prompts times answers of one request."""
DEFAULT_MAX_TOKENS = 16
"""OpenAI's own, for completions only."""
MAX_PROMPT_TOKENS = 2**20

Prompt = str | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CompletionBody:
    prompts: tuple[Prompt, ...]
    sampling: Sampling
    n: int
    echo: bool
    special: bool
    stream: bool
    include_usage: bool
    explain: bool

    @classmethod
    def read(cls, body: Fields, defaults: Sampling) -> "CompletionBody":
        """The request's own values win over `defaults`. Raises InvalidRequest, with OpenAI's message, for the first field at fault."""
        prompts = read_prompts(body, "prompt") if body.raw("prompt") is not None else ("",)
        if body.string("suffix"):
            raise unsupported("suffix", "The base model continues a text; it cannot fill in before a suffix.")
        n = body.integer("n", 1, MAX_ANSWERS) or 1
        _refuse_best_of(body, n)
        refuse_unsupported(body, taken=("prompt", "echo", "best_of", "add_special_tokens", "suffix"))
        for name in ("messages", "tools", "functions"):
            if body.raw(name):
                raise unsupported(name, f"A text is continued as it is; /v1/chat/completions takes {name}.")
        if len(prompts) * n > MAX_SEQUENCES:
            raise InvalidRequest(
                f"Invalid 'n': {len(prompts)} prompts with {n} answers each are more than {MAX_SEQUENCES} in one request; send fewer.",
                param="n",
                code="invalid_value",
            )
        echo = body.boolean("echo") or False
        logprobs = None if body.raw("logprobs") is False else body.integer("logprobs", 0, MAX_TOP_LOGPROBS)
        given: dict[str, Any] = {"logprobs": logprobs, "prompt_logprobs": logprobs if echo else None, "json_schema": read_schema(body)}
        given["schema_field"] = schema_field(body)
        max_tokens = body.integer("max_tokens", 0, MAX_TOKENS)
        given["max_tokens"] = DEFAULT_MAX_TOKENS if max_tokens is None else max_tokens
        options = body.object("stream_options")
        return cls(
            prompts=prompts,
            sampling=read_sampling(body, defaults, **given),
            n=n,
            echo=echo,
            special=body.boolean("add_special_tokens") is not False,
            stream=body.boolean("stream") or False,
            include_usage=(options.boolean("include_usage") if options else None) or False,
            explain=body.boolean("explain") or False,
        )


def read_prompts(body: Fields, name: str, *, longest: int = MAX_PROMPTS) -> tuple[Prompt, ...]:
    """A string, an array of strings, token ids, or an array of those."""
    value = body.raw(name)
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise invalid_type(name, "one of a string, an array of strings, or an array of token ids", value)
    if value and isinstance(value[0], int):
        return (_token_ids(value, name),)
    return tuple(_prompt(one, f"{name}[{i}]") for i, one in enumerate(items(value, name, longest, shortest=1)))


def _prompt(value: object, param: str) -> Prompt:
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        raise invalid_type(param, "a string or an array of token ids", value)
    return _token_ids(value, param)


def _token_ids(value: object, param: str) -> tuple[int, ...]:
    ids = items(value, param, MAX_PROMPT_TOKENS, shortest=1)
    return tuple(whole(i, f"{param}[{at}]", 0, 2**31 - 1) for at, i in enumerate(ids))


def _refuse_best_of(body: Fields, n: int) -> None:
    best_of = body.integer("best_of", 1, MAX_SEQUENCES)
    if best_of is not None and best_of != n:
        raise unsupported("best_of", f"Every answer is returned; leave it out, or give it the value of n ({n}).")
