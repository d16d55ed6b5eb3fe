"""One sequence's trouble stays its own: listeners, tokenizers, memory and the engine's thread failing."""

import queue
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from transformers import LlamaConfig

from lmoe.engine import cache as caches
from lmoe.engine.bank import Bank
from lmoe.engine.cache import Layer, SlotCache
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import load_base
from lmoe.engine.shelf import Shelf
from lmoe.engine.step import Frame
from lmoe.errors import ContextTooLong, GenerationFailed, InvalidRequest, LoadError, TimedOut, Unavailable
from lmoe.experts.adapter import Adapter, LowRank
from lmoe.experts.package import read_package
from lmoe.generation import GenerationRequest, Piece, Sampling, Share
from tests import tiny
from tests.engine.bench import GREEDY, Bench

Make = Callable[..., Bench]


def test_a_listener_that_raises_loses_only_its_own_sequence(make_bench: Make) -> None:
    """A deliver callback that fails is cancelled; the neighbour in its batch and the next request answer as ever."""
    bench = make_bench()
    long = replace(GREEDY, max_tokens=60)
    alone = bench.submit([5, 6], sampling=long).finish().tokens
    heard: queue.Queue[Piece] = queue.Queue()

    def deaf(piece: Piece) -> None:
        heard.put(piece)
        raise RuntimeError("Event loop is closed")

    beside = bench.submit([5, 6], sampling=long)
    bench.engine.submit(GenerationRequest((7, 8), sampling=long), deaf)
    assert beside.finish().tokens == alone
    assert bench.submit([5, 6], sampling=long).finish().tokens == alone
    assert heard.qsize() == 1


