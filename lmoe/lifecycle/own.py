"""The operator's own folder and files: what they say, and how what changes in them while serving is taken.

Knows packages and samples that were read; neither how they are watched nor HTTP. What was accepted while serving wins over them,
as at a start.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lmoe.aliases import alias_of
from lmoe.errors import Conflict, SamplesError
from lmoe.experts.package import Package
from lmoe.experts.predecessor import AGENT
from lmoe.experts.registry import BASE, Registry
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.stage import Stage
from lmoe.lifecycle.store import Store

log = logging.getLogger(__name__)

MOST_TOLD = 20
"""Remarks on the sample files that are logged at a time."""


class Own:
    """`digests` are those of the experts in the operator's folder, by name; `files` are the samples in his files."""

    def __init__(
        self,
        stage: Stage,
        store: Store,
        *,
        digests: Mapping[str, str],
        files: SampleSet,
        taken: Iterable[str] = (),
        record: Callable[[str, str], None] = lambda author, message: None,
        newest: Callable[[], SampleSet] = SampleSet,
    ) -> None:
        """`taken` are names that no expert may have, one that ends in `*` standing for all that begin so; `record` keeps the samples as a
        version of this author, with this message; `newest` gives those of the newest version."""
        self.files = files
        self.problem: str | None = None
        """Why the sample files are not what is live: None when they are."""
        self._digests = dict(digests)
        self._stage = stage
        self._store = store
        self._taken = frozenset(taken)
        self._record = record
        self._newest = newest
        self._told: frozenset[str] = frozenset()

    @property
    def digests(self) -> Mapping[str, str]:
        return MappingProxyType(self._digests)

    def take_samples(self, files: SampleSet) -> bool:
        """Let the files read like this, with what was edited while serving over them: all at once. False if that changes nothing.

        Raises SamplesError for a file that was emptied, unless a command took its samples away: that may be half a write.
        """
        with self._stage.turn:
            live, found = self._stage.live, self._store.samples(files)
            emptied = [name for name, texts in files.experts.items() if not texts and self.files.experts.get(name)]
            if emptied and (kept := self._newest().experts):
                for name in emptied:
                    if {*found.experts.get(name, ())} != {*kept.get(name, ())}:
                        raise SamplesError(
                            f"the file of '{name}' holds no sample any more; put them back, or delete the file if it shall have none"
                        )
            samples = served(found, live.registry)
            self.files, self.problem = files, None
            self._record("files", "edited in the files")
            if samples.digest == live.router.samples.digest:
                return False
            self._stage.swap(replace(live, router=live.router.with_samples(samples)))
            return True

    def remark(self) -> None:
        """Log what is worth a look in the sample files and was not told before; what is no expert's is not used."""
        registry = self._stage.live.registry
        unused = {*self.files.names} - {BASE, AGENT, *registry.names, *registry.broken}
        found = [f"the samples of {name!r} are not used: there is no expert of that name" for name in sorted(unused)]
        found += [f"{warning.where}: {warning.message}" for warning in self.files.warnings]
        new = [remark for remark in found if remark not in self._told]
        self._told = frozenset(found)
        for remark in new[:MOST_TOLD]:
            log.warning("%s", remark)
        if len(new) > MOST_TOLD:
            log.warning("and %d more; `lmoe samples lint` lists them", len(new) - MOST_TOLD)

    def refuse_samples(self, reason: str) -> None:
        """They stay what they were."""
        self.problem = reason

    def take_expert(self, package: Package) -> bool:
        """Serve what lies in the folder under this name, unless something else was accepted for it. False if that changes nothing.

        Raises PackageError when a canary refuses it, and Conflict for a name that means something else.
        """
        expert = package.expert
        with self._stage.turn:
            require_free(expert.name, self._taken, "rename the folder")
            self._digests[expert.name] = expert.digest
            accepted = self._store.accepted().get(expert.name)
            expert = replace(expert, description=self._store.given().get(expert.name, expert.description))
            live = self._stage.live
            old = live.registry.experts.get(expert.name)
            if accepted is not None and (accepted.digest or accepted.removed == expert.digest):
                self._clear(expert.name)
                return False
            if old is not None and (old.digest, old.description) == (expert.digest, expert.description):
                self._clear(expert.name)
                return False
            self._stage.admit(package)
            router, texts = live.router, self._store.samples(self.files).experts.get(expert.name, ())
            if texts != live.samples_of(expert.name):
                router = router.with_expert(expert.name, texts)
            self._stage.swap(Live(live.registry.having(expert), router))
            return True

    def refuse_expert(self, name: str, reason: str) -> None:
        """Report it; whatever serves under that name goes on."""
        with self._stage.turn:
            self._swap_registry(self._stage.live.registry.reporting(name, reason))

    def lose_expert(self, name: str) -> bool:
        """Its folder is gone: it goes too, unless it was accepted while serving. False if that changes nothing."""
        with self._stage.turn:
            lost, live = self._digests.pop(name, None), self._stage.live
            accepted = self._store.accepted().get(name)
            self._clear(name)
            if lost is None or name not in live.registry.experts or (accepted is not None and accepted.digest):
                return False
            router = live.router.without_expert(name) if live.samples_of(name) else live.router
            self._stage.swap(Live(self._stage.live.registry.without(name), router))
            return True

    def _clear(self, name: str) -> None:
        if name in self._stage.live.registry.broken:
            self._swap_registry(self._stage.live.registry.reporting(name, None))

    def _swap_registry(self, registry: Registry) -> None:
        self._stage.swap(replace(self._stage.live, registry=registry))


def require_free(name: str, taken: Iterable[str], instead: str) -> None:
    """Raises Conflict for a name by which clients ask for what the router picks."""
    alias = alias_of(name, taken)
    if alias is not None:
        raise Conflict(f"The name '{name}' is taken: who asks for '{alias}' lets the router choose; {instead}.", param="name")


def served(samples: SampleSet, registry: Registry) -> SampleSet:
    """Those of the experts that serve, and of `base`: others would draw requests to nobody."""
    return SampleSet({name: texts for name, texts in samples.experts.items() if name == BASE or name in registry.experts}, samples.warnings)
