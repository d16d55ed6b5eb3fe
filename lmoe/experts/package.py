"""An expert's package on disk: what is read, what is refused, and why. Nothing of it is ever executed.

Only `adapter_config.json`, `adapter_model.safetensors` and `expert.toml` are read, by our own code: PEFT would let a config
change the base, hang in a regular expression, or answer as the base in silence.
"""

import hashlib
import json
import math
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from lmoe.errors import PackageError
from lmoe.experts.adapter import LARGEST, Adapter, LowRank
from lmoe.experts.registry import NAME, RESERVED, Expert

CONFIG = "adapter_config.json"
WEIGHTS = "adapter_model.safetensors"
PREFIX = "base_model.model."
MAX_CONFIG_BYTES = 1 << 20
MAX_WEIGHT_BYTES = 8 << 30
MAX_TENSORS = 20_000
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


@dataclass(frozen=True, slots=True)
class Package:
    """A checked package: the expert it is, and its weights."""

    expert: Expert
    adapter: Adapter


def read_package(folder: Path, shapes: Shapes, *, name: str | None = None) -> Package:
    """Read and check `folder` against a base's layers. Raises PackageError, saying what is wrong and what would be right."""
    name = name if name is not None else folder.name
    if not NAME.fullmatch(name) or name in RESERVED:
        raise PackageError(
            f"The expert's name {name!r} is not allowed: use a-z, 0-9, '.', '_' and '-' (at most 63, not {sorted(RESERVED)})."
        )
    if not folder.is_dir():
        raise PackageError(f"The expert's folder {str(folder)!r} does not exist.")
    if (folder / "adapter_model.bin").exists():
        raise PackageError(f"{folder.name}/adapter_model.bin is a pickle, which can run code: convert it with 'lmoe experts import'.")
    raw = _read_config(folder / CONFIG)
    config = _checked_config(raw)
    weights = _plain_file(folder / WEIGHTS, MAX_WEIGHT_BYTES)
    layers = config.layers(shapes)
    content = weights.read_bytes()
    parts = _read_parts(weights, config, layers, shapes)
    digest = _digest(content, {layer: (part.scale, len(part.a)) for layer, part in parts.items()})
    expert = Expert(
        name=name,
        digest=digest,
        path=folder,
        rank=max(len(part.a) for part in parts.values()),
        bytes=sum(p.a.nbytes + p.b.nbytes for p in parts.values()),
        description=_description(folder),
    )
    return Package(expert, Adapter(digest, parts))


def _ends_with(layer: str, suffix: str) -> bool:
    return layer == suffix or layer.endswith("." + suffix)


def _plain_file(path: Path, limit: int) -> Path:
    """A regular file of one name: links could point anywhere, or change after the check."""
    try:
        info = path.lstat()
    except OSError:
        raise PackageError(f"{path.parent.name}/{path.name} is missing.") from None
    if not stat.S_ISREG(info.st_mode) or info.st_nlink > 1:
        raise PackageError(f"{path.parent.name}/{path.name} is not a plain file: links, pipes and devices are refused.")
    if not 0 < info.st_size <= limit:
        raise PackageError(f"{path.parent.name}/{path.name} has {info.st_size} bytes; 1 to {limit} are allowed.")
    return path


def _read_config(path: Path) -> dict[str, Any]:
    def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise PackageError(f"{CONFIG}: the key {twice!r} appears twice.")
        return dict(pairs)

    def no_constant(text: str) -> float:
        raise PackageError(f"{CONFIG}: {text} is not a number that can be used.")

    try:
        raw = json.loads(
            _plain_file(path, MAX_CONFIG_BYTES).read_text("utf-8"), object_pairs_hook=no_duplicates, parse_constant=no_constant
        )
    except (ValueError, RecursionError) as e:
        raise PackageError(f"{CONFIG} is not valid JSON: {' '.join(str(e).split())[:200]}") from None
    if not isinstance(raw, dict):
        raise PackageError(f"{CONFIG} must hold an object, not {type(raw).__name__}.")
    return raw


def _checked_config(raw: dict[str, Any]) -> LoraConfig:
    if raw.get("peft_type") != "LORA":
        raise PackageError(f"{CONFIG}: peft_type {raw.get('peft_type')!r} is not supported; it must be 'LORA'.")
    for key, value in raw.items():
        # Whatever is not known must be absent in effect: null, false, 0 or empty.
        if key not in _IGNORED and key not in _READ and value:
            raise PackageError(f"{CONFIG}: {key} = {json.dumps(value)[:80]} is not supported; leave it out or null.")
    init = raw.get("init_lora_weights", True)
    if not any(init is known or init == known for known in _INITS):
        raise PackageError(f"{CONFIG}: init_lora_weights {init!r} changes the base's own weights; convert the adapter to plain LoRA first.")
    if raw.get("bias", "none") not in ("none", None):
        raise PackageError(f"{CONFIG}: bias {raw['bias']!r} is not supported; it must be 'none'.")
    return LoraConfig(
        rank=_rank("r", raw.get("r")),
        alpha=_alpha("lora_alpha", raw.get("lora_alpha")),
        targets=_targets(raw.get("target_modules")),
        rslora=_flag("use_rslora", raw.get("use_rslora", False)),
        rank_pattern={_suffix("rank_pattern", k): _rank(f"rank_pattern[{k!r}]", v) for k, v in _object("rank_pattern", raw).items()},
        alpha_pattern={_suffix("alpha_pattern", k): _alpha(f"alpha_pattern[{k!r}]", v) for k, v in _object("alpha_pattern", raw).items()},
    )


