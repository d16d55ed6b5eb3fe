"""Decoding steps that are captured once and run again, so that the host need not launch their many small kernels one by one.

Knows rows, slots and the fixed step; not CUDA itself: `record` captures, and is a stand-in in tests. Any other step runs as ever, and so
does this kind when it cannot be captured, or gives other logits than the step that it was captured from.
"""

import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from lmoe.engine.attachment import Attention
from lmoe.engine.bank import Bank
from lmoe.engine.cache import GROWTH
from lmoe.engine.pack import FixedGates, Form, Pack
from lmoe.engine.step import FixedStep, Row
from lmoe.engine.transfer import to_device

log = logging.getLogger(__name__)

PATIENCE = 4
"""Steps of a kind that run as ever before one is captured: a capture takes several times as long as a step."""
KEPT = 64
"""Captures, the least recently used dropped first."""
CLOSE = {torch.float32: 1e-3}
"""How far a row's logits may be from those of the step as ever (relative norm), and in fewer bits:"""
CLOSE_IN_FEWER_BITS = 3e-2

Output = tuple[Tensor, Tensor]
"""(hidden [tokens, hidden], float32 logits [rows, vocabulary])."""


class Record(Protocol):
    """Runs `act`, and returns what it returned with a way to run it again, which writes to the same tensors."""

    def __call__(self, act: Callable[[], Output]) -> tuple[Output, Callable[[], None]]: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """Steps that one capture serves: `rows` slots, attention over `length` keys, and the form of the columns in use."""

    rows: int
    length: int
    form: Form


@dataclass(slots=True)
class Captured:
    inputs: Tensor
    gates: FixedGates
    output: Output
    replay: Callable[[], None]


