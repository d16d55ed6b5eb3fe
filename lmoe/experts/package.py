"""An expert's package on disk: what is read, what is refused, and why. Nothing of it is ever executed.

Only `adapter_config.json`, `adapter_model.safetensors` and `expert.toml` are read, by our own code: PEFT would let a config
change the base, hang in a regular expression, or answer as the base in silence.
"""

import hashlib
import json
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path

from lmoe.aliases import DEFAULT_ALIASES, alias_of
from lmoe.background import pieces, rest
from lmoe.errors import PackageError
from lmoe.experts.adapter import LARGEST, Adapter, LowRank
from lmoe.experts.lora_config import CONFIG, MAX_CONFIG_BYTES, LoraConfig, Shapes, parse_config
from lmoe.experts.plain import one_line, read_large, read_plain, shown
from lmoe.experts.registry import NAME, NAMES, RESERVED, Expert
from lmoe.experts.tensors import DTYPES, MAX_HEADER_BYTES, Stored, stored_tensors

WEIGHTS = "adapter_model.safetensors"
TOML = "expert.toml"
DESCRIPTION = "description.txt"
PREFIX = "base_model.model."
MAX_TOML_BYTES = 1 << 16
MAX_TENSORS = 20_000


Content = bytes | mmap
"""What a file holds, in memory."""

Source = Callable[[], Adapter]
"""Reads an expert's weights from disk. Raises PackageError when they are not there."""


@dataclass(frozen=True, slots=True)
class Package:
    """A checked package: the expert it is, its weights, and what its config says. `files` is what was read, by name, if it was asked for.

    `reread` reads the weights again, from the same folder.
    """

    expert: Expert
    adapter: Adapter
    reread: Source
    config: LoraConfig
    files: Mapping[str, Content] = field(default_factory=dict, repr=False)
    base: str = ""
    """What it was trained on by its `expert.toml`: decides nothing."""


def check_name(name: str) -> None:
    """Raises PackageError for what cannot name an expert."""
    if name in RESERVED:
        raise PackageError(f"The expert's name '{name}' is not allowed: it means {RESERVED[name]}; use another.")
    if not NAME.fullmatch(name):
        raise PackageError(f"The expert's name {shown(name)} is not allowed: {NAMES}.")
    alias = alias_of(name, DEFAULT_ALIASES)
    if alias is not None:
        raise PackageError(f"The expert's name '{name}' is not allowed: clients that ask for '{alias}' let the router choose; use another.")


def read_package(folder: Path, shapes: Shapes, *, name: str | None = None, keep: bool = False) -> Package:
    """Read and check `folder` against a base's layers; `keep` the files' bytes, to store what was checked and nothing else.

    Raises PackageError, saying what is wrong and what would be right.
    """
    name = name if name is not None else folder.name
    check_name(name)
    _require_folder(folder)
    if os.path.lexists(folder / "adapter_model.bin"):
        raise PackageError(
            f"{folder.name}/adapter_model.bin is a pickle, which can run code: remove it, and save the adapter as safetensors. "
            "A package of the predecessor is converted by: lmoe experts import DIR"
        )
    raw = read_plain(folder / CONFIG, MAX_CONFIG_BYTES)
    config = parse_config(raw)
    layers = config.layers(shapes)
    content = read_large(folder / WEIGHTS, MAX_HEADER_BYTES + 4 * sum(config.rank_of(layer) * sum(shapes[layer]) for layer in layers))
    parts = _read_parts(content, config, layers, shapes)
    digest = _digest(content, {layer: (part.scale, len(part.a)) for layer, part in parts.items()})
    description, base = _told(folder)
    expert = Expert(
        name=name,
        digest=digest,
        path=folder,
        rank=max(len(part.a) for part in parts.values()),
        bytes=sum(p.a.nbytes + p.b.nbytes for p in parts.values()),
        description=description,
    )
    files: dict[str, Content] = {CONFIG: raw, WEIGHTS: content} if keep else {}
    return Package(expert, Adapter(digest, parts), rereader(shapes, name, folder), config, files, base)


def _require_folder(folder: Path) -> None:
    """Raises PackageError for what is no folder, or one that rather holds packages than is one."""
    wanted = f"the folder that holds {CONFIG} and {WEIGHTS}"
    path = shown(str(folder))
    if os.path.islink(folder):
        raise PackageError(f"The expert's folder {path} is a link; give {wanted} itself.")
    if os.path.isfile(folder):
        raise PackageError(f"{path} is a file; give {wanted}.")
    if not os.path.isdir(folder):
        raise PackageError(f"The expert's folder {path} does not exist; give {wanted}.")
    if not os.path.lexists(folder / CONFIG):
        inside = sorted(found.parent.name for found in folder.glob(f"*/{CONFIG}") if not found.parent.is_symlink())[:3]
        if inside:
            name, choices = shown(folder.name)[1:-1], ", ".join(shown(one) for one in inside)
            raise PackageError(f"{name}/{CONFIG} is missing, and there is one in each of its folders {choices}: give one of those.")


