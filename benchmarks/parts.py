"""Where one product for all experts loses to a product for each: sets `PART_COST` in lmoe/engine/gates.py.

    python -m benchmarks.parts [--device cpu]

A layer's part of the bank alone, in torch. Each case has so many rows of so many tokens, each row with an expert of its own. In one
part every token meets the columns of all experts, in parts of their own only its own. The last column is what a further part saves, in
multiplications and additions: the cost of a part is where the ratio passes 1.
"""

import argparse
import statistics
import time
from collections.abc import Callable

import torch
from torch import nn

from lmoe.engine.bank import Bank
from lmoe.engine.gates import Gates
from lmoe.engine.linear import BankedLinear, Shared
from lmoe.engine.step import Frame, Row, Step
from lmoe.experts.adapter import Adapter, LowRank
from lmoe.generation import Share

CASES = [(features, rows, tokens) for features in (512, 2048) for rows in (2, 8) for tokens in (1, 2, 4, 8, 16, 32, 64)]
RANK = 16


class Nothing(nn.Module):
    """In a base layer's place, so that only the bank's products are measured."""

    def __init__(self, out: torch.Tensor) -> None:
        super().__init__()
        self.out = out

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out


def seconds(act: Callable[[], object], device: torch.device) -> float:
    """Of one call, the median of several timings."""
    taken = []
    for _ in range(7):
        began = time.perf_counter()
        for _ in range(20):
            act()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        taken.append((time.perf_counter() - began) / 20)
    return statistics.median(taken[1:])


def case(features: int, rows: int, tokens: int, dtype: torch.dtype, device: torch.device) -> tuple[float, float, float]:
    """(seconds in one part, seconds in parts of their own, what a further part saves)."""
    bank = Bank({"layer": (features, features)}, dtype=dtype, device=device)
    for i in range(rows):
        bank.add(Adapter(str(i), {"layer": LowRank(torch.randn(RANK, features), torch.randn(features, RANK), 1e-3)}))
    (group,) = bank.groups
    x = torch.randn(1, rows * tokens, features, dtype=dtype, device=device)
    found = []
    for cost in (float("inf"), 0.0):
        frame, gates = Frame(), Gates(dtype, device)
        gates.part_cost = cost
        frame.step = Step([Row(i, 0, (0,) * tokens, (Share(str(i)),)) for i in range(rows)], dtype, device, gates)
        base = Nothing(torch.zeros_like(x))
        layer = BankedLinear(base, Shared(group, frame, [base]), 0)
        found.append(seconds(lambda layer=layer: layer(x), device))  # type: ignore[misc]
    return found[0], found[1], rows * tokens * RANK * group.size  # (rows - 1) x that is saved, by rows - 1 more parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    device = torch.device(parser.parse_args().device)
    print(
        "| precision | features | rows x tokens | one part | own parts | one / own | a further part saves |\n|---|---|---|---|---|---|---|"
    )
    with torch.inference_mode():
        for dtype in (torch.float32, torch.bfloat16):
            for features, rows, tokens in CASES:
                one, own, saved = case(features, rows, tokens, dtype, device)
                name = str(dtype).removeprefix("torch.")
                times = f"{one * 1e6:.0f} us | {own * 1e6:.0f} us | {one / own:.2f}"
                print(f"| {name} | {features} | {rows} x {tokens} | {times} | {saved / 2**20:.2f} Mi |")


if __name__ == "__main__":
    main()
