"""What many experts cost at the start and at their first use, and what running answers notice of a large one that is added.

    python -m benchmarks.experts_many [--counts 10,1000] [--room 8] [--large 160] [--work DIR]

Random weights (benchmarks/random_model.py): speed, never quality. `many`: a base of 5 million parameters and small experts of rank 4,
of which the bank holds `--room`. Each count is started twice: the first start reads and proves every expert, the second knows them
again by their files. `large`: a base of 100 million parameters that streams four answers while an expert of rank `--large` (160: 100
MB) is added by HTTP, until a routed request is answered by it: once among answers that all run on, where nothing else lengthens a gap,
and once among short ones, whose prompts do.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import threading
import time
import urllib.request
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import torch
from safetensors.torch import save_file

from benchmarks.contestants import Lmoe
from benchmarks.load import Measured, _ask, percentile
from benchmarks.random_model import PROJECTIONS, make
from lmoe.engine.loading import base_shapes

STREAMS = 4
LONG, SHORT = 900, 48
"""Tokens of an answer."""

SAMPLES = ("which valves does a boiler need", "a boiler loses pressure overnight", "bleed the boiler before winter")


def write_expert(folder: Path, base: Path, rank: int, seed: int) -> None:
    """A random adapter on all linear layers, in PEFT's format; PEFT itself would take a minute for a hundred."""
    generator = torch.Generator().manual_seed(seed)
    tensors = {}
    for layer, (wide, out) in base_shapes(str(base)).items():
        if layer.rsplit(".", 1)[-1] in PROJECTIONS:
            for side, shape in (("A", (rank, wide)), ("B", (out, rank))):
                key = f"base_model.model.{layer}.lora_{side}.weight"
                tensors[key] = (torch.randn(shape, generator=generator) * 0.05).to(torch.float32 if rank > 64 else torch.bfloat16)
    folder.mkdir(parents=True)
    save_file(tensors, folder / "adapter_model.safetensors")
    config = {"peft_type": "LORA", "task_type": "CAUSAL_LM", "r": rank, "lora_alpha": rank, "target_modules": PROJECTIONS}
    (folder / "adapter_config.json").write_text(json.dumps(config))


def call(url: str, path: str, body: object | None = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}{path}", data, {"content-type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=300) as response:
        return json.loads(response.read() or b"null")


def seconds_for(url: str, model: str) -> float:
    """One token, from request to answer."""
    body = {"model": model, "messages": [{"role": "user", "content": "hello"}], "max_tokens": 1, "temperature": 0}
    began = time.perf_counter()
    answer = call(url, "/v1/chat/completions", body)
    assert model in (answer["expert"], "auto"), answer
    return time.perf_counter() - began


