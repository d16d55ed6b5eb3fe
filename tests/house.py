"""A real engine over a tiny random base, with adapters made by PEFT, and the service and lifecycle around it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from transformers import LlamaConfig

from lmoe.config import Settings
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import Base, load_base
from lmoe.experts.folder import read_folder
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.canaries import Canaries
from lmoe.lifecycle.lifecycle import Lifecycle
from lmoe.lifecycle.store import Store, with_accepted
from lmoe.routers import router_settings
from lmoe.routing.router import Router
from lmoe.service import Service
from lmoe.workbench.history import AS_FOUND, History
from tests import tiny
from tests.fakes import SAMPLES, WordEncoder

SQL = ("write an sql query", "select rows from a table", "join two tables in sql")


@dataclass(frozen=True)
class Shelf:
    """Folders on disk; never written to by a test. `served` is an operator's folder with `code` and `creative`."""

    base: Path
    served: Path
    spare: dict[str, Path]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    root = tmp_path_factory.mktemp("shelf")
    base = tiny.save_base(root / "tiny-base", LlamaConfig(**tiny.SIZES))
    for seed, name in enumerate(("code", "creative")):
        tiny.save_adapter(base, root / "served" / name, seed=seed)
    spare = {f"s{seed}": tiny.save_adapter(base, root / "spare" / f"s{seed}", seed=seed, r=2 + seed % 3) for seed in range(10, 14)}
    return Shelf(base, root / "served", spare)


@dataclass
class House:
    """One running service; `restarted` is what a new process would build from the same state."""

    base: Base
    engine: BankEngine
    service: Service
    lifecycle: Lifecycle
    store: Store

    @property
    def names(self) -> tuple[str, ...]:
        return self.service.registry.names

    def close(self) -> None:
        self.service.close()


def build(shelf: Shelf, state: Path, limits: Limits | None = None) -> House:
    base = load_base(str(shelf.base))
    store = Store(state)
    folder = read_folder(shelf.served, base.linear_shapes)
    registry, packages = with_accepted(*folder, store, base.linear_shapes)
    files = SampleSet.of(SAMPLES)
    engine = BankEngine(base, limits)
    engine.start()
    canaries = Canaries(engine)
    for package in packages:
        canaries.admit(package.adapter, source=package.reread)
    samples = {n: t for n, t in store.samples(files).experts.items() if n == "base" or n in registry.experts}
    service = Service(
        model_id="tiny-base",
        engine=engine,
        router=Router.build(SampleSet.of(samples), WordEncoder()),
        registry=registry,
        chat_format=base.chat,
        close=engine.close,
    )
    history = History(state / "history.sqlite", store.intended)
    service.lifecycle = lifecycle = Lifecycle(
        engine=engine,
        store=store,
        shapes=base.linear_shapes,
        base="tiny-base",
        live=service.live,
        canaries=canaries,
        publish=service.publish,
        in_folder={name: expert.digest for name, expert in folder[0].experts.items()},
        files=files,
        taken={"tiny-base"},
        history=history,
        tuned=lambda found: router_settings(Settings(), found, WordEncoder.identity),
    )
    history.record(lambda: store.samples(files), author="files", message=AS_FOUND)
    return House(base, engine, service, lifecycle, store)


@pytest.fixture
def make_house(shelf: Shelf, tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Start a service on the test's own state; every one is closed at the end."""
    started: list[House] = []

    def make(limits: Limits | None = None) -> House:
        started.append(build(shelf, tmp_path / "state", limits))
        return started[-1]

    yield make
    for house in started:
        house.close()


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    return make_house()
