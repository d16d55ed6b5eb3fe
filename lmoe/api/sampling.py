"""How tokens are chosen, as requests say it: the same bounds whatever API the words are from.

Knows names and bounds; neither models nor experts.
"""

from dataclasses import replace
from typing import Any

from lmoe.api.fields import Fields, invalid_type, items, number, shown, text, whole
from lmoe.errors import InvalidRequest
from lmoe.generation import Sampling

MAX_STOPS = 16
MAX_STOP_LENGTH = 1024
MAX_BIASES = 1024
MAX_TOP_LOGPROBS = 20
MAX_TOP_K = 1_000_000
MAX_TOKENS = 2**63 - 1
"""Not a bound of ours: what exceeds the room is clamped, so any integer that other software can hold is taken."""


def read_sampling(body: Fields, defaults: Sampling, **own: Any) -> Sampling:
    """`defaults` with whatever the body gives; `own` are fields that its kind of request reads in its own way."""
    given: dict[str, Any] = {
        **read_common(body),
        "min_tokens": body.integer("min_tokens", 0, MAX_TOKENS),
        "logit_bias": _logit_bias(body),
        "stop_token_ids": _stop_token_ids(body),
        "ignore_eos": body.boolean("ignore_eos"),
        **own,
    }
    sampling = replace(defaults, **{name: value for name, value in given.items() if value is not None})
    if sampling.max_tokens is not None and sampling.min_tokens > sampling.max_tokens:
        raise InvalidRequest(
            f"Invalid 'min_tokens': it must be at most max_tokens ({sampling.max_tokens}), but got {sampling.min_tokens} instead.",
            param="min_tokens",
        )
    return sampling


def read_common(fields: Fields, repetition: str = "repetition_penalty") -> dict[str, Any]:
    """What every API has, by the names of `Sampling`; None where absent. The repetition penalty has two names in the world."""
    top_k = fields.integer("top_k", -1, MAX_TOP_K)
    return {
        "temperature": fields.decimal("temperature", 0, 2),
        "top_p": fields.decimal("top_p", 0, 1),
        # -1 is the other spelling of "all".
        "top_k": 0 if top_k == -1 else top_k,
        "min_p": fields.decimal("min_p", 0, 1),
        "repetition_penalty": fields.decimal(repetition, 0.01, 10),
        "presence_penalty": fields.decimal("presence_penalty", -2, 2),
        "frequency_penalty": fields.decimal("frequency_penalty", -2, 2),
        "seed": fields.integer("seed", -(2**63), 2**63 - 1),
        "stop": _stop(fields),
    }


def read_max_tokens(body: Fields) -> int | None:
    """Both names are limits: with both given, both hold."""
    limits = [body.integer(name, 1, MAX_TOKENS) for name in ("max_tokens", "max_completion_tokens")]
    return min((limit for limit in limits if limit is not None), default=None)


def read_logprobs(body: Fields) -> int | None:
    """How many alternatives are to be reported beside each token; None for no report at all."""
    wanted = body.boolean("logprobs")
    top = body.integer("top_logprobs", 0, MAX_TOP_LOGPROBS)
    if top and not wanted:
        raise InvalidRequest("Invalid 'top_logprobs': it needs 'logprobs' to be true.", param="top_logprobs", code="invalid_value")
    return (top or 0) if wanted else None


def _stop(fields: Fields) -> tuple[str, ...] | None:
    value, param = fields.raw("stop"), fields.param("stop")
    if value is None:
        return None
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise invalid_type(param, "one of a string or an array of strings", value)
    stops = [text(stop, f"{param}[{i}]", MAX_STOP_LENGTH) for i, stop in enumerate(items(value, param, MAX_STOPS))]
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
        token = _token_id(pair[0], param)
        if token in biases:
            raise InvalidRequest(f"Invalid 'logit_bias': token id {token} is given twice.", param=param, code="invalid_value")
        biases[token] = number(pair[1], param, -100, 100)
    return biases


def _token_id(value: object, param: str) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, str):
        raise InvalidRequest(
            f"Invalid '{param}': keys are token ids from 0 on, as /tokenize gives them.", param=param, code="invalid_value"
        )
    return whole(value, param, 0, 2**31 - 1)
