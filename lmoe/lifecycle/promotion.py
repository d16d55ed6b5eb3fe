"""Feedback made samples of while serving: what is promoted routes from then on, as a version of its own."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from lmoe.experts.registry import BASE
from lmoe.lifecycle.change import Change
from lmoe.lifecycle.lifecycle import Lifecycle
from lmoe.workbench.feedback import Feedback, Promotable, promoted, promotion
from lmoe.workbench.history import Version


class Promotion(NamedTuple):
    """What changed, the version that it made (None for a dry run), and which entries it was made of."""

    change: Change
    version: Version | None
    entries: Promotable


def promote(
    lifecycle: Lifecycle, feedback: Feedback, ids: Collection[int] | None, *, author: str | None = None, dry_run: bool = False
) -> Promotion:
    """These entries, or (None) all that wait and can be samples. Blocks.

    Raises NotFound, and SamplesError for an entry whose expert serves no longer or whose text cannot be a sample.
    """
    # One turn for all of it: what two promote at a time is promoted once.
    with lifecycle.stage.turn:
        entries = feedback.promotable(ids, {BASE, *lifecycle.live.registry.names})
        change, version = lifecycle.samples.edit_all(
            lambda now: replace(now, samples=promoted(now.samples, entries.chosen)),
            promotion(entries.chosen),
            author=author,
            dry_run=dry_run,
        )
        if version is not None:
            feedback.mark([entry.id for entry in entries.chosen], version.number)
        return Promotion(change, version, entries)
