"""The families that are supported answer as PEFT does; what is not supported is refused at load, with the reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from transformers import (
    Gemma2Config,
    Gemma3TextConfig,
    GptOssConfig,
    LlamaConfig,
    MambaConfig,
    MixtralConfig,
    Phi3Config,
    PhimoeConfig,
    Qwen2Config,
    Qwen3Config,
)

from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import Base, load_base
from lmoe.errors import LoadError
from lmoe.experts.package import read_package
from tests import tiny
from tests.engine.bench import Bench
from tests.engine.test_oracle import prompts

FAMILIES: dict[str, Callable[[], Any]] = {
    "qwen2": lambda: Qwen2Config(**tiny.SIZES),
    "qwen2, sliding": lambda: Qwen2Config(**tiny.SIZES, use_sliding_window=True, sliding_window=16, max_window_layers=1),
    "qwen3": lambda: Qwen3Config(**tiny.SIZES, head_dim=24),
    "gemma2": lambda: Gemma2Config(**tiny.SIZES, head_dim=16, sliding_window=16, query_pre_attn_scalar=16),
    "gemma3": lambda: Gemma3TextConfig(**tiny.SIZES, head_dim=16, sliding_window=16, query_pre_attn_scalar=16),
    "phi3": lambda: Phi3Config(**tiny.SIZES, sliding_window=None),
}
FAMILIES["llama, with another family's window"] = lambda: LlamaConfig(**tiny.SIZES, sliding_window=16)
FAMILIES["mixtral"] = lambda: MixtralConfig(**tiny.SIZES, num_local_experts=2)
SINKS: dict[str, Any] = {"head_dim": 16, "num_local_experts": 2, "num_experts_per_tok": 1, "layer_types": ["full_attention"] * 2}
ATTENTION = ["q_proj", "k_proj", "v_proj", "o_proj"]
TARGETS = {"mixtral": ATTENTION, "phi3": ["qkv_proj", "o_proj", "gate_up_proj", "down_proj"]}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_answers_as_peft_does(family: str, tmp_path: Path) -> None:
    """Bare base and adapter, mixed in one batch with chunked prompts longer than any window, equal PEFT alone token for token."""
    folder = tiny.save_base(tmp_path / "base", FAMILIES[family]())
    targets = TARGETS.get(family, tiny.PROJECTIONS)
    adapters = {
        name: tiny.save_adapter(folder, tmp_path / name, seed=i, target_modules=targets) for i, name in enumerate(("one", "two"), 1)
    }
    base = load_base(str(folder))
    engine = BankEngine(base, Limits(step_tokens=24, max_running=6))
    packages = {name: read_package(path, base.linear_shapes) for name, path in adapters.items()}
    engine.start()
    try:
        for package in packages.values():
            engine.add(package.adapter)
        bench = Bench(base, engine, packages, folder, adapters)
        names = ["one", "two", None] * 2
        jobs = [bench.submit(p, *([bench.share(n)] if n else [])) for p, n in zip(prompts(6, base.vocabulary), names, strict=True)]
        for prompt, name, job in zip(prompts(6, base.vocabulary), names, jobs, strict=True):
            assert job.finish().tokens == bench.oracle(prompt, name)
    finally:
        engine.close()


@pytest.mark.parametrize(
    ("config", "name"),
    [
        (MambaConfig(hidden_size=64, num_hidden_layers=2, state_size=8), "mamba"),
        (
            GptOssConfig(**tiny.SIZES, head_dim=16, num_local_experts=2, num_experts_per_tok=1, layer_types=["full_attention"] * 2),
            "gpt_oss",
        ),
    ],
    ids=["recurrent state", "attention sinks"],
)
def test_an_unsupported_architecture_is_refused_with_the_reason(config: Any, name: str, tmp_path: Path) -> None:
    """A base with a mechanism that the cache does not know is refused at load, by name, rather than served wrongly."""
    folder = tiny.save_base(tmp_path / "base", config)
    base = load_base(str(folder))
    with pytest.raises(LoadError, match=f"'{name}', which is not supported"):
        started(base).close()


LONG = {"rope_type": "longrope", "rope_theta": 1e4, "short_factor": [1.0] * 8, "long_factor": [4.0] * 8}


@pytest.mark.parametrize(
    "config",
    [
        Phi3Config(**tiny.SIZES, sliding_window=None, original_max_position_embeddings=96, rope_parameters=LONG),
        PhimoeConfig(**tiny.SIZES, sliding_window=96, num_local_experts=2),
    ],
    ids=["positions that turn otherwise in long texts", "a window that attention is not told of"],
)
def test_a_base_is_served_as_far_as_it_is_right(config: Any, tmp_path: Path) -> None:
    """Where a base answers otherwise in long texts than the cache can know, its context ends there; up to it, in one batch with others,
    every answer is the model's own."""
    folder = tiny.save_base(tmp_path / "base", config)
    base = load_base(str(folder))
    engine = started(base)
    try:
        assert engine.max_length == 96
        bench = Bench(base, engine, {}, folder, {})
        given = [[5, 6, 7], list(range(3, 83)), list(range(30, 70))]
        jobs = [bench.submit(prompt) for prompt in given]
        for prompt, job in zip(given, jobs, strict=True):
            assert job.finish().tokens == bench.oracle(prompt, None)
    finally:
        engine.close()


def started(base: Base) -> BankEngine:
    engine = BankEngine(base)
    engine.start()
    return engine
