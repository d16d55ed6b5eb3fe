"""An expert's package on disk: what is read, what is refused, and why. Nothing of it is ever executed.

Only `adapter_config.json`, `adapter_model.safetensors` and `expert.toml` are read, by our own code: PEFT would let a config
change the base, hang in a regular expression, or answer as the base in silence.
"""

import hashlib
import json
import math
import os
import stat
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, deserialize

from lmoe.errors import PackageError
from lmoe.experts.adapter import LARGEST, Adapter, LowRank
from lmoe.experts.registry import NAME, RESERVED, Expert

CONFIG = "adapter_config.json"
WEIGHTS = "adapter_model.safetensors"
PREFIX = "base_model.model."
MAX_CONFIG_BYTES = 1 << 20
MAX_TOML_BYTES = 1 << 16
MAX_HEADER_BYTES = 16 << 20
MAX_TENSORS = 20_000
MAX_NAMES = 4096
MAX_RANK = 1024

_DTYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}

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
            f"The expert's name {_shown(name)} is not allowed: use a-z, 0-9, '.', '_' and '-' (at most 63, not {sorted(RESERVED)})."
        )
    if not os.path.isdir(folder):
        raise PackageError(f"The expert's folder {_shown(str(folder))} does not exist.")
    if os.path.lexists(folder / "adapter_model.bin"):
        raise PackageError(
            f"{folder.name}/adapter_model.bin is a pickle, which can run code: remove it, and save the adapter as safetensors."
        )
    raw = _read_config(folder / CONFIG)
    config = _checked_config(raw)
    layers = config.layers(shapes)
    content = _read_plain(folder / WEIGHTS, MAX_HEADER_BYTES + 4 * sum(config.rank_of(layer) * sum(shapes[layer]) for layer in layers))
    parts = _read_parts(content, config, layers, shapes)
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


def _read_plain(path: Path, limit: int) -> bytes:
    """A regular file of one name, read once through one descriptor: what is checked cannot be swapped for something else after."""
    where = f"{_shown(path.parent.name)[1:-1]}/{path.name}"
    refused = PackageError(f"{where} is not a plain file: links, pipes and devices are refused.")
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise refused
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise PackageError(f"{where} is missing.") from None
    except OSError as e:
        raise PackageError(f"{where} cannot be read: {e.strerror}.") from None
    with open(descriptor, "rb") as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode) or info.st_nlink > 1:
            raise refused
        try:
            content = file.read(limit + 1) if info.st_size <= limit else b""
        except OSError as e:
            raise PackageError(f"{where} cannot be read: {e.strerror}.") from None
    if not 0 < len(content) <= limit:
        raise PackageError(f"{where} has {info.st_size} bytes; 1 to {limit} are allowed.")
    return content


def _shown(value: object) -> str:
    """A value as a message may carry it: one line, printable, short."""
    try:
        text = repr(value) if isinstance(value, str | int | float | None) else json.dumps(value)
    except RecursionError:
        text = "a value nested too deeply"
    return text if len(text) <= 80 else f"{text[:76]}...{text[-1]}"


def _read_config(path: Path) -> dict[str, Any]:
    def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        twice = next((key for key, n in Counter(key for key, _ in pairs).items() if n > 1), None)
        if twice is not None:
            raise PackageError(f"{CONFIG}: the key {_shown(twice)} appears twice.")
        return dict(pairs)

    def no_constant(text: str) -> float:
        raise PackageError(f"{CONFIG}: {text} is not a number that can be used.")

    try:
        text = _read_plain(path, MAX_CONFIG_BYTES).decode()
        raw = json.loads(text, object_pairs_hook=no_duplicates, parse_constant=no_constant)
    except (ValueError, RecursionError) as e:
        raise PackageError(f"{CONFIG} is not valid JSON: {_one_line(e)}") from None
    if not isinstance(raw, dict):
        raise PackageError(f"{CONFIG} must hold an object, not {type(raw).__name__}.")
    return raw


def _checked_config(raw: dict[str, Any]) -> LoraConfig:
    if raw.get("peft_type") != "LORA":
        raise PackageError(f"{CONFIG}: peft_type {_shown(raw.get('peft_type'))} is not supported; it must be 'LORA'.")
    for key, value in raw.items():
        # Whatever is not known must be absent in effect: null, false, 0 or empty.
        if key not in _IGNORED and key not in _READ and value:
            raise PackageError(f"{CONFIG}: {_shown(key)[1:-1]} = {_shown(value)} is not supported; leave it out or null.")
    init = raw.get("init_lora_weights", True)
    if not any(init is known or init == known for known in _INITS):
        raise PackageError(
            f"{CONFIG}: init_lora_weights {_shown(init)} changes the base's own weights; convert the adapter to plain LoRA first."
        )
    if raw.get("bias", "none") not in ("none", None):
        raise PackageError(f"{CONFIG}: bias {_shown(raw['bias'])} is not supported; it must be 'none'.")
    return LoraConfig(
        rank=_rank("r", raw.get("r")),
        alpha=_alpha("lora_alpha", raw.get("lora_alpha")),
        targets=_targets(raw.get("target_modules")),
        rslora=_flag("use_rslora", raw.get("use_rslora", False)),
        rank_pattern={_suffix("rank_pattern", k): _rank(f"rank_pattern[{_shown(k)}]", v) for k, v in _object("rank_pattern", raw).items()},
        alpha_pattern={
            _suffix("alpha_pattern", k): _alpha(f"alpha_pattern[{_shown(k)}]", v) for k, v in _object("alpha_pattern", raw).items()
        },
    )


