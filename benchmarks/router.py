"""The router against the predecessor's rule, and, where it is installed, aurelio's semantic-router: same samples, same encoder.

    python benchmarks/router.py prompts.jsonl [--markdown]

`prompts.jsonl` holds lines of {"prompt": ..., "expert": ...}. For semantic-router, make an environment of its own and name its
interpreter: `python -m venv /tmp/semantic && /tmp/semantic/bin/pip install semantic-router numpy`, then
`--semantic-router /tmp/semantic/bin/python`. It is given our vectors, so that only the routing is compared.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lmoe.experts.registry import BASE  # noqa: E402
from lmoe.experts.samples import read_samples  # noqa: E402
from lmoe.routing.cache import VectorCache  # noqa: E402
from lmoe.routing.encoder import Vectors, load_encoder  # noqa: E402
from lmoe.routing.evaluation import Example, read_examples  # noqa: E402
from lmoe.routing.router import Router, RouterSettings  # noqa: E402
from lmoe.routing.scorer import Calibrated, TopK, unit  # noqa: E402
from lmoe.routing.threads import numpy_alone  # noqa: E402

Row = tuple[str, ...]

PEER = """
import json, sys
import numpy as np
from semantic_router import Route
from semantic_router.encoders import DenseEncoder
from semantic_router.routers import SemanticRouter

given = np.load(sys.argv[1], allow_pickle=True)
texts = {text: vector.tolist() for text, vector in zip(given["texts"].tolist(), given["vectors"])}

class Ours(DenseEncoder):
    name: str = "ours"
    type: str = "ours"
    def __call__(self, docs):
        return [texts[doc] for doc in docs]

routes = [Route(name=name, utterances=utterances) for name, utterances in json.loads(str(given["samples"])).items()]
router = SemanticRouter(encoder=Ours(score_threshold=0.0), routes=routes, auto_sync="local", aggregation="mean", top_k=50)
print(json.dumps([router(text).name for text in json.loads(str(given["asked"]))]))
"""


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
        rows = [_row(name, examples, lambda allow, r=router: _choices(r, vectors, allow)) for name, router in routers.items()]
        if args.semantic_router:
            sampled = {name: list(texts) for name, texts in samples.experts.items()}
            known = {**_vectors_by_text(cache.encode(encoder, (flat := [text for texts in sampled.values() for text in texts])), flat)}
            known |= _vectors_by_text(vectors, [example.prompt for example in examples])
            rows.append(
                _row("semantic-router", examples, lambda allow: _peer(args.semantic_router, folder, sampled, known, examples, allow))
            )
    _print(("router", "three-way macro", "four-way accuracy", "base recall", "experts' macro"), rows, args.markdown)
    print()
    _print(("experts of 100 samples", "predecessor's rule, ms", "lmoe, ms", "fit, s"), [_cost(n) for n in (4, 10, 100)], args.markdown)


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
) -> list[str]:
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
    return [str(name) for name in json.loads(done.stdout.splitlines()[-1])]


def _cost(experts: int) -> Row:
    """Least of many, in turns, on random vectors: what searching costs does not depend on what is searched."""
    rng = np.random.default_rng(0)
    made = {f"e{i:04}": rng.normal(size=(100, 3, 384)).astype(np.float32) for i in range(experts)}
    query = rng.normal(size=(1, 3, 384)).astype(np.float32)
    with numpy_alone():
        started = time.perf_counter()
        ours = Calibrated.fit(made)
        fit = time.perf_counter() - started
        scorers = (TopK.fit(made), ours)
        times = np.array([[_seconds(scorer.score, query) for scorer in scorers] for _ in range(30)]).min(0) * 1e3
    return (str(experts), f"{times[0]:.2f}", f"{times[1]:.2f}", f"{fit:.2f}")


def _seconds(score: Callable[[Vectors], object], query: Vectors) -> float:
    started = time.perf_counter()
    score(query)
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
