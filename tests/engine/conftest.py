"""A tiny random base of each family, and PEFT-made adapters that differ in rank, targets and scale."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from transformers import LlamaConfig, MistralConfig

from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import load_base
from lmoe.experts.package import read_package
from tests import tiny
from tests.engine.bench import Bench, stand_in

FAMILIES = {
    "llama": lambda: LlamaConfig(**tiny.SIZES),
    "mistral": lambda: MistralConfig(**tiny.SIZES, sliding_window=16),
    "mistral, in torch": lambda: MistralConfig(**tiny.SIZES, sliding_window=16),
    "llama, captured": lambda: LlamaConfig(**tiny.SIZES),
}
"""Compiled where a compiler is at hand, but for the last two; of those the last decodes by captured steps, and makes text beside them."""


@pytest.fixture(scope="session", params=FAMILIES)
def family(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path]]:
    """(base folder, adapter folders by name), made once per family."""
    root = tmp_path_factory.mktemp(request.param)
    base = tiny.save_base(root / "base", FAMILIES[request.param]())
    adapters = {
        "one": tiny.save_adapter(base, root / "experts" / "one", seed=1),
        "two": tiny.save_adapter(
            base,
            root / "experts" / "two",
            seed=2,
            r=6,
            target_modules=["q_proj", "v_proj"],
            use_rslora=True,
            rank_pattern={"layers.1.self_attn.v_proj": 3},
        ),
        "three": tiny.save_adapter(base, root / "experts" / "three", seed=3, r=2, alpha_pattern={"down_proj": 5}),
    }
    return base, adapters


@pytest.fixture
def make_bench(family: tuple[Path, dict[str, Path]], request: pytest.FixtureRequest) -> Iterator[Callable[..., Bench]]:
    """Start an engine over the family's base with the named adapters resident; closed at the end of the test."""
    folder, adapters = family
    started: list[BankEngine] = []

    def make(*names: str, limits: Limits | None = None) -> Bench:
        base = load_base(str(folder))
        kind = request.node.callspec.params["family"]
        record = stand_in if "captured" in kind else None
        engine = BankEngine(base, limits, compiled="in torch" not in kind and record is None, record=record)
        packages = {name: read_package(path, base.linear_shapes) for name, path in adapters.items()}
        engine._runner.overlaps = record is not None
        engine.start()
        started.append(engine)
        for name in names:
            engine.add(packages[name].adapter)
        return Bench(base, engine, packages, folder, adapters)

    yield make
    for engine in started:
        engine.close()
        graphs = engine._model.graphs
        assert graphs is None or graphs.off is None
