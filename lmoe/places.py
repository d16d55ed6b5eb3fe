"""Where everything lies: folders named by the settings, beside them, in the package, or in the user's data directory.

Knows settings and folders; not what is in them.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

import lmoe
from lmoe.config import Settings
from lmoe.errors import ConfigError, LoadError
from lmoe.experts.registry import BASE, RESERVED

PACKAGED_ID = "lmoe"
"""The packaged base's id in the API: its folder's name would be the reserved `base`."""

PREDECESSORS = "expert_"
"""What the names of the predecessor's sample files begin with."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where one configuration finds its parts; None where there is nothing of the kind.

    An empty `base` means that the installation lacks the packaged one.
    """

    base: str
    model_id: str
    experts: Path | None
    routing_data: Path | None
    default_base_samples: Path | None
    state: Path
    base_name: str = ""
    """The base's own name, whatever it is called in the API."""
    packaged_samples: bool = False
    """The samples are this installation's own, which nobody edits."""
    predecessor: bool = False


def locate(settings: Settings) -> Places:
    """Apply the defaults for folders, and check that what was named exists. Raises ConfigError."""
    packaged_base = settings.base_model is None
    base = settings.base_model or str(find_packaged("base") or "")
    experts = _existing(settings.experts, "--experts")
    for root in settings.experts_root:
        _existing(root, "--experts-root")
    if experts is None and packaged_base:
        experts = find_packaged("experts")
    packaged_samples = find_packaged("routing_data")
    routing_data = _existing(settings.routing_data, "--routing-data")
    chosen = settings.routing_data is not None or settings.experts is not None or settings.lmoe is not None
    if settings.lmoe is not None:
        experts, routing_data = _predecessors(settings)
    elif routing_data is None and settings.experts is not None:
        beside = settings.experts.resolve().parent / "routing_data"
        routing_data = beside if beside.is_dir() else None
    elif routing_data is None and packaged_base:
        routing_data = packaged_samples
    model_id = settings.served_model_name or (PACKAGED_ID if packaged_base else _last_part(base))
    if model_id in RESERVED:
        raise ConfigError(f"the base's id {model_id!r} is reserved; choose another with --served-model-name")
    base_name = PACKAGED_ID if packaged_base else _last_part(base)
    return Places(
        base=base,
        base_name=base_name,
        model_id=model_id,
        experts=experts,
        routing_data=routing_data,
        default_base_samples=packaged_samples and packaged_samples / f"{BASE}.jsonl",
        state=settings.state_dir or _state_folder(base_name, base),
        packaged_samples=packaged_base and not chosen,
        predecessor=settings.lmoe is not None,
    )


def require_base(places: Places) -> None:
    """What can be said of the base without loading it. Raises LoadError."""
    if not places.base:
        raise LoadError("the packaged base model is missing from this installation; give one with --base-model")


def _predecessors(settings: Settings) -> tuple[Path, Path | None]:
    if settings.experts is not None:
        raise ConfigError("--lmoe takes the place of --experts: give one of them")
    package = _existing(settings.lmoe, "--lmoe")
    assert package is not None
    if not (package / "adapters").is_dir():
        raise ConfigError(f"--lmoe: {package} holds no folder adapters; give the predecessor's package")
    samples = _existing(settings.routing_data, "--routing-data") or package / "routing_data"
    return package / "adapters", samples if samples.is_dir() else None


def _existing(folder: Path | None, option: str) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise ConfigError(f"{option}: there is no folder {folder}")
    return folder


def find_packaged(name: str) -> Path | None:
    """What the wheel carries inside the package; in a checkout the same folders lie beside it."""
    package = Path(lmoe.__file__).parent
    candidates = [package / "demo" / name]
    if (package.parent / "pyproject.toml").is_file():
        candidates.append(package.parent / name)
    return next((folder for folder in candidates if folder.is_dir()), None)


def _last_part(base: str) -> str:
    return Path(base).resolve().name if Path(base).exists() else base.rstrip("/").rsplit("/", 1)[-1]


def _state_folder(name: str, base: str) -> Path:
    """One folder per base in the user's data directory, whatever it is called in the API: the name to read, the digest to tell apart."""
    root = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    identity = str(Path(base).resolve()) if Path(base).exists() else base
    digest = hashlib.sha256(identity.encode()).hexdigest()[:8]
    return root / "lmoe" / f"{re.sub(r'[^A-Za-z0-9._-]', '-', name)[:40]}-{digest}"
