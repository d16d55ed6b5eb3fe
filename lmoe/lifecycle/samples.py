"""Samples, tuned settings and their versions, changed while requests run: planned, written, made a version, and only then published.

All of it blocks, and takes the stage's turn. Experts come and go elsewhere.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lmoe.errors import NoSuchExpert, NotFound, Unavailable
from lmoe.experts.plain import shown
from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.change import Change, IfMatch, planned, require_bounded, samples_tag
from lmoe.lifecycle.ledger import Ledger, Planned
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.own import Own, served
from lmoe.lifecycle.stage import Stage
from lmoe.lifecycle.store import Store
from lmoe.routing.settings import RouterSettings
from lmoe.workbench.content import Content
from lmoe.workbench.history import History, Version
from lmoe.workbench.intent import Intent


class Samples:
    """Of what is on the stage. `tuned` gives the router's settings by a version's."""

    def __init__(
        self,
        stage: Stage,
        store: Store,
        ledger: Ledger,
        own: Own,
        history: History | None,
        tuned: Callable[[Mapping[str, Any]], RouterSettings] | None,
    ) -> None:
        self._stage = stage
        self._store = store
        self._ledger = ledger
        self._own = own
        self._history = history
        self._tuned = tuned

    def edit(
        self,
        name: str,
        *,
        add: Iterable[str] = (),
        drop: Iterable[str] = (),
        if_match: IfMatch | None = None,
        author: str | None = None,
        dry_run: bool = False,
    ) -> Change:
        """Add samples to an expert's (or `base`'s), or take some away; texts that are there already, or are not, change nothing.

        Raises NotFound when none of those to take away is there.
        """
        new, gone = tuple(add), set(drop)

        def plan() -> Planned:
            live = self._stage.live
            current = live.samples_of(name)
            if if_match is not None:
                if_match.check(samples_tag(current))
            if gone and not gone & {*current}:
                raise NotFound(f"'{name}' has no sample {shown(min(gone))}; nothing was changed.", param="samples", code="sample_not_found")
            wanted = dict.fromkeys((*(text for text in current if text not in gone), *new))
            return Planned(planned(live, name, live.registry, wanted))

        def write(what: Planned, intent: Intent | None) -> None:
            self._store.set_samples({name: what.change.samples}, files=self._own.files, intent=intent)

        with self._stage.turn:
            if name != BASE and name not in self._stage.live.registry.experts:
                raise NoSuchExpert(name, {BASE, *self._stage.live.registry.names})
            draft = self._ledger.draft(plan)
            if dry_run or draft.change.samples == self._stage.live.samples_of(name):
                return draft.change
            return self._ledger.carry_out(draft, write, f"edit the samples of {name}", author)[0]

    def versions(self, limit: int = 100) -> tuple[Version, ...]:
        """Of samples and settings, the newest first."""
        return () if self._history is None else self._history.versions(limit)

    def rollback(
        self, number: int, *, author: str | None = None, if_match: IfMatch | None = None, dry_run: bool = False
    ) -> tuple[Change, Version | None]:
        """Let samples and tuned settings be what they were in version `number`. Experts stay as they are. Raises NoSuchVersion."""

        def back(now: Content) -> Content:
            target = self._versions_kept().content(number)
            known = {BASE, *self._stage.live.registry.names, *now.samples.names}
            return Content(SampleSet({name: target.samples.experts.get(name, ()) for name in known}), target.settings)

        with self._stage.turn:
            # Whatever the files hold by now, this is what serves: also what was edited there since they were read.
            return self.edit_all(
                back, f"back to version {number}", files=self._ledger.files(), author=author, if_match=if_match, dry_run=dry_run
            )

    def edit_all(
        self,
        change: Callable[[Content], Content],
        message: str,
        *,
        files: SampleSet | None = None,
        author: str | None = None,
        if_match: IfMatch | None = None,
        dry_run: bool = False,
    ) -> tuple[Change, Version | None]:
        """Change all samples and tuned settings at once: what serves before and after, and (unless `dry_run`) the version it makes.

        The operator's files stay as they are: what differs from them (`files`: as they were read anew) is kept beside them. Raises
        SamplesError, and Unavailable where no versions are kept.
        """
        history = self._versions_kept()

        def plan() -> Planned:
            if if_match is not None:
                if_match.check(str(history.newest))
            wanted = change(Content(self._store.samples(files or self._own.files), history.settings()))
            for name, texts in wanted.samples.experts.items():
                require_bounded(name, len(texts))
            live = self._stage.live
            router = live.router
            settings = self._tuned(wanted.settings) if self._tuned is not None else router.settings
            router = router.with_samples(served(wanted.samples, live.registry), settings)
            return Planned(Change("", live, Live(live.registry, router)), wanted)

        def write(what: Planned, intent: Intent | None) -> None:
            assert what.wanted is not None
            self._store.set_samples(what.wanted.samples.experts, files=files or self._own.files, intent=intent)
            self._own.files = files or self._own.files

        with self._stage.turn:
            draft = self._ledger.draft(plan)
            return (draft.change, None) if dry_run else self._ledger.carry_out(draft, write, message, author)

    def _versions_kept(self) -> History:
        if self._history is None:
            raise Unavailable("No versions are kept here.", retry_after=3600)
        return self._history
