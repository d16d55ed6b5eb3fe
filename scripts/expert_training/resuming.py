"""Going on after an interruption: the last checkpoint, and whether it belongs to the same training. Knows files only."""

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from transformers.trainer_utils import get_last_checkpoint

from lmoe.errors import DataError

SETTINGS = "settings.json"


def last_checkpoint(work: Path, settings: Mapping[str, object], *, resume: bool) -> str | None:
    """Where to go on from, or None to begin; `settings` are kept beside the checkpoints to tell trainings apart.

    Without `resume`, what an earlier training left is cleared away, or it would pass for this one's. Raises DataError for a
    checkpoint of a training with other settings: its steps would be counted, and its weights be taken, as this one's.
    """
    last = get_last_checkpoint(str(work)) if resume and work.is_dir() else None
    if last is None:
        if resume:
            print(f"nothing to resume in {work}; starting afresh", file=sys.stderr)
        for folder in work.glob("checkpoint-*"):
            shutil.rmtree(folder)
        work.mkdir(parents=True, exist_ok=True)
        (work / SETTINGS).write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
        return None
    try:
        before = json.loads((work / SETTINGS).read_text("utf-8"))
    except (OSError, ValueError):
        print(f"{work} does not say which training its checkpoints are of; taken as this one's", file=sys.stderr)
        return last
    changed = sorted(name for name in {*before, *settings} if before.get(name) != settings.get(name))
    if changed:
        told = ", ".join(f"{name} {before.get(name)!r} there and {settings.get(name)!r} now" for name in changed)
        raise DataError(f"{work} holds another training's checkpoints ({told}); give its settings, or begin anew without --resume")
    return last
