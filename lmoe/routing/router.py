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
from lmoe.routing.query import Chat, Query, history, is_brief, read_together, topic
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
    ) -> "Router":
        """Of `before`, which has the same encoder and settings, what is still true is taken over."""
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
        return cls(samples, encoder, settings, _version(samples, encoder, settings), scorer, texts, owners, cache)

    def with_expert(self, name: str, texts: Iterable[str]) -> "Router":
        """A new router in which `name` has these samples. Raises SamplesError."""
        return self._with(self.samples.with_expert(name, texts))

    def with_samples(self, samples: SampleSet, settings: RouterSettings | None = None) -> "Router":
        """A new router over these samples, with the same encoder, and the same settings unless others are given."""
        return Router.build(samples, self.encoder, settings or self.settings, self.cache)

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
        return Router._build(samples, self.encoder, self.settings, self.cache, before=self)

    def route(self, chat: Chat, allow: Collection[str] | None = None, explain: bool = False) -> Decision:
        """The decision for one chat; never raises on account of the chat's content."""
        return self.route_many([Query(chat, allow, explain)])[0]

    def route_many(self, queries: Sequence[Query]) -> list[Decision]:
        """One decision a query; all texts are encoded together."""
        alone = self._scored([(query, query.text) for query in queries])
        decisions = [self._decision(query, found) for query, found in zip(queries, alone, strict=True)]
        unsure = [i for i, query in enumerate(queries) if (query.previous or query.earlier) and self._unsure(alone[i], decisions[i])]
        asked = [(i, text) for i in unsure for text in sorted({*history(queries[i])} - {queries[i].text})]
        known = dict(zip(asked, self._scored([(queries[i], text) for i, text in asked]), strict=True))
        for i in unsure:
            turns = {text: found for (number, text), found in known.items() if number == i}
            decisions[i] = self._in_conversation(queries[i], {**turns, queries[i].text: alone[i]})
        return [self._understood(query, decision) for query, decision in zip(queries, decisions, strict=True)]

    def route_vectors(self, vectors: Vectors, allow: Collection[str] | None = None) -> list[Decision]:
        """Decisions for vectors [n, layers, dim] of this router's own encoder, as for single messages, without encoding."""
        if self.scorer is None:
            return [Decision(BASE, "fallback", router_version=self.version)] * len(vectors)
        with numpy_alone():
            found = self.scorer.find(vectors, [allow] * len(vectors), [(BASE,)] * len(vectors))
        return [self._decision(Query("", allow), one) for one in found]

    def _unsure(self, found: Found | None, decision: Decision) -> bool:
        """Whether the text leaves it open who should answer: what follows up ("make it shorter") is like nothing by itself."""
        if found is None or self.scorer is None or decision.margin is None or decision.margin >= self.settings.narrow:
            return False
        return bool(self.scorer.strangeness(found.similarities[None])[0] > 0)

    def _in_conversation(self, query: Query, known: Mapping[str, Found | None]) -> Decision:
        """The turns one after the other, each with who answered the one before."""
        previous, turns = query.previous, (*query.earlier, query.text)
        for i, text in enumerate(() if previous is not None else query.earlier):
            if known[text] is not None:
                previous = self._turn(replace(query, explain=False), text, topic(turns[:i]), previous, known).expert
        return self._turn(query, query.text, topic(query.earlier), previous, known)

    def _turn(self, query: Query, text: str, before: str, previous: str | None, known: Mapping[str, Found | None]) -> Decision:
        alone = known[text]
        decision = self._decision(query, alone)
        if alone is None or self.scorer is None or not self._unsure(alone, decision):
            return decision
        strangeness = float(self.scorer.strangeness(alone.similarities[None])[0])
        values, seen = alone.scores, alone
        if before and (both := known.get(read_together(before, text))) is not None:
            share = self.settings.together * strangeness
            # Never all: an earlier turn on another topic must not outvote what is asked now.
            values, seen = (1 - share) * values + share * both.scores, both
        if previous in self.scorer.names and is_brief(text):
            # Where the turn before was not sent along, the session's word is all there is.
            lead = self.settings.loyalty if before else self.settings.narrow
            values = values + lead * strangeness * (np.array(self.scorer.names) == previous)
        kept = self._decision(query, replace(seen, scores=np.asarray(values, np.float32)))
        return replace(kept, reason="sticky") if kept.expert == previous != decision.expert else kept

    def _understood(self, query: Query, decision: Decision) -> Decision:
        """The same, or the fallback: of a language that the encoder does not know, only a clear lead means anything."""
        lead = self.settings.foreign
        doubtful = lead is not None and decision.margin is not None and decision.margin < lead
        if decision.reason != "similarity" or not doubtful or BASE not in decision.scores:
            return decision
        if self.settings.mode != "calibrated" or (language := foreign(query.text)) is None:
            return decision
        return replace(decision, expert=BASE, reason="fallback", score=None, margin=None, language=language)

    def _scored(self, asked: Sequence[tuple[Query, str]]) -> list[Found | None]:
        """What is found of each text, for its query; None where there is nothing to compare."""
        found: list[Found | None] = [None] * len(asked)
        rows = [i for i, (_, text) in enumerate(asked) if text]
        if rows and self.scorer is not None:
            queries = [asked[i][0] for i in rows]
            always = [{BASE, *((query.previous,) if query.previous else ())} for query in queries]
            try:
                vectors = self.encoder.encode([asked[i][1] for i in rows])
                # Vectors of another size than the samples' fail here.
                with numpy_alone():
                    answers = self.scorer.find(vectors, [query.allow for query in queries], always)
            except Exception:
                if len(asked) > 1:
                    # One text that the encoder chokes on must not cost the others their answer.
                    return [self._scored([one])[0] for one in asked]
                log.exception("the router's encoder failed, so the request falls back to %s", BASE)
                return found
            for i, answer in zip(rows, answers, strict=True):
                found[i] = answer
        return found

    def _decision(self, query: Query, found: Found | None) -> Decision:
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
    content = [samples.digest, encoder.identity, repr(settings)]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]
