"""Attention of one layer over the slot cache: torch's `scaled_dot_product_attention` against its kernel for pages.

    python -m benchmarks.attention

On CUDA alone. `launched` is a step as the engine runs it, with its launches; `captured` the device's time, run again as a CUDA graph,
which is what decoding costs. The floor is the time to read the rows' keys and values once, at the bandwidth of a copy. Before it is
timed, the kernel takes the trial that it takes at every start.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import torch
from torch import Tensor

from benchmarks.parts import seconds
from lmoe.engine.attachment import Attention
from lmoe.engine.attention import Shape
from lmoe.engine.cache import Layer, SlotCache
from lmoe.engine.gates import Gates
from lmoe.engine.graphs import CudaRecord
from lmoe.engine.paged import Kernel, paged_kernel
from lmoe.engine.step import AnyStep, FixedStep, Frame, Row, Step

MODELS = {"Llama-2-7B": (32, 32, 128), "Llama-3.1-8B": (32, 8, 128)}
"""Query heads, key heads, and their size."""


@dataclass(frozen=True)
class Case:
    """Rows that decode their slot's last token, by tokens in the slot; and chunks (start, tokens)."""

    name: str
    lengths: tuple[int, ...]
    chunks: tuple[tuple[int, int], ...] = ()
    window: int | None = None

    @property
    def rows(self) -> list[Row]:
        decoding = [Row(slot, length - 1, (0,)) for slot, length in enumerate(self.lengths)]
        return decoding + [Row(len(decoding) + i, start, (0,) * tokens) for i, (start, tokens) in enumerate(self.chunks)]


CASES = (
    Case("1 row of 512", (512,)),
    Case("1 row of 4,096", (4096,)),
    Case("8 rows of 512", (512,) * 8),
    Case("32 rows of 1,024", (1024,) * 32),
    Case("31 rows of 256 beside 1 of 4,096", (256,) * 31 + (4096,)),
    Case("8 rows of 4,000, window of 1,024", (4000,) * 8, window=1024),
    Case("a chunk of 256 after 1,024", (), ((1024, 256),)),
    Case("16 rows of 1,024 beside that chunk", (1024,) * 16, ((1024, 256),)),
)


@dataclass
class Bench:
    """One layer's slots, and a step of `case` over them."""

    case: Case
    heads: tuple[int, int, int]
    device: torch.device
    dtype: torch.dtype = torch.bfloat16
    frame: Frame = field(default_factory=Frame)

    def __post_init__(self) -> None:
        heads, kv, size = self.heads
        rows = self.case.rows
        self.longest = max(row.stop for row in rows)
        capacity = -(-self.longest // 256) * 256
        self.cache = SlotCache(0, self.frame, slots=len(rows), capacity=capacity, spare=1)
        k, v = (torch.randn(len(rows), kv, capacity + 1, size, dtype=self.dtype, device=self.device) for _ in range(2))
        self.cache.layers[0] = Layer(k, v)
        tokens = sum(len(row.ids) for row in rows)
        self.query = torch.randn(1, heads, tokens, size, dtype=self.dtype, device=self.device)
        self.key, self.value = (torch.randn(1, kv, tokens, size, dtype=self.dtype, device=self.device) for _ in range(2))

    @property
    def bytes(self) -> int:
        """Of the keys and values that the rows may see."""
        window = self.case.window
        seen = sum(min(row.stop, window + len(row.ids) - 1) if window else row.stop for row in self.case.rows)
        return 2 * seen * self.heads[1] * self.heads[2] * self.dtype.itemsize

    def launched(self, attention: Attention) -> Callable[[], Tensor]:
        """The step, with all that a first layer makes of it."""
        rows, gates = self.case.rows, Gates(self.dtype, self.device)
        return lambda: self._attend(attention, Step(rows, self.dtype, self.device, gates))

    def captured(self, attention: Attention) -> Callable[[], None]:
        """The same on the device, for rows that decode."""
        places = [row.start for row in self.case.rows]
        inputs = torch.tensor([[0] * len(places), places, places], device=self.device)

        def act() -> tuple[Tensor, Tensor]:
            out = self._attend(attention, FixedStep(inputs, self.longest, self.dtype, {}))
            return out, out

        return CudaRecord()(act)[1]

    def _attend(self, attention: Attention, step: AnyStep) -> Tensor:
        self.frame.step = step
        return attention.attend(0, self.query, self.key, self.value, Shape(None, self.case.window))


def bandwidth(device: torch.device) -> float:
    """Bytes per second of a copy, those read and those written together."""
    source = torch.ones(2**28, dtype=torch.uint8, device=device)
    target = torch.empty_like(source)
    return 2 * len(source) / seconds(lambda: target.copy_(source), device)


def row(case: Case, heads: tuple[int, int, int], device: torch.device, kernel: Kernel, rate: float) -> str:
    """The cells of a case: microseconds and their ratios."""
    bench = Bench(case, heads, device)
    usual, pages = Attention(bench.cache), Attention(bench.cache, kernel)
    launched = [seconds(bench.launched(attention), device) for attention in (usual, pages)]
    if not pages.in_pages:
        return f"{case.name} | the kernel failed its trial | | | | | | |"
    cells = [f"{launched[0] * 1e6:.0f}", f"{launched[1] * 1e6:.0f}", f"{launched[0] / launched[1]:.2f}"]
    if case.chunks or device.type != "cuda":
        cells += [""] * 3
    else:
        replayed = [seconds(bench.captured(attention), device) for attention in (usual, pages)]
        cells += [f"{replayed[0] * 1e6:.0f}", f"{replayed[1] * 1e6:.0f}", f"{replayed[0] / replayed[1]:.2f}"]
    return " | ".join([case.name, *cells, f"{bench.bytes / rate * 1e6:.0f}"]) + " |"


def table(device: torch.device, kernel: Kernel) -> Iterator[str]:
    rate = bandwidth(device)
    yield f"bf16, microseconds a layer; a copy runs at {rate / 1e9:.0f} GB/s"
    yield ""
    yield "| heads | step | launched, usual | pages | usual / pages | captured, usual | pages | usual / pages | floor |"
    yield "|" + "---|" * 9
    for name, heads in MODELS.items():
        for case in CASES:
            yield f"| {name} | {row(case, heads, device, kernel, rate)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    if not torch.cuda.is_available():
        parser.error("there is no CUDA device here")
    device = torch.device("cuda")
    kernel = paged_kernel(device)
    assert kernel is not None
    print(f"{torch.cuda.get_device_name(device)}, torch {torch.__version__}")
    with torch.inference_mode():
        for line in table(device, kernel):
            print(line, flush=True)


if __name__ == "__main__":
    main()
