"""The calibrated score for very many samples: few experts are looked at closely, and an added one is fitted alone.

Knows vectors and names, as `scorer` does. Each step of a search is dearer and looks at less: every expert by a few centroids; in few
dimensions the samples of the nearest cells of an inverted index (Sivic and Zisserman 2003), and a shortlist of experts by all their
samples; and in full the best of these, by their nearest samples.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from lmoe.routing.block import Arena, Block, Panel, panel_of, top_means
from lmoe.routing.encoder import Vectors
from lmoe.routing.features import cosines
from lmoe.routing.scorer import ALIKE_WEIGHT, Found, alike, neighbourhood

SPARE = 8
"""Room for an eighth more samples is kept, so that adding an expert moves nobody else's."""

PROBED = 8
NEIGHBOURS = 24
"""Cells that a search looks into, and how many of the nearest samples found there make their experts finalists: that is how a
single sample that is nearly the text is found."""

SHORTLIST = 8
FINALISTS = 8
"""Experts that are looked at by all their samples in few dimensions, and (besides the neighbours') by the nearest in all."""

CLOSE = 24
LEADERS = 3
ALL = 64
"""Of each finalist CLOSE samples are looked at in full, of the LEADERS best among them ALL; twice `k`, where that is more."""


@dataclass(frozen=True, slots=True)
class Part:
    """One expert to be fitted: `key` changes with its samples, `count` is their number."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Shortlisted:
    """A scorer for many samples; see the module. Without the head and the covariance, which `Calibrated` fits to all at once."""

    names: tuple[str, ...]
    blocks: tuple[Block, ...]
    panel: Panel
    arena: Arena
    k: int | None
    starts: NDArray[np.int64] = field(repr=False)
    owners: NDArray[np.int32] = field(repr=False)
    """Of the arena's rows."""
    members: NDArray[np.int32] = field(repr=False)
    """The arena's rows by cell; `bounds` says where each cell's begin."""
    bounds: NDArray[np.int64] = field(repr=False)
    centroids: Vectors = field(repr=False)
    """[experts, CENTROIDS, features]"""
    offsets: Vectors = field(repr=False)

    @classmethod
    def fit(
        cls,
        parts: Mapping[str, Part],
        vectors: Callable[[Collection[str]], Iterator[tuple[str, Vectors]]],
        k: int | None = None,
        before: "Shortlisted | None" = None,
        calibration: float = 1.0,
    ) -> "Shortlisted":
        """`vectors` gives each of these experts' [samples, layers, dim]; of `before`, whatever is still true is taken over."""
        names = tuple(sorted(parts))
        members = tuple((name, parts[name].key) for name in panel_of(names))
        wanted = sum(part.count for part in parts.values())
        if before is not None and before.panel.names == members and before.k == k:
            arena, panel = before.arena, before.panel
            known = {n: b for n, b in zip(before.names, before.blocks, strict=True) if n in parts and parts[n].key == b.key}
        else:
            given = dict(vectors([name for name, _ in members]))
            panel = Panel.fit(members, [given[name] for name, _ in members])
            arena = Arena(wanted + wanted // SPARE, panel.axes.shape[1])
            known = {name: Block.fit(name, key, given[name], panel, k, arena) for name, key in members}
        missing = [name for name in names if name not in known]
        if not arena.has_room(sum(parts[name].count for name in missing)):
            arena, known = _moved(known, arena, wanted + wanted // SPARE)
        for name, found in vectors(missing):
            known[name] = Block.fit(name, parts[name].key, found, panel, k, arena)
        return cls._of(names, tuple(known[name] for name in names), panel, arena, k, calibration)

    @classmethod
    def _of(
        cls, names: tuple[str, ...], blocks: tuple[Block, ...], panel: Panel, arena: Arena, k: int | None, calibration: float
    ) -> "Shortlisted":
        cells = np.concatenate([block.cells for block in blocks])
        places = np.concatenate([np.arange(block.at, block.at + len(block.rows), dtype=np.int32) for block in blocks])
        owners = np.zeros(arena.room, np.int32)
        for i, block in enumerate(blocks):
            owners[block.at : block.at + len(block.rows)] = i
        return cls(
            names,
            blocks,
            panel,
            arena,
            k,
            starts=np.cumsum([0, *(len(block.rows) for block in blocks)]),
            owners=owners,
            members=places[np.argsort(cells, kind="stable")],
            bounds=np.cumsum([0, *np.bincount(cells, minlength=len(panel.cells)).tolist()]),
            centroids=np.stack([block.centroids for block in blocks]),
            offsets=np.array([calibration * block.offset for block in blocks], np.float32),
        )

    @property
    def nbytes(self) -> int:
        """What it holds in memory."""
        panel = self.panel
        shared = (self.centroids, self.owners, self.arena, self.members, panel.scale, panel.axes, panel.cells, panel.asked)
        return sum(block.nbytes for block in self.blocks) + sum(part.nbytes for part in shared)

    def find(self, queries: Vectors, among: Sequence[Collection[str] | None], always: Sequence[Collection[str]]) -> list[Found]:
        """See `Scorer`. Experts that were not looked at closely have a score below those that were."""
        rows = self.panel.features(queries)
        return [self._find(*item) for item in zip(rows, among, always, strict=True)]

    def exhaustive(self, queries: Vectors, experts: Iterable[tuple[str, Vectors]]) -> Vectors:
        """Scores [n, experts] with nothing left out or compressed: what `find` is measured against."""
        rows = self.panel.features(queries)
        scores = np.full((len(rows), len(self.names)), np.nan, np.float32)
        for name, vectors in experts:
            i = self.names.index(name)
            similarities = cosines(rows, self.panel.features(vectors))
            means = top_means(similarities, self._top(similarities.shape[1]))
            scores[:, i] = means - self.offsets[i] + ALIKE_WEIGHT * alike(similarities.max(1))
        return scores

    def _top(self, samples: int) -> int:
        return min(self.k or neighbourhood(samples), samples)

    def _find(self, query: Vectors, among: Collection[str] | None, always: Collection[str]) -> Found:
        projected = query @ self.panel.axes
        flat = self.centroids.reshape(-1, self.centroids.shape[-1])
        first = np.asarray((flat @ query).reshape(len(self.names), -1).max(1) - self.offsets, np.float32)
        allowed = self._numbers(among) if among is not None else np.arange(len(self.names))
        near_by = self._near_by(projected, allowed if among is not None else None)
        also = np.union1d(near_by, np.intersect1d(self._numbers(always), allowed))
        looked, scores = np.union1d(allowed[_best(first[allowed], SHORTLIST)], also), first.copy()
        ranked: dict[int, NDArray[np.int64]] = {}
        for i in looked.tolist():
            block = self.blocks[i]
            similarities = self.arena.products(slice(block.at, block.at + len(block.rows)), projected)
            ranked[i] = picked = _best(similarities, max(ALL, 2 * (self.k or 0)))
            ranked[i] = picked[np.argsort(-similarities[picked])]
            scores[i] = similarities[ranked[i][: self._top(len(similarities))]].mean() - self.offsets[i]
        finalists = np.unique(np.concatenate([looked[_best(scores[looked], FINALISTS)], allowed[_best(first[allowed], FINALISTS)], also]))
        close = {i: ranked[i][: max(CLOSE, 2 * (self.k or 0))] for i in finalists.tolist()}
        near = {i: self._look(i, picked, query, scores) for i, picked in close.items()}
        for i in finalists[_best(scores[finalists], LEADERS)].tolist():
            near[i], close[i] = self._look(i, ranked[i], query, scores), ranked[i]
        rest = np.setdiff1d(np.arange(len(self.names)), finalists)
        scores[rest] = np.minimum(scores[rest], scores[finalists].min(initial=np.inf))
        if not near:
            return Found(scores, np.empty(0, np.float32), np.empty(0, np.int64))
        rows = np.concatenate([self.starts[i] + close[i] for i in near])
        order = np.argsort(rows)
        return Found(scores, np.concatenate(list(near.values()))[order], rows[order])

    def _look(self, i: int, picked: NDArray[np.int64], query: Vectors, scores: Vectors) -> Vectors:
        """Cosines to these samples of expert i, whose score is written."""
        block = self.blocks[i]
        similarities = block.cosines(picked, query)
        scores[i] = top_means(similarities[None], self._top(len(block.rows)))[0] - self.offsets[i]
        scores[i] += ALIKE_WEIGHT * alike(similarities.max())
        return similarities

    def _near_by(self, projected: Vectors, allowed: NDArray[np.int64] | None) -> NDArray[np.int64]:
        """Owners of the nearest samples in the nearest cells."""
        cells = _best(self.panel.cells @ projected, PROBED).tolist()
        rows = np.concatenate([self.members[self.bounds[cell] : self.bounds[cell + 1]] for cell in cells])
        if allowed is not None:
            rows = rows[np.isin(self.owners[rows], allowed)]
        nearest = rows[_best(self.arena.products(rows, projected), NEIGHBOURS)]
        return np.unique(self.owners[nearest]).astype(np.int64)

    def _numbers(self, names: Collection[str]) -> NDArray[np.int64]:
        found = np.searchsorted(self.names, sorted(names)) if names else np.empty(0, np.int64)
        return np.array([i for i in found.tolist() if i < len(self.names) and self.names[i] in names], np.int64)


def _moved(blocks: Mapping[str, Block], arena: Arena, room: int) -> tuple[Arena, dict[str, Block]]:
    """The same blocks in a larger arena, without the gaps that removed experts leave."""
    wider = Arena(room, arena.width)
    return wider, {n: replace(b, at=wider.copied(arena, b.at, len(b.rows))) for n, b in blocks.items()}


def _best(values: Vectors, count: int) -> NDArray[np.int64]:
    """Places of the greatest, in no order; all of them when there are no more."""
    return np.arange(len(values)) if len(values) <= count else np.argpartition(values, -count)[-count:]
