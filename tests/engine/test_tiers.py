"""More adapters than the bank has room for: they come from memory or disk when they are needed, and nobody notices but by waiting."""

import queue
import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, pairwise

import pytest
import torch

from lmoe.engine import bank as banks
from lmoe.engine.bank import Bank
from lmoe.engine.engine import Limits
from lmoe.engine.plan import TURN
from lmoe.engine.shelf import Shelf
from lmoe.errors import InvalidRequest, PackageError, Unavailable
from lmoe.experts.adapter import Adapter, LowRank
from tests.engine.bench import GREEDY, Bench

Make = Callable[..., Bench]
NAMES = ("one", "two", "three")
LONG = replace(GREEDY, max_tokens=4 * TURN)


@pytest.fixture
def tight(make_bench: Make) -> Callable[..., Bench]:
    """An engine with room for the largest of three adapters, or a bit more, and all three known to it."""

    def make(*, spare: int = 0, host: int | None = None, on_disk: bool = True) -> Bench:
        bench = make_bench()
        sizes = [bench.engine._bank.size(bench.packages[name].adapter) for name in NAMES]
        bench = make_bench(limits=Limits(adapter_bytes=max(sizes) + spare, adapter_host_bytes=host))
        for name in NAMES:
            adapter = bench.packages[name].adapter
            bench.engine.add(adapter, (lambda adapter=adapter: adapter) if on_disk else None)  # type: ignore[misc]
        return bench

    return make


def inside(bench: Bench) -> set[str]:
    return {name for name in NAMES if bench.packages[name].expert.digest in bench.engine.inside}


def between_steps(bench: Bench, act: Callable[[], object]) -> None:
    bench.engine._inbox.post(act).result(timeout=60)


@pytest.mark.parametrize("host", [None, 1], ids=["from the host", "from disk"])
def test_each_answers_as_alone_whoever_was_in_its_place(tight: Callable[..., Bench], host: int | None) -> None:
    """Three experts in the room of one, in turns and together, answer as under PEFT, and the bank never exceeds its limit."""
    bench = tight(host=host)
    expected = {name: bench.oracle([9, 8, 7], name) for name in NAMES}
    for _, name in zip(range(6), cycle(NAMES), strict=False):
        assert bench.submit([9, 8, 7], bench.share(name)).finish().tokens == expected[name]
        assert bench.engine._bank.allocated <= (bench.engine._bank.limit or 0)
    jobs = {name: bench.submit([9, 8, 7], bench.share(name)) for name in NAMES}
    assert {name: job.finish().tokens for name, job in jobs.items()} == expected
    state = bench.engine.load.adapters
    assert state.known == 3
    assert state.evictions >= 5
    assert state.loads > 6
    assert state.misses > 0
    assert (state.reads > 0) == (host is not None)


def test_those_that_share_a_place_take_turns(tight: Callable[..., Bench]) -> None:
    """Two long answers whose experts do not fit together both begin at once and go on in turns, each as if it were alone."""
    bench = tight()
    alone = {name: bench.submit([9, 8, 7], bench.share(name), sampling=LONG).finish().tokens for name in ("one", "three")}
    heard: queue.Queue[str] = queue.Queue()
    jobs = {}
    for name in alone:
        jobs[name] = bench.submit([9, 8, 7], bench.share(name), sampling=LONG)
        deliver = jobs[name].ticket.deliver

        def watch(piece, deliver=deliver, name=name):  # type: ignore[no-untyped-def]
            heard.put(name)
            deliver(piece)

        jobs[name].ticket.deliver = watch
    assert {name: job.finish().tokens for name, job in jobs.items()} == alone
    order = [heard.get() for _ in range(heard.qsize())]
    first = {name: order.index(name) for name in alone}
    assert max(first.values()) < TURN
    changes = sum(a != b for a, b in pairwise(order))
    assert 3 <= changes <= len(order) // 4


def test_one_that_is_used_is_not_written_over(tight: Callable[..., Bench]) -> None:
    """While an answer runs, a prefetch of what would need its columns waits, and comes true when the columns are free."""
    bench = tight()
    running = bench.submit([9, 8, 7], bench.share("one"), sampling=LONG)
    running.next()
    bench.engine.prefetch([bench.share("three")])
    while not running.pieces[-1].last:
        running.next()
        if not running.pieces[-1].last:
            assert inside(bench) == {"one"}
    between_steps(bench, lambda: None)
    between_steps(bench, lambda: None)
    for _ in range(1000):
        if inside(bench) == {"three"}:
            break
        between_steps(bench, lambda: None)
    assert inside(bench) == {"three"}


def test_a_prefetch_makes_a_hit_of_a_miss(tight: Callable[..., Bench]) -> None:
    """What was asked for ahead is in the bank when its request comes."""
    bench = tight()
    bench.submit([5, 6], bench.share("one")).finish()
    bench.engine.prefetch([bench.share("two")])
    while "two" not in inside(bench):
        between_steps(bench, lambda: None)
    before = bench.engine.load.adapters
    bench.submit([5, 6], bench.share("two")).finish()
    after = bench.engine.load.adapters
    assert (after.hits - before.hits, after.misses - before.misses) == (1, 0)


