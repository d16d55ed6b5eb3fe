"""Attention over pages, with a stand-in for the kernel that asks what the real one asks: everything around it is the real one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.nn.attention.varlen import varlen_attn
from transformers import Gemma2Config, LlamaConfig, MistralConfig

from benchmarks.attention import CASES, Case, row
from lmoe.engine import paged
from lmoe.engine.attention import Shape
from lmoe.engine.banked import BankedModel
from lmoe.engine.cache import Layer
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.gates import Gates
from lmoe.engine.graphs import Record
from lmoe.engine.loading import load_base
from lmoe.engine.paged import Kernel, paged_kernel
from lmoe.engine.step import Row, Step
from lmoe.experts.package import read_package
from tests import tiny
from tests.engine.bench import GREEDY, Bench, stand_in
from tests.engine.test_oracle import prompts
from tests.engine.varlen import StandIn

LONG = tiny.SIZES | {"max_position_embeddings": 1024}
CONFIGS = {
    "llama": lambda: LlamaConfig(**LONG),
    "mistral": lambda: MistralConfig(**LONG, sliding_window=16),
    "gemma2": lambda: Gemma2Config(**LONG, head_dim=16, sliding_window=16, query_pre_attn_scalar=16),
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Path]]:
    """(base, adapter) of a family, made once."""
    made: dict[str, tuple[Path, Path]] = {}

    def of(family: str) -> tuple[Path, Path]:
        if family not in made:
            root = tmp_path_factory.mktemp(family)
            base = tiny.save_base(root / "base", CONFIGS[family]())
            made[family] = base, tiny.save_adapter(base, root / "one", seed=1)
        return made[family]

    return of


@pytest.fixture
def make(folders: Callable[[str], tuple[Path, Path]]) -> Iterator[Callable[..., Bench]]:
    with ExitStack() as stack:

        def made(
            family: str, kernel: Kernel | None, *, record: Record | None = None, limits: Limits | None = None, dtype: Any = "float32"
        ) -> Bench:
            folder, adapter = folders(family)
            base = load_base(str(folder), dtype=dtype)
            package = read_package(adapter, base.linear_shapes)
            engine = stack.enter_context(closing(BankEngine(base, limits, compiled=False, record=record, kernel=kernel)))
            engine.start()
            engine.add(package.adapter)
            return Bench(base, engine, {"one": package}, folder, {"one": adapter})

        yield made


def crowd(bench: Bench) -> list[list[int]]:
    """Prompts of different lengths, some in chunks beside answers, by turns of an expert, a blend and the base; then one that goes on."""
    asked = prompts(9, bench.base.vocabulary)
    asked[4] = [i for prompt in asked for i in prompt][:120]
    mixes = [(bench.share("one"),), (), (bench.share("one", -0.4),)]
    with bench.held():
        jobs = [bench.submit(p, *mixes[i % 3], sampling=replace(GREEDY, max_tokens=12 + 4 * i)) for i, p in enumerate(asked)]
    answers = [job.finish().tokens for job in jobs]
    return [*answers, bench.submit([*asked[4], *answers[4], 9, 8, 7], *mixes[4 % 3]).finish().tokens]


@pytest.mark.parametrize("family", ["llama", "mistral"])
@pytest.mark.parametrize("record", [None, stand_in], ids=["launched", "captured"])
def test_every_row_answers_as_by_the_usual_way(make: Callable[..., Bench], family: str, record: Record | None) -> None:
    """Mixed rows, chunks beside answers, kept prefixes, slots that grow and captured steps: token for token what the usual way gives."""
    kernel, limits = StandIn(), Limits(step_tokens=48, max_running=6)
    bench, usual = make(family, kernel.kernel, record=record, limits=limits), make(family, None, limits=limits)
    kernel.calls.clear()
    assert crowd(bench) == crowd(usual)
    assert bench.engine.load.reused_tokens == usual.engine.load.reused_tokens > 100
    rows, queries, windows = (set(found) for found in zip(*kernel.calls, strict=True))
    assert max(rows) > 4
    assert 1 in queries
    assert max(queries) > 16
    assert windows == ({(-1, -1), (-1, 0)} if family == "llama" else {(15, 0)})
    if record is not None:
        graphs = bench.engine._model.graphs
        assert graphs is not None
        assert graphs.off is None
        assert graphs.replayed > 10


@pytest.mark.parametrize("family", ["llama", "mistral"])
def test_a_long_text_grows_over_the_pages(make: Callable[..., Bench], family: str) -> None:
    """A text of more than one block of a page, decoded beside a short one, answers as by the usual way and as PEFT does."""
    bench, usual = make(family, StandIn().kernel), make(family, None)
    long = [i for prompt in prompts(12, bench.base.vocabulary) for i in prompt][:250]
    got, expected = (
        [job.finish().tokens for job in [b.submit(long, b.share("one"), sampling=replace(GREEDY, max_tokens=20)), b.submit([5, 6])]]
        for b in (bench, usual)
    )
    assert got == expected
    assert got[1] == bench.oracle([5, 6], None)
    assert bench.engine._cache.capacity == 512


def test_captures_do_not_depend_on_lengths(make: Callable[..., Bench]) -> None:
    """Where each row reads its own length, one capture serves texts of any, up to what the slots hold."""
    for kernel, captures in ((StandIn().kernel, 1), (None, 2)):
        bench = make("llama", kernel, record=stand_in)
        cache = bench.engine._cache
        bench.engine._inbox.post(lambda cache=cache: cache.reserve(1, 1024)).result(timeout=60)  # type: ignore[misc]
        for prompt in ([5, 6, 7], [5] * 500):
            bench.submit(prompt, bench.share("one"), sampling=replace(GREEDY, max_tokens=10)).finish()
        graphs = bench.engine._model.graphs
        assert graphs is not None
        assert (len(graphs._captured), graphs.off) == (captures, None)


def test_a_cache_at_its_limit_is_served_the_usual_way(make: Callable[..., Bench]) -> None:
    """Slots that had to be cut to a length that no page has are read without the kernel, and it is used again for those that have one."""
    usual, kernel = make("llama", None), StandIn()
    limit = 700 * usual.engine._cache.bytes_per_token
    bench = make("llama", kernel.kernel, limits=Limits(kv_cache_bytes=limit, prefix_bytes=0))
    sampling = replace(GREEDY, max_tokens=100)
    expected = usual.submit([7] * 500, usual.share("one"), sampling=sampling).finish().tokens
    assert bench.submit([7] * 500, bench.share("one"), sampling=sampling).finish().tokens == expected
    assert bench.engine._cache.capacity % 256
    asked = len(kernel.calls)
    assert asked > 0
    assert bench.submit([5, 6]).finish().tokens == usual.submit([5, 6]).finish().tokens
    assert len(kernel.calls) == asked


@pytest.mark.parametrize("family", ["gemma2", "llama"])
def test_what_the_kernel_is_not_made_for_never_asks_it(make: Callable[..., Bench], family: str) -> None:
    """Capped scores and float32 keep to the usual way, without a word."""
    kernel = StandIn()
    bench = make(family, kernel.kernel if family == "gemma2" else Kernel(kernel))
    assert bench.submit([5, 6, 7], bench.share("one")).finish().tokens == bench.oracle([5, 6, 7], "one")
    assert kernel.calls == []


class Refuses(StandIn):
    """As where the device is too old."""

    def __call__(self, *given: Any, **more: Any) -> Tensor:
        raise RuntimeError("FlashAttention only supports Ampere GPUs or newer.")


class MeetsTheFirstKey(StandIn):
    """Aligns queries with the first keys, as some kernels do."""

    def __call__(self, query: Tensor, key: Tensor, value: Tensor, cu_seq_q: Tensor, cu_seq_k: Tensor, *given: Any, **more: Any) -> Tensor:
        more["seqused_k"] = cu_seq_q.diff()
        return super().__call__(query, key, value, cu_seq_q, cu_seq_q, *given, **more)


class TakesOneMore(StandIn):
    """Counts a window's tokens without the query's own."""

    def __call__(self, *given: Any, **more: Any) -> Tensor:
        left, right = more.pop("window_size")
        return super().__call__(*given, window_size=(left + 1 if left >= 0 else left, right), **more)


class ReadsOn(StandIn):
    """Reads whole pages, whatever their rows' lengths."""

    def __call__(self, query: Tensor, key: Tensor, value: Tensor, cu_seq_q: Tensor, cu_seq_k: Tensor, *given: Any, **more: Any) -> Tensor:
        n = len(more["seqused_k"])
        whole = torch.full((n,), key.shape[1], dtype=torch.int32)
        more["seqused_k"] = whole
        return super().__call__(query, key, value, cu_seq_q, torch.arange(n + 1).int() * key.shape[1], *given, **more)


