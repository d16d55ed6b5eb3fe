"""The predecessor's package: `adapters/<name>/` with `description.txt`, and `routing_data/expert_<name>.jsonl`.

Knows its layout; what is in the adapters is judged as everywhere.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from lmoe.errors import ConfigError
from lmoe.experts.package import DESCRIPTION, WEIGHTS
from lmoe.experts.pickled import PICKLE, convert
from lmoe.experts.samples import read_samples_file

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


def converted(adapter: Path, into: Path) -> Imported:
    """A copy of one adapter in `into`, its pickle turned into safetensors. Raises PackageError or SamplesError."""
    folder = into / adapter.name
    folder.mkdir(parents=True)
    shutil.copyfile(adapter / "adapter_config.json", folder / "adapter_config.json", follow_symlinks=False)
    if (adapter / WEIGHTS).exists():
        shutil.copyfile(adapter / WEIGHTS, folder / WEIGHTS, follow_symlinks=False)
    else:
        convert(adapter / PICKLE, folder / WEIGHTS)
    if (adapter / DESCRIPTION).exists():
        shutil.copyfile(adapter / DESCRIPTION, folder / DESCRIPTION, follow_symlinks=False)
    samples = adapter.parent.parent / SAMPLES / f"{PREFIX}{adapter.name}.jsonl"
    return Imported(adapter.name, folder, read_samples_file(samples, adapter.name)[0] if samples.exists() else ())
