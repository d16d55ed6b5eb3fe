"""A folder of expert packages, read into the live set: one broken package does not stop the others."""

from collections.abc import Collection
from pathlib import Path

from lmoe.errors import ConfigError, PackageError
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import read_package
from lmoe.experts.registry import Registry
from lmoe.experts.verified import Checked, Verified


def read_folder(
    folder: Path, shapes: Shapes, *, skip: Collection[str] = (), verified: Verified | None = None
) -> tuple[Registry, tuple[Checked, ...]]:
    """Every sub-folder's package but those to `skip`, sorted by name, and the registry of those that passed.

    What `verified` knows again is not read.
    Raises ConfigError for a missing folder.
    """
    if not folder.is_dir():
        raise ConfigError(f"The experts folder {str(folder)!r} does not exist; give one that holds a sub-folder for each expert.")
    packages: list[Checked] = []
    broken = {}
    for path in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith((".", "_")) and p.name not in skip):
        try:
            known = verified.known(path, path.name) if verified is not None else None
            packages.append(known or read_package(path, shapes))
        except PackageError as e:
            # A name that is not UTF-8 must still be printable.
            broken[path.name.encode(errors="backslashreplace").decode()] = e.message
    return Registry({p.expert.name: p.expert for p in packages}, broken), tuple(packages)