class ForgetsRows(StandIn):
    """Leaves all rows but the first as they were, as torch's does over several splits."""

    def __call__(self, query: Tensor, key: Tensor, value: Tensor, cu_seq_q: Tensor, *given: Any, **more: Any) -> Tensor:
        out = super().__call__(query, key, value, cu_seq_q, *given, **more)
        out[int(cu_seq_q[1]) :] = float("nan")
        return out


class MindsNeighbours(StandIn):
    """Rounds a row otherwise when there are others."""

    def __call__(self, *given: Any, **more: Any) -> Tensor:
        out = super().__call__(*given, **more)
        return out * (1 + 1e-3) if len(more["seqused_k"]) > 1 else out


LIARS = {
    Refuses: "FlashAttention only supports Ampere GPUs or newer",
    MeetsTheFirstKey: "its output differs by",
    TakesOneMore: "its output differs by",
    ReadsOn: "its output differs by",
    ForgetsRows: "its output differs by nan%",
    MindsNeighbours: "a row's output changes with its neighbours",
}


@pytest.mark.parametrize("liar", LIARS, ids=lambda kind: kind.__name__)
def test_a_kernel_that_fails_its_trial_is_not_used(
    make: Callable[..., Bench], liar: type[StandIn], caplog: pytest.LogCaptureFixture
) -> None:
    """One that raises, or gives anything else on random numbers, is left out: the log says why, once, and answers are as ever."""
    kernel = liar()
    bench = make("mistral", kernel.kernel)
    tried = len(kernel.calls)
    assert caplog.text.count("runs without the kernel for pages: " + LIARS[liar]) == 1
    assert caplog.text.count("kernel for pages") == 1
    for prompt in prompts(2, bench.base.vocabulary):
        assert bench.submit(prompt, bench.share("one")).finish().tokens == bench.oracle(prompt, "one")
    assert len(kernel.calls) == tried


