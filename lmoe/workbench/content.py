"""What a version of the history holds, and what lies between two. Knows texts and settings by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lmoe.experts.samples import SampleSet

LONGEST_AUTHOR = 256
"""Characters of the name of whoever made a version."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a version holds: the samples, and the settings that tuning has found, by the names of `RouterSettings`."""

    samples: SampleSet = field(default_factory=SampleSet)
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed: samples by expert, and settings as (before, after), None where there was or is none."""

    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @classmethod
    def between(cls, before: Content, after: Content) -> "Diff":
        old, new = before.samples.experts, after.samples.experts
        return cls(
            _missing(new, old),
            _missing(old, new),
            {
                name: (before.settings.get(name), after.settings.get(name))
                for name in sorted({*before.settings, *after.settings})
                if before.settings.get(name) != after.settings.get(name)
            },
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.settings)

    def as_json(self) -> dict[str, Any]:
        return {
            "added": {name: list(texts) for name, texts in self.added.items()},
            "removed": {name: list(texts) for name, texts in self.removed.items()},
            "settings": {name: {"before": old, "after": new} for name, (old, new) in self.settings.items()},
        }


def _missing(these: Mapping[str, tuple[str, ...]], those: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """By expert, what `these` have and `those` lack."""
    found = {}
    for name, texts in these.items():
        others = those.get(name, ())
        # Of a million samples all but a few are as they were, in the same order.
        if texts != others:
            known = {*others}
            found[name] = tuple(text for text in texts if text not in known)
    return {name: texts for name, texts in found.items() if texts}
