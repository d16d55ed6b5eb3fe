"""Where changes are written down: a state folder that other processes may write to as well.

What they have written there is taken up before a change is planned, and a change is written and made a version alone among them,
under the history's lock. The samples and the history are two files: with the samples goes what the history is to be told, lest a change
whose process dies between the two be taken for the operator's own. Knows store, history and stage; not what a change is about.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lmoe.background import rest
from lmoe.errors import LmoeError
from lmoe.experts.lora_config import Shapes
from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.change import Change
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.others import with_others
from lmoe.lifecycle.own import served
from lmoe.lifecycle.stage import Stage
from lmoe.lifecycle.store import Store
from lmoe.routing.settings import RouterSettings
from lmoe.workbench.content import Content
from lmoe.workbench.history import History, Version
from lmoe.workbench.intent import Intent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Planned:
    """A change, and `wanted`, all samples and settings, where it is about all of them."""

    change: Change
    wanted: Content | None = None


Plan = Callable[[], Planned]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was planned, how to plan it anew, and how the state folder stood before."""

    planned: Planned
    plan: Plan
    mark: tuple[int, int]

    @property
    def change(self) -> Change:
        return self.planned.change


class Ledger:
    """Every method is called by whoever holds the stage's turn."""

    def __init__(
        self,
        stage: Stage,
        store: Store,
        shapes: Shapes,
        history: History | None,
        *,
        believed: Callable[[], SampleSet],
        read: Callable[[], SampleSet] | None = None,
        tuned: Callable[[Mapping[str, Any]], RouterSettings] | None = None,
        author: str,
        taken: Collection[str] = (),
    ) -> None:
        """`believed` gives the operator's files as they serve, `read` as they are on disk now, `tuned` the router's settings by a
        version's; `author` is whose changes are that nobody else claims; `taken` are names that no expert may have."""
        self._stage = stage
        self._store = store
        self._shapes = shapes
        self._taken = taken
        self._history = history
        self._believed = believed
        self._read = read
        self._author = author
        self._tuned = tuned
        self._seen: tuple[int, int] | None = None

    def draft(self, plan: Plan) -> Draft:
        """Plan a change of what is live, with what other processes have edited."""
        rest()
        mark = self._mark()
        self.catch_up()
        rest()
        return Draft(plan(), plan, mark)

    def carry_out(
        self, draft: Draft, write: Callable[[Planned, Intent | None], None], message: str, author: str | None = None
    ) -> tuple[Change, Version | None]:
        """Write it, with what the history is to be told of it, make it a version and publish it; what was written meanwhile by others
        has it planned anew.

        What had been edited in the files becomes a version of its own before. Raises what `plan` and `write` raise, and Unavailable:
        then nothing has changed.
        """
        planned, written = draft.planned, -1
        rest()

        def apply(content: Content) -> Content:
            nonlocal planned, written
            if self._mark() != draft.mark:
                self.catch_up()
                planned = draft.plan()
            write(planned, self._intent(planned, content, author or self._author, message))
            written = self._store.mark()
            return Content(self.found(), content.settings if planned.wanted is None else planned.wanted.settings)

        version: Version | None = None
        if self._history is None:
            apply(Content())
        else:
            try:
                version = self._history.commit(apply, author=author or self._author, message=message, found=self.found)
            except LmoeError as e:
                if written < 0:
                    raise
                log.warning("%r is in no history: %s", message, e.message)
        self._seen = (written, 0 if version is None else version.number)
        self._stage.swap(planned.change.after)
        return planned.change, version

    def _intent(self, planned: Planned, now: Content, author: str, message: str) -> Intent | None:
        if self._history is None:
            return None
        change, wanted = planned.change, planned.wanted
        if wanted is not None:
            changed = dict(wanted.samples.experts)
        elif change.name == BASE or change.name in change.after.registry.experts:
            changed = {change.name: change.samples}
        else:
            # Of what is removed, the operator's file stays.
            changed = {change.name: self.files().experts.get(change.name, ())}
        samples = replace(now.samples, experts={**now.samples.experts, **changed})
        after = Content(samples, now.settings if wanted is None else wanted.settings)
        return Intent.of(now, after, newest=self._history.newest, author=author, message=message)

    def record(self, author: str, message: str) -> None:
        """The samples as they are on disk now, as a version, if they differ from the newest. What is live does not depend on it."""
        if self._history is None:
            return
        try:
            self._history.record(self.found, author=author, message=message)
        except LmoeError as e:
            log.warning("%r is in no history: %s", message, e.message)

    def found(self) -> SampleSet:
        """What a start would find now."""
        return self._store.samples(self.files())

    def files(self) -> SampleSet:
        """The operator's files as they are on disk; where they cannot be read, being edited perhaps, as they serve."""
        if self._read is None:
            return self._believed()
        try:
            return self._read()
        except LmoeError:
            return self._believed()

    def _mark(self) -> tuple[int, int]:
        return self._store.mark(), 0 if self._history is None else self._history.newest

    def catch_up(self) -> None:
        """Serve what other processes have changed on the same state folder: an edit of ours must not undo theirs."""
        mark = self._mark()
        if mark == self._seen:
            return
        live, registry = self._stage.live, with_others(self._stage, self._store, self._shapes, self._taken)
        samples, router = served(self._store.samples(self._believed()), registry), live.router
        settings = router.settings
        if self._tuned is not None and self._history is not None:
            settings = self._tuned(self._history.settings())
        if settings != router.settings or not _alike(samples, router.samples):
            log.info("samples or settings that another process changed on this state folder are live")
            router = router.with_samples(samples, settings)
        if (registry, router) != (live.registry, live.router):
            self._stage.swap(Live(registry, router))
        self._seen = mark


def _alike(these: SampleSet, those: SampleSet) -> bool:
    # Digests of a million texts take a second.
    return these.experts == those.experts or these.digest == those.digest