def _rank(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_RANK:
        raise PackageError(f"{CONFIG}: {key} is {value!r}; it must be an integer from 1 to {MAX_RANK}.")
    return value


def _alpha(key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or not 0 < abs(value) <= 1e4:
        raise PackageError(f"{CONFIG}: {key} is {value!r}; it must be a finite number, not 0, at most 10000.")
    return float(value)


def _flag(key: str, value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise PackageError(f"{CONFIG}: {key} is {value!r}; it must be true or false.")


def _object(key: str, raw: dict[str, Any]) -> dict[str, Any]:
    value = raw.get(key) or {}
    if not isinstance(value, dict):
        raise PackageError(f"{CONFIG}: {key} must be an object, not {type(value).__name__}.")
    return value


def _suffix(key: str, text: object) -> str:
    """Literal names only: PEFT takes regular expressions here, and some of those never end."""
    if not isinstance(text, str) or not text or len(text) > 200 or not all(c.isalnum() or c in "._" for c in text):
        raise PackageError(f"{CONFIG}: {key} holds {str(text)[:80]!r}; only plain module names such as 'q_proj' are supported.")
    return text


def _targets(value: object) -> tuple[str, ...] | None:
    """None stands for PEFT's 'all-linear'."""
    if value == "all-linear":
        return None
    if isinstance(value, str):
        return (_suffix("target_modules", value),)
    if not isinstance(value, list) or not 0 < len(value) <= 4096:
        raise PackageError(f"{CONFIG}: target_modules must be a list of module names such as ['q_proj', 'v_proj'].")
    return tuple(_suffix("target_modules", item) for item in value)


def _read_parts(path: Path, config: LoraConfig, layers: tuple[str, ...], shapes: Shapes) -> dict[str, LowRank]:
    wanted = {f"{PREFIX}{layer}.lora_{side}.weight" for layer in layers for side in "AB"}
    try:
        with safe_open(path, framework="pt") as file:
            keys = set(file.keys())
            if len(keys) > MAX_TENSORS:
                raise PackageError(f"{WEIGHTS} holds {len(keys)} tensors; at most {MAX_TENSORS} are allowed.")
            if keys != wanted:
                raise PackageError(_key_difference(keys, wanted))
            return {layer: _read_part(file, config, layer, shapes[layer]) for layer in layers}
    except (SafetensorError, OSError) as e:
        raise PackageError(f"{WEIGHTS} cannot be read: {' '.join(str(e).split())[:200]}") from None


def _read_part(file: Any, config: LoraConfig, layer: str, shape: tuple[int, int]) -> LowRank:
    rank, (wide, out) = config.rank_of(layer), shape
    tensors = []
    for side, expected in (("A", [rank, wide]), ("B", [out, rank])):
        key = f"{PREFIX}{layer}.lora_{side}.weight"
        header = file.get_slice(key)
        if header.get_shape() != expected:
            raise PackageError(f"{key} has the shape {header.get_shape()}; rank {rank} and this base need {expected}.")
        if header.get_dtype() not in ("F32", "F16", "BF16"):
            raise PackageError(f"{key} is stored as {header.get_dtype()}; F32, F16 or BF16 is needed.")
        tensors.append(file.get_tensor(key))
    part = LowRank(tensors[0], tensors[1], config.scale_of(layer))
    if not part.bounded:
        raise PackageError(f"{layer}: lora_A or lora_B holds values that are not finite, or beyond {LARGEST:.0f}.")
    return part


def _key_difference(keys: set[str], wanted: set[str]) -> str:
    missing, extra = sorted(wanted - keys), sorted(keys - wanted)
    parts = [f"{len(missing)} missing, such as {missing[0]!r}"] if missing else []
    parts += [f"{len(extra)} that do not belong, such as {extra[0][:200]!r}"] if extra else []
    return f"{WEIGHTS} does not hold exactly the tensors that its config and this base need: {'; '.join(parts)}."


def _digest(content: bytes, scales: Mapping[str, tuple[float, int]]) -> str:
    """The content of the weights and what scales them: equal digests compute the same."""
    digest = hashlib.sha256(content)
    digest.update(json.dumps(scales, sort_keys=True).encode())
    return digest.hexdigest()


def _description(folder: Path) -> str:
    path = folder / "expert.toml"
    if not path.exists():
        return ""
    try:
        value = tomllib.loads(_plain_file(path, MAX_CONFIG_BYTES).read_text("utf-8")).get("description", "")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise PackageError(f"{folder.name}/expert.toml is not valid TOML: {' '.join(str(e).split())[:200]}") from None
    if not isinstance(value, str):
        raise PackageError(f"{folder.name}/expert.toml: description must be a text, not {type(value).__name__}.")
    return value
