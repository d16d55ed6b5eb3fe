"""What many experts cost at the start and at their first use, and what running answers notice of a large one that is added.

    python -m benchmarks.experts_many [--counts 10,1000] [--room 8] [--large 160] [--work DIR]

Random weights (benchmarks/random_model.py): speed, never quality. `many`: a base of 5 million parameters and small experts of rank 4,
of which the bank holds `--room`. Each count is started twice: the first start reads and proves every expert, the second knows them
again by their files. `large`: a base of 100 million parameters that streams four answers while an expert of rank `--large` (160: 100
MB) is added by HTTP, until a routed request is answered by it.
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


def streaming(url: str, models: Sequence[str], seconds: float, measured: Measured) -> None:
    """Four answers at a time until `seconds` are over."""

    async def client(number: int) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            await _ask(url, models[number % len(models)], 48, measured)

    async def all_of_them() -> None:
        await asyncio.gather(*(client(number) for number in range(STREAMS)))

    asyncio.run(all_of_them())


def large(rank: int, seconds: float, work: Path) -> None:
    base, experts = make(work / "large", "small", experts=2, rank=16)
    added = work / "large" / "added"
    if not added.exists():
        write_expert(added / "boiler", base, rank, 99)
    size = (added / "boiler" / "adapter_model.safetensors").stat().st_size / 1e6
    logs = Path(tempfile.mkdtemp(dir=work))
    with closing(Lmoe(base, experts[0].parent, logs, "--experts-root", str(added))) as server:
        names = ["e0", "e1", "base"]
        streaming(server.url, names, 3, Measured())
        calm, busy = Measured(), Measured()
        streaming(server.url, names, seconds, calm)
        load = threading.Thread(target=streaming, args=(server.url, names, seconds, busy))
        load.start()
        time.sleep(1)
        began = time.perf_counter()
        call(server.url, "/v1/experts", {"name": "boiler", "path": "boiler", "samples": SAMPLES})
        accepted = time.perf_counter() - began
        body = {"model": "auto", "messages": [{"role": "user", "content": SAMPLES[0]}], "max_tokens": 1}
        answer = call(server.url, "/v1/chat/completions", body)
        answered = time.perf_counter() - began
        load.join()
        assert answer["expert"] == "boiler", answer["routing"]
    usual, during, longest = percentile(calm.gaps, 0.99), percentile(busy.gaps, 0.99), max(busy.gaps)
    print(f"\nAn expert of {size:.0f} MB is added while {STREAMS} answers stream: accepted after {accepted:.1f} s, ", end="")
    print(f"first routed answer after {answered:.1f} s. Between texts, ms:\n")
    print("| | p50 | p99 | longest | n |\n|---|---|---|---|---|")
    for name, found in (("before", calm), ("meanwhile", busy)):
        row = " | ".join(f"{value:.0f}" for value in (statistics.median(found.gaps), percentile(found.gaps, 0.99), max(found.gaps)))
        print(f"| {name} | {row} | {len(found.gaps)} |")
    print(f"\nlongest meanwhile / usual p99: {longest / usual:.2f}; p99 meanwhile / usual: {during / usual:.2f} (target of the first: 2)")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default="10,1000")
    parser.add_argument("--room", type=int, default=8, help="experts that the bank holds")
    parser.add_argument("--uses", type=int, default=40, help="experts that are asked for the first time, one after the other")
    parser.add_argument("--large", type=int, default=160, help="the large expert's rank")
    parser.add_argument("--seconds", type=float, default=15, help="that the answers stream for")
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
