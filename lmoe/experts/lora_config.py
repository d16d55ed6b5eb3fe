"""`adapter_config.json`: the part that decides what the weights compute, and the refusal of everything that would change more.

Knows PEFT's keys by an allow-list; neither weights nor models.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lmoe.errors import PackageError
from lmoe.experts.plain import kind, one_line, parse_json, shown

CONFIG = "adapter_config.json"
MAX_CONFIG_BYTES = 1 << 20
MAX_NAMES = 4096
MAX_RANK = 1024

_IGNORED = {
    "task_type",
    "peft_type",
    "auto_mapping",
    "peft_version",
    "base_model_name_or_path",
    "revision",
    "inference_mode",
    "lora_dropout",
    "megatron_core",
    "qalora_group_size",
    "ensure_weight_tying",
    "runtime_config",
}
"""Keys that say nothing about what the weights compute."""
_READ = {"r", "target_modules", "lora_alpha", "use_rslora", "rank_pattern", "alpha_pattern", "init_lora_weights", "bias"}
_INITS = (True, False, None, "gaussian", "true", "false")
"""Initialisations that leave the base alone; PiSSA, OLoRA and kin rewrite it."""

Shapes = Mapping[str, tuple[int, int]]
"""(in, out) features of each linear layer of a base, by name."""


@dataclass(frozen=True, slots=True)
class LoraConfig:
    """The part of `adapter_config.json` that decides what the weights compute."""

    rank: int
    alpha: float
    targets: tuple[str, ...] | None
    rslora: bool = False
    rank_pattern: Mapping[str, int] = field(default_factory=dict)
    alpha_pattern: Mapping[str, float] = field(default_factory=dict)
    task: object = None
    base: str = ""
    """What it was trained for, and on, by its own account: neither decides anything."""

    def rank_of(self, layer: str) -> int:
        return next((rank for suffix, rank in self.rank_pattern.items() if _ends_with(layer, suffix)), self.rank)

    def scale_of(self, layer: str) -> float:
        alpha = next((a for suffix, a in self.alpha_pattern.items() if _ends_with(layer, suffix)), self.alpha)
        rank = self.rank_of(layer)
        return alpha / math.sqrt(rank) if self.rslora else alpha / rank

    def layers(self, shapes: Shapes) -> tuple[str, ...]:
        """The base's layers that the targets mean, sorted. Raises PackageError when a target means none."""
        if self.targets is None:
            return tuple(sorted(shapes))
        for target in self.targets:
            if not any(_ends_with(layer, target) for layer in shapes):
                known = ", ".join(sorted({layer.rsplit(".", 1)[-1] for layer in shapes}))
                raise PackageError(f"target_modules: {target!r} names no linear layer of the base; it has {known}.")
        return tuple(sorted(layer for layer in shapes if any(_ends_with(layer, t) for t in self.targets)))


def _ends_with(layer: str, suffix: str) -> bool:
    return layer == suffix or layer.endswith("." + suffix)


def parse_config(content: bytes) -> LoraConfig:
    """The config that these bytes hold. Raises PackageError, saying what is wrong and what would be right."""
    return _checked(_parsed(content))


def _parsed(content: bytes) -> dict[str, Any]:
    def no_constant(text: str) -> float:
        raise PackageError(f"{CONFIG}: {text} is not a number that can be used.")

    try:
        raw = parse_json(content.decode(), constant=no_constant)
    except (ValueError, RecursionError) as e:
        raise PackageError(f"{CONFIG} is not valid JSON: {one_line(e)}") from None
    if not isinstance(raw, dict):
        raise PackageError(f"{CONFIG} must hold an object, not {kind(raw)}.")
    return raw


def _checked(raw: dict[str, Any]) -> LoraConfig:
    if raw.get("peft_type") != "LORA":
        raise PackageError(f"{CONFIG}: peft_type {shown(raw.get('peft_type'))} is not supported; it must be 'LORA'.")
    for key, value in raw.items():
        # Whatever is not known must be absent in effect: null, false, 0 or empty.
        if key not in _IGNORED and key not in _READ and value:
            raise PackageError(f"{CONFIG}: {shown(key)[1:-1]} = {shown(value)} is not supported; leave it out or null.")
    init = raw.get("init_lora_weights", True)
    if not any(init is known or init == known for known in _INITS):
        raise PackageError(
            f"{CONFIG}: init_lora_weights {shown(init)} changes the base's own weights; convert the adapter to plain LoRA first."
        )
    if raw.get("bias", "none") not in ("none", None):
        raise PackageError(f"{CONFIG}: bias {shown(raw['bias'])} is not supported; it must be 'none'.")
    return LoraConfig(
        rank=_rank("r", raw.get("r")),
        alpha=_alpha("lora_alpha", raw.get("lora_alpha")),
        targets=_targets(raw.get("target_modules")),
        rslora=_flag("use_rslora", raw.get("use_rslora", False)),
        rank_pattern={_suffix("rank_pattern", k): _rank(f"rank_pattern[{shown(k)}]", v) for k, v in _object("rank_pattern", raw).items()},
        alpha_pattern={
            _suffix("alpha_pattern", k): _alpha(f"alpha_pattern[{shown(k)}]", v) for k, v in _object("alpha_pattern", raw).items()
        },
        task=raw.get("task_type"),
        base=base if isinstance(base := raw.get("base_model_name_or_path"), str) else "",
    )


def _rank(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_RANK:
        raise PackageError(f"{CONFIG}: {key} is {shown(value)}; it must be an integer from 1 to {MAX_RANK}.")
    return value


def _alpha(key: str, value: object) -> float:
    # NaN and infinity fail the comparison; isfinite would overflow on a long integer.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < abs(value) <= 1e4:
        raise PackageError(f"{CONFIG}: {key} is {shown(value)}; it must be a finite number, not 0, at most 10000.")
    return float(value)


def _flag(key: str, value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise PackageError(f"{CONFIG}: {key} is {shown(value)}; it must be true or false.")


def _object(key: str, raw: dict[str, Any]) -> dict[str, Any]:
    value = raw.get(key) or {}
    if not isinstance(value, dict):
        raise PackageError(f"{CONFIG}: {key} must be an object, not {kind(value)}.")
    if len(value) > MAX_NAMES:
        raise PackageError(f"{CONFIG}: {key} holds {len(value)} names; at most {MAX_NAMES} are allowed.")
    return value


def _suffix(key: str, text: object) -> str:
    """Literal names only: PEFT takes regular expressions here, and some of those never end."""
    if not isinstance(text, str) or not text or len(text) > 200 or not all(c.isalnum() or c in "._" for c in text):
        raise PackageError(f"{CONFIG}: {key} holds {shown(text)}; only plain module names such as 'q_proj' are supported.")
    return text


def _targets(value: object) -> tuple[str, ...] | None:
    """None stands for PEFT's 'all-linear'."""
    if value == "all-linear":
        return None
    if isinstance(value, str):
        return (_suffix("target_modules", value),)
    if not isinstance(value, list) or not 0 < len(value) <= MAX_NAMES:
        raise PackageError(f"{CONFIG}: target_modules must be a list of 1 to {MAX_NAMES} module names such as ['q_proj', 'v_proj'].")
    return tuple(_suffix("target_modules", item) for item in value)
