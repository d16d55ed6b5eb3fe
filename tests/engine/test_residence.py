"""Adapters that come and go beside running sequences."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lmoe.engine import bank as banks
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import load_base
from lmoe.errors import PackageError
from lmoe.experts.package import read_package
from tests.engine.bench import GREEDY, Bench

Make = Callable[..., Bench]
LONG = replace(GREEDY, max_tokens=100)


def test_an_adapter_enters_in_portions_and_disturbs_nobody(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written a layer at a time between steps: who runs meanwhile answers as alone, and the newcomer as under PEFT."""
    monkeypatch.setattr(banks, "PORTION", 1)
    bench = make_bench("one")
    alone = bench.submit([9, 8, 7], bench.share("one"), sampling=LONG).finish().tokens
    running = bench.submit([9, 8, 7], bench.share("one"), sampling=LONG)
    running.next()
    bench.engine.add(bench.packages["two"].adapter)
    assert bench.submit([5, 6], bench.share("two")).finish().tokens == bench.oracle([5, 6], "two")
    assert running.finish().tokens == alone


def test_adding_again_ends_the_wait_for_a_removal(make_bench: Make) -> None:
    """A removal of a revision in use that is added again has nothing left to wait for, and the columns stay."""
    bench = make_bench("one")
    running = bench.submit([9, 8, 7], bench.share("one"), sampling=LONG)
    running.next()
    removal = bench.engine.remove(bench.packages["one"].expert.digest)
    bench.engine.add(bench.packages["one"].adapter)
    removal.result(timeout=60)
    assert bench.submit([5, 6], bench.share("one")).finish().tokens == bench.oracle([5, 6], "one")
    assert len(running.finish().tokens) == 100


def test_the_limit_counts_what_is_allocated(make_bench: Make) -> None:
    """With room for one adapter exactly, one enters without growing room to spare; one that needs more than the limit is refused."""
    roomy = make_bench("three", "one").engine
    limits = Limits(adapter_bytes=roomy._bank.bytes_by_revision[make_bench().packages["one"].expert.digest])
    bench = make_bench("one", limits=limits)
    assert bench.engine._bank.allocated == limits.adapter_bytes
    bench.engine.add(bench.packages["three"].adapter)
    assert bench.engine._bank.allocated <= limits.adapter_bytes
    small = make_bench("three", limits=Limits(adapter_bytes=bench.engine._bank.bytes))
    with pytest.raises(PackageError, match=f"--adapter-memory is {bench.engine._bank.bytes} bytes"):
        small.engine.add(small.packages["one"].adapter)
    assert small.engine.revisions == {small.packages["three"].expert.digest}


def test_a_canary_is_the_same_whatever_runs_beside(make_bench: Make) -> None:
    """Bit for bit, for the base and for each adapter, in an idle engine and in a busy one; each differs from the others."""
    bench = make_bench("one", "two")
    digests = [None, *(bench.packages[name].expert.digest for name in ("one", "two"))]
    idle = [bench.engine.canary(digest) for digest in digests]
    jobs = [bench.submit([9, 8, n], bench.share("one"), sampling=LONG) for n in range(3)]
    jobs[0].next()
    bench.engine.add(bench.packages["three"].adapter)
    assert [bench.engine.canary(digest) for digest in digests] == idle
    assert len(set(idle)) == 3
    for job in jobs:
        job.finish()


def test_a_canary_answers_on_a_base_in_bf16(family: tuple[Path, dict[str, Path]]) -> None:
    """Sixteen bits are digested like any others: equal for one adapter, other than the base's."""
    folder, adapters = family
    base = load_base(str(folder), dtype="bfloat16")
    with closing(BankEngine(base)) as engine:
        engine.start()
        adapter = read_package(adapters["one"], base.linear_shapes).adapter
        engine.add(adapter)
        assert engine.canary(adapter.revision) == engine.canary(adapter.revision) != engine.canary()
