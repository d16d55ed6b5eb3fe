"""Decoding steps that are captured and run again, with a stand-in for the graph: its bookkeeping is the real one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from transformers import Gemma2Config, LlamaConfig

from lmoe.engine import graphs
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.graphs import Graphs, Output, Record
from lmoe.engine.loading import load_base
from lmoe.experts.package import read_package
from lmoe.generation import Sampling
from tests import tiny
from tests.engine.bench import GREEDY, Bench, stand_in
from tests.engine.varlen import StandIn

LONG = replace(GREEDY, max_tokens=60)
NAMES = ("one", "two", "three", "four")


@pytest.fixture(scope="module", params=["llama", "llama, in pages", "gemma2, in bfloat16"])
def folders(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path], str]:
    """(base, adapters by name, precision)."""
    root = tmp_path_factory.mktemp("graphs")
    gemma = Gemma2Config(**tiny.SIZES, head_dim=16, sliding_window=16, query_pre_attn_scalar=16)
    base = tiny.save_base(root / "base", gemma if "gemma" in request.param else LlamaConfig(**tiny.SIZES))
    options = [{"r": 4}, {"r": 20, "target_modules": ["q_proj", "v_proj"]}, {"r": 3, "target_modules": ["down_proj"]}, {"r": 9}]
    adapters = {name: tiny.save_adapter(base, root / name, seed=i, **own) for i, (name, own) in enumerate(zip(NAMES, options, strict=True))}
    return base, adapters, "bfloat16" if "bfloat16" in request.param else "float32"


@pytest.fixture
def make(folders: tuple[Path, dict[str, Path], str], request: pytest.FixtureRequest) -> Iterator[Callable[..., Bench]]:
    path, adapters, dtype = folders
    pages = StandIn().kernel if "pages" in request.node.callspec.params["folders"] else None
    with ExitStack() as stack:

        def made(record: Record | None = stand_in, limits: Limits | None = None) -> Bench:
            base = load_base(str(path), dtype=dtype)  # type: ignore[arg-type]
            packages = {name: read_package(folder, base.linear_shapes) for name, folder in adapters.items()}
            # What is not captured goes the usual way.
            kernel = pages if record is not None else None
            engine = stack.enter_context(closing(BankEngine(base, limits, compiled=False, record=record, kernel=kernel)))
            engine.start()
            for package in packages.values():
                engine.add(package.adapter, package.reread)
            return Bench(base, engine, packages, path, adapters)

        yield made


def captures(bench: Bench) -> Graphs:
    found = bench.engine._model.graphs
    assert found is not None
    return found


def crowd(bench: Bench, sampling: Sampling = LONG) -> list[list[int]]:
    """Answers of six sequences together: each expert's, a blend's and the base's, of different lengths."""
    mixes = [(bench.share(name),) for name in NAMES]
    mixes += [(bench.share("one", 0.6), bench.share("two", -0.5)), ()]
    with bench.held():
        jobs = [bench.submit([5 + i, 6, 7], *mix, sampling=replace(sampling, max_tokens=30 + 6 * i)) for i, mix in enumerate(mixes)]
    return [job.finish().tokens for job in jobs]


def test_captured_steps_give_the_same_answers(make: Callable[..., Bench]) -> None:
    """Mixed experts, blends and the base, as sequences end beside each other: token for token what the same steps give uncaptured."""
    bench, plain = make(), make(record=None)
    if bench.base.dtype == torch.float32:
        assert crowd(bench) == crowd(plain)
    else:
        # Rounded in another order, a choice between two near equals may differ; what is right is then PEFT's to say, in float32.
        crowd(bench)
    assert captures(bench).replayed > 20
    assert captures(bench).off is None


def same(bench: Bench, got: list[int], expected: list[int]) -> bool:
    """Token for token in float32; in fewer bits another order of rounding may choose between near equals, and only the first must agree."""
    return got == expected if bench.base.dtype == torch.float32 else got[:2] == expected[:2]


def test_experts_that_come_and_go_are_followed(make: Callable[..., Bench]) -> None:
    """Experts used in turn, removed, added again and more at a time than before: a capture never gives one of them another's columns."""
    bench, plain = make(), make(record=None)
    expected = {name: plain.submit([9, 8], plain.share(name), sampling=LONG).finish().tokens for name in NAMES}
    for name in (*NAMES, *reversed(NAMES)):
        assert same(bench, bench.submit([9, 8], bench.share(name), sampling=LONG).finish().tokens, expected[name])
    crowd(bench)
    bench.engine.remove(bench.packages["one"].expert.digest).result(timeout=60)
    bench.engine.add(bench.packages["one"].adapter)
    assert same(bench, bench.submit([9, 8], bench.share("one"), sampling=LONG).finish().tokens, expected["one"])
    assert captures(bench).replayed > 300


