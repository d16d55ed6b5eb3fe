"""What a client may ask of the service, with names resolved to revisions. Knows neither router nor engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lmoe.chat import Message
from lmoe.experts.registry import BASE, Expert
from lmoe.generation import Sampling, Share
from lmoe.tools import Tool


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
