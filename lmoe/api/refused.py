"""Fields that other servers know, that would change the answer, and that this one does not have: refused, never ignored.

Knows names and the values at which a field asks for what happens anyway; besides these, null, false and empty always do.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lmoe.api.fields import Fields, unsupported

_ELSEWHERE = "It is not supported."
_TEMPLATE = "The server writes the prompt, by the base's own chat template."
_AS_MESSAGE = "Send it as one of the 'messages'."
_GREEDY = "Give 'temperature' 0 for greedy answers."
_SAMPLER = "This sampler is not supported; see temperature, top_p, top_k, min_p and the penalties."

_REFUSED: Mapping[str, Sequence[str]] = {
    "Ask for it with 'response_format' or 'guided_json', which take a JSON schema.": (
        "guided_regex", "guided_choice", "guided_grammar", "grammar", "regex", "ebnf", "json_schema", "structural_tag",
        "format",
    ),
    "Chat templates come from the server, not from requests.": ("chat_template", "chat_template_kwargs", "documents"),
    _TEMPLATE: (
        "continue_final_message", "prefill", "prefix", "assistant_prefix", "response_prefix", "safe_prompt", "instruction_template",
        "truncate_prompt_tokens", "truncate", "truncation_length", "negative_prompt", "guidance_scale", "cfg_scale",
    ),
    _AS_MESSAGE: ("system", "system_prompt", "instructions", "prompt", "input"),
    _SAMPLER: (
        "top_a", "tfs", "tfs_z", "typical", "typical_p", "mirostat", "mirostat_mode", "epsilon_cutoff", "eta_cutoff", "xtc_probability",
        "dry_multiplier", "smoothing_factor", "smoothing_curve", "dynatemp_range", "dynamic_temperature", "penalty_alpha", "top_n_sigma",
        "no_repeat_ngram_size", "encoder_repetition_penalty", "length_penalty", "num_beams", "use_beam_search", "early_stopping",
        "samplers", "sampler_order", "min_temp", "watermark",
    ),
    "Give 'max_tokens'.": ("n_predict", "num_predict", "max_new_tokens", "max_length", "max_output_tokens"),
    "Give 'min_tokens'.": ("min_length", "min_new_tokens"),
    "Give 'seed'.": ("random_seed",),
    "Give 'repetition_penalty'.": ("repeat_penalty", "rep_pen"),
    "Give 'logit_bias'.": ("bad_words", "bad_words_ids", "allowed_token_ids", "custom_token_bans", "banned_tokens", "logits_processors"),
    "Give 'stop'.": ("stop_sequences", "stop_regex"),
    _GREEDY: ("do_sample",),
    "Give each of them as a field of its own, by its name here.": ("options",),
    "Give the expert's name as 'model' or 'expert'.": ("lora", "lora_path", "lora_name", "adapter", "adapter_id"),
    "Give them as 'experts'.": ("models",),
    "This model does not reason before it answers.": (
        "reasoning", "reasoning_effort", "thinking", "enable_thinking", "thinking_budget", "think",
    ),
    _ELSEWHERE: (
        "audio", "prediction", "web_search_options", "plugins", "transforms", "prompt_logprobs", "echo", "best_of", "n_probs",
        "include_stop_str_in_output", "return_tokens_as_token_ids", "return_token_ids", "add_special_tokens", "verbosity",
        "suffix", "images",
    ),
}  # fmt: skip

_WHY = {name: what for what, names in _REFUSED.items() for name in names}

NAMES = frozenset(_WHY)
"""Fields that are known elsewhere, whatever they ask for."""

_WITHOUT_EFFECT: Mapping[str, Sequence[Any]] = {
    "best_of": (1,),
    "length_penalty": (1,),
    "typical_p": (1,),
    "typical": (1,),
    "tfs": (1,),
    "tfs_z": (1,),
    "mirostat": (0,),
    "mirostat_mode": (0,),
    "num_beams": (1,),
    "encoder_repetition_penalty": (1,),
    "repeat_penalty": (1,),
    "rep_pen": (1,),
    "smoothing_curve": (1,),
    "guidance_scale": (1,),
    "cfg_scale": (1,),
    "top_n_sigma": (-1,),
    "n_predict": (-1,),
    "num_predict": (-1,),
    "do_sample": (True,),
    "format": ("text",),
    "reasoning_effort": ("none", "minimal", "medium"),
    "reasoning": ({"effort": "none"}, {"effort": "minimal"}, {"effort": "medium"}, {"enabled": False}, {"exclude": True}),
    "thinking": ({"type": "disabled"},),
    "chat_template_kwargs": ({"enable_thinking": False}, {"thinking": False}),
    "verbosity": ("medium",),
}

_MUST_HOLD: Mapping[str, str] = {
    "add_generation_prompt": _TEMPLATE,
    "skip_special_tokens": "Special tokens never appear in an answer's text.",
    "spaces_between_special_tokens": "Special tokens never appear in an answer's text.",
    "detokenize": "Answers are text.",
}
"""Where false, not true, is what would change the answer."""


def refuse_unsupported(body: Fields, *, taken: Collection[str] = ()) -> None:
    """Raises InvalidRequest for a field that would change the answer and is not one of those `taken` elsewhere."""
    for name in body.names:
        what, value = _WHY.get(name), body.raw(name)
        if what and value and name not in taken and value not in _WITHOUT_EFFECT.get(name, ()):
            raise unsupported(body.param(name), what)
    for name, what in _MUST_HOLD.items():
        if body.raw(name) is False:
            raise unsupported(body.param(name), what)
    if body.raw("do_sample") is False and body.raw("temperature") != 0:
        raise unsupported(body.param("do_sample"), _GREEDY)
    modalities = body.array("modalities", 8)
    if modalities and modalities != ["text"]:
        raise unsupported("modalities", "Answers are text only.")
