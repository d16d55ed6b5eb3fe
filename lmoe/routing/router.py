"""The router: a chat, or a text, to the expert that should answer, with the evidence.

Knows samples, an encoder and a scorer; neither adapters nor engines. A router is immutable: whoever owns it swaps it whole.
"""

import hashlib
import heapq
import json
import logging
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice, repeat

import numpy as np

from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import Progress, VectorCache
from lmoe.routing.decision import Decision, Neighbour
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.language import foreign
from lmoe.routing.query import Chat, Query
from lmoe.routing.reactions import Reactions, digest
from lmoe.routing.replay import Heard, replayed, unsure
from lmoe.routing.scorer import Calibrated, Found, Scorer, TopK
from lmoe.routing.settings import RouterSettings
from lmoe.routing.shortlist import Part, Shortlisted
from lmoe.routing.threads import numpy_alone

LARGE = 16_384
FEW = 24
"""Samples from which on a search goes by a shortlist, of more than so few experts: to compare with all would take longer than 5 ms."""

GROUP = 8_192
"""Samples of a large router that are encoded and fitted at a time: their vectors in full are never all in memory."""

NEIGHBOURS = 8
"""How many samples an explanation shows."""

log = logging.getLogger(__name__)


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
    reactions: Reactions | None = field(default=None, repr=False)
    """None before they were needed: `topk` mode looks at no earlier turns."""

    @classmethod
    def build(
        cls,
        samples: SampleSet,
        encoder: Encoder,
        settings: RouterSettings | None = None,
        cache: VectorCache | None = None,
        progress: Progress | None = None,
    ) -> "Router":
        """Encode what `cache` does not hold, and fit. Without samples the router answers `base` to everything."""
        return cls._build(samples, encoder, settings or RouterSettings(), cache, progress)

    @classmethod
    def _build(
        cls,
        samples: SampleSet,
        encoder: Encoder,
        settings: RouterSettings,
        cache: VectorCache | None,
        progress: Progress | None = None,
        before: "Router | None" = None,
        reactions: Reactions | None = None,
    ) -> "Router":
        """Of `before`, which has the same encoder and settings, what is still true is taken over; `reactions` are this encoder's."""
        old = before._drawn_samples() if before else {}
        same = {name for name in old if samples.experts.get(name) is before.samples.experts[name]} if before else set()
        chosen = {name: old[name] if name in same else _drawn(samples.experts[name], settings) for name in samples.names}
        texts = tuple(chain.from_iterable(chosen.values()))
        owners = tuple(chain.from_iterable(repeat(name, len(group)) for name, group in chosen.items()))

        def encoded(names: Collection[str]) -> Iterator[tuple[str, Vectors]]:
            for group in _grouped(names, chosen):
                flat = [text for name in group for text in chosen[name]]
                vectors = cache.encode(encoder, flat, progress) if cache else encoder.encode(flat)
                yield from zip(group, np.split(vectors, np.cumsum([len(chosen[name]) for name in group])[:-1]), strict=True)

        scorer: Scorer | None = None
        if texts:
            with numpy_alone():
                if settings.mode == "topk":
                    scorer = TopK.fit(dict(encoded(samples.names)), settings.k or 50)
                elif len(texts) < LARGE or len(chosen) <= FEW:
                    scorer = Calibrated.fit(dict(encoded(samples.names)), settings.k, settings.calibration)
                else:
                    parts = {name: Part(samples.digest_of(name), len(group)) for name, group in chosen.items()}
                    known = before.scorer if before and isinstance(before.scorer, Shortlisted) else None
                    scorer = Shortlisted.fit(parts, encoded, settings.k, known, settings.calibration)
                if settings.mode == "calibrated" and reactions is None:
                    reactions = Reactions.fit(lambda both: cache.encode(encoder, both, progress) if cache else encoder.encode(both))
        return cls(samples, encoder, settings, _version(samples, encoder, settings), scorer, texts, owners, cache, reactions)

    def with_expert(self, name: str, texts: Iterable[str]) -> "Router":
        """A new router in which `name` has these samples. Raises SamplesError."""
        return self._with(self.samples.with_expert(name, texts))

    def with_samples(self, samples: SampleSet, settings: RouterSettings | None = None) -> "Router":
        """A new router over these samples, with the same encoder, and the same settings unless others are given."""
        return Router._build(samples, self.encoder, settings or self.settings, self.cache, reactions=self.reactions)

    def without_expert(self, name: str) -> "Router":
        """A new router without `name`'s samples."""
        return self._with(self.samples.without_expert(name))

    def _drawn_samples(self) -> dict[str, tuple[str, ...]]:
        """The expert's samples that are read, by name."""
        most = self.settings.max_samples
        sizes = [
            len(self.samples.experts[name]) if most is None else min(len(self.samples.experts[name]), most) for name in self.samples.names
        ]
        ends = np.cumsum(sizes).tolist()
        return {name: self.texts[end - size : end] for name, size, end in zip(self.samples.names, sizes, ends, strict=True)}

    def _with(self, samples: SampleSet) -> "Router":
        return Router._build(samples, self.encoder, self.settings, self.cache, before=self, reactions=self.reactions)

    def route(self, chat: Chat, allow: Collection[str] | None = None, explain: bool = False) -> Decision:
        """The decision for one chat; never raises on account of the chat's content."""
        return self.route_many([Query(chat, allow, explain)])[0]

    def route_many(self, queries: Sequence[Query]) -> list[Decision]:
        """One decision a query; all texts are encoded together."""
        names = self.scorer.names if self.scorer else ()
        # Who answered before and has no samples now says nothing.
        queries = [query if query.previous in (None, *names) else replace(query, previous=None) for query in queries]
        heard = self.hear([(query, query.text) for query in queries])
        decisions = [self._alone(query, one) for query, one in zip(queries, heard, strict=True)]
        asked = {i: (query, one) for i, (query, one) in enumerate(zip(queries, heard, strict=True)) if one and unsure(self.settings, one)}
        followed = {i: (query, one) for i, (query, one) in asked.items() if query.previous or query.earlier}
        for i, decision in zip(followed, replayed(self, list(followed.values())), strict=True):
            decisions[i] = decision
        return [self.understood(query.text, decision) for query, decision in zip(queries, decisions, strict=True)]

    def route_vectors(self, vectors: Vectors, allow: Collection[str] | None = None) -> list[Decision]:
        """Decisions for vectors [n, layers, dim] of this router's own encoder, as for single messages, without encoding."""
        if self.scorer is None:
            return [Decision(BASE, "fallback", router_version=self.version)] * len(vectors)
        with numpy_alone():
            found = self.scorer.find(vectors, [allow] * len(vectors), [(BASE,)] * len(vectors))
        return [self.decision(Query("", allow), one) for one in found]

    def _alone(self, query: Query, heard: Heard | None) -> Decision:
        """By the last message. What only reacts ("thanks"), or says nothing, does not take a session away from who had it."""
        if heard is None:
            return replace(self.decision(query, None), passing=not query.text)
        decision = self.decision(query, heard.found) if query.explain else heard.alone
        return replace(decision, passing=True) if heard.reacts and not unsure(self.settings, heard) else decision

    def understood(self, text: str, decision: Decision) -> Decision:
        """The same, or the fallback: of a language that the encoder does not know, only a clear lead means anything."""
        lead = self.settings.foreign
        doubtful = lead is not None and decision.margin is not None and decision.margin < lead
        if decision.reason != "similarity" or not doubtful or BASE not in decision.scores:
            return decision
        if self.settings.mode != "calibrated" or (language := foreign(text)) is None:
            return decision
        return replace(decision, expert=BASE, reason="fallback", score=None, margin=None, language=language)

    def hear(self, asked: Sequence[tuple[Query, str]]) -> list[Heard | None]:
        """What is made of each text, for its query; None where there is nothing to compare."""
        heard: list[Heard | None] = [None] * len(asked)
        rows = [i for i, (_, text) in enumerate(asked) if text]
        if rows and self.scorer is not None:
            queries = [asked[i][0] for i in rows]
            always = [{BASE, *((query.previous,) if query.previous else ())} for query in queries]
            try:
                vectors = self.encoder.encode([asked[i][1] for i in rows])
                # Vectors of another size than the samples' fail here.
                with numpy_alone():
                    answers = self.scorer.find(vectors, [query.allow for query in queries], always)
                    listens = self.reactions if self.settings.mode == "calibrated" else None
                    reacts = listens.of(vectors) if listens else np.zeros(len(rows))
            except Exception:
                if len(asked) > 1:
                    # One text that the encoder chokes on must not cost the others their answer.
                    return [self.hear([one])[0] for one in asked]
                log.exception("the router's encoder failed, so the request falls back to %s", BASE)
                return heard
            for i, answer, reaction in zip(rows, answers, reacts.tolist(), strict=True):
                heard[i] = Heard(answer, self.decision(replace(asked[i][0], explain=False), answer), reaction)
        return heard

    def decision(self, query: Query, found: Found | None) -> Decision:
        """By these scores alone, whatever was said before."""
        fallback = Decision(BASE, "fallback", router_version=self.version)
        if found is None or self.scorer is None:
            return fallback
        bias = self.settings.base_bias if self.settings.mode == "calibrated" else 0.0
        # Rounded, so that the last bits of a product, which change with the batch's shape, decide no tie.
        scores = {
            n: round(float(value) + (bias if n == BASE else 0.0), 5) for n, value in zip(self.scorer.names, found.scores, strict=True)
        }
        scores = {name: score for name, score in scores.items() if query.allow is None or name in query.allow}
        if not scores:
            return fallback
        winner, *others = heapq.nsmallest(2, scores, key=lambda name: (-scores[name], name))
        return Decision(
            winner,
            "similarity",
            score=scores[winner],
            margin=round(scores[winner] - scores[others[0]], 5) if others else None,
            scores=scores,
            neighbours=self._nearest(scores, winner, found) if query.explain else (),
            router_version=self.version,
        )

    def _nearest(self, allowed: Collection[str], winner: str, found: Found) -> tuple[Neighbour, ...]:
        """The nearest samples of all, and of the winner at least one, nearest first; rows are in order of expert and text."""
        ranked = np.argsort(-found.similarities, kind="stable")
        rows = ranked if found.rows is None else found.rows[ranked]
        neighbours = (
            Neighbour(self.owners[row], self.texts[row], float(found.similarities[i]))
            for i, row in zip(ranked.tolist(), rows.tolist(), strict=True)
            if self.owners[row] in allowed
        )
        nearest = list(islice(neighbours, NEIGHBOURS))
        if nearest and all(neighbour.expert != winner for neighbour in nearest):
            nearest[-1] = next((neighbour for neighbour in neighbours if neighbour.expert == winner), nearest[-1])
        return tuple(nearest)


def _grouped(names: Collection[str], chosen: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Experts whose samples are encoded together: all of them, where there are not many."""
    group: list[str] = []
    for name in names:
        group.append(name)
        if sum(len(chosen[one]) for one in group) >= GROUP:
            yield group
            group = []
    if group:
        yield group


def _drawn(texts: tuple[str, ...], settings: RouterSettings) -> Sequence[str]:
    """Sorted, so that a file's order decides nothing."""
    ordered = sorted(texts)
    if settings.max_samples is None or len(ordered) <= settings.max_samples:
        return ordered
    return sorted(random.Random(settings.seed).sample(ordered, settings.max_samples))


def _version(samples: SampleSet, encoder: Encoder, settings: RouterSettings) -> str:
    content = [samples.digest, encoder.identity, repr(settings), digest()]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]
