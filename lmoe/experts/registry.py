"""The live set of experts: names resolve to immutable revisions here, once, at admission.

Knows names, digests and descriptions; neither weights in memory nor routing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from lmoe.errors import ModelNotFound

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
NAMES = "a name has 1 to 63 of a-z, 0-9, '.', '_' and '-', and begins with a letter or a digit"
"""`NAME`, in words."""
RESERVED = {"base": "the bare model", "auto": "whatever the router picks"}
"""Names that no expert can have, and what each means."""
BASE = "base"


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Expert:
    """One name bound to one immutable revision of adapter weights.

    `digest` is the SHA-256 of the adapter's content, and the engine's key for it; `bytes` counts the weights. Whoever may still
    ask the engine for the revision holds this object: it is unloaded when nobody does.
    """

    name: str
    digest: str
    path: Path
    rank: int
    bytes: int
    description: str = ""

    @property
    def revision(self) -> str:
        """The eight hex digits that people and responses see."""
        return self.digest[:8]


@dataclass(frozen=True, slots=True)
class Registry:
    """An immutable snapshot. `broken` says of each refused folder why, so that it can be reported while the others serve.

    A name may be among both: what lies in its folder now is refused, and what lay there before serves on.
    """

    experts: Mapping[str, Expert] = field(default_factory=dict)
    broken: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "experts", MappingProxyType(dict(sorted(self.experts.items()))))
        object.__setattr__(self, "broken", MappingProxyType(dict(sorted(self.broken.items()))))

    @property
    def names(self) -> tuple[str, ...]:
        """Sorted; `base` is not among them."""
        return tuple(self.experts)

    def having(self, expert: Expert) -> "Registry":
        """With this expert added, or in the place of the one of its name."""
        broken = {name: reason for name, reason in self.broken.items() if name != expert.name}
        return Registry({**self.experts, expert.name: expert}, broken)

    def without(self, name: str, reason: str | None = None) -> "Registry":
        """Without this expert; `reason` lists it among the broken ones."""
        experts = {other: expert for other, expert in self.experts.items() if other != name}
        return Registry(experts, self.broken if reason is None else {**self.broken, name: reason})

    def describing(self, name: str, description: str) -> "Registry":
        """With another description of this expert; whatever is said of its folder stays."""
        return Registry({**self.experts, name: replace(self.experts[name], description=description)}, self.broken)

    def reporting(self, name: str, reason: str | None) -> "Registry":
        """With this said of the folder `name` (None: nothing any more), whether the name serves or not."""
        broken = {other: why for other, why in self.broken.items() if other != name}
        return Registry(self.experts, broken if reason is None else {**broken, name: reason})

    def resolve(self, reference: str) -> Expert:
        """The expert that `name` or `name@revision` means (eight hex digits or more). Raises ModelNotFound."""
        name, at, revision = reference.partition("@")
        expert = self.experts.get(name)
        if expert is None or (at and (len(revision) < 8 or not expert.digest.startswith(revision))):
            raise ModelNotFound(reference)
        return expert