def test_each_step_is_run_again_with_its_own_strengths(make: Callable[..., Bench]) -> None:
    """One expert at several strengths, in turns and beside itself, needs one capture; every row has its own."""
    bench, plain = make(), make(record=None)
    weights = (1.0, 0.5, -0.7)
    expected = [plain.submit([9, 8], plain.share("four", weight), sampling=LONG).finish().tokens for weight in weights]
    alone = [bench.submit([9, 8], bench.share("four", weight), sampling=LONG).finish().tokens for weight in weights]
    assert len(captures(bench)._captured) == 1
    with bench.held():
        jobs = [bench.submit([9, 8], bench.share("four", weight), sampling=LONG) for weight in reversed(weights)]
    together = [job.finish().tokens for job in reversed(jobs)]
    for answer, *got in zip(expected, alone, together, strict=True):
        assert all(same(bench, tokens, answer) for tokens in got)
    assert len(captures(bench)._captured) == 1


def test_nothing_is_run_again_that_reads_where_nothing_is_any_more(make: Callable[..., Bench]) -> None:
    """Slots that grow, texts that get longer, columns that need more room: a capture is run again only while all of it stays in place."""
    found: list[Bench] = []

    def addresses() -> list[int]:
        model = found[0].engine._model
        cached = [tensor.data_ptr() for layer in model.cache.layers.values() for tensor in (layer.k, layer.v)]
        return cached + [
            matrix.data_ptr() for group in captures(found[0])._pack.groups for shelf in group.shelves for matrix in shelf.matrices
        ]

    def pinned(act: Callable[[], Output]) -> tuple[Output, Callable[[], None]]:
        (output, replay), here = stand_in(act), addresses()

        def checked() -> None:
            assert addresses() == here
            replay()

        return output, checked

    bench, plain = make(record=pinned), make(record=None)
    found.append(bench)
    for tokens in (40, 250, 40):
        sampling = replace(GREEDY, max_tokens=tokens)
        got, expected = (b.submit([5, 6, 7], b.share("one"), sampling=sampling).finish().tokens for b in (bench, plain))
        assert same(bench, got, expected)
    crowd(bench)
    crowd(bench)
    graph = captures(bench)
    assert graph.off is None
    assert graph.replayed > 300
    assert min(graph._epoch) >= 1


def test_a_slot_that_sits_out_keeps_what_it_holds(make: Callable[..., Bench]) -> None:
    """Two whose experts do not fit together take turns, each in its own slot: captured steps of the one leave the other's text alone."""
    plain = make(record=None)
    sizes = [plain.engine._bank.size(package.adapter) for package in plain.packages.values()]
    bench = make(limits=Limits(adapter_bytes=max(sizes)))
    names = ("one", "four")
    expected = [plain.submit([5, 6], plain.share(name), sampling=LONG).finish().tokens for name in names]
    with bench.held():
        jobs = [bench.submit([5, 6], bench.share(name), sampling=LONG) for name in names]
    for job, answer in zip(jobs, expected, strict=True):
        assert same(bench, job.finish().tokens, answer)
    assert bench.engine.load.adapters.evictions >= 3
    assert captures(bench).replayed > 20


def test_a_capture_that_fails_costs_speed_only(make: Callable[..., Bench], caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be captured runs as ever, and the log says why, once."""

    def refuses(act: Callable[[], Output]) -> tuple[Output, Callable[[], None]]:
        raise RuntimeError("operation not permitted when stream is capturing")

    bench, plain = make(record=refuses), make(record=None)
    for _ in range(2):
        assert crowd(bench) == crowd(plain)
    assert captures(bench).replayed == 0
    assert caplog.text.count("without CUDA graphs: operation not permitted") == 1


def test_a_capture_that_gives_other_logits_is_refused(make: Callable[..., Bench], caplog: pytest.LogCaptureFixture) -> None:
    """A captured step is compared with the one it was captured from before anybody gets its tokens."""

    def skewed(act: Callable[[], Output]) -> tuple[Output, Callable[[], None]]:
        output, replay = stand_in(act)

        def wrong() -> None:
            replay()
            output[1].roll(1, dims=-1).mul_(2)
            output[1].copy_(output[1].roll(1, dims=-1))

        return output, wrong

    bench, plain = make(record=skewed), make(record=None)
    assert crowd(bench) == crowd(plain)
    assert captures(bench).replayed == 0
    assert "the captured step's logits differ by" in caplog.text


def test_a_cache_without_room_for_more_slots_is_served_too(make: Callable[..., Bench]) -> None:
    """Where the next power of two of slots does not fit, as many as are used are captured."""
    roomy = make(record=None)
    limit = 3 * 257 * roomy.engine._cache.bytes_per_token
    bench = make(limits=Limits(kv_cache_bytes=limit, max_running=3))
    with bench.held():
        jobs = [bench.submit([5 + i, 6], bench.share("one"), sampling=LONG) for i in range(3)]
    tokens = [job.finish().tokens for job in jobs]
    assert bench.engine._cache.slots == 3
    assert bench.engine._cache.bytes <= limit
    assert captures(bench).replayed > 10
    if bench.base.dtype == torch.float32:
        assert tokens[0] == roomy.submit([5, 6], roomy.share("one"), sampling=LONG).finish().tokens


def test_captures_are_bounded(make: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch) -> None:
    """The least recently used goes when a further kind of step is captured."""
    monkeypatch.setattr(graphs, "KEPT", 2)
    bench = make()
    crowd(bench)
    for name in NAMES:
        bench.submit([9, 8], bench.share(name), sampling=LONG).finish()
    assert len(captures(bench)._captured) == 2
