#!/usr/bin/env python
"""Put the samples of `routing_data/` in order: those first that speak for the most others.

The router does not look at the order. Who reads the first ten lines of a file, or takes them for an expert of their own, should find
what the expert is for. Run it after editing `routing_data/`; the same samples always come out in the same order.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lmoe.experts.samples import read_samples, sample_lines, sample_paths  # noqa: E402
from lmoe.routing.cache import VectorCache  # noqa: E402
from lmoe.routing.encoder import Vectors, load_encoder  # noqa: E402
from lmoe.routing.features import Scale  # noqa: E402


def read_features(folder: Path) -> dict[str, tuple[list[str], Vectors]]:
    """By expert its texts, sorted, so that the order before decides nothing, and their unit rows."""
    samples = {name: sorted(texts) for name, texts in read_samples(folder).experts.items()}
    encoder = load_encoder()
    with tempfile.TemporaryDirectory() as scratch:
        cache = VectorCache(Path(scratch) / "vectors.sqlite", folder / "vectors.safetensors")
        vectors = {name: cache.encode(encoder, texts) for name, texts in samples.items()}
    scale = Scale.fit(list(vectors.values()))
    return {name: (texts, scale.of(vectors[name])) for name, texts in samples.items()}


def spoken_for(rows: Vectors) -> list[int]:
    """Unit rows by what each adds to the cosine of every row to the nearest before it: greedy facility location."""
    cosines = rows @ rows.T
    nearest = np.full(len(rows), -1.0, np.float32)
    order: list[int] = []
    for _ in range(len(rows)):
        gains = np.maximum(cosines - nearest[:, None], 0).sum(0)
        gains[order] = -1
        order.append(int(gains.argmax()))
        nearest = np.maximum(nearest, cosines[:, order[-1]])
    return order


def rewrite(path: Path, texts: Sequence[str]) -> None:
    """The file's own lines, in this order of their texts."""
    lines, places = path.read_text(encoding="utf-8").splitlines(), sample_lines(path)
    if sum(bool(line.strip()) for line in lines) != len(places):
        raise SystemExit(f"{path}: a sample stands there twice; take it out first")
    path.write_text("".join(f"{lines[places[text] - 1]}\n" for text in texts), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "routing_data")
    args = parser.parse_args(arguments)
    found = read_features(args.folder)
    for name, path in sample_paths(args.folder).items():
        texts, rows = found[name]
        rewrite(path, [texts[i] for i in spoken_for(rows)])
        print(f"{path}: {len(texts)} samples")


if __name__ == "__main__":
    main()
