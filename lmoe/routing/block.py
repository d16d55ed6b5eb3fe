"""One expert of very many: its samples as `shortlist` holds them, and what it shares with the others.

Knows vectors and names, as `scorer` does. What all share (the features' scale, the prompts that calibrate) comes from a panel: the
experts with the least digests of their names. So an expert's own part depends on itself and on the panel alone: adding one gives,
bit for bit, what fitting all anew would, and only where it joins the panel is everything fitted again.
"""

import hashlib
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lmoe.routing.encoder import Vectors
from lmoe.routing.features import Scale, cosines, unit
from lmoe.routing.scorer import neighbourhood, own_share

PANEL = 32
"""Experts that speak for all."""

ASKED = 128
"""Samples of the panel that calibrate the others' part of an offset, and OWN of every expert for its own part."""

OWN = 64

DIMENSIONS = 128
ANY = 32
"""Of the space that samples are first compared in: the directions in which the panel's differ most, and some of any direction, in
which other experts' may."""

CENTROIDS = 4
"""Of each expert, found in ROUNDS of k-means that starts at evenly spaced samples."""

ROUNDS = 4

CELLS = 2048
"""Of the inverted index at most: one for sixteen of the panel's samples."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What all experts share; `names` with their keys say when it is out of date."""

    names: tuple[tuple[str, str], ...]
    scale: Scale
    axes: Vectors
    """[features, DIMENSIONS], orthogonal."""
    cells: Vectors
    """[cells, DIMENSIONS], of unit length."""
    asked: Vectors
    """Features of the prompts that calibrate, as many of each expert of the panel, one expert after the other."""
    owners: NDArray[np.int64]

    @classmethod
    def fit(cls, names: tuple[tuple[str, str], ...], vectors: Sequence[Vectors]) -> "Panel":
        # No covariance: with it, the few dimensions of a search tell less well which samples are near.
        scale = Scale.fit(vectors, share=0)
        features = [scale.of(part) for part in vectors]
        every = np.concatenate(features)
        _, axes = np.linalg.eigh(every.T @ every)
        spoken = [part[_spaced(len(part), ASKED // len(features))] for part in features]
        owners = np.repeat(np.arange(len(names)), [len(part) for part in spoken])
        axes = _directions(axes[:, ::-1])
        cells = unit(_means(every @ axes, min(CELLS, -(-len(every) // 16))))
        return cls(names, scale, axes, cells, np.concatenate(spoken), owners)

    def features(self, vectors: Vectors) -> Vectors:
        """[n, layers, dim] to unit rows [n, layers * dim]."""
        return self.scale.of(vectors)


class Arena:
    """Rows in eight bits that several scorers share. What is written stays where it is, so that one more expert copies nobody's rows."""

    def __init__(self, room: int, width: int) -> None:
        self._rows = np.empty((room, width), np.int8)
        self._scales = np.empty(room, np.float32)
        self._used = 0
        self._lock = threading.Lock()

    @property
    def room(self) -> int:
        return len(self._rows)

    @property
    def width(self) -> int:
        return int(self._rows.shape[1])

    @property
    def nbytes(self) -> int:
        return self._rows.nbytes + self._scales.nbytes

    def has_room(self, count: int) -> bool:
        return self._used + count <= self.room

    def put(self, rows: Vectors) -> int:
        """Where the rows begin. Raises MemoryError when there is no room for them."""
        return self._written(*in_eight_bits(rows))

    def copied(self, other: "Arena", start: int, count: int) -> int:
        """Where another arena's rows begin in this one. Raises MemoryError."""
        return self._written(other._rows[start : start + count], other._scales[start : start + count])

    def products(self, where: slice | NDArray[np.int32], query: Vectors) -> Vectors:
        """Of these rows and a query."""
        return np.asarray(self._rows[where].astype(np.float32) @ query * self._scales[where], np.float32)

    def _written(self, rows: NDArray[np.int8], scales: Vectors) -> int:
        with self._lock:
            start = self._used
            if start + len(rows) > self.room:
                raise MemoryError(f"no room for {len(rows)} more samples")
            self._used += len(rows)
        self._rows[start : start + len(rows)] = rows
        self._scales[start : start + len(rows)] = scales
        return start


def in_eight_bits(rows: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Rows and the scale of each."""
    scales = np.asarray(np.maximum(np.abs(rows).max(1), np.float32(1e-12)) / 127, np.float32)
    return np.rint(rows / scales[:, None]).astype(np.int8), scales


@dataclass(frozen=True, slots=True)
class Block:
    """One expert's samples, in eight bits and full length, as centroids, and by their cells; and what calibrates it."""

    key: str
    rows: NDArray[np.int8]
    scales: Vectors
    centroids: Vectors
    cells: NDArray[np.uint16]
    offset: float
    at: int
    """Where its samples in few dimensions begin in the arena."""

    @classmethod
    def fit(cls, name: str, key: str, vectors: Vectors, panel: Panel, k: int | None, arena: Arena) -> "Block":
        features = panel.features(vectors)
        top = min(k or neighbourhood(len(features)), len(features))
        asked = cosines(panel.asked, features)
        members = [member for member, _ in panel.names]
        itself = np.flatnonzero(panel.owners == members.index(name)) if name in members else np.empty(0, np.int64)
        others = np.delete(np.arange(len(asked)), itself)
        shared = [asked[others][panel.owners[others] == owner] for owner in np.unique(panel.owners[others])]
        elsewhere = float(np.mean([top_means(part, top).mean() for part in shared])) if shared else float("nan")
        own = _own(features, top)
        projected = features @ panel.axes
        return cls(
            key,
            *in_eight_bits(features),
            _means(features, CENTROIDS),
            (projected @ panel.cells.T).argmax(1).astype(np.uint16),
            _offset(own, elsewhere, len(features)),
            arena.put(projected),
        )

    @property
    def nbytes(self) -> int:
        return sum(part.nbytes for part in (self.rows, self.scales, self.centroids, self.cells))

    def cosines(self, picked: NDArray[np.int64], query: Vectors) -> Vectors:
        """Of a unit query to these samples."""
        return np.asarray(np.clip(self.rows[picked].astype(np.float32) @ query * self.scales[picked], -1, 1), np.float32)


def panel_of(names: Collection[str]) -> tuple[str, ...]:
    """Who speaks for all, sorted: a lot that an added expert seldom changes."""
    return tuple(sorted(sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())[:PANEL]))


def _directions(axes: Vectors) -> Vectors:
    """Of principal axes, the greatest first: [features, DIMENSIONS], those and random mixtures of the rest."""
    if axes.shape[1] <= DIMENSIONS:
        return np.ascontiguousarray(axes)
    rest = axes[:, DIMENSIONS - ANY :]
    mixed = rest @ np.linalg.qr(np.random.default_rng(0).normal(size=(rest.shape[1], ANY)).astype(np.float32))[0]
    return np.ascontiguousarray(np.concatenate([axes[:, : DIMENSIONS - ANY], mixed], axis=1))


def _spaced(count: int, wanted: int) -> NDArray[np.int64]:
    picked = min(count, wanted)
    return np.arange(picked) * count // picked


def top_means(similarities: Vectors, top: int) -> Vectors:
    return np.asarray(np.partition(similarities, -top, axis=1)[:, -top:].mean(1), np.float32)


def _own(features: Vectors, top: int) -> float:
    """Mean top-k mean of an expert's own samples, each without itself; NaN for a single one."""
    if len(features) < 2:
        return float("nan")
    picked = _spaced(len(features), OWN)
    similarities = cosines(features[picked], features)
    similarities[np.arange(len(picked)), picked] = -2
    return float(top_means(similarities, min(top, len(features) - 1)).mean())


def _offset(own: float, elsewhere: float, count: int) -> float:
    """Between the two, as in `Calibrated`; one that nothing is known of is taken for the other."""
    known = [value for value in (own, elsewhere) if value == value] or [0.0]
    share = float(own_share(np.array(count)))
    return share * (own if own == own else known[0]) + (1 - share) * (elsewhere if elsewhere == elsewhere else known[0])


def _means(rows: Vectors, count: int) -> Vectors:
    """Spherical k-means [count, dim] that starts at evenly spaced rows; where there are fewer, some stand several times."""
    centers = np.asarray(rows[np.resize(_spaced(len(rows), count), count)], np.float32)
    directions = unit(rows)
    for _ in range(ROUNDS):
        nearest = (directions @ unit(centers).T).argmax(1)
        order = np.argsort(nearest, kind="stable")
        found, starts = np.unique(nearest[order], return_index=True)
        centers[found] = np.add.reduceat(rows[order], starts) / np.diff([*starts, len(rows)])[:, None]
    return centers
