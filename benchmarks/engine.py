"""The engine's speed: against its peers, against itself without experts, and against what the memory allows.

    python -m benchmarks.engine --models DIR [--vllm PYTHON] [--libraries] [--only PART ...] [--repeats 3]

A 100M-parameter bf16 Llama with random weights and rank-16 experts is made in DIR once. Everybody answers the same load on the same
machine in turns, the others asleep meanwhile, `--repeats` times interleaved; a row shows medians and a ratio, and the ratio's target.
The parts can run one at a time:

- `peers`: 8 concurrent requests of 64 tokens, three experts mixed and the bare base; one request at a time, mixed. vLLM takes part
  when given the Python of its own environment, PEFT and the predecessor's design with `--libraries`.
- `residents`: 64 experts resident, 8 in use, against 3 in use.
- `switching`: every request another expert, one at a time, against always the same.
- `crowded`: 16 busy experts with room for 8 in the bank, against room for all.
- `adding`: experts added while four streams run.
- `memory`: what an adapter takes of the process, against its file.
- `step`: the time of a step at batch 1 and 8 over the time to read its bytes once, in this process.

`allowed` is what the bytes allow: those of the base over those of the base and the adapters in use.
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import engine_step
from benchmarks.contestants import BASE, VLLM, Contestant, Library, Lmoe, awake, start
from benchmarks.load import Measured, percentile
from benchmarks.random_model import make
from benchmarks.under_change import adding, long_streams

MIXED = ("e0", "e1", "e2")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes that a step reads: of the base's layers and head, and of one adapter in the bank."""

    base: int
    adapter: int

    def allowed(self, adapters: int, against: int = 0) -> float:
        """The share of the speed with `against` adapters in use that `adapters` in use allow."""
        return (self.base + against * self.adapter) / (self.base + adapters * self.adapter)


def row(measure: str, ours: float, theirs: float, unit: str, ratio: float, target: str) -> None:
    print(f"| {measure} | {ours:.1f} {unit} | {theirs:.1f} {unit} | {ratio:.2f} | {target} |", flush=True)


Ask = Callable[[Contestant], float]


def in_turns(asked: Sequence[tuple[Contestant, Ask]], repeats: int) -> list[float]:
    """The median of each question, asked in turns; the first round only warms up."""
    got: list[list[float]] = [[] for _ in asked]
    for turn in range(repeats + 1):
        for i, (contestant, ask) in enumerate(asked):
            with awake(contestant):
                value = ask(contestant)
            if turn:
                got[i].append(value)
    return [statistics.median(values) for values in got]


def rate(models: Sequence[str], *, concurrency: int = 8, requests: int = 24) -> Ask:
    return lambda c: c.ask(models, concurrency=concurrency, requests=requests).rate


def wait(models: Sequence[str], *, concurrency: int = 1, requests: int = 16, tokens: int = 4) -> Ask:
    return lambda c: statistics.median(c.ask(models, concurrency=concurrency, requests=requests, tokens=tokens).first)


def peers(args: argparse.Namespace, sizes: Sizes, stack: ExitStack, logs: Path) -> None:
    base, experts = make(args.models)
    ours = start(stack, lambda: Lmoe(base, base.parent / "experts", logs))
    asked: list[tuple[str, Contestant, Ask]] = [
        ("mixed", ours, rate(MIXED)),
        ("base only", ours, rate([BASE])),
        ("one at a time", ours, rate(MIXED, concurrency=1, requests=6)),
    ]
    if args.vllm:
        vllm = start(stack, lambda: VLLM(args.vllm, base, experts, logs))
        asked.append(("mixed against vLLM", vllm, rate(MIXED, requests=16)))
        asked.append(("base only against vLLM", vllm, rate([BASE], requests=16)))
        asked.append(("one at a time, mixed, against vLLM", vllm, rate(MIXED, concurrency=1, requests=3)))
    if args.libraries:
        peft, serial, uncached = (start(stack, partial(Library, kind, base, experts, logs)) for kind in ("peft", "serial", "uncached"))
        asked.append(("mixed against PEFT's mixed batch", peft, rate(MIXED, requests=8)))
        asked.append(("mixed against the predecessor's design with KV cache", serial, rate(MIXED, requests=3)))
        asked.append(("mixed against the predecessor's design", uncached, rate(MIXED, requests=1)))
    got = in_turns([(contestant, ask) for _, contestant, ask in asked], args.repeats)
    mixed, alone, single = got[:3]
    unit = "tok/s"
    row(
        "mixed against base only",
        mixed,
        alone,
        unit,
        mixed / alone,
        f"{sizes.allowed(3):.3f} allowed, .95 of it {sizes.allowed(3) * 0.95:.3f}",
    )
    targets = {"mixed against vLLM": ">= 3", "base only against vLLM": ">= 1.5", "one at a time, mixed, against vLLM": ">= 1.7"}
    targets |= {"mixed against PEFT's mixed batch": ">= 2.5", "mixed against the predecessor's design": ">= 30"}
    for (name, *_), theirs in zip(asked[3:], got[3:], strict=True):
        own = alone if name.startswith("base") else single if name.startswith("one") else mixed
        row(name, own, theirs, unit, own / theirs, targets.get(name, ""))


