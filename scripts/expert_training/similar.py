"""Texts that say almost the same: an exact search, by the letters that they share. Knows texts only.

Two texts are alike by the Jaccard similarity of their sets of four-letter runs. Only texts that share one of their rarest runs can
reach a threshold, so that few pairs are compared (prefix filtering: Chaudhuri et al., 2006; Bayardo et al., 2007).
"""

import math
from collections import Counter
from collections.abc import Sequence

RUN = 4

Runs = frozenset[str]


def plain(text: str) -> str:
    """Without what makes no other request of it: case, spacing, marks at the end."""
    return " ".join(text.casefold().split()).rstrip(" .?!")


def runs(text: str) -> Runs:
    """All runs of four letters of a plain text; a shorter text is its own."""
    return frozenset(text[i : i + RUN] for i in range(max(1, len(text) - RUN + 1)))


def similarity(one: Runs, other: Runs) -> float:
    return len(one & other) / len(one | other)


def twins(texts: Sequence[str], threshold: float) -> list[int | None]:
    """For each text the first kept one that is at least that similar, or None, and the text is kept.

    Whatever is kept is therefore less similar than `threshold` (over 0, at most 1) to everything else that is kept.
    """
    sets = [runs(plain(text)) for text in texts]
    frequency = Counter(run for one in sets for run in one)
    found: list[int | None] = []
    holding: dict[str, list[int]] = {}
    for index, one in enumerate(sets):
        rarest_first = sorted(one, key=lambda run: (frequency[run], run))
        telling = rarest_first[: len(one) - math.ceil(threshold * len(one)) + 1]
        met = sorted({other for run in telling for other in holding.get(run, ())})
        twin = next((other for other in met if _can_reach(one, sets[other], threshold) and similarity(one, sets[other]) >= threshold), None)
        found.append(twin)
        if twin is None:
            for run in telling:
                holding.setdefault(run, []).append(index)
    return found


def _can_reach(one: Runs, other: Runs, threshold: float) -> bool:
    fewer, more = sorted((len(one), len(other)))
    return fewer >= threshold * more
