"""Which parts of a long text are read, and how much each counts.

What is asked stands at the beginning or at the end of what was pasted with it, and is much shorter. So such a text is read as a
whole, and its first and last paragraph are read again by themselves and count for as much.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np

from lmoe.routing.encoder import Vectors

SHORT = 240
"""Characters up to which a text is read in one piece, whatever its paragraphs."""

EDGE = 260
"""Characters of either end that are read of what is longer than both: some 60 tokens."""

SEARCHED = 4096
"""Characters from either end in which paragraphs are looked for."""

FEWEST = 4
"""Words of a paragraph that may be what is asked: "Thanks!" is none."""

EDGES_COUNT = 0.5
"""How much of a text's vectors its first and last paragraph make together. 0.3 to 0.5 route alike."""

IDENTITY = "edges-1"
"""Part of an encoder's identity: to be counted up whenever the same text would be read otherwise."""

_GAP = re.compile(r"\n\s*\n")


def parts(text: str) -> tuple[str, ...]:
    """The text, cut in its middle where it is long; and, if it has several paragraphs, its first and its last."""
    if len(text) <= SHORT:
        return (text,)
    whole = text if len(text) <= 2 * EDGE else f"{text[:EDGE]} \n {text[-EDGE:]}"
    halves = (text, "") if len(text) <= 2 * SEARCHED else (text[:SEARCHED], text[-SEARCHED:])
    if not any(map(_GAP.search, halves)):
        return (whole,)
    paragraphs = [part.strip() for half in halves for part in _GAP.split(half)]
    asking = [part for part in paragraphs if len(part.split(maxsplit=FEWEST)) >= FEWEST]
    return (whole, asking[0][:EDGE], asking[-1][-EDGE:]) if len(asking) > 1 else (whole,)


def read(texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
    """Texts to vectors [texts, layers, dim], from `encode`'s of their parts."""
    found = [parts(text) for text in texts]
    vectors = encode([part for several in found for part in several])
    if len(vectors) == len(found):
        return vectors
    return np.stack([_counted(part) for part in np.split(vectors, np.cumsum([len(several) for several in found])[:-1])])


def _counted(vectors: Vectors) -> Vectors:
    counts = np.full(len(vectors), EDGES_COUNT / max(len(vectors) - 1, 1), np.float32)
    counts[0] = 1 - counts[1:].sum()
    return np.asarray(np.tensordot(counts, vectors, 1), np.float32)
