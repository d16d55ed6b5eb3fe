"""What a package says of itself that a person should know of, and that is no reason to refuse it.

Knows names as people write them; not which base is loaded.
"""

import logging
import re
from pathlib import PurePosixPath

from lmoe.experts.lora_config import CONFIG
from lmoe.experts.package import TOML, Package
from lmoe.experts.plain import shown

log = logging.getLogger(__name__)

TASK = "CAUSAL_LM"


def remarks(package: Package, base: str) -> tuple[str, ...]:
    """Of an adapter that was trained for another task, or by its own account on another base than `base` (empty: nobody knows)."""
    config, found = package.config, []
    if config.task not in (None, TASK):
        found.append(f"{CONFIG}: task_type is {shown(config.task)}: it was trained for something else than to go on with a text ({TASK}).")
    for where, name in ((f"{CONFIG}: base_model_name_or_path", config.base), (f"{TOML}: base", package.base)):
        said = _model(name)
        if base and said and not (said.startswith(_model(base)) or _model(base).startswith(said)):
            found.append(
                f"{where} is {shown(name)}, and this base is {shown(base)}: if it was trained on another "
                "model of the same shape, its answers are worth nothing here."
            )
            break
    return tuple(found)


def log_remarks(package: Package, base: str) -> None:
    for remark in remarks(package, base):
        log.warning("the expert %r: %s", package.expert.name, remark)


def _model(name: str) -> str:
    """The model's own name, in a spelling to compare: of a hub's name or a folder, a hub's cache included."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".")]
    if "snapshots" in parts[1:]:
        parts = parts[: parts.index("snapshots")]
    last = parts[-1] if parts else ""
    return re.sub(r"[^a-z0-9]+", "-", last.removeprefix("models--").rpartition("--")[2].lower()).strip("-")
