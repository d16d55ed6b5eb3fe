"""The predecessor's package: `adapters/<name>/` with `description.txt`, and `routing_data/expert_<name>.jsonl`.

Knows its layout; what is in the adapters is judged as everywhere.
"""

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from lmoe.errors import ConfigError, PackageError
from lmoe.experts.lora_config import CONFIG
from lmoe.experts.package import DESCRIPTION, TOML, WEIGHTS, check_name
from lmoe.experts.pickled import PICKLE, convert
from lmoe.experts.samples import read_samples_file, sample_paths

ADAPTERS, SAMPLES, PREFIX = "adapters", "routing_data", "expert_"

AGENT = "function"
"""Its agent's own adapter, which chose among the others and never answered: it is no expert."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One of its experts, ready to be accepted: a folder in PEFT's format, with its description, and samples."""

    name: str
    folder: Path
    samples: tuple[str, ...]


def adapters_of(package: Path) -> tuple[Path, ...]:
    """The folders of its experts, sorted. Raises ConfigError when it has not the layout."""
    if not (package / ADAPTERS).is_dir():
        raise ConfigError(f"{package} holds no folder {ADAPTERS}; give the predecessor's package, with {ADAPTERS} and {SAMPLES} in it")
    return tuple(sorted(p for p in (package / ADAPTERS).iterdir() if p.is_dir() and p.name != AGENT and not p.name.startswith(".")))


def strays(samples: Path, names: Collection[str]) -> tuple[str, ...]:
    """The sample files in the folder `samples` that are none of these experts', and so nobody's, sorted."""
    known = {AGENT, *names}
    return tuple(f"{stem}.jsonl" for stem in sample_paths(samples) if not stem.startswith(PREFIX) or stem.removeprefix(PREFIX) not in known)


def converted(adapter: Path, into: Path) -> Imported:
    """A copy of one adapter in `into`, its pickle turned into safetensors. Raises PackageError or SamplesError."""
    check_name(adapter.name)
    if not os.path.lexists(adapter / CONFIG):
        raise PackageError(f"{adapter.name}/{CONFIG} is missing.")
    folder = into / adapter.name
    folder.mkdir(parents=True)
    for name in (CONFIG, WEIGHTS, TOML, DESCRIPTION):
        if (adapter / name).exists():
            shutil.copyfile(adapter / name, folder / name, follow_symlinks=False)
    if (adapter / PICKLE).exists() and not (adapter / WEIGHTS).exists():
        convert(adapter / PICKLE, folder / WEIGHTS)
    samples = adapter.parent.parent / SAMPLES / f"{PREFIX}{adapter.name}.jsonl"
    return Imported(adapter.name, folder, read_samples_file(samples, adapter.name)[0] if samples.exists() else ())
