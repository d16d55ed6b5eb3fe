"""A new expert with ten samples: how many of its prompts it gets, and what the others lose.

    python benchmarks/new_experts.py prompts.jsonl [--each 250] [--draws 5] [--cache vectors.sqlite]

`prompts.jsonl` holds lines of {"prompt": ..., "expert": ...} for the packaged experts. Two tables. In the first, each of the three
experts in turn is cut to ten samples beside `--each` of the others: the first of the files, which speak for the most others, and drawn
several times, whatever they are. In the second, experts that are new
altogether (`heldout/new`) are added one at a time, to all packaged samples and to `--each` of them.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lmoe.experts.registry import BASE  # noqa: E402
from lmoe.experts.samples import SampleSet, read_samples  # noqa: E402
from lmoe.routing.cache import VectorCache  # noqa: E402
from lmoe.routing.encoder import Encoder, load_encoder  # noqa: E402
from lmoe.routing.evaluation import Example, read_examples  # noqa: E402
from lmoe.routing.router import Router  # noqa: E402
from lmoe.routing.settings import RouterSettings  # noqa: E402

NEW = ROOT / "benchmarks" / "heldout" / "new"

FEW = 10

Samples = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Bench:
    encoder: Encoder
    cache: VectorCache

    def chosen(self, samples: Samples, examples: Sequence[Example]) -> list[str]:
        """Who answers each prompt, by a router of these samples."""
        router = Router.build(SampleSet.of(samples), self.encoder, RouterSettings(), self.cache)
        vectors = self.cache.encode(self.encoder, [example.prompt for example in examples])
        parts = (router.route_vectors(vectors[start : start + 256]) for start in range(0, len(examples), 256))
        return [decision.expert for part in parts for decision in part]


def recall(chosen: Sequence[str], examples: Sequence[Example], expert: str) -> float:
    return float(np.mean([c == expert for c, example in zip(chosen, examples, strict=True) if example.expert == expert]))


def drawn(samples: Samples, each: int | None, seed: int | None) -> dict[str, Sequence[str]]:
    """`each` of every expert's samples (None: all), by lot, or without a seed the first."""
    if seed is None:
        return {name: texts[:each] for name, texts in samples.items()}
    rng = random.Random(seed)
    return {name: rng.sample(list(samples[name]), each) if each else samples[name] for name in sorted(samples)}


def cut(bench: Bench, samples: Samples, examples: Sequence[Example], each: int, seeds: Sequence[int | None]) -> tuple[float, float, float]:
    """Recall of the expert that is cut, what the others lose in mean recall, and what `base` loses (nan where it does not compete)."""
    examples = [example for example in examples if example.expert in samples]
    found = []
    for small in sorted({*samples} - {BASE}):
        for seed in seeds:
            whole = drawn(samples, each, seed)
            before = bench.chosen(whole, examples)
            after = bench.chosen({**whole, small: whole[small][:FEW]}, examples)
            lost = {name: recall(before, examples, name) - recall(after, examples, name) for name in samples if name != small}
            found.append((recall(after, examples, small), float(np.mean(list(lost.values()))), lost.get(BASE, np.nan)))
    first, second, third = np.array(found).mean(0).tolist()
    return first, second, third


def added(bench: Bench, samples: Samples, examples: Sequence[Example], each: int | None) -> list[tuple[str, float, float, float]]:
    """Of every new expert: its name, its recall, and what the packaged experts and `base` lose in recall."""
    asked, new = read_examples(NEW / "asked.jsonl"), read_samples(NEW / "samples").experts
    whole = drawn(samples, each, 0)
    before = bench.chosen(whole, examples)
    rows = []
    for name, texts in new.items():
        own = [example for example in asked if example.expert == name]
        chosen = bench.chosen({**whole, name: texts}, [*own, *examples])
        after = chosen[len(own) :]
        lost = {expert: recall(before, examples, expert) - recall(after, examples, expert) for expert in samples}
        rest = [value for expert, value in lost.items() if expert != BASE]
        rows.append((name, recall(chosen[: len(own)], own, name), float(np.mean(rest)), lost[BASE]))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prompts", type=Path)
    parser.add_argument("--routing-data", type=Path, default=ROOT / "routing_data")
    parser.add_argument("--each", type=int, default=250, help="samples of each of the others")
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--cache", type=Path, help="vectors.sqlite that keeps vectors between runs")
    args = parser.parse_args()
    examples, samples = read_examples(args.prompts), read_samples(args.routing_data).experts
    with tempfile.TemporaryDirectory() as folder:
        cache = VectorCache(args.cache or Path(folder) / "vectors.sqlite", args.routing_data / "vectors.safetensors")
        bench = Bench(load_encoder(), cache)
        three = {name: texts for name, texts in samples.items() if name != BASE}
        kinds: dict[str, Sequence[int | None]] = {"its first": (None,), "by lot": range(args.draws)}
        for (title, rivals), (kind, seeds) in product((("three experts", three), ("and base", samples)), kinds.items()):
            own, lost, base = cut(bench, rivals, examples, args.each, seeds)
            print(
                f"one cut to {FEW} {kind}, {title}: recall {own:.3f}, others lose {100 * lost:.2f} points, base {100 * base:.2f}",
                flush=True,
            )
        for each in (None, args.each):
            rows = added(bench, samples, examples, each)
            for name, own, lost, base in [*rows, ("mean", *np.array([row[1:] for row in rows]).mean(0).tolist())]:
                print(f"new beside {each or 'all'}, {name}: recall {own:.3f}, experts lose {100 * lost:.2f} points, base {100 * base:.2f}")


if __name__ == "__main__":
    main()
