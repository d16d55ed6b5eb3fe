"""A router of very many samples: what a search takes, how often it decides as comparing with all would, and what one more expert costs.

python -m benchmarks.router_scale [--experts 1000] [--samples 1000] [--asked 300] [--agreement]
"""

import argparse
import time
from collections.abc import Collection, Iterator

import numpy as np

from benchmarks.crowd import crowd
from lmoe.routing.block import panel_of
from lmoe.routing.encoder import Vectors
from lmoe.routing.shortlist import Part, Shortlisted
from lmoe.routing.threads import numpy_alone


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--experts", type=int, default=1000)
    parser.add_argument("--samples", type=int, default=1000)
    parser.add_argument("--asked", type=int, default=300)
    parser.add_argument("--agreement", action="store_true", help="compare with all samples in full, which takes minutes")
    args = parser.parse_args()
    names = [f"e{i:04}" for i in range(args.experts)]

    def vectors(wanted: Collection[str]) -> Iterator[tuple[str, Vectors]]:
        return ((name, crowd(name, args.samples, 1)) for name in wanted)

    with numpy_alone():
        started = time.perf_counter()
        scorer = Shortlisted.fit({name: Part(name, args.samples) for name in names}, vectors)
        full = args.experts * args.samples * 3 * 384 * 4
        print(f"fit {time.perf_counter() - started:.0f} s; {scorer.nbytes / 1e6:.0f} MB, the vectors alone {full / 1e6:.0f} MB", flush=True)
        owners = np.random.default_rng(0).integers(0, args.experts, args.asked)
        asked = np.concatenate([crowd(names[owner], 1, 2 + i) for i, owner in enumerate(owners)])
        seconds, worked, found = [], [], []
        for query in asked:
            started, before = time.perf_counter(), time.thread_time()
            found.append(int(scorer.find(query[None], [None], [()])[0].scores.argmax()))
            seconds.append(time.perf_counter() - started)
            worked.append(time.thread_time() - before)
        p50, p95 = np.percentile(seconds, (50, 95)) * 1e3
        print(f"search p50 {p50:.2f} ms, p95 {p95:.2f}, least {min(seconds) * 1e3:.2f}; right {np.mean(found == owners):.3f}")
        # What other work takes of the thread's time is not in these, what it takes of caches and memory is.
        p50, p95 = np.percentile(worked, (50, 95)) * 1e3
        print(f"of the processor p50 {p50:.2f} ms, p95 {p95:.2f}", flush=True)
        _add(scorer, names, args.samples)
        if args.agreement:
            exact = scorer.exhaustive(asked, vectors(names)).argmax(1)
            print(f"decided as with all samples in full: {np.mean(exact == found):.4f} of {len(asked)}")
            print(f"right with all samples in full: {np.mean(exact == owners):.3f}")


def _add(scorer: Shortlisted, names: list[str], samples: int) -> None:
    """Experts that do not join the panel, which three in a hundred do."""
    seconds = []
    for name in (name for name in (f"added{i}" for i in range(8)) if name not in panel_of([*names, name])):
        made = crowd(name, samples, 1)
        parts = {other: Part(other, samples) for other in (*names, name)}
        started = time.perf_counter()
        Shortlisted.fit(parts, lambda wanted, made=made: ((one, made) for one in wanted), before=scorer)  # type: ignore[misc]
        seconds.append(time.perf_counter() - started)
    print(f"one more expert, its vectors known: median {np.median(seconds):.2f} s, most {max(seconds):.2f} s", flush=True)


if __name__ == "__main__":
    main()