def _rank(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_RANK:
        raise PackageError(f"{CONFIG}: {key} is {_shown(value)}; it must be an integer from 1 to {MAX_RANK}.")
    return value


def _alpha(key: str, value: object) -> float:
    # NaN and infinity fail the comparison; isfinite would overflow on a long integer.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < abs(value) <= 1e4:
        raise PackageError(f"{CONFIG}: {key} is {_shown(value)}; it must be a finite number, not 0, at most 10000.")
    return float(value)


def _flag(key: str, value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise PackageError(f"{CONFIG}: {key} is {_shown(value)}; it must be true or false.")


def _object(key: str, raw: dict[str, Any]) -> dict[str, Any]:
    value = raw.get(key) or {}
    if not isinstance(value, dict):
        raise PackageError(f"{CONFIG}: {key} must be an object, not {type(value).__name__}.")
    if len(value) > MAX_NAMES:
        raise PackageError(f"{CONFIG}: {key} holds {len(value)} names; at most {MAX_NAMES} are allowed.")
    return value


def _suffix(key: str, text: object) -> str:
    """Literal names only: PEFT takes regular expressions here, and some of those never end."""
    if not isinstance(text, str) or not text or len(text) > 200 or not all(c.isalnum() or c in "._" for c in text):
        raise PackageError(f"{CONFIG}: {key} holds {_shown(text)}; only plain module names such as 'q_proj' are supported.")
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


def _read_parts(content: bytes, config: LoraConfig, layers: tuple[str, ...], shapes: Shapes) -> dict[str, LowRank]:
    wanted = {_key(layer, side) for layer in layers for side in "AB"}
    header = int.from_bytes(content[:8], "little")
    if header > MAX_HEADER_BYTES:
        raise PackageError(f"{WEIGHTS} declares a header of {header} bytes; at most {MAX_HEADER_BYTES} are allowed.")
    try:
        tensors = dict(deserialize(content))  # type: ignore[no-untyped-call]
    except SafetensorError as e:
        raise PackageError(f"{WEIGHTS} cannot be read: {_one_line(e)}") from None
    if len(tensors) > MAX_TENSORS:
        raise PackageError(f"{WEIGHTS} holds {len(tensors)} tensors; at most {MAX_TENSORS} are allowed.")
    if tensors.keys() != wanted:
        raise PackageError(_key_difference(set(tensors), wanted))
    parts = {layer: _read_part(tensors, config, layer, shapes[layer]) for layer in layers}
    if not any(bool(part.a.any()) and bool(part.b.any()) for part in parts.values()):
        raise PackageError(f"{WEIGHTS} changes nothing: in every layer lora_A or lora_B is all zeros, as before training.")
    return parts


def _read_part(tensors: Mapping[str, Any], config: LoraConfig, layer: str, shape: tuple[int, int]) -> LowRank:
    rank, (wide, out) = config.rank_of(layer), shape
    pair = []
    for side, expected in (("A", [rank, wide]), ("B", [out, rank])):
        key = _key(layer, side)
        found = tensors[key]
        if list(found["shape"]) != expected:
            raise PackageError(f"{key} has the shape {_shown(list(found['shape']))}; rank {rank} and this base need {expected}.")
        if found["dtype"] not in _DTYPES:
            raise PackageError(f"{key} is stored as {found['dtype']}; F32, F16 or BF16 is needed.")
        pair.append(torch.frombuffer(found["data"], dtype=_DTYPES[found["dtype"]]).reshape(expected))
    part = LowRank(pair[0], pair[1], config.scale_of(layer))
    if not part.bounded:
        raise PackageError(f"{layer}: lora_A or lora_B holds values that are not finite, or beyond {LARGEST:.0f}.")
    return part


def _key(layer: str, side: str) -> str:
    return f"{PREFIX}{layer}.lora_{side}.weight"


def _key_difference(keys: set[str], wanted: set[str]) -> str:
    missing, extra = sorted(wanted - keys), sorted(keys - wanted)
    parts = [f"{len(missing)} missing, such as {missing[0]!r}"] if missing else []
    parts += [f"{len(extra)} that do not belong, such as {_shown(extra[0])}"] if extra else []
    return f"{WEIGHTS} does not hold exactly the tensors that its config and this base need: {'; '.join(parts)}."


def _digest(content: bytes, scales: Mapping[str, tuple[float, int]]) -> str:
    """The content of the weights and what scales them: equal digests compute the same."""
    digest = hashlib.sha256(content)
    digest.update(json.dumps(scales, sort_keys=True).encode())
    return digest.hexdigest()


def _description(folder: Path) -> str:
    path = folder / "expert.toml"
    if not os.path.lexists(path):
        return ""
    try:
        value = tomllib.loads(_read_plain(path, MAX_TOML_BYTES).decode()).get("description", "")
    except (ValueError, RecursionError) as e:
        raise PackageError(f"{folder.name}/expert.toml is not valid TOML: {_one_line(e)}") from None
    if not isinstance(value, str):
        raise PackageError(f"{folder.name}/expert.toml: description must be a text, not {type(value).__name__}.")
    return value


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