def test_bfloat16_rows_are_as_near_as_the_usual_way(make: Callable[..., Bench]) -> None:
    """In the precision that the real kernel takes: the logits of decoding rows beside a chunk, against the usual way's."""
    logits = []
    for kernel in (StandIn().kernel, None):
        bench = make("mistral", kernel, dtype="bfloat16")
        model = bench.engine._model

        def run(model: BankedModel = model) -> Tensor:
            with torch.inference_mode():
                model.cache.reserve(3, 60)
                model.logits(model.step([Row(0, 0, (5,) * 40), Row(2, 0, (6, 7, 8))]))
                return model.logits(model.step([Row(0, 40, (9,)), Row(2, 3, (9,)), Row(1, 0, (11, 12) * 20)]))

        logits.append(bench.engine._inbox.post(run).result(timeout=60))
    assert ((logits[0] - logits[1]).norm(dim=-1) / logits[1].norm(dim=-1) < 2e-2).all()


def test_torchs_own_operator_takes_what_it_is_given() -> None:
    """On pretended CUDA tensors, of which only the shapes are known: the call that a step makes is one that torch's kernel accepts."""
    asked: list[tuple[Any, ...]] = []

    def noting(*given: Any, **more: Any) -> Any:
        asked.append((given, more))
        return given[0]

    rows = [Row(3, 7, (0,)), Row(1, 0, (0,) * 5)]
    cpu = torch.device("cpu")
    layer = Layer(torch.zeros(4, 2, 513, 64, dtype=torch.bfloat16), torch.zeros(4, 2, 513, 64, dtype=torch.bfloat16))
    k = torch.zeros(1, 2, 6, 64, dtype=torch.bfloat16)
    q = torch.zeros(1, 8, 6, 64, dtype=torch.bfloat16)
    paged.look(Kernel(noting), layer, 512, Step(rows, torch.bfloat16, cpu, Gates(torch.bfloat16, cpu)), q, k, k, Shape(0.125))
    assert len(asked) == 2
    with FakeTensorMode():
        for given, more in asked:

            def pretended(x: Any) -> Any:
                if not isinstance(x, Tensor):
                    return x
                return torch.empty_strided(x.shape, x.stride(), dtype=x.dtype, device="cuda")

            query, *others = map(pretended, given)
            out = varlen_attn(query, *others, **{name: pretended(x) for name, x in more.items()})
            assert isinstance(out, Tensor)
            assert (out.shape, out.dtype) == (query.shape, torch.bfloat16)


@pytest.mark.parametrize("case", CASES[-4:], ids=lambda case: case.name)
def test_the_benchmark_runs_where_there_is_no_device(case: Case) -> None:
    """Its steps, with the stand-in: the usual way's time, the pages', and their ratio."""
    lengths, chunks = tuple(length // 16 for length in case.lengths), tuple((start // 16, n // 16) for start, n in case.chunks)
    small = replace(case, lengths=lengths, chunks=chunks, window=case.window and case.window // 16)
    with torch.inference_mode():
        cells = row(small, (4, 2, 16), torch.device("cpu"), StandIn().kernel, 1e9).split(" | ")
    assert cells[0] == case.name
    assert all(float(cell) > 0 for cell in cells[1:4])


def test_without_cuda_there_is_no_such_kernel() -> None:
    """A CPU keeps to its own ways."""
    assert paged_kernel(torch.device("cpu")) is None
    kernel = paged_kernel(torch.device("cuda"))
    assert kernel is not None
    assert kernel.run is varlen_attn
