"""A change of samples on its way into the history: samples and versions lie in two files, which no one transaction spans.

Knows samples and whose change it is; not where either is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lmoe.experts.samples import SampleSet
from lmoe.workbench.content import Content, Diff


@dataclass(frozen=True, slots=True)
class Intent:
    """What `author` was to change when version `newest` was the newest. It is written with the samples, whole or not at all; as long as
    there is no later version, the process died between the two, and the history has yet to be told."""

    newest: int
    author: str
    message: str
    diff: Diff
    settings: Mapping[str, Any]
    """After the change."""

    @classmethod
    def of(cls, before: Content, after: Content, *, newest: int, author: str, message: str) -> "Intent":
        return cls(newest, author, message, Diff.between(before, after), after.settings)

    def undone(self, found: SampleSet) -> SampleSet:
        """The samples without what the change did to them. What was edited otherwise since then stays."""
        experts = dict(found.experts)
        for name, texts in self.diff.added.items():
            gone = {*texts}
            experts[name] = tuple(text for text in experts.get(name, ()) if text not in gone)
        for name, texts in self.diff.removed.items():
            experts[name] = tuple(dict.fromkeys((*experts.get(name, ()), *texts)))
        return replace(found, experts=experts)

    def as_json(self) -> dict[str, Any]:
        made = {"newest": self.newest, "author": self.author, "message": self.message}
        return {**made, "added": self.diff.added, "removed": self.diff.removed, "settings": dict(self.settings)}

    @classmethod
    def from_json(cls, read: Mapping[str, Any]) -> "Intent":
        added, removed = ({name: tuple(texts) for name, texts in read[side].items()} for side in ("added", "removed"))
        return cls(read["newest"], read["author"], read["message"], Diff(added, removed), read["settings"])
