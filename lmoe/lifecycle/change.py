"""What a change is, how that of one expert is planned, and the tags by which a client says what it believes to be there."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from lmoe.errors import InvalidRequest, PreconditionFailed
from lmoe.experts.registry import BASE, Expert, Registry
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.live import Live

MAX_SAMPLES = 20_000
"""Samples of one expert."""


@dataclass(frozen=True, slots=True)
class Change:
    """What serves before and after; `name` is the expert that it is about, empty where it is about all samples."""

    name: str
    before: Live
    after: Live
    remarks: tuple[str, ...] = ()
    """What its package says that a person should know of."""

    @property
    def expert(self) -> Expert:
        """Raises KeyError after a removal, and for `base`."""
        return self.after.registry.experts[self.name]

    @property
    def samples(self) -> tuple[str, ...]:
        return self.after.samples_of(self.name)


@dataclass(frozen=True, slots=True)
class IfMatch:
    """The tags of an If-Match header, without quotes; `*` matches whatever is there."""

    tags: tuple[str, ...]

    def check(self, tag: str) -> None:
        if "*" not in self.tags and tag not in self.tags:
            raise PreconditionFailed(f"If-Match names {', '.join(self.tags)[:100]}, but the current tag is {tag}; read it again first.")


def expert_tag(expert: Expert) -> str:
    """Changes with weights and description, not with samples: its revision and, where it has a description, a digest of that."""
    if not expert.description:
        return expert.revision
    return f"{expert.revision}-{hashlib.sha256(expert.description.encode(errors='surrogatepass')).hexdigest()[:8]}"


def samples_tag(samples: Iterable[str]) -> str:
    """Changes with the texts, not with their order."""
    return SampleSet({BASE: tuple(samples)}).digest[:16]


def planned(live: Live, name: str, registry: Registry, samples: Iterable[str] | None) -> Change:
    """The change of one expert, with its router built, where samples are given (None: they stay). Raises SamplesError, InvalidRequest."""
    router, texts = live.router, live.samples_of(name) if samples is None else tuple(samples)
    require_bounded(name, len(texts))
    if texts != live.samples_of(name):
        router = router.with_expert(name, texts) if texts or name == BASE else router.without_expert(name)
    return Change(name, live, Live(registry, router))


def require_bounded(name: str, samples: int) -> None:
    """Raises InvalidRequest."""
    if samples > MAX_SAMPLES:
        raise InvalidRequest(f"'{name}' would have {samples} samples; at most {MAX_SAMPLES} are allowed.", param="samples")