def residents(args: argparse.Namespace, sizes: Sizes, stack: ExitStack, logs: Path) -> None:
    base, experts = make(args.models / "many", experts=64)
    ours = start(stack, lambda: Lmoe(base, experts[0].parent, logs))
    spread = [f"e{i}" for i in range(0, 64, 8)]
    few, many = in_turns([(ours, rate(MIXED)), (ours, rate(spread))], args.repeats)
    allowed = sizes.allowed(8, against=3)
    row("64 resident: 8 in use against 3", many, few, "tok/s", many / few, f"{allowed:.3f} allowed, .95 of it {allowed * 0.95:.3f}")


def switching(args: argparse.Namespace, sizes: Sizes, stack: ExitStack, logs: Path) -> None:
    base, experts = make(args.models / "many", experts=64)
    ours = start(stack, lambda: Lmoe(base, experts[0].parent, logs))
    changing, same = in_turns([(ours, wait([f"e{i}" for i in range(16)])), (ours, wait(["e0"]))], args.repeats)
    row("first text, every request another expert, against the same", changing, same, "ms", changing / same, "<= 1.05")


def crowded(args: argparse.Namespace, sizes: Sizes, stack: ExitStack, logs: Path) -> None:
    base, experts = make(args.models / "sixteen", experts=16)
    names = [folder.name for folder in experts]
    roomy = start(stack, lambda: Lmoe(base, experts[0].parent, logs))
    tight = start(stack, lambda: Lmoe(base, experts[0].parent, logs, "--adapter-memory", str(8 * sizes.adapter)))
    ask = wait(names, concurrency=16, requests=64, tokens=16)
    small, large = in_turns([(tight, ask), (roomy, ask)], args.repeats)
    row("first text, 16 busy experts, room for 8 against 16", small, large, "ms", small / large, "<= 2")


def added(args: argparse.Namespace, sizes: Sizes, stack: ExitStack, logs: Path) -> None:
    base, experts = make(args.models / "many", experts=64)
    ours = start(stack, lambda: Lmoe(base, args.models / "experts", logs, "--experts-root", str(experts[0].parent)))
    assert isinstance(ours, Lmoe)

    def gaps(measured: Measured) -> float:
        return percentile(measured.gaps, 0.99)

    def changing(_: Contestant) -> float:
        return gaps(adding(ours.url, experts[8:12], MIXED))

    busy, calm = in_turns([(ours, changing), (ours, lambda _: gaps(long_streams(ours.url, MIXED)))], args.repeats)
    row("99th centile between texts, experts being added", busy, calm, "ms", busy / calm, "<= 1.2")


def memory(args: argparse.Namespace, sizes: Sizes, stack: ExitStack, logs: Path) -> None:
    """What 64 experts add to the process beyond one, over the bytes of their files."""
    base, experts = make(args.models / "many", experts=64)
    single = args.models / "single"
    if not single.exists():
        shutil.copytree(experts[0], single / experts[0].name)
    resident = []
    for folder in (experts[0].parent, single):
        with ExitStack() as alone:
            ours = start(alone, partial(Lmoe, base, folder, logs))
            with awake(ours):
                ours.ask([experts[0].name], concurrency=1, requests=2)
            resident.append(ours.resident() / 1e6)
    files = sum((folder / "adapter_model.safetensors").stat().st_size for folder in experts[1:]) / 1e6
    many, one = resident
    row("resident bytes of 63 more adapters over their files", many - one, files, "MB", (many - one) / files, "<= 1.1")


def step(args: argparse.Namespace, sizes: Sizes, stack: ExitStack, logs: Path) -> None:
    base, experts = make(args.models)
    for line in engine_step.table(base, experts, args.repeats):
        print(line, flush=True)


PARTS = {
    "peers": peers,
    "residents": residents,
    "switching": switching,
    "crowded": crowded,
    "adding": added,
    "memory": memory,
    "step": step,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True, help="folder for the models, made when missing")
    parser.add_argument("--vllm", type=Path, help="the Python that has vllm")
    parser.add_argument("--libraries", action="store_true", help="PEFT and the predecessor's design too")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--logs", type=Path, default=Path(tempfile.gettempdir()), help="folder for what the processes say")
    args = parser.parse_args(arguments)
    base, experts = make(args.models)
    sizes = Sizes(*engine_step.bytes_of(base, experts[0]))
    print("| measure | ours | other | ratio | target |\n| --- | --- | --- | --- | --- |", flush=True)
    for part in args.only:
        with ExitStack() as stack:
            PARTS[part](args, sizes, stack, args.logs)


if __name__ == "__main__":
    main()
