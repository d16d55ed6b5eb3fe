"""What a client may ask of the service, with names resolved to revisions. Knows neither router nor engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from lmoe.chat import Message
from lmoe.errors import InvalidRequest
from lmoe.experts.registry import BASE, Expert, Registry
from lmoe.generation import Sampling, Share
from lmoe.tools import Tool

MAX_BLEND = 16
MAX_STRENGTH = 4.0


@dataclass(frozen=True, slots=True)
class Target:
    """Who was asked to answer, resolved to revisions: one expert, the bare base, or a blend."""

    name: str
    shares: tuple[Share, ...] = ()
    revision: str | None = None
    blend: Mapping[str, str] | None = None

    @classmethod
    def of(cls, expert: Expert) -> "Target":
        return cls(expert.name, (Share(expert.digest, holder=expert),), expert.revision)

    @classmethod
    def blended(cls, registry: Registry, strengths: Mapping[str, float]) -> "Target":
        """Several experts at once, at the strengths given. Raises ModelNotFound, or InvalidRequest for strengths that make no sense."""
        if not 1 <= len(strengths) <= MAX_BLEND:
            raise _no_blend(f"a blend names 1 to {MAX_BLEND} experts, but got {len(strengths)}.")
        shares: list[Share] = []
        blend: dict[str, str] = {}
        for name, strength in strengths.items():
            if name == BASE:
                raise _no_blend("'base' adds nothing to a blend; lower the other strengths instead.")
            if not (isfinite(strength) and 0 < strength <= MAX_STRENGTH):
                raise _no_blend(f"the strength of '{name}' must be above 0, at most {MAX_STRENGTH:g}, but got {strength:g} instead.")
            expert = registry.resolve(name)
            if expert.name in blend:
                raise _no_blend(f"the blend names '{expert.name}' twice.")
            shares.append(Share(expert.digest, strength, expert))
            blend[expert.name] = expert.revision
        reported = "+".join(f"{name}:{share.weight:.12g}" for name, share in zip(blend, shares, strict=True))
        return cls(reported, tuple(shares), None, blend)


def _no_blend(why: str) -> InvalidRequest:
    return InvalidRequest(f"Invalid 'expert': {why}", param="expert")


BARE = Target(BASE)


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One chat to answer `n` times. No `target` means that the router decides, among `allow` if given.

    A `session` stays with its expert while a turn leaves it open who should answer. The base is told of `tools`.
    """

    messages: tuple[Message, ...]
    target: Target | None = None
    sampling: Sampling = field(default_factory=Sampling)
    n: int = 1
    explain: bool = False
    allow: frozenset[str] | None = None
    session: str | None = None
    tools: tuple[Tool, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRequest:
    """Texts to continue as they are, each `n` times: strings, or token ids. Each is routed by its own words.

    `special` lets the tokenizer add to strings what it begins every text with.
    """

    prompts: tuple[str | tuple[int, ...], ...]
    target: Target | None = None
    sampling: Sampling = field(default_factory=Sampling)
    n: int = 1
    explain: bool = False
    special: bool = True
