"""What a change would do: two routers on the same prompts, and on the same recent requests.

Knows routers by their decisions; neither where a change comes from nor how it is applied. `lmoe router diff` prints what is
found here, and every administrator's change that is asked for with `dry_run` answers with it.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import VectorCache
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.evaluation import BATCH, Example, require_known
from lmoe.routing.query import Query
from lmoe.routing.router import Router

HELD_OUT = 5
"""One sample in so many is set aside when no prompts are given."""

LISTED = 200
"""Moves that a report lists; all are counted."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request from the log: its routing text, or, where texts are not kept, its vectors [layers, dim] and their encoder."""

    text: str = ""
    vectors: Vectors | None = field(default=None, repr=False)
    encoder: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A prompt that another expert would get. `label` is whose it is, if that is known."""

    prompt: str
    was: str
    becomes: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One expert before and after: prompts and recent requests sent to it, and its recall (None without labels)."""

    prompts: tuple[int, int] = (0, 0)
    requests: tuple[int, int] = (0, 0)
    recall: tuple[float | None, float | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Impact:
    """What would change. Pairs are (before, after).

    `held_out`: no prompts were given, so that a fifth of the samples was set aside and both routers fitted to the rest.
    `accuracy` counts the labelled prompts whose expert both routers know; None without any.
    """

    versions: tuple[str, str]
    prompts: int
    requests: int
    held_out: bool
    accuracy: tuple[float, float] | None
    experts: Mapping[str, Shift]
    moves: tuple[Move, ...]
    request_moves: tuple[Move, ...]

    def as_json(self) -> dict[str, Any]:
        """As `?dry_run=true` answers; at most LISTED moves of each kind are written out."""
        return {
            "object": "router.impact",
            "router_version": _pair(self.versions),
            "held_out": self.held_out,
            "accuracy": None if self.accuracy is None else _pair(self.accuracy),
            "experts": {
                name: {"prompts": _pair(shift.prompts), "requests": _pair(shift.requests), "recall": _pair(shift.recall)}
                for name, shift in self.experts.items()
            },
            "prompts": {"n": self.prompts, "moved": len(self.moves), "moves": [_move(move) for move in self.moves[:LISTED]]},
            "requests": {
                "n": self.requests,
                "moved": len(self.request_moves),
                "moves": [_move(move) for move in self.request_moves[:LISTED]],
            },
        }


def impact(
    before: Router,
    after: Router,
    prompts: Sequence[Example | str] | None = None,
    recent: Sequence[Request] = (),
    *,
    where: str = "prompts",
) -> Impact:
    """Decide everything with both routers. Blocks for the encoder: never call it on an event loop.

    `prompts` are labelled (`Example`) or bare texts; None sets a fifth of the samples aside for the purpose. Requests kept as
    vectors of an encoder that either router does not use are left out. Raises SamplesError for a label that neither router knows,
    with its line in the file `where`.
    """
    versions = (before.version, after.version)
    held_out = prompts is None
    if prompts is None:
        before, after, prompts = _set_aside(before, after)
    labelled = [prompt for prompt in prompts if not isinstance(prompt, str) and prompt.expert]
    require_known(labelled, {BASE, *before.samples.names, *after.samples.names}, where)
    texts = [prompt if isinstance(prompt, str) else prompt.prompt for prompt in prompts]
    labels = [None if isinstance(prompt, str) or not prompt.expert else prompt.expert for prompt in prompts]
    was, becomes = _decide(before, texts), _decide(after, texts)

    usable = [r for r in recent if r.vectors is None or {before.encoder.identity, after.encoder.identity} == {r.encoder}]
    requests_were, requests_become = _replay(before, usable), _replay(after, usable)
    known = {*before.samples.names} & {*after.samples.names}
    judged = [(label, a, b) for label, a, b in zip(labels, was, becomes, strict=True) if label in known]
    accuracy = (_share([a == label for label, a, _ in judged]), _share([b == label for label, _, b in judged])) if judged else None
    names = sorted({*before.samples.names, *after.samples.names, *was, *becomes, *requests_were, *requests_become})
    counts = [Counter(found) for found in (was, becomes, requests_were, requests_become)]
    return Impact(
        versions=versions,
        prompts=len(texts),
        requests=len(usable),
        held_out=held_out,
        accuracy=accuracy,
        experts={
            name: Shift(
                (counts[0][name], counts[1][name]),
                (counts[2][name], counts[3][name]),
                (_recall(name, labels, was), _recall(name, labels, becomes)),
            )
            for name in names
        },
        moves=tuple(Move(t, a, b, label) for t, a, b, label in zip(texts, was, becomes, labels, strict=True) if a != b),
        request_moves=tuple(Move(r.text, a, b) for r, a, b in zip(usable, requests_were, requests_become, strict=True) if a != b),
    )


@dataclass(frozen=True, slots=True)
class Remembering:
    """An encoder that looks into the cache first: prompts that are samples, or were asked before, cost nothing."""

    encoder: Encoder
    cache: VectorCache

    @property
    def identity(self) -> str:
        return self.encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.cache.encode(self.encoder, texts)


def remembering(router: Router) -> Router:
    """The same router, encoding through its own cache."""
    return router if router.cache is None else replace(router, encoder=Remembering(router.encoder, router.cache))


def _decide(router: Router, texts: Sequence[str]) -> list[str]:
    quick = remembering(router)
    queries = [Query(text) for text in texts]
    return [d.expert for start in range(0, len(queries), BATCH) for d in quick.route_many(queries[start : start + BATCH])]


def _replay(router: Router, requests: Sequence[Request]) -> list[str]:
    texts = iter(_decide(router, [request.text for request in requests if request.vectors is None]))
    return [next(texts) if request.vectors is None else router.route_vectors(request.vectors[None])[0].expert for request in requests]


def _set_aside(before: Router, after: Router) -> tuple[Router, Router, list[Example | str]]:
    """Both routers without a fifth of their samples, drawn alike from both, and that fifth; what has left is without a label."""
    chosen: dict[str, set[str]] = {}
    for name in {*before.samples.names, *after.samples.names}:
        texts = {*before.samples.experts.get(name, ()), *after.samples.experts.get(name, ())}
        ranked = sorted(texts, key=lambda text: hashlib.sha256(text.encode()).digest())
        chosen[name] = set(ranked[: len(ranked) // HELD_OUT])
    kept = {name: {*texts} for name, texts in after.samples.experts.items()}
    prompts: list[Example | str] = [
        Example(text, name) if text in kept.get(name, ()) else text for name in sorted(chosen) for text in sorted(chosen[name])
    ]
    return _refitted(before, chosen), _refitted(after, chosen), prompts


def _refitted(router: Router, without: Mapping[str, set[str]]) -> Router:
    left = {name: tuple(t for t in texts if t not in without.get(name, ())) for name, texts in router.samples.experts.items()}
    return router.with_samples(SampleSet(left))


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits)


def _recall(name: str, labels: Sequence[str | None], found: Sequence[str]) -> float | None:
    own = [predicted == name for label, predicted in zip(labels, found, strict=True) if label == name]
    return _share(own) if own else None


def _pair(pair: tuple[Any, Any]) -> dict[str, Any]:
    return {"before": pair[0], "after": pair[1]}


def _move(move: Move) -> dict[str, Any]:
    return {"prompt": move.prompt, "was": move.was, "becomes": move.becomes, "label": move.label}