def test_a_tokenizer_that_raises_fails_only_its_sequence(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one sequence's text cannot be made, that sequence fails and its neighbour goes on."""
    bench = make_bench()
    long = replace(GREEDY, max_tokens=100)
    alone = bench.submit([5, 6], sampling=long).finish().tokens
    beside, bad = bench.submit([5, 6], sampling=long), bench.submit([7, 8], sampling=long)

    def broken(_: int) -> str:
        raise ValueError("no such token")

    monkeypatch.setattr(bad.ticket.text, "push", broken)
    assert isinstance(bad.finish().pieces[-1].error, GenerationFailed)
    assert beside.finish().tokens == alone


def test_stop_ids_outside_the_vocabulary_are_refused(make_bench: Make) -> None:
    """They would have no logit to ban, and the failure would be the whole batch's."""
    bench = make_bench()
    for bad in (999_999, -1):
        with pytest.raises(InvalidRequest, match=f"stop_token_ids.*{bad}"):
            bench.submit([5], sampling=Sampling(stop_token_ids=(bad,), min_tokens=1))


def test_an_end_token_without_a_logit_is_passed_over(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base whose generation config names an id beyond its vocabulary still honours `min_tokens`."""
    bench = make_bench()
    monkeypatch.setattr(bench.engine, "_base", replace(bench.base, eos_ids=frozenset({2, 999_999})))
    job = bench.submit([5], sampling=Sampling(temperature=0, max_tokens=4, min_tokens=4)).finish()
    assert len(job.tokens) == 4


def test_giving_up_on_a_removal_does_not_stop_it(make_bench: Make) -> None:
    """Cancelling the future of a removal (as a closed connection does) leaves the engine alive and the revision removed."""
    bench = make_bench("one")
    running = bench.submit([9, 8], bench.share("one"), sampling=replace(GREEDY, max_tokens=100))
    running.next()
    removal = bench.engine.remove(bench.packages["one"].expert.digest)
    removal.cancel()
    assert len(running.finish().tokens) == 100
    removal.result(timeout=60)
    assert bench.submit([5]).finish().pieces[-1].finish_reason == "length"
    assert bench.engine._bank.revisions == frozenset()


def test_what_a_failed_step_left_in_the_cache_reaches_nobody(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forward that fails after storing NaN keys does not spoil the next sequence in that slot, beside a longer neighbour."""
    bench = make_bench(limits=Limits(max_running=2))
    short, long = [5, 6], [7] * 90
    alone = [bench.submit(prompt).finish().tokens for prompt in (short, long)]
    layers = {n: LowRank(p.a, p.b, 1e38) for n, p in bench.packages["one"].adapter.layers.items()}
    bench.engine.add(Adapter("poison", layers))
    decoder = bench.base.model.base_model
    original = decoder.forward

    def fails_late(**options: object) -> None:
        original(**options)
        raise MemoryError("no room for the logits")

    monkeypatch.setattr(decoder, "forward", fails_late)
    assert isinstance(bench.submit([9] * 60, Share("poison")).finish().pieces[-1].error, GenerationFailed)
    monkeypatch.setattr(decoder, "forward", original)
    jobs = [bench.submit(prompt) for prompt in (short, long)]
    assert [job.finish().tokens for job in jobs] == alone


def test_nobody_waits_for_an_engine_whose_thread_has_ended(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the thread itself fail, running sequences end with an error, and new ones are refused."""
    bench = make_bench()

    def broken(_: object) -> None:
        raise AssertionError("a defect")

    monkeypatch.setattr(type(bench.engine._scheduler), "schedule", broken)
    assert isinstance(bench.submit([5]).finish().pieces[-1].error, Unavailable)
    bench.engine._thread.join(timeout=60)
    with pytest.raises(Unavailable):
        bench.submit([5])


def test_a_base_that_does_not_run_is_a_load_error(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the first forward raises, the start fails in one line that names the base."""

    def broken(*_: object) -> None:
        raise RuntimeError("mat1 and mat2 shapes\ncannot be multiplied")

    monkeypatch.setattr("lmoe.engine.banked.BankedModel.hidden", broken)
    with pytest.raises(LoadError, match="'base' does not run: RuntimeError: mat1 and mat2 shapes cannot"):
        make_bench()


def test_one_that_outlives_its_neighbours_stays_within_the_cache_limit(make_bench: Make) -> None:
    """A sequence left alone in a high slot moves to a low one before the slots below it would break the limit, and answers the same."""
    roomy = make_bench()
    short, long = replace(GREEDY, max_tokens=4), replace(GREEDY, max_tokens=200)
    expected = roomy.submit([9, 8, 7], sampling=long).finish().tokens
    limit = 2 * 256 * roomy.engine._cache.bytes_per_token
    tight = make_bench(limits=Limits(max_running=5, kv_cache_bytes=limit))
    others = [tight.submit([5, 6], sampling=short) for _ in range(4)]
    job = tight.submit([9, 8, 7], sampling=long)
    for other in others:
        other.finish()
    while not (job.pieces and job.pieces[-1].last):
        job.next()
        assert tight.engine._cache.bytes <= limit
    assert job.tokens == expected


def test_a_cache_near_its_limit_takes_what_is_left_at_once(make_bench: Make) -> None:
    """Where two slots of 256 tokens do not fit, two of what does are made at once: the cache is not copied for each token."""
    roomy = make_bench()
    limit = 400 * roomy.engine._cache.bytes_per_token
    tight = make_bench(limits=Limits(max_running=2, kv_cache_bytes=limit))
    long = replace(GREEDY, max_tokens=180)
    with tight.held():
        jobs = [tight.submit([9, 8, 7 + i], sampling=long) for i in range(2)]
    assert [len(job.finish().tokens) for job in jobs] == [180, 180]
    assert tight.engine._cache.bytes <= limit
    assert tight.engine._cache.epoch <= 3


def test_where_memory_ends_before_the_cache_limit_answers_are_computed_again(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Growing fails at some layer for want of memory: all answers, of running, pausing and waiting sequences, are what they are with memory
    enough, in turns."""
    roomy = make_bench("one")
    prompts = [[5 + i] * (20 + 30 * i) for i in range(6)]
    sampling = Sampling(temperature=0.8, seed=3, max_tokens=40, ignore_eos=True)
    shares = [(roomy.share("one"),) if i % 2 else () for i in range(6)]
    expected = [roomy.submit(p, *s, sampling=sampling).finish().tokens for p, s in zip(prompts, shares, strict=True)]
    bench = make_bench("one", limits=Limits(step_tokens=64))
    fitted, calls = caches._fitted, iter(range(10_000))

    def scarce(old: torch.Tensor, slots: int, capacity: int) -> torch.Tensor:
        if slots * capacity > 2 * 300 and next(calls) % 3 == 2:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 3 bytes.")
        return fitted(old, slots, capacity)

    monkeypatch.setattr(caches, "_fitted", scarce)
    with bench.held():
        jobs = [bench.submit(p, *s, sampling=sampling) for p, s in zip(prompts, shares, strict=True)]
    assert [job.finish().tokens for job in jobs] == expected
    assert bench.engine._cache.limit < roomy.engine._cache.limit
    bench.engine._inbox.post(lambda: None).result(timeout=60)
    assert (bench.engine.load.running, bench.engine.load.waiting) == (0, 0)
    assert sorted(bench.engine._scheduler._free) == list(range(16))


@pytest.mark.parametrize("room", [256, 0])
def test_one_that_the_memory_can_never_hold_fails_alone(room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache cannot grow, its short neighbours answer as ever, but for one where there is not even room for two; a later one of
    its length is refused at once."""
    folder = tiny.save_base(tmp_path / "base", LlamaConfig(**(tiny.SIZES | {"max_position_embeddings": 1024})))
    base = load_base(str(folder))

    package = read_package(tiny.save_adapter(folder, tmp_path / "one", seed=1), base.linear_shapes)
    revision = package.expert.digest
    fitted = caches._fitted

    def scarce(old: torch.Tensor, slots: int, capacity: int) -> torch.Tensor:
        if slots * capacity > room:
            raise MemoryError
        return fitted(old, slots, capacity)

    with closing(BankEngine(base)) as engine:
        engine.start()
        engine.add(package.adapter)
        bench = Bench(base, engine, {}, folder, {})
        monkeypatch.setattr(caches, "_fitted", scarce)
        with bench.held():
            short, long, other = bench.submit([5, 6, 7]), bench.submit([9] * 400, Share(revision)), bench.submit([8, 7])
        error = long.finish().pieces[-1].error
        assert isinstance(error, Unavailable)
        assert "no memory for the keys and values of 400 tokens" in error.message
        assert short.finish().tokens == bench.oracle([5, 6, 7], None)
        if room:
            assert other.finish().tokens == bench.oracle([8, 7], None)
        else:
            assert isinstance(other.finish().pieces[-1].error, Unavailable)
        with pytest.raises(ContextTooLong, match="256 tokens"):
            bench.submit([9] * 400)
        assert engine._residence._tenants[revision].uses == 0
        engine.remove(revision).result(timeout=60)


def test_a_cache_that_cannot_grow_keeps_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running out of memory half-way through growing leaves each layer as large as the cache says; growing can be tried again."""
    cache = SlotCache(1 << 30, Frame(), slots=2, capacity=256)
    cache.layers = {i: Layer(torch.ones(2, 1, 256, 4), torch.ones(2, 1, 256, 4)) for i in range(3)}
    fitted, calls = caches._fitted, iter(range(100))

    def scarce(*arguments: object) -> torch.Tensor:
        if next(calls) == 3:
            raise MemoryError
        return fitted(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(caches, "_fitted", scarce)
    with pytest.raises(MemoryError):
        cache.reserve(2, 300)
    assert (cache.slots, cache.capacity) == (2, 256)
    cache.reserve(2, 300)
    assert all(
        t.shape[2] == cache.capacity >= 300 and bool((t[:, :, :256] == 1).all()) for la in cache.layers.values() for t in (la.k, la.v)
    )


def test_an_adapter_is_added_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running out of memory at the third layer leaves no column of the others behind, and the adapter can be added later."""
    bank = Bank({f"l{i}": (4, 4) for i in range(4)}, dtype=torch.float32, device=torch.device("cpu"))
    adapter = Adapter("r", {f"l{i}": LowRank(torch.ones(2, 4), torch.ones(4, 2), 1.0) for i in range(4)})
    grow, calls = Shelf.grow, iter(range(100))

    def scarce(shelf: Shelf, columns: int) -> None:
        if next(calls) == 2:
            raise MemoryError
        grow(shelf, columns)

    monkeypatch.setattr(Shelf, "grow", scarce)
    with pytest.raises(MemoryError):
        bank.add(adapter)
    assert (bank.revisions, bank.bytes) == (frozenset(), 0)
    assert all(not layer.spans and not layer.a.any() and not layer.b.any() for layer in bank.layers.values())
    bank.add(adapter)
    assert all(bool(layer.a[:2].all()) for layer in bank.layers.values())
    assert len({layer.layout for layer in bank.layers.values()}) == 1


def test_a_late_sequence_ends_at_the_step(make_bench: Make) -> None:
    """One that waits and one that runs are given up when their time is over, with an error that says so; the rest goes on unchanged."""
    bench = make_bench("one", limits=Limits(max_running=2))
    long = replace(GREEDY, max_tokens=100)
    alone = bench.submit([5, 6], bench.share("one"), sampling=long).finish().tokens
    beside = bench.submit([5, 6], bench.share("one"), sampling=long)
    running = bench.submit([7, 8], sampling=long)
    running.next()
    heard: queue.Queue[Piece] = queue.Queue()
    bench.engine.submit(GenerationRequest((9,), sampling=long, seconds=1e-6), heard.put)
    waiting = heard.get(timeout=60).error
    assert isinstance(waiting, TimedOut)
    assert "within the 1e-06 seconds" in waiting.message
    running.ticket.deadline = 0.0
    assert isinstance(running.finish().pieces[-1].error, TimedOut)
    assert len(running.tokens) < 100
    assert beside.finish().tokens == alone
    bench.engine._inbox.post(lambda: None).result(timeout=60)
    assert sorted(bench.engine._scheduler._free) == [0, 1]