class Graphs:
    """`replayed` counts the steps that were run again; `off` says why there are no more captures, if there are none."""

    def __init__(self, bank: Bank, attention: Attention, record: Record, run: Callable[[FixedStep], Output]) -> None:
        """`run` is the model's forward."""
        self.replayed = 0
        self.off: str | None = None
        self._bank = bank
        self._attention = attention
        self._cache = attention.cache
        self._record = record
        self._run = run
        self._pack = Pack(bank)
        self._captured: OrderedDict[Kind, Captured] = OrderedDict()
        self._met: Counter[Kind] = Counter()
        self._epoch = (0, 0)
        self._cache.spare = 1

    def slots(self, needed: int, length: int) -> int:
        """The slots to have in the cache for a step over `needed` of them: some more, where they fit."""
        padded = 1 << (needed - 1).bit_length()
        return padded if self.off is None and self._cache.fits(padded, max(length, self._cache.capacity)) else needed

    def forward(self, rows: Sequence[Row], as_ever: Callable[[], Output]) -> Output:
        """A step's output, one token and its logits a row: by a capture where there is one, and else `as_ever`."""
        if self.off is not None or any(len(row.ids) != 1 or not row.logits for row in rows):
            return as_ever()
        try:
            kind = self._kind(rows)
            captured = self._captured.get(kind)
            if captured is None:
                self._met[kind] += 1
                if self._met[kind] <= PATIENCE:
                    return as_ever()
        except Exception as e:
            self._give_up(e)
            return as_ever()
        if captured is None:
            return self._capture(kind, rows, as_ever())
        self._captured.move_to_end(kind)
        self._feed(captured, rows)
        captured.replay()
        self.replayed += 1
        return _of(rows, captured.output)

    def _kind(self, rows: Sequence[Row]) -> Kind:
        form = self._pack.take(frozenset(share.revision for row in rows for share in row.shares))
        epoch = self._pack.epoch, self._cache.epoch
        if epoch != self._epoch:
            # What was captured reads and writes where nothing is any more.
            self._captured.clear()
            self._met.clear()
            self._epoch = epoch
        needed = max(row.slot for row in rows) + 1
        padded = 1 << (needed - 1).bit_length()
        return Kind(padded if padded <= self._cache.slots else needed, self._length(max(row.stop for row in rows)), form)

    def _length(self, longest: int) -> int:
        """Few different lengths, of which none is more than half as long again as what is needed; one where each row reads its own."""
        if self._attention.in_pages:
            return self._cache.capacity
        length = max(GROWTH, 1 << (longest - 1).bit_length())
        if length > GROWTH and longest <= length * 3 // 4:
            length = length * 3 // 4
        return min(length, self._cache.capacity)

    def _feed(self, captured: Captured, rows: Sequence[Row]) -> None:
        """Write what the step reads. Slots that sit out take part with token 0 and no expert, and store nothing that anybody reads."""
        n = captured.gates.rows
        ids, positions, targets = [0] * n, [0] * n, [self._cache.capacity] * n
        mixes: list[tuple] = [()] * n  # type: ignore[type-arg]
        for row in rows:
            (ids[row.slot],), positions[row.slot], targets[row.slot], mixes[row.slot] = row.ids, row.start, row.start, row.shares
        captured.inputs.copy_(to_device(torch.tensor([ids, positions, targets]), captured.inputs.device))
        captured.gates.fill(self._pack.groups, mixes)

    def _capture(self, kind: Kind, rows: Sequence[Row], expected: Output) -> Output:
        """Capture a step that has just run as ever, whose output is returned in any case."""
        try:
            device, dtype = self._bank.device, self._bank.dtype
            inputs = torch.zeros(3, kind.rows, dtype=torch.long, device=device)
            gates = FixedGates(kind.form, kind.rows, dtype, device)
            captured = Captured(inputs, gates, expected, lambda: None)
            self._feed(captured, rows)
            parts = gates.parts(self._pack.groups)
            copies = dict(zip(self._bank.groups, zip(self._pack.groups, parts, strict=True), strict=True))
            captured.output, captured.replay = self._record(lambda: self._run(FixedStep(inputs, kind.length, dtype, copies)))
            captured.replay()
            self._check(_of(rows, captured.output)[1], expected[1])
        except Exception as e:
            self._give_up(e)
            return expected
        self._captured[kind] = captured
        if len(self._captured) > KEPT:
            self._captured.popitem(last=False)
        return expected

    def _check(self, logits: Tensor, expected: Tensor) -> None:
        error = float(((logits - expected).norm(dim=-1) / expected.norm(dim=-1).clamp_min(1e-6)).max())
        # Logits that are not numbers say nothing about the capture.
        if bool(torch.isfinite(expected).all()) and not error <= CLOSE.get(self._bank.dtype, CLOSE_IN_FEWER_BITS):
            raise RuntimeError(f"the captured step's logits differ by {error:.1%}")

    def _give_up(self, error: Exception) -> None:
        self.off = " ".join(str(error).split())[:200] or type(error).__name__
        self._captured.clear()
        log.warning("decoding runs without CUDA graphs: %s", self.off)


def _of(rows: Sequence[Row], output: Output) -> Output:
    """The rows' own part of what all slots gave, in copies that the next step does not write to."""
    slots = [row.slot for row in rows]
    if slots == list(range(len(rows))):
        return output[0][: len(rows)].clone(), output[1][: len(rows)].clone()
    index = to_device(torch.tensor(slots), output[0].device)
    return output[0][index], output[1][index]


class CudaRecord:
    """CUDA graphs, all in one pool of memory: one runs at a time, and its output is copied before the next."""

    def __init__(self) -> None:
        self._pool = torch.cuda.graph_pool_handle()

    def __call__(self, act: Callable[[], Output]) -> tuple[Output, Callable[[], None]]:
        """Raises RuntimeError."""
        # What libraries need is set up by runs on a stream aside.
        aside = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(2):
                act()
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        # Other threads go on page-locking adapters meanwhile.
        with torch.cuda.graph(graph, pool=self._pool, capture_error_mode="thread_local"):
            output = act()
        return output, graph.replay


def recorder(device: torch.device) -> Record | None:
    """What captures on a device, where anything does."""
    return CudaRecord() if device.type == "cuda" else None
