"""The compiled step: the same answers as torch's, each row's the same to the bit whoever runs beside it, and torch where it cannot be."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import torch
from transformers import LlamaConfig, Phi3Config, Qwen2Config

from lmoe.engine.banked import BankedModel
from lmoe.engine.engine import BankEngine
from lmoe.engine.loading import load_base
from lmoe.engine.native import build, decoder
from lmoe.engine.step import Row
from lmoe.experts.package import read_package
from lmoe.generation import Share
from tests import tiny
from tests.engine.bench import Bench
from tests.engine.test_oracle import prompts

ODD = {"hidden_size": 80, "intermediate_size": 176, "num_attention_heads": 5, "num_key_value_heads": 1, "head_dim": 20}
"""Sizes that fill no register and no panel."""
CONFIGS = {
    "llama": lambda: LlamaConfig(**tiny.SIZES),
    "llama, odd sizes and biases": lambda: LlamaConfig(**(tiny.SIZES | ODD), attention_bias=True, mlp_bias=True),
    "llama 3's rotations": lambda: LlamaConfig(
        **tiny.SIZES,
        rope_parameters={
            "rope_type": "llama3",
            "rope_theta": 10000.0,
            "factor": 8.0,
            "low_freq_factor": 1.0,
            "high_freq_factor": 4.0,
            "original_max_position_embeddings": 64,
        },
    ),
    "qwen2, untied": lambda: Qwen2Config(**tiny.SIZES, tie_word_embeddings=False),
    "phi3, joined projections": lambda: Phi3Config(**tiny.SIZES, sliding_window=16),
}
TARGETS = {"phi3, joined projections": ["qkv_proj", "o_proj", "gate_up_proj", "down_proj"]}

needs_compiler = pytest.mark.skipif(build.library() is None, reason="no C++ compiler here")


@pytest.fixture(params=CONFIGS)
def folders(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Path]]:
    """(base, adapters by name)."""
    base = tiny.save_base(tmp_path / "base", CONFIGS[request.param]())
    targets = TARGETS.get(request.param, tiny.PROJECTIONS)
    return base, {
        "one": tiny.save_adapter(base, tmp_path / "one", seed=1, r=5, target_modules=targets),
        "two": tiny.save_adapter(base, tmp_path / "two", seed=2, r=3, target_modules=targets[:1], lora_alpha=20),
    }


@pytest.fixture
def models(folders: tuple[Path, dict[str, Path]], request: pytest.FixtureRequest) -> Iterator[tuple[BankedModel, BankedModel, list[Share]]]:
    """(compiled, torch, the adapters' shares), in the precision that the test asks for."""
    path, adapters = folders
    made = []
    for compiled in (True, False):
        base = load_base(str(path), dtype=getattr(request, "param", "float32"))
        model = BankedModel(base, adapter_bytes=None, cache_bytes=2**24, compiled=compiled)
        packages = [read_package(adapter, base.linear_shapes) for adapter in adapters.values()]
        for package in packages:
            model.bank.add(package.adapter)
        assert model.compiled == compiled
        made.append(model)
    with torch.inference_mode():
        yield made[0], made[1], [Share(package.expert.digest) for package in packages]


def answer(model: BankedModel, steps: list[list[Row]]) -> list[torch.Tensor]:
    """The logits of each step."""
    model.cache.reserve(4, 256)
    return [model.logits(model.step(rows)) for rows in steps]


def mixed(shares: list[Share]) -> list[list[Row]]:
    """Prompts of different lengths beside decoding rows, of one expert, the other, a blend and none."""
    one, two = shares
    blend = (Share(one.revision, 0.7), Share(two.revision, -0.4))
    mixes: list[tuple[Share, ...]] = [(one,), (), blend, (two,)]
    texts = [tuple(ids) for ids in prompts(4, 300, seed=9)]
    prompt = [Row(slot, 0, text, mix) for slot, (text, mix) in enumerate(zip(texts, mixes, strict=True))]
    decoding = [Row(row.slot, row.stop, (7 + row.slot,), row.shares) for row in prompt[:3]]
    again = Row(3, prompt[3].stop, (8, 9, 10, 11, 12), prompt[3].shares)
    return [prompt, [*decoding, again]]


@needs_compiler
@pytest.mark.parametrize(("models", "close"), [("float32", 1e-4), ("bfloat16", 3e-2)], indirect=["models"])
def test_the_compiled_step_gives_torchs_logits(models: tuple[BankedModel, BankedModel, list[Share]], close: float) -> None:
    """Mixed experts and blends, prompts beside decoding rows: to 1e-4 in float32, and within bfloat16's own noise in bfloat16."""
    compiled, plain, shares = models
    for got, expected in zip(answer(compiled, mixed(shares)), answer(plain, mixed(shares)), strict=True):
        assert float((got - expected).norm() / expected.norm()) < close


@needs_compiler
@pytest.mark.parametrize("models", ["float32", "bfloat16"], indirect=True)
def test_a_row_is_the_same_to_the_bit_in_any_company(models: tuple[BankedModel, BankedModel, list[Share]]) -> None:
    """Each row of a mixed step equals its own step alone, in logits bit for bit."""
    compiled, _, shares = models
    together = answer(compiled, mixed(shares))
    for slot in range(4):
        alone = answer(compiled, [[row for row in rows if row.slot == slot] for rows in mixed(shares)])
        for all_rows, own in zip(together, alone, strict=True):
            assert torch.equal(all_rows[slot], own[0])


def test_without_a_compiler_torch_answers(folders: tuple[Path, dict[str, Path]], monkeypatch: pytest.MonkeyPatch) -> None:
    """No compiler, no difference but speed: the answers are PEFT's."""
    path, adapters = folders
    monkeypatch.setattr(decoder, "library", lambda: None)
    base = load_base(str(path))
    with ExitStack() as stack:
        engine = stack.enter_context(closing(BankEngine(base)))
        packages = {name: read_package(adapter, base.linear_shapes) for name, adapter in adapters.items()}
        engine.start()
        for package in packages.values():
            engine.add(package.adapter)
        bench = Bench(base, engine, packages, path, adapters)
        assert bench.submit([5, 6, 7], bench.share("one")).finish().tokens == bench.oracle([5, 6, 7], "one")


def test_a_compiler_that_fails_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A compiler that cannot make the library costs speed, and one line in the log."""
    broken = tmp_path / "g++"
    broken.write_text("#!/bin/sh\necho no such option >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CXX", str(broken))
    assert build._library.__wrapped__() is None
    assert "no such option" in caplog.text