def many(counts: Sequence[int], room: int, uses: int, work: Path) -> None:
    base, _ = make(work / "many", "tiny", experts=0)
    store = work / "many" / "store"
    for seed in range(max(counts)):
        if not (store / f"e{seed:04}").exists():
            write_expert(store / f"e{seed:04}", base, 4, seed)
    print("| experts | start | ready, s | CPU until then, s | resident, MB | first use p50 / p95, ms | again p50, ms |")
    print("|---|---|---|---|---|---|---|")
    for count in counts:
        served = work / "many" / f"served{count}"
        served.mkdir(exist_ok=True)
        for seed in range(count):
            if not (served / f"e{seed:04}").exists():
                (served / f"e{seed:04}").mkdir()
                for file in (store / f"e{seed:04}").iterdir():
                    (served / f"e{seed:04}" / file.name).write_bytes(file.read_bytes())
        time.sleep(3)
        state = Path(tempfile.mkdtemp(dir=work))
        size = (served / "e0000" / "adapter_model.safetensors").stat().st_size
        for start in ("first", "again"):
            began = time.perf_counter()
            with closing(Lmoe(base, served, state, "--adapter-memory", str(room * size), "--state-dir", str(state))) as server:
                ready = time.perf_counter() - began
                used = sum(psutil.Process(server.process.pid).cpu_times()[:2])
                resident = server.resident() / 1e6
                names = [f"e{seed:04}" for seed in range(count - 1, -1, -max(1, count // uses))][:uses]
                first = [1000 * seconds_for(server.url, name) for name in names]
                warm = [1000 * seconds_for(server.url, names[-1]) for _ in range(uses)]
            row = f"{statistics.median(first):.0f} / {percentile(first, 0.95):.0f} | {statistics.median(warm):.0f}"
            print(f"| {count} | {start} | {ready:.1f} | {used:.1f} | {resident:.0f} | {row} |", flush=True)


class Streams:
    """Four answers at a time of `tokens` tokens, one after the other until `stop`; `gaps` are those since `take` was last called."""

    def __init__(self, url: str, models: Sequence[str], tokens: int) -> None:
        self._measured = Measured()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run(url, models, tokens)))
        self._thread.start()

    def take(self) -> list[float]:
        gaps, self._measured.gaps = self._measured.gaps, []
        return gaps

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    async def _run(self, url: str, models: Sequence[str], tokens: int) -> None:
        async def client(number: int) -> None:
            while not self._stopped.is_set():
                await _ask(url, models[number % len(models)], tokens, self._measured)

        await asyncio.gather(*(client(number) for number in range(STREAMS)))


def large(rank: int, seconds: float, work: Path) -> None:
    base, experts = make(work / "large", "small", experts=2, rank=16)
    added = work / "large" / "added"
    kinds = {"running on": ("boiler", LONG), "coming and going": ("kettle", SHORT)}
    for seed, (name, _) in enumerate(kinds.values(), 99):
        if not (added / name).exists():
            write_expert(added / name, base, rank, seed)
    size = (added / "boiler" / "adapter_model.safetensors").stat().st_size / 1e6
    print(f"\nAn expert of {size:.0f} MB is added while {STREAMS} answers stream. Between texts, ms; until it was accepted, s:\n")
    head = "| answers | p50 before | p99 | longest | p50 meanwhile | p99 | longest | longest / usual p99 | accepted | first routed answer |"
    print(f"{head}\n|{'---|' * 10}")
    logs = Path(tempfile.mkdtemp(dir=work))
    with closing(Lmoe(base, experts[0].parent, logs, "--experts-root", str(added))) as server:
        for kind, (name, tokens) in kinds.items():
            calm, busy, accepted, answered = added_under(server.url, name, tokens, seconds)
            usual, longest = percentile(calm, 0.99), max(busy)
            found = (statistics.median(calm), usual, max(calm), statistics.median(busy), percentile(busy, 0.99), longest)
            row = " | ".join(f"{value:.0f}" for value in found)
            print(f"| {kind} | {row} | {longest / usual:.2f} | {accepted:.1f} | {answered:.1f} |", flush=True)


def added_under(url: str, name: str, tokens: int, seconds: float) -> tuple[list[float], list[float], float, float]:
    """Gaps before, and while the expert was added; seconds until it was accepted, and until a routed request was answered by it."""
    streams = Streams(url, ["e0", "e1", "base"], tokens)
    try:
        time.sleep(2)
        streams.take()
        time.sleep(seconds)
        calm, began = streams.take(), time.perf_counter()
        samples = [f"{name}: {text}" for text in SAMPLES]
        call(url, "/v1/experts", {"name": name, "path": name, "samples": samples})
        accepted, busy = time.perf_counter() - began, streams.take()
        body = {"model": "auto", "messages": [{"role": "user", "content": samples[0]}], "max_tokens": 1}
        answer = call(url, "/v1/chat/completions", body)
        answered = time.perf_counter() - began
        assert answer["expert"] == name, answer["routing"]
    finally:
        streams.stop()
    return calm, busy, accepted, answered


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default="10,1000")
    parser.add_argument("--room", type=int, default=8, help="experts that the bank holds")
    parser.add_argument("--uses", type=int, default=40, help="experts that are asked for the first time, one after the other")
    parser.add_argument("--large", type=int, default=160, help="the large expert's rank")
    parser.add_argument("--seconds", type=float, default=5, help="that the answers stream for before the large expert comes")
    parser.add_argument("--only", choices=("many", "large"))
    parser.add_argument("--work", type=Path, help="where models are made and kept; default: a temporary folder")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        if args.only != "large":
            many([int(count) for count in args.counts.split(",")], args.room, args.uses, work)
        if args.only != "many":
            large(args.large, args.seconds, work)


if __name__ == "__main__":
    main()
