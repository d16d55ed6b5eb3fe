"""Add, replace and remove experts, and edit their samples, while requests run.

Each change is planned, proven, written to the store, and only then published: one swap of registry and router together. All of it
blocks, and one change runs at a time: call it from a thread of its own, never from an event loop.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lmoe.errors import Conflict, InvalidRequest, LmoeError, ModelNotFound, PreconditionFailed
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import Package, check_name, read_package
from lmoe.experts.registry import BASE, Expert
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.canaries import AdapterEngine, Canaries
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.retired import Retired
from lmoe.lifecycle.store import Store

log = logging.getLogger(__name__)

MAX_SAMPLES = 20_000
"""Samples of one expert."""

SWEEP_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Change:
    """What serves before and after; `name` is the expert that it is about."""

    name: str
    before: Live
    after: Live

    @property
    def expert(self) -> Expert:
        """Raises KeyError after a removal, and for `base`."""
        return self.after.registry.experts[self.name]

    @property
    def samples(self) -> tuple[str, ...]:
        return self.after.samples_of(self.name)


class Lifecycle:
    """Owns what is live. `close` ends its thread; what it has accepted is on disk already."""

    def __init__(
        self,
        *,
        store: Store,
        shapes: Shapes,
        live: Live,
        engine: AdapterEngine | None = None,
        canaries: Canaries | None = None,
        publish: Callable[[Live], None] = lambda live: None,
        in_folder: dict[str, str] | None = None,
        files: SampleSet | None = None,
        taken: Iterable[str] = (),
    ) -> None:
        """`in_folder` gives the digest of each expert of the operator's folder, `files` the samples of his files; `taken` are names
        that no expert may have. Without an engine what is accepted is proven at the next start."""
        self._engine = engine
        self._store = store
        self._shapes = shapes
        self._live = live
        self._canaries = canaries
        self._publish = publish
        self._in_folder = dict(in_folder or {})
        self._files = files or SampleSet()
        self._taken = frozenset(taken)
        self._retired = Retired()
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._sweeper = threading.Thread(target=self._sweep, name="lmoe-retired", daemon=True)
        self._sweeper.start()

    @property
    def live(self) -> Live:
        return self._live

    def close(self) -> None:
        self._closing.set()
        self._sweeper.join()

    # Experts.

    def add(
        self, name: str, folder: Path, *, description: str | None = None, samples: Iterable[str] | None = None, dry_run: bool = False
    ) -> Change:
        """Accept the package in `folder` under a new name. Raises Conflict for a taken name, PackageError, SamplesError."""
        with self._lock:
            check_name(name)
            if name in self._live.registry.experts or name in self._taken:
                raise Conflict(f"The name '{name}' is taken; replace that expert, or choose another name.", param="name")
            package = _described(read_package(folder, self._shapes, name=name, keep=True), description)
            if samples is None:
                samples = self._files.experts.get(name, ())
            return self._accept(package, samples, dry_run)

    def replace(
        self,
        name: str,
        source: Path | str,
        *,
        description: str | None = None,
        samples: Iterable[str] | None = None,
        if_match: "IfMatch | None" = None,
        dry_run: bool = False,
    ) -> Change:
        """Let an expert's name mean another revision: a folder's, or (by its first digits) one that it meant before.

        Samples and description stay unless they are given. Raises ModelNotFound, PreconditionFailed, PackageError, SamplesError.
        """
        with self._lock:
            old = self._existing(name, if_match)
            folder = source if isinstance(source, Path) else self._past(name, source)
            package = read_package(folder, self._shapes, name=name, keep=True)
            if description is None and not package.expert.description:
                description = old.description
            kept = self._live.samples_of(name) if samples is None else samples
            return self._accept(_described(package, description), kept, dry_run)

    def remove(self, name: str, *, if_match: "IfMatch | None" = None, dry_run: bool = False) -> Change:
        """Refuse new requests for `name`; the running ones end with the revision they have. Raises ModelNotFound."""
        with self._lock:
            self._existing(name, if_match)
            change = self._planned(name, replace(self._live, registry=self._live.registry.without(name)), ())
            if not dry_run:
                self._store.remove(name, in_folder=self._in_folder.get(name))
                self._commit(change)
            return change

    def revisions(self, name: str) -> tuple[str, ...]:
        """Digests that `replace` can go back to, latest first."""
        accepted = self._store.accepted().get(name)
        return () if accepted is None else accepted.past

    # Samples.

    def edit_samples(
        self, name: str, *, add: Iterable[str] = (), drop: Iterable[str] = (), if_match: "IfMatch | None" = None, dry_run: bool = False
    ) -> Change:
        """Add samples to an expert's (or `base`'s), or take some away; texts that are there already, or are not, change nothing."""
        with self._lock:
            if name != BASE and name not in self._live.registry.experts:
                raise ModelNotFound(name)
            current = self._live.samples_of(name)
            if if_match is not None:
                if_match.check(samples_tag(current))
            gone = set(drop)
            wanted = tuple(dict.fromkeys((*(text for text in current if text not in gone), *add)))
            change = self._planned(name, self._live, wanted)
            if not dry_run and change.samples != current:
                self._store.set_samples(name, files=self._files, samples=change.samples)
                self._commit(change)
            return change

    # How a change comes about.

    def _existing(self, name: str, if_match: "IfMatch | None") -> Expert:
        expert = self._live.registry.experts.get(name)
        if expert is None:
            raise ModelNotFound(name)
        if if_match is not None:
            if_match.check(expert.revision)
        return expert

    def _past(self, name: str, revision: str) -> Path:
        known = self.revisions(name)
        found = [digest for digest in known if len(revision) >= 8 and digest.startswith(revision)]
        if not found:
            choices = ", ".join(digest[:8] for digest in known) or "none"
            raise InvalidRequest(f"'{name}' has no earlier revision '{revision[:64]}'; it can go back to: {choices}.", param="revision")
        return self._store.folder_of(found[0])

    def _planned(self, name: str, live: Live, samples: Iterable[str]) -> Change:
        """The change, with its router built. Raises SamplesError."""
        router, texts = live.router, tuple(samples)
        if len(texts) > MAX_SAMPLES:
            raise InvalidRequest(f"'{name}' would have {len(texts)} samples; at most {MAX_SAMPLES} are allowed.", param="samples")
        if texts != self._live.samples_of(name):
            router = router.with_expert(name, texts) if texts or name == BASE else router.without_expert(name)
        return Change(name, self._live, Live(live.registry, router))

    def _accept(self, package: Package, samples: Iterable[str], dry_run: bool) -> Change:
        expert = package.expert
        stored = replace(expert, path=self._store.folder_of(expert.digest))
        change = self._planned(expert.name, replace(self._live, registry=self._live.registry.having(stored)), samples)
        if dry_run:
            return change
        old = self._live.registry.experts.get(expert.name)
        if self._canaries is not None:
            self._canaries.admit(package.adapter, {other.digest for other in self._live.registry.experts.values()})
        try:
            if old is not None:
                self._keep_past(old)
            self._store.keep(expert.digest, package.files)
            self._store.put(
                expert.name,
                expert.digest,
                expert.description,
                before=None if old is None else old.digest,
                files=self._files,
                samples=change.samples,
            )
        except LmoeError:
            self._retired.add(stored)
            raise
        self._commit(change)
        return change

    def _keep_past(self, old: Expert) -> None:
        """An expert of the operator's folder is copied when it is replaced: only so can one go back to it."""
        if not self._store.folder_of(old.digest).is_dir():
            try:
                package = read_package(old.path, self._shapes, name=old.name, keep=True)
            except LmoeError as e:
                log.warning("the replaced revision %s of %s cannot be kept: %s", old.revision, old.name, e.message)
                return
            if package.expert.digest == old.digest:
                self._store.keep(old.digest, package.files)

    def _commit(self, change: Change) -> None:
        old, new = (live.registry.experts.get(change.name) for live in (change.before, change.after))
        self._live = change.after
        self._publish(change.after)
        if old is not None and old is not new:
            self._retired.add(old)

    def _sweep(self) -> None:
        while not self._closing.wait(SWEEP_SECONDS):
            if len(self._retired):
                with self._lock:
                    for digest in self._retired.released(frozenset(e.digest for e in self._live.registry.experts.values())):
                        if self._canaries is not None:
                            self._canaries.forget(digest)
                        try:
                            if self._engine is not None:
                                self._engine.remove(digest)
                        except LmoeError:
                            # Closing: nothing is left to unload from.
                            return


@dataclass(frozen=True, slots=True)
class IfMatch:
    """The tags of an If-Match header, without quotes; `*` matches whatever is there."""

    tags: tuple[str, ...]

    def check(self, tag: str) -> None:
        if "*" not in self.tags and tag not in self.tags:
            raise PreconditionFailed(f"If-Match names {', '.join(self.tags)[:100]}, but the current tag is {tag}; read it again first.")


def samples_tag(samples: Iterable[str]) -> str:
    """Changes with the texts, not with their order."""
    return SampleSet({BASE: tuple(samples)}).digest[:16]


def _described(package: Package, description: str | None) -> Package:
    return package if description is None else replace(package, expert=replace(package.expert, description=description))
