"""Anything may happen at any time, and every sequence still answers as if it ran alone."""

import random
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from transformers import LlamaConfig

from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import load_base
from lmoe.errors import ModelNotFound, Overloaded
from lmoe.experts.package import read_package
from lmoe.generation import Sampling
from tests import tiny
from tests.engine.bench import Bench, Running, stand_in

NAMES = ("one", "two", "three", "four", "five")
MIXES: tuple[dict[str, float], ...] = (
    {},
    *({name: 1.0} for name in NAMES),
    {"one": 0.7, "two": 0.5},
    {"two": 0.4, "four": 0.9},
    {"three": 0.3},
)
TOKENS = 6


@pytest.fixture(scope="module", params=["compiled", "torch", "captured"])
def bench(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Any:
    """An engine with little room: few places, a small cache, small steps, so that sequences queue, wait and are preempted.

    Its bank holds two of five adapters at a time, and the host's memory one or two of the others.
    """
    root = tmp_path_factory.mktemp("churn")
    folder = tiny.save_base(root / "base", LlamaConfig(**tiny.SIZES))
    adapters = {
        "one": tiny.save_adapter(folder, root / "one", seed=1),
        "two": tiny.save_adapter(folder, root / "two", seed=2, r=6, target_modules=["q_proj", "v_proj"], use_rslora=True),
        "three": tiny.save_adapter(folder, root / "three", seed=3, r=2),
        "four": tiny.save_adapter(folder, root / "four", seed=4, r=3, target_modules=["o_proj", "up_proj", "down_proj"]),
        "five": tiny.save_adapter(folder, root / "five", seed=5, r=4),
    }
    base = load_base(str(folder))
    packages = {name: read_package(path, base.linear_shapes) for name, path in adapters.items()}
    largest = max(package.adapter.bytes for package in packages.values())
    limits = Limits(
        max_running=5,
        max_waiting=40,
        step_tokens=24,
        kv_cache_bytes=600 * 2 * 2 * 2 * 16 * 4,
        adapter_bytes=largest * 3 // 2,
        adapter_host_bytes=largest * 3 // 2,
    )
    record = stand_in if request.param == "captured" else None
    engine = BankEngine(base, limits, compiled=request.param == "compiled", record=record)
    engine._runner.overlaps = record is not None
    engine.start()
    yield Bench(base, engine, packages, folder, adapters)
    engine.close()
    graphs = engine._model.graphs
    assert graphs is None or (graphs.off is None and graphs.replayed > 100)


def prompt(index: int) -> list[int]:
    """One of a few prompts; every second one begins like the one before."""
    rng = random.Random(index // 2)
    ids = [rng.randrange(3, 340) for _ in range(rng.randrange(10, 70))]
    return ids if index % 2 == 0 else [*ids[: len(ids) * 3 // 4], *(7 + index + i for i in range(5))]


def machine(bench: Bench) -> type[RuleBasedStateMachine]:
    @cache
    def expected(index: int, mix: tuple[tuple[str, float], ...]) -> list[int]:
        return tiny.blended(bench.folder, {bench.adapters[n]: w for n, w in mix}, prompt(index), TOKENS)

    class Churn(RuleBasedStateMachine):
        """`running` are the sequences whose answers are still to be compared."""

        def __init__(self) -> None:
            super().__init__()
            self.resident: set[str] = set()
            self.running: list[tuple[Running, int, dict[str, float]]] = []
            self.removals: list[Any] = []

        def digest(self, name: str) -> str:
            return bench.packages[name].expert.digest

        @rule(name=st.sampled_from(NAMES))
        def add(self, name: str) -> None:
            bench.engine.add(bench.packages[name].adapter, bench.packages[name].reread)
            self.resident.add(name)

        @precondition(lambda self: self.resident)
        @rule(data=st.data())
        def remove(self, data: st.DataObject) -> None:
            name = data.draw(st.sampled_from(sorted(self.resident)))
            self.resident.discard(name)
            self.removals.append(bench.engine.remove(self.digest(name)))

        @rule(index=st.integers(0, 7), mix=st.sampled_from(MIXES))
        def submit(self, index: int, mix: dict[str, float]) -> None:
            shares = [bench.share(name, weight) for name, weight in mix.items()]
            sampling = Sampling(temperature=0, max_tokens=TOKENS, ignore_eos=True)
            try:
                job = bench.submit(prompt(index), *shares, sampling=sampling)
            except ModelNotFound:
                assert not set(mix) <= self.resident
            except Overloaded:
                self.settle()
            else:
                assert set(mix) <= self.resident
                self.running.append((job, index, mix))

        @precondition(lambda self: self.running)
        @rule(data=st.data())
        def cancel(self, data: st.DataObject) -> None:
            at = data.draw(st.integers(0, len(self.running) - 1))
            self.running.pop(at)[0].ticket.cancel()

        @precondition(lambda self: self.running)
        @rule(data=st.data())
        def finish(self, data: st.DataObject) -> None:
            at = data.draw(st.integers(0, len(self.running) - 1))
            job, index, mix = self.running.pop(at)
            assert job.finish().tokens == expected(index, tuple(mix.items()))

        @rule()
        def evict_prefixes(self) -> None:
            store = bench.engine._prefixes
            bench.engine._inbox.post(lambda: [store.forget(s.revision) for mix in list(store._roots) for s in mix]).result()

        @precondition(lambda self: self.resident)
        @rule(data=st.data())
        def evict(self, data: st.DataObject) -> None:
            """Whatever the bank holds makes room for this one, unless it is running."""
            bench.engine.canary(self.digest(data.draw(st.sampled_from(sorted(self.resident)))))

        @precondition(lambda self: self.resident)
        @rule(data=st.data())
        def prefetch(self, data: st.DataObject) -> None:
            bench.engine.prefetch([bench.share(data.draw(st.sampled_from(sorted(self.resident))))])

        @invariant()
        def resident_as_told(self) -> None:
            assert bench.engine.revisions == {self.digest(name) for name in self.resident}

        @invariant()
        def within_the_limits(self) -> None:
            bank, host = bench.engine._bank, bench.engine._host
            assert bench.engine._inbox.post(lambda: bank.allocated).result() <= (bank.limit or 0)
            assert host is not None
            # One that is about to be copied may be more.
            assert len(host.revisions) <= 1 or host.bytes <= 2 * host.limit

        def settle(self) -> None:
            while self.running:
                job, index, mix = self.running.pop()
                assert job.finish().tokens == expected(index, tuple(mix.items()))

        def teardown(self) -> None:
            self.settle()
            for name in sorted(self.resident):
                self.removals.append(bench.engine.remove(self.digest(name)))
            for removal in self.removals:
                removal.result(timeout=60)
            bench.engine._inbox.post(lambda: None).result()
            load = bench.engine.load
            assert (load.running, load.waiting) == (0, 0)
            assert sorted(bench.engine._scheduler._free) == list(range(5))
            assert all(not layer.a.any() and not layer.b.any() for layer in bench.engine._bank.layers.values())
            assert bench.engine._bank.bytes == 0
            state = bench.engine.load.adapters
            assert (state.known, state.in_bank, state.on_host) == (0, 0, 0)
            assert not bench.engine._residence._held
            assert not bench.engine._residence._missing
            assert not [mix for mix in bench.engine._prefixes._roots if mix]

    return Churn


@pytest.mark.slow
def test_answers_survive_any_order_of_events(bench: Bench) -> None:
    """In 2,000 random steps (add, remove, submit, blend, cancel, evict, prefetch), with more experts than room, every answer equals
    PEFT's alone, and all room comes back."""
    run_state_machine_as_test(
        lambda: machine(bench)(),
        settings=settings(
            max_examples=45, stateful_step_count=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
        ),
    )
    widths = {name: len(layer.a) for name, layer in bench.engine._bank.layers.items()}
    assert all(width <= 24 for width in widths.values()), widths
    state = bench.engine.load.adapters
    assert min(state.hits, state.misses, state.evictions, state.reads) > 0, state
