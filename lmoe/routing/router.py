"""The router: a chat, or a text, to the expert that should answer, with the evidence.

Knows samples, an encoder and a scorer; neither adapters nor engines. A router is immutable: whoever owns it swaps it whole.
"""

import hashlib
import json
import logging
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from lmoe.chat import Message, routing_text
from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import VectorCache
from lmoe.routing.decision import Decision, Neighbour
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.scorer import Calibrated, Scorer, TopK

Chat = str | Sequence[Message]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RouterSettings:
    """What could change a decision besides samples and encoder.

    `k` None: a fifth of an expert's samples, 3 to 25 (50 in `topk` mode). `max_samples` draws, by `seed`, at most that many
    of each expert's samples.
    """

    mode: Literal["calibrated", "topk"] = "calibrated"
    k: int | None = None
    max_samples: int | None = None
    seed: int = 0
    base_bias: float = 0.0


@dataclass(frozen=True, slots=True)
class Query:
    """One chat to route among `allow` (None: every expert with samples); `explain` asks for neighbours."""

    chat: Chat
    allow: Collection[str] | None = None
    explain: bool = False

    @property
    def text(self) -> str:
        return self.chat.strip() if isinstance(self.chat, str) else routing_text(self.chat)


@dataclass(frozen=True, slots=True)
class Router:
    """Made by `build`. Routing is thread-safe and blocks for the encoder: never call it on an event loop."""

    samples: SampleSet
    encoder: Encoder
    settings: RouterSettings
    version: str
    scorer: Scorer | None
    texts: tuple[str, ...]
    owners: tuple[str, ...]
    cache: VectorCache | None = field(default=None, repr=False)

    @classmethod
    def build(
        cls, samples: SampleSet, encoder: Encoder, settings: RouterSettings | None = None, cache: VectorCache | None = None
    ) -> "Router":
        """Encode what `cache` does not hold, and fit. Without samples the router answers `base` to everything."""
        settings = settings or RouterSettings()
        chosen = {name: _drawn(samples.experts[name], settings) for name in samples.names}
        texts = tuple(text for group in chosen.values() for text in group)
        owners = tuple(name for name, group in chosen.items() for _ in group)
        scorer: Scorer | None = None
        if texts:
            vectors = cache.encode(encoder, texts) if cache else encoder.encode(texts)
            experts = {name: vectors[np.array(owners) == name] for name in chosen}
            scorer = TopK.fit(experts, settings.k or 50) if settings.mode == "topk" else Calibrated.fit(experts, settings.k)
        return cls(samples, encoder, settings, _version(samples, encoder, settings), scorer, texts, owners, cache)

    def with_expert(self, name: str, texts: Iterable[str]) -> "Router":
        """A new router in which `name` has these samples. Raises SamplesError."""
        return Router.build(self.samples.with_expert(name, texts), self.encoder, self.settings, self.cache)

    def without_expert(self, name: str) -> "Router":
        """A new router without `name`'s samples."""
        return Router.build(self.samples.without_expert(name), self.encoder, self.settings, self.cache)

    def route(self, chat: Chat, allow: Collection[str] | None = None, explain: bool = False) -> Decision:
        """The decision for one chat; never raises on account of the chat's content."""
        return self.route_many([Query(chat, allow, explain)])[0]

    def route_many(self, queries: Sequence[Query]) -> list[Decision]:
        """One decision a query; all texts are encoded together."""
        fallback = Decision(BASE, "fallback", router_version=self.version)
        decisions = [fallback] * len(queries)
        rows = [i for i, query in enumerate(queries) if query.text] if self.scorer else []
        if not rows or self.scorer is None:
            return decisions
        try:
            vectors = self.encoder.encode([queries[i].text for i in rows])
        except Exception:
            log.exception("the router's encoder failed; %d requests fall back to %s", len(rows), BASE)
            return decisions
        scores, similarities = self.scorer.score(vectors)
        for row, i in enumerate(rows):
            decisions[i] = self._decide(queries[i], self.scorer.names, scores[row], similarities[row])
        return decisions

    def _decide(self, query: Query, names: tuple[str, ...], scores: Vectors, similarities: Vectors) -> Decision:
        by_name = {n: float(s) + (self.settings.base_bias if n == BASE else 0.0) for n, s in zip(names, scores, strict=True)}
        allowed = {n: s for n, s in by_name.items() if query.allow is None or n in query.allow}
        if not allowed:
            return Decision(BASE, "fallback", router_version=self.version)
        ranked = sorted(allowed, key=lambda n: (-allowed[n], n))
        winner = ranked[0]
        margin = allowed[winner] - allowed[ranked[1]] if len(ranked) > 1 else None
        return Decision(
            winner,
            "similarity",
            score=allowed[winner],
            margin=margin,
            scores=allowed,
            neighbours=self._nearest(allowed, similarities) if query.explain else (),
            router_version=self.version,
        )

    def _nearest(self, allowed: Collection[str], similarities: Vectors) -> tuple[Neighbour, ...]:
        candidates = [i for i, owner in enumerate(self.owners) if owner in allowed]
        nearest = sorted(candidates, key=lambda i: (-similarities[i], self.owners[i], self.texts[i]))[:8]
        return tuple(Neighbour(self.owners[i], self.texts[i], float(similarities[i])) for i in nearest)


def _drawn(texts: tuple[str, ...], settings: RouterSettings) -> list[str]:
    """Sorted, so that a file's order decides nothing."""
    ordered = sorted(texts)
    if settings.max_samples is None or len(ordered) <= settings.max_samples:
        return ordered
    return sorted(random.Random(settings.seed).sample(ordered, settings.max_samples))


def _version(samples: SampleSet, encoder: Encoder, settings: RouterSettings) -> str:
    content = [samples.digest, encoder.identity, repr(settings)]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]
