"""What the router answers: the decision, with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Reason = Literal["similarity", "requested", "sticky", "fallback", "llm"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One routing sample near the request; `similarity` is the cosine in the router's feature space, -1..1."""

    expert: str
    sample: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Which expert answers, and why.

    `score` is the winner's calibrated score, `margin` its lead over the runner-up; both None when nothing was compared.
    `router_version` changes with the samples, the encoder, the settings and the examples of reactions.
    `language` is the code of another language than English, where that was recognised and the reason for the fallback.
    `revision` and `blend` (revision by name) are filled at admission by the service. `passing`: the message only reacts, and has an
    answerer of its own ("thanks"), or is empty; who answered before still has the topic.
    """

    expert: str
    reason: Reason
    score: float | None = None
    margin: float | None = None
    scores: Mapping[str, float] = field(default_factory=dict)
    neighbours: tuple[Neighbour, ...] = ()
    router_version: str = ""
    revision: str | None = None
    blend: Mapping[str, str] | None = None
    language: str | None = None
    passing: bool = False
