"""Ollama's `options`: its names for how to choose tokens, and which of them have no meaning here.

Knows sampling; neither models nor HTTP. An option that would change the answer is honoured or refused.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace

from lmoe.api.fields import Fields, shown, unsupported
from lmoe.api.refused import NAMES, refuse_unsupported
from lmoe.api.sampling import MAX_TOKENS, read_common, read_logprobs
from lmoe.generation import Sampling

log = logging.getLogger(__name__)

OPTIONS = (
    "temperature", "top_k", "top_p", "min_p", "repeat_penalty", "presence_penalty", "frequency_penalty", "seed", "num_predict", "stop",
    "repeat_last_n", "typical_p", "tfs_z", "mirostat",
)  # fmt: skip
"""What changes an answer, and is read in `options` only."""

_LOADING = ("num_ctx", "num_batch", "num_gpu", "main_gpu", "num_thread", "num_keep")
"""How a model is loaded and where it runs: the server's own settings decide. They are checked, and change no answer."""

_IDLE = (
    "penalize_newline", "mirostat_tau", "mirostat_eta", "numa", "num_gqa", "low_vram", "f16_kv", "logits_all", "vocab_only",
    "embedding_only", "use_mmap", "use_mlock", "rope_frequency_base", "rope_frequency_scale",
)  # fmt: skip
"""Ollama's others, which change nothing by themselves; clients send all of them."""

_BESIDE: Mapping[str, str] = {
    **dict.fromkeys(("max_tokens", "max_completion_tokens", "max_output_tokens", "max_new_tokens", "n_predict"), "Give 'num_predict'."),
    **dict.fromkeys(("repetition_penalty", "rep_pen"), "Give 'repeat_penalty'."),
    **dict.fromkeys(("n", "logit_bias", "min_tokens", "ignore_eos", "stop_token_ids"), "It is not supported."),
    **dict.fromkeys(("format", "system", "template", "suffix", "images", "think", "tools", "raw"), "Give it beside 'options', not in it."),
}
"""What other APIs, or this one at another place, know an answer to be changed by."""

_NEUTRAL: Mapping[str, tuple[float, ...]] = {"typical_p": (1, 0), "tfs_z": (1,), "mirostat": (0,)}
"""Samplers that are not supported, with the values that switch them off."""

_KNOWN = frozenset((*OPTIONS, *_LOADING, *_IDLE))
_HEARD_OF = _KNOWN | _BESIDE.keys() | NAMES


def refuse_elsewhere(body: Fields, others: Mapping[str, str]) -> None:
    """Raises InvalidRequest for a field among `others` that asks for something, with what they say to give instead."""
    for name, what in others.items():
        value = body.raw(name)
        if value is not None and value is not False and value not in ("", [], {}) and (name, value) != ("n", 1):
            raise unsupported(body.param(name), what)


def read_sampling(body: Fields, defaults: Sampling) -> Sampling:
    """What `options` and the fields beside it say, over `defaults`. Raises InvalidRequest for the first value at fault."""
    options = body.object("options") or Fields({}, "options")
    refuse_elsewhere(options, _BESIDE)
    refuse_unsupported(options, taken=_KNOWN)
    if unknown := [name for name in options.names if name not in _HEARD_OF]:
        log.warning("of 'options' these are not known, and change nothing: %s", ", ".join(repr(shown(name)) for name in unknown[:8]))
    for name in _LOADING:
        options.integer(name, -(2**31), 2**31 - 1)
    for name, neutral in _NEUTRAL.items():
        value = options.decimal(name, -1e9, 1e9)
        if value is not None and value not in neutral:
            raise unsupported(options.param(name), f"It is not supported; {neutral[0]:g} switches it off.")
    given = {**read_common(options, "repeat_penalty"), "logprobs": read_logprobs(body)}
    # Ollama's spelling of "any".
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