def test_nobody_waits_for_another_ones_file(make_bench: Make) -> None:
    """While one expert's file is slow to come, another that has room, the base, and a removal go ahead."""
    bench = make_bench()
    size = max(bench.engine._bank.size(bench.packages[name].adapter) for name in NAMES)
    bench = make_bench(limits=Limits(adapter_bytes=size, adapter_host_bytes=1))
    gate = threading.Event()

    def slow() -> Adapter:
        assert gate.wait(60)
        return bench.packages["one"].adapter

    bench.engine.add(bench.packages["one"].adapter, slow)
    for name in ("two", "three"):
        bench.engine.add(bench.packages[name].adapter, lambda name=name: bench.packages[name].adapter)  # type: ignore[misc]
    late = bench.submit([5, 6], bench.share("one"))
    gone = bench.submit([5, 6], bench.share("one"))
    for name in ("two", "three", "two", None):
        shares = [bench.share(name)] if name else []
        assert bench.submit([5, 6], *shares).finish().tokens == bench.oracle([5, 6], name)
    gone.ticket.cancel()
    bench.engine.remove(bench.packages["three"].expert.digest).result(timeout=60)
    assert late.inbox.empty()
    gate.set()
    assert late.finish().tokens == bench.oracle([5, 6], "one")


def test_a_file_that_is_gone_fails_only_who_needs_it(make_bench: Make) -> None:
    """The request gets an error that says so, its neighbours go on unchanged, and it works again when the file is back."""
    bench = make_bench()
    size = max(bench.engine._bank.size(bench.packages[name].adapter) for name in NAMES)
    bench = make_bench(limits=Limits(adapter_bytes=size, adapter_host_bytes=1))
    found = [bench.packages["two"].adapter]

    def fickle() -> Adapter:
        if not found:
            raise PackageError("The expert's folder does not exist.")
        return found[0]

    bench.engine.add(bench.packages["two"].adapter, fickle)
    bench.engine.add(bench.packages["one"].adapter, lambda: bench.packages["one"].adapter)
    alone = bench.submit([9, 8], bench.share("one"), sampling=LONG).finish().tokens
    found.clear()
    running = bench.submit([9, 8], bench.share("one"), sampling=LONG)
    lost = bench.submit([5, 6], bench.share("two")).finish().pieces[-1].error
    assert isinstance(lost, Unavailable)
    assert "could not be loaded: The expert's folder does not exist" in lost.message
    assert running.finish().tokens == alone
    found.append(bench.packages["one"].adapter)
    other = bench.submit([5, 6], bench.share("two")).finish().pieces[-1].error
    assert isinstance(other, Unavailable)
    assert "add the expert again" in other.message
    found[:] = [bench.packages["two"].adapter]
    assert bench.submit([5, 6], bench.share("two")).finish().tokens == bench.oracle([5, 6], "two")


def test_without_memory_in_the_bank_only_that_load_fails(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """An adapter whose columns cannot be had is refused by its size, and who runs goes on; later it enters."""
    bench = make_bench("one")
    alone = bench.submit([9, 8], bench.share("one"), sampling=LONG).finish().tokens
    running = bench.submit([9, 8], bench.share("one"), sampling=LONG)

    def full(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "grow", full)
        patch.setattr(banks, "PORTION", 1)
        before = bench.engine._bank.bytes
        huge = {
            n: LowRank(torch.zeros(99, p.a.shape[1]), torch.zeros(len(p.b), 99), 1.0)
            for n, p in bench.packages["two"].adapter.layers.items()
        }
        with pytest.raises(PackageError, match=r"no memory for its \d+ bytes"):
            bench.engine.add(Adapter("huge", huge))
        assert bench.engine._bank.bytes == before
    assert running.finish().tokens == alone
    bench.engine.add(bench.packages["two"].adapter)
    assert bench.submit([5, 6], bench.share("two")).finish().tokens == bench.oracle([5, 6], "two")


def test_a_blend_that_never_fits_is_refused(tight: Callable[..., Bench]) -> None:
    """Experts that the bank cannot hold together are refused by the bytes that they need; one that fits just so is served."""
    bench = tight()
    with pytest.raises(InvalidRequest, match="bytes together, but --adapter-memory is"):
        bench.submit([5, 6], bench.share("one"), bench.share("three"))
    sizes = {name: bench.engine._bank.size(bench.packages[name].adapter) for name in NAMES}
    exact = tight(spare=sizes["one"] + sizes["two"] - max(sizes.values()))
    blend = [exact.share("one", 0.5), exact.share("two", 0.5)]
    expected = tight(spare=10**9).submit([5, 6], *blend).finish().tokens
    beside = exact.submit([5, 6], exact.share("three"), sampling=LONG)
    assert exact.submit([5, 6], *blend).finish().tokens == expected
    beside.finish()


def test_columns_move_together_when_that_makes_the_room() -> None:
    """Adapters of other ranks and targets than those before them find their room however it lies scattered, and the rest stays intact."""
    shapes = {"q": (8, 8), "v": (8, 4)}
    limit = 12 * 16 * 4

    def adapter(name: str, **ranks: int) -> Adapter:
        value = float(len(name))
        layers = {n: LowRank(torch.full((r, shapes[n][0]), value), torch.full((shapes[n][1], r), value), 1.0) for n, r in ranks.items()}
        return Adapter(name, layers)

    bank = Bank(shapes, dtype=torch.float32, device=torch.device("cpu"), limit=limit)
    for one in (adapter("a", q=4), adapter("bb", q=4), adapter("ccc", q=4)):
        bank.add(one)
    assert bank.allocated == limit
    bank.remove("a")
    bank.remove("ccc")
    bank.add(adapter("dddd", q=2, v=6))
    assert bank.allocated <= limit
    bank.add(adapter("eeeee", q=1))
    for name, layer in bank.layers.items():
        owned = torch.zeros(len(layer.a), dtype=torch.bool)
        for revision, span in layer.spans.items():
            assert not owned[span.start : span.stop].any(), name
            owned[span.start : span.stop] = True
            assert bool((layer.a[span.start : span.stop] == len(revision)).all())
            assert bool((layer.b[span.start : span.stop] == len(revision)).all())
        assert not layer.a[~owned].any()
        assert not layer.b[~owned].any()
