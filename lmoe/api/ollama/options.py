"""Ollama's `options`: its names for how to choose tokens, and which of them have no meaning here.

Knows sampling; neither models nor HTTP. An option that would change the answer is honoured or refused.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lmoe.api.fields import Fields, invalid_type, items, text, unsupported
from lmoe.api.schema import MAX_STOP_LENGTH, MAX_STOPS, MAX_TOKENS, MAX_TOP_K, MAX_TOP_LOGPROBS
from lmoe.errors import InvalidRequest
from lmoe.generation import Sampling

_LOADING = ("num_ctx", "num_batch", "num_gpu", "main_gpu", "num_thread", "num_keep")
"""How a model is loaded and where it runs: the server's own settings decide. They are checked, and change no answer."""

_NEUTRAL: Mapping[str, tuple[float, ...]] = {"typical_p": (1, 0), "tfs_z": (1,), "mirostat": (0,)}
"""Samplers that are not supported, with the values that switch them off."""


def read_sampling(body: Fields, defaults: Sampling) -> Sampling:
    """What `options` and the fields beside it say, over `defaults`. Raises InvalidRequest for the first value at fault."""
    options = body.object("options") or Fields({}, "options")
    for name in _LOADING:
        options.integer(name, -(2**31), 2**31 - 1)
    for name, neutral in _NEUTRAL.items():
        value = options.decimal(name, -1e9, 1e9)
        if value is not None and value not in neutral:
            raise unsupported(options.param(name), f"It is not supported; {neutral[0]:g} switches it off.")
    given: dict[str, Any] = {
        "temperature": options.decimal("temperature", 0, 2),
        "top_p": options.decimal("top_p", 0, 1),
        "top_k": options.integer("top_k", -1, MAX_TOP_K),
        "min_p": options.decimal("min_p", 0, 1),
        "repetition_penalty": options.decimal("repeat_penalty", 0.01, 10),
        "presence_penalty": options.decimal("presence_penalty", -2, 2),
        "frequency_penalty": options.decimal("frequency_penalty", -2, 2),
        "stop": _stop(options),
        "seed": options.integer("seed", -(2**63), 2**63 - 1),
        "logprobs": _logprobs(body),
    }
    # Ollama's spellings of "all of them" and "any".
    given["top_k"] = 0 if given["top_k"] == -1 else given["top_k"]
    given["seed"] = None if given["seed"] == -1 else given["seed"]
    limit = options.integer("num_predict", -2, MAX_TOKENS)
    given["max_tokens"] = limit if limit is not None and limit > 0 else None
    sampling = replace(defaults, **{name: value for name, value in given.items() if value is not None})
    if limit is not None and limit <= 0:
        sampling = replace(sampling, max_tokens=None)
    return _with_window(options, sampling)


def _with_window(options: Fields, sampling: Sampling) -> Sampling:
    """Penalties look at everything said so far; a shorter window would be another answer, where there is a penalty."""
    window = options.integer("repeat_last_n", -1, 2**31 - 1)
    if window == 0:
        return replace(sampling, repetition_penalty=1.0, presence_penalty=0.0, frequency_penalty=0.0)
    penalised = sampling.repetition_penalty != 1 or sampling.presence_penalty or sampling.frequency_penalty
    if penalised and window not in (None, -1):
        raise unsupported(options.param("repeat_last_n"), "Penalties look at the whole text; give -1, or 0 for no penalty.")
    if penalised and options.boolean("penalize_newline") is False:
        raise unsupported(options.param("penalize_newline"), "Penalties hold for every token; leave it out.")
    return sampling


def _stop(options: Fields) -> tuple[str, ...] | None:
    value = options.raw("stop")
    if value is None:
        return None
    param = options.param("stop")
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise invalid_type(param, "one of a string or an array of strings", value)
    stops = [text(stop, f"{param}[{i}]", MAX_STOP_LENGTH) for i, stop in enumerate(items(value, param, MAX_STOPS))]
    return tuple(stop for stop in stops if stop)


def _logprobs(body: Fields) -> int | None:
    wanted = body.boolean("logprobs")
    top = body.integer("top_logprobs", 0, MAX_TOP_LOGPROBS)
    if top and not wanted:
        raise InvalidRequest("Invalid 'top_logprobs': it needs 'logprobs' to be true.", param="top_logprobs", code="invalid_value")
    return (top or 0) if wanted else None
