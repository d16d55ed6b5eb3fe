"""Add, replace, describe and remove experts while requests run; their samples are edited in `Samples`.

Each change is planned, proven, written to the store, and only then published: one swap of registry and router together. All of it
blocks, and one change runs at a time: call it from a thread of its own, never from an event loop.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lmoe.errors import Conflict, LmoeError, NoSuchExpert, NotAnExpert
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import Package, check_name, read_package, rereader
from lmoe.experts.registry import BASE, Expert
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.canaries import AdapterEngine, Canaries
from lmoe.lifecycle.change import Change, IfMatch, expert_tag, planned
from lmoe.lifecycle.earlier import Earlier, means
from lmoe.lifecycle.ledger import Ledger, Planned
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.own import Own, require_free
from lmoe.lifecycle.samples import Samples
from lmoe.lifecycle.stage import Stage
from lmoe.lifecycle.store import Store
from lmoe.routing.settings import RouterSettings
from lmoe.workbench.history import History
from lmoe.workbench.intent import Intent


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
        self.samples = Samples(self.stage, store, self._ledger, self.own, history, tuned)

    @property
    def live(self) -> Live:
        return self.stage.live

    def catch_up(self) -> None:
        """Serve what other processes have changed on the same state folder since."""
        with self.stage.turn:
            self._ledger.catch_up()

    def close(self) -> None:
        self.stage.close()

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
            change = planned(self.live, name, self.live.registry.describing(name, description), None)
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
                return Planned(planned(self.live, name, registry.without(name) if lost is None else registry.reporting(name, None), ()))

            draft = self._ledger.draft(plan)
            if dry_run:
                return draft.change

            def write(what: Planned, intent: Intent | None) -> None:
                self._store.remove(name, in_folder=self.own.digests.get(name), intent=intent)

            return self._ledger.carry_out(draft, write, f"remove the expert {name}", author)[0]

    def _existing(self, name: str, if_match: IfMatch | None, lost: Expert | None = None) -> Expert:
        expert = self.live.registry.experts.get(name, lost)
        if expert is None:
            raise NotAnExpert if name == BASE else NoSuchExpert(name, self.live.registry.names)
        if if_match is not None:
            if_match.check(expert_tag(expert))
        return expert

    def _accept(
        self, package: Package, description: str | None, samples: tuple[str, ...] | None, author: str | None, dry_run: bool
    ) -> Change:
        expert = package.expert
        old = self.live.registry.experts.get(expert.name) or self.earlier.lost(expert.name, self.live.registry)
        text = self.earlier.description(package, old) if description is None else description
        stored = replace(expert, path=self._store.folder_of(expert.digest), description=text)
        said = self.stage.remarks(package)

        def plan() -> Planned:
            return Planned(replace(planned(self.live, expert.name, self.live.registry.having(stored), samples), remarks=said))

        draft = self._ledger.draft(plan)
        if dry_run:
            return draft.change
        self.stage.admit(package, rereader(self._shapes, expert.name, stored.path, expert.path))

        def write(what: Planned, intent: Intent | None) -> None:
            self._store.put(
                expert.name,
                expert.digest,
                text,
                given=description is not None,
                before=None if old is None else (old.digest, old.description),
                files=self.own.files,
                samples=what.change.samples,
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