def rereader(shapes: Shapes, name: str, *folders: Path) -> Source:
    """Reads an expert's weights again, from the first of `folders` that has them. What it returns raises PackageError."""

    def read() -> Adapter:
        found = [folder for folder in folders if folder.is_dir()]
        return read_package(found[0] if found else folders[0], shapes, name=name).adapter

    return read


def _read_parts(content: mmap, config: LoraConfig, layers: tuple[str, ...], shapes: Shapes) -> dict[str, LowRank]:
    wanted = {_key(layer, side) for layer in layers for side in "AB"}
    try:
        tensors = stored_tensors(content)
    except ValueError as e:
        raise PackageError(f"{WEIGHTS} cannot be read: {one_line(e)}") from None
    if len(tensors) > MAX_TENSORS:
        raise PackageError(f"{WEIGHTS} holds {len(tensors)} tensors; at most {MAX_TENSORS} are allowed.")
    if tensors.keys() != wanted:
        raise PackageError(_key_difference(set(tensors), wanted))
    parts = {layer: _read_part(tensors, config, layer, shapes[layer]) for layer in layers}
    if not any(bool(part.a.any()) and bool(part.b.any()) for part in parts.values()):
        raise PackageError(f"{WEIGHTS} changes nothing: in every layer lora_A or lora_B is all zeros, as before training.")
    return parts


def _read_part(tensors: Mapping[str, Stored], config: LoraConfig, layer: str, shape: tuple[int, int]) -> LowRank:
    rank, (wide, out) = config.rank_of(layer), shape
    pair = []
    for side, expected in (("A", [rank, wide]), ("B", [out, rank])):
        key = _key(layer, side)
        found = tensors[key]
        if list(found.shape) != expected:
            raise PackageError(f"{key} has the shape {shown(list(found.shape))}; rank {rank} and this base need {expected}.")
        if found.dtype not in DTYPES:
            raise PackageError(f"{key} is stored as {shown(found.dtype)[1:-1]}; F32, F16 or BF16 is needed.")
        rest()
        pair.append(found.tensor())
    part = LowRank(pair[0], pair[1], config.scale_of(layer))
    if not part.bounded:
        raise PackageError(f"{layer}: lora_A or lora_B holds values that are not finite, or beyond {LARGEST:.0f}.")
    return part


def _key(layer: str, side: str) -> str:
    return f"{PREFIX}{layer}.lora_{side}.weight"


def _key_difference(keys: set[str], wanted: set[str]) -> str:
    missing, extra = sorted(wanted - keys), sorted(keys - wanted)
    parts = [f"{len(missing)} missing, such as {missing[0]!r}"] if missing else []
    parts += [f"{len(extra)} that do not belong, such as {shown(extra[0])}"] if extra else []
    return f"{WEIGHTS} does not hold exactly the tensors that its config and this base need: {'; '.join(parts)}."


def _digest(content: Content, scales: Mapping[str, tuple[float, int]]) -> str:
    """The content of the weights and what scales them: equal digests compute the same."""
    digest = hashlib.sha256()
    with memoryview(content) as view:
        for piece in pieces(len(view)):
            digest.update(view[piece])
    digest.update(json.dumps(scales, sort_keys=True).encode())
    return digest.hexdigest()


def _told(folder: Path) -> tuple[str, str]:
    """Its description, and the base that it says it was trained on; empty where nothing is said."""
    path, plain = folder / TOML, folder / DESCRIPTION
    try:
        told = tomllib.loads(read_plain(path, MAX_TOML_BYTES).decode()) if os.path.lexists(path) else {}
    except (ValueError, RecursionError) as e:
        raise PackageError(f"{folder.name}/expert.toml is not valid TOML: {one_line(e)}") from None
    value = told.get("description")
    if value is None:
        # The predecessor's packages have theirs here.
        value = read_plain(plain, MAX_TOML_BYTES).decode(errors="replace").strip() if os.path.lexists(plain) else ""
    if not isinstance(value, str):
        raise PackageError(f"{folder.name}/expert.toml: description must be a text in quotes.")
    return value, base if isinstance(base := told.get("base"), str) else ""
