"""What names meant before: revisions that a replacement can go back to, their descriptions, and experts that can no longer be served.

Knows the store and packages; not what is live.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from lmoe.errors import InvalidRequest, LmoeError
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import Package, read_package
from lmoe.experts.registry import Expert, Registry
from lmoe.lifecycle.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Earlier:
    """`shapes` are the base's layers, which a package is read against."""

    store: Store
    shapes: Shapes

    def revisions(self, name: str) -> tuple[str, ...]:
        """Digests that `replace` can go back to, latest first."""
        accepted = self.store.accepted().get(name)
        return () if accepted is None else accepted.past

    def folder(self, now: Expert, revision: str) -> Path:
        """The package of what the name means now, or meant earlier, by the revision's first digits. Raises InvalidRequest."""
        if means(now, revision):
            return now.path
        name = now.name
        known = self.revisions(name)
        found = [digest for digest in known if len(revision) >= 8 and digest.startswith(revision)]
        if not found:
            choices = ", ".join(digest[:8] for digest in known) or "none"
            raise InvalidRequest(f"'{name}' has no earlier revision '{revision[:64]}'; it can go back to: {choices}.", param="revision")
        return self.store.folder_of(found[0])

    def lost(self, name: str, registry: Registry) -> Expert | None:
        """One that was accepted and is not served, because of its files or its name: it can be removed, or added again."""
        found = None if name in registry.experts else self.store.accepted().get(name)
        if found is None or not found.digest:
            return None
        return Expert(name, found.digest, self.store.folder_of(found.digest), 0, 0, found.description)

    def description(self, package: Package, old: Expert | None) -> str:
        """What it is described by where nothing is said: what was given to the name, or else what its package says, or said before."""
        name, said = package.expert.name, package.expert.description
        if old is None:
            return said
        given = self.store.given().get(name)
        if given is not None:
            return given
        return said or self.store.description_of(name, package.expert.digest) or old.description

    def keep(self, old: Expert) -> None:
        """An expert of the operator's folder is copied when it is replaced: only so can one go back to it."""
        if self.store.folder_of(old.digest).is_dir():
            return
        try:
            package = read_package(old.path, self.shapes, name=old.name, keep=True)
        except LmoeError as e:
            log.warning("the replaced revision %s of %s cannot be kept: %s", old.revision, old.name, e.message)
            return
        if package.expert.digest == old.digest:
            self.store.keep(old.digest, package.files)


def means(expert: Expert, revision: str) -> bool:
    """Whether these first digits (eight or more) are of what the expert means."""
    return len(revision) >= 8 and expert.digest.startswith(revision)
