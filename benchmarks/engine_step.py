"""How long a step takes, over the time to read its bytes once: in this process, without HTTP."""

import queue
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from safetensors import safe_open

from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import load_base
from lmoe.experts.package import read_package
from lmoe.generation import GenerationRequest, Piece, Sampling, Share

TOKENS = 100
"""Of each answer; a step's time is the median over the answer."""


def bytes_of(base: Path, expert: Path) -> tuple[int, int]:
    """Bytes that a step reads of the base (its tied embeddings serve as the head), and of one adapter in the bank's bf16."""

    def elements(folder: Path) -> int:
        (file,) = folder.glob("*.safetensors")
        with safe_open(file, "pt") as opened:
            return sum(opened.get_tensor(key).numel() for key in opened.keys())  # noqa: SIM118

    return elements(base) * 2, elements(expert) * 2


def copy_bandwidth() -> float:
    """Bytes per second, those read and those written together."""
    source = torch.ones(200_000_000, dtype=torch.uint8)
    target = torch.empty_like(source)
    times = []
    for _ in range(8):
        began = time.perf_counter()
        target.copy_(source)
        times.append(time.perf_counter() - began)
    return 2 * source.nbytes / min(times)


def step_time(engine: BankEngine, shares: Sequence[tuple[Share, ...]]) -> float:
    """Seconds of a step that decodes one sequence for each of `shares`."""
    arrivals: list[list[float]] = [[] for _ in shares]
    ended: queue.SimpleQueue[None] = queue.SimpleQueue()

    def listener(times: list[float]) -> Callable[[Piece], None]:
        def deliver(piece: Piece) -> None:
            if piece.error is not None:
                raise piece.error
            times.append(time.perf_counter())
            if piece.finish_reason is not None:
                ended.put(None)

        return deliver

    sampling = Sampling(temperature=0, max_tokens=TOKENS, ignore_eos=True)
    for i, (share, times) in enumerate(zip(shares, arrivals, strict=True)):
        engine.submit(GenerationRequest(tuple(range(100 + 40 * i, 140 + 40 * i)), share, sampling), listener(times))
    for _ in shares:
        ended.get()
    # Once all prompts are read, and before the first answer ends.
    together = range(12, TOKENS - 12)
    return statistics.median(arrivals[-1][i + 1] - arrivals[-1][i] for i in together)


def table(base: Path, experts: Sequence[Path], repeats: int) -> Iterator[str]:
    """Rows of the table."""
    loaded = load_base(str(base))
    engine = BankEngine(loaded, Limits())
    engine.start()
    packages = [read_package(folder, loaded.linear_shapes) for folder in experts]
    for package in packages:
        engine.add(package.adapter)
    mixes: list[tuple[Share, ...]] = [(Share(package.expert.digest),) for package in packages]
    weights, adapter = bytes_of(base, experts[0])
    cases: dict[str, list[tuple[Share, ...]]] = {
        "batch 1, base only": [()],
        "batch 1, one expert": mixes[:1],
        "batch 8, base only": [()] * 8,
        "batch 8, mixed": [mixes[i % len(mixes)] for i in range(8)],
    }
    got: dict[str, list[float]] = {name: [] for name in cases}
    bandwidths = []
    for turn in range(repeats + 1):
        bandwidths.append(copy_bandwidth())
        for name, shares in cases.items():
            value = step_time(engine, shares)
            if turn:
                got[name].append(value)
    engine.close()
    bandwidth = statistics.median(bandwidths)
    for name, shares in cases.items():
        touched = weights + adapter * len({share for share in shares if share})
        floor, taken = touched / bandwidth * 1000, statistics.median(got[name]) * 1000
        target = "<= 2" if name == "batch 1, base only" else ""
        measure = f"step, {name}, over its floor at {bandwidth / 1e9:.0f} GB/s"
        yield f"| {measure} | {taken:.2f} ms | {floor:.2f} ms | {taken / floor:.2f} | {target} |"
