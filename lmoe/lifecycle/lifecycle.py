"""Add, replace and remove experts, and edit their samples, while requests run.

Each change is planned, proven, written to the store, and only then published: one swap of registry and router together. All of it
blocks, and one change runs at a time: call it from a thread of its own, never from an event loop.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lmoe.errors import Conflict, InvalidRequest, LmoeError, NoSuchExpert, NotAnExpert, NotFound, Unavailable
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import Package, check_name, read_package, rereader
from lmoe.experts.plain import shown
from lmoe.experts.registry import BASE, Expert, Registry
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.canaries import AdapterEngine, Canaries
from lmoe.lifecycle.change import Change, IfMatch, expert_tag, samples_tag
from lmoe.lifecycle.earlier import Earlier, means
from lmoe.lifecycle.ledger import Ledger, Planned
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.own import Own, require_free, served
from lmoe.lifecycle.stage import Stage
from lmoe.lifecycle.store import Store
from lmoe.routing.settings import RouterSettings
from lmoe.workbench.content import Content
from lmoe.workbench.history import History, Version
from lmoe.workbench.intent import Intent

log = logging.getLogger(__name__)

MAX_SAMPLES = 20_000
"""Samples of one expert."""


class Lifecycle:
    """Owns what is live. `close` ends its thread; what it has accepted is on disk already."""

    def __init__(
        self,
        *,
        store: Store,
        shapes: Shapes,
        base: str = "",
        live: Live,
        engine: AdapterEngine | None = None,
        canaries: Canaries | None = None,
        publish: Callable[[Live], None] = lambda live: None,
        in_folder: dict[str, str] | None = None,
        files: SampleSet | None = None,
        read: Callable[[], SampleSet] | None = None,
        taken: Iterable[str] = (),
        history: History | None = None,
        author: str = "http",
        tuned: Callable[[Mapping[str, Any]], RouterSettings] | None = None,
    ) -> None:
        """`base` is the base model's name, for remarks on packages; `in_folder` gives the digest of each expert of the operator's folder,
        `files` the samples of his files as they were read, `read` those of now; `taken` are names that no expert may have (see `Own`).
        What changes samples becomes a version in `history`, of `author` where nobody else is named; `tuned` gives the router's settings
        by a version's. Without an engine what is accepted is proven at the next start."""
        self.stage = Stage(live, base=base, engine=engine, canaries=canaries, publish=publish)
        self._taken = frozenset(taken)
        self._ledger = Ledger(
            self.stage,
            store,
            shapes,
            history,
            believed=lambda: self.own.files,
            read=read,
            tuned=tuned,
            author=author,
            taken=self._taken,
        )
        self.own = Own(
            self.stage,
            store,
            digests=in_folder or {},
            files=files or SampleSet(),
            taken=self._taken,
            record=self._ledger.record,
            newest=lambda: SampleSet() if history is None else history.content().samples,
        )
        self.earlier = Earlier(store, shapes)
        self._store = store
        self._shapes = shapes
        self._history = history
        self._tuned = tuned

    @property
    def live(self) -> Live:
        return self.stage.live

    def catch_up(self) -> None:
        """Serve what other processes have changed on the same state folder since."""
        with self.stage.turn:
            self._ledger.catch_up()

    def close(self) -> None:
        self.stage.close()

    # Experts.

    def add(
        self,
        name: str,
        folder: Path,
        *,
        description: str | None = None,
        samples: Iterable[str] | None = None,
        author: str | None = None,
        dry_run: bool = False,
    ) -> Change:
        """Accept the package in `folder` under a new name, or one whose stored files can no longer be served.

        Raises Conflict for a taken name, PackageError, SamplesError.
        """
        with self.stage.turn:
            check_name(name)
            require_free(name, self._taken, "choose another name")
            if name in self.live.registry.experts:
                raise Conflict(f"The name '{name}' is taken; replace that expert, or choose another name.", param="name")
            package = read_package(folder, self._shapes, name=name, keep=True)
            if samples is None:
                known = self.own.files if self.earlier.lost(name, self.live.registry) is None else self._store.samples(self.own.files)
                samples = known.experts.get(name, ())
            return self._accept(package, description, tuple(samples), author, dry_run)

    def replace(
        self,
        name: str,
        source: Path | str,
        *,
        description: str | None = None,
        samples: Iterable[str] | None = None,
        if_match: IfMatch | None = None,
        author: str | None = None,
        dry_run: bool = False,
    ) -> Change:
        """Let an expert's name mean another revision: a folder's, or (by its first digits) one that it meant before.

        Samples stay unless they are given, and so does a description that was given; another is the package's own, and comes back with
        it. Going back to what it means already changes nothing. Raises ModelNotFound, PreconditionFailed, PackageError, SamplesError.
        """
        with self.stage.turn:
            self._ledger.catch_up()
            now = self._existing(name, if_match)
            if not isinstance(source, Path) and means(now, source) and samples is None:
                if description is None:
                    return Change(name, self.live, self.live)
                return self.describe(name, description, dry_run=dry_run)
            folder = source if isinstance(source, Path) else self.earlier.folder(now, source)
            package = read_package(folder, self._shapes, name=name, keep=True)
            if not isinstance(source, Path) and not means(package.expert, source):
                raise Conflict(f"The files of the revision '{source[:64]}' of '{name}' are no longer what they were.", param="revision")
            return self._accept(package, description, None if samples is None else tuple(samples), author, dry_run)

    def describe(self, name: str, description: str, *, if_match: IfMatch | None = None, dry_run: bool = False) -> Change:
        """Give an expert another description, and nothing else. Raises ModelNotFound, PreconditionFailed."""
        with self.stage.turn:
            self._ledger.catch_up()
            self._existing(name, if_match)
            change = self._planned(name, self.live.registry.describing(name, description), None)
            if not dry_run:
                self._store.describe(name, description)
                self.stage.swap(change.after)
            return change

    def remove(self, name: str, *, if_match: IfMatch | None = None, author: str | None = None, dry_run: bool = False) -> Change:
        """Refuse new requests for `name`; the running ones end with the revision they have. Raises ModelNotFound."""
        with self.stage.turn:
            self._ledger.catch_up()
            lost = self.earlier.lost(name, self.live.registry)
            self._existing(name, if_match, lost)

            def plan() -> Planned:
                registry = self.live.registry
                return Planned(self._planned(name, registry.without(name) if lost is None else registry.reporting(name, None), ()))

            draft = self._ledger.draft(plan)
            if dry_run:
                return draft.change

            def write(planned: Planned, intent: Intent | None) -> None:
                self._store.remove(name, in_folder=self.own.digests.get(name), intent=intent)

            return self._ledger.carry_out(draft, write, f"remove the expert {name}", author)[0]

    # Samples.

    def edit_samples(
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
            current = self.live.samples_of(name)
            if if_match is not None:
                if_match.check(samples_tag(current))
            if gone and not gone & {*current}:
                raise NotFound(f"'{name}' has no sample {shown(min(gone))}; nothing was changed.", param="samples", code="sample_not_found")
            wanted = dict.fromkeys((*(text for text in current if text not in gone), *new))
            return Planned(self._planned(name, self.live.registry, wanted))

        def write(planned: Planned, intent: Intent | None) -> None:
            self._store.set_samples({name: planned.change.samples}, files=self.own.files, intent=intent)

        with self.stage.turn:
            if name != BASE and name not in self.live.registry.experts:
                raise NoSuchExpert(name, {BASE, *self.live.registry.names})
            draft = self._ledger.draft(plan)
            if dry_run or draft.change.samples == self.live.samples_of(name):
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
            known = {BASE, *self.live.registry.names, *now.samples.names}
            return Content(SampleSet({name: target.samples.experts.get(name, ()) for name in known}), target.settings)

        with self.stage.turn:
            # Whatever the files hold by now, this is what serves: also what was edited there since they were read.
            return self.edit(
                back, f"back to version {number}", files=self._ledger.files(), author=author, if_match=if_match, dry_run=dry_run
            )

    def edit(
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
            wanted = change(Content(self._store.samples(files or self.own.files), history.settings()))
            for name, texts in wanted.samples.experts.items():
                _require_bounded(name, len(texts))
            router = self.live.router
            settings = self._tuned(wanted.settings) if self._tuned is not None else router.settings
            router = router.with_samples(served(wanted.samples, self.live.registry), settings)
            return Planned(Change("", self.live, Live(self.live.registry, router)), wanted)

        def write(planned: Planned, intent: Intent | None) -> None:
            assert planned.wanted is not None
            self._store.set_samples(planned.wanted.samples.experts, files=files or self.own.files, intent=intent)
            self.own.files = files or self.own.files

        with self.stage.turn:
            draft = self._ledger.draft(plan)
            return (draft.change, None) if dry_run else self._ledger.carry_out(draft, write, message, author)

    def _versions_kept(self) -> History:
        if self._history is None:
            raise Unavailable("No versions are kept here.", retry_after=3600)
        return self._history

    # How a change comes about.

    def _existing(self, name: str, if_match: IfMatch | None, lost: Expert | None = None) -> Expert:
        expert = self.live.registry.experts.get(name, lost)
        if expert is None:
            raise NotAnExpert if name == BASE else NoSuchExpert(name, self.live.registry.names)
        if if_match is not None:
            if_match.check(expert_tag(expert))
        return expert

    def _planned(self, name: str, registry: Registry, samples: Iterable[str] | None) -> Change:
        """The change, with its router built, where samples are given. Raises SamplesError."""
        live = self.live
        router, texts = live.router, live.samples_of(name) if samples is None else tuple(samples)
        _require_bounded(name, len(texts))
        if texts != live.samples_of(name):
            router = router.with_expert(name, texts) if texts or name == BASE else router.without_expert(name)
        return Change(name, live, Live(registry, router))

    def _accept(
        self, package: Package, description: str | None, samples: tuple[str, ...] | None, author: str | None, dry_run: bool
    ) -> Change:
        expert = package.expert
        old = self.live.registry.experts.get(expert.name) or self.earlier.lost(expert.name, self.live.registry)
        text = self.earlier.description(package, old) if description is None else description
        stored = replace(expert, path=self._store.folder_of(expert.digest), description=text)
        said = self.stage.remarks(package)

        def plan() -> Planned:
            return Planned(replace(self._planned(expert.name, self.live.registry.having(stored), samples), remarks=said))

        draft = self._ledger.draft(plan)
        if dry_run:
            return draft.change
        self.stage.admit(package, rereader(self._shapes, expert.name, stored.path, expert.path))

        def write(planned: Planned, intent: Intent | None) -> None:
            self._store.put(
                expert.name,
                expert.digest,
                text,
                given=description is not None,
                before=None if old is None else (old.digest, old.description),
                files=self.own.files,
                samples=planned.change.samples,
                intent=intent,
            )

        try:
            if old is not None:
                self.earlier.keep(old)
            self._store.keep(expert.digest, package.files)
            message = f"{'add' if old is None else 'replace'} the expert {expert.name}"
            return self._ledger.carry_out(draft, write, message, author)[0]
        except LmoeError:
            self.stage.retire(stored)
            raise


def _require_bounded(name: str, samples: int) -> None:
    if samples > MAX_SAMPLES:
        raise InvalidRequest(f"'{name}' would have {samples} samples; at most {MAX_SAMPLES} are allowed.", param="samples")
