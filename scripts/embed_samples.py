#!/usr/bin/env python
"""Write `routing_data/vectors.safetensors`, the packaged encoder's vectors of all packaged texts: a first start encodes nothing.

Run it after editing `routing_data/` or `lmoe/routing/reactions.jsonl`. Only texts that the file does not hold yet are encoded.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lmoe.experts.samples import read_samples  # noqa: E402
from lmoe.routing.cache import VectorCache, write_vectors  # noqa: E402
from lmoe.routing.encoder import load_encoder  # noqa: E402
from lmoe.routing.reactions import examples  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "routing_data")
    parser.add_argument("--cache", type=Path, help="an existing vectors.sqlite to take vectors from")
    args = parser.parse_args()
    path = args.folder / "vectors.safetensors"
    texts = [text for group in read_samples(args.folder).experts.values() for text in group] + examples()[0]
    with tempfile.TemporaryDirectory() as folder:
        cache = VectorCache(args.cache or Path(folder) / "vectors.sqlite", path)
        write_vectors(path, load_encoder(), texts, cache)
    print(f"{path}: {len(set(texts))} texts, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
