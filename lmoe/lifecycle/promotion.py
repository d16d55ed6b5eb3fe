"""Feedback made samples of while serving: what is promoted routes from then on, as a version of its own."""

from collections.abc import Collection
from dataclasses import replace

from lmoe.experts.registry import BASE
from lmoe.lifecycle.change import Change
from lmoe.lifecycle.lifecycle import Lifecycle
from lmoe.workbench.feedback import Feedback, promoted, promotion
from lmoe.workbench.history import Version


def promote(
    lifecycle: Lifecycle, feedback: Feedback, ids: Collection[int] | None, *, author: str | None = None, dry_run: bool = False
) -> tuple[Change, Version | None]:
    """These entries, or (None) all that wait. The version is None for a `dry_run`. Blocks.

    Raises NotFound, and SamplesError for an entry whose expert serves no longer or whose text cannot be a sample.
    """
    # One turn for all of it: what two promote at a time is promoted once.
    with lifecycle.stage.turn:
        chosen = feedback.promotable(ids, {BASE, *lifecycle.live.registry.names})
        change, version = lifecycle.edit(
            lambda now: replace(now, samples=promoted(now.samples, chosen)), promotion(chosen), author=author, dry_run=dry_run
        )
        if version is not None:
            feedback.mark([entry.id for entry in chosen], version.number)
        return change, version
