"""In bfloat16: how far each way of taking a step is from the truth, which is PEFT in float32 over the same rounded weights."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from transformers import AutoModelForCausalLM

from lmoe.engine.banked import BankedModel
from lmoe.engine.loading import load_base
from lmoe.engine.native import build
from lmoe.experts.package import read_package
from lmoe.generation import Share
from tests import tiny
from tests.engine.test_native import CONFIGS, TARGETS, answer, mixed

RULE = 1e-2
"""The distance from the truth that is allowed on weights of ordinary size (relative norm)."""
NOISE = 1.25
"""Torch takes the same roundings as PEFT in another order: so much more than PEFT's own distance is chance."""
WIDTHS = {"ordinary weights": 0.02, "wide weights": 0.15}
PATHS = [pytest.param("compiled", marks=pytest.mark.skipif(build.library() is None, reason="no C++ compiler here")), "torch"]


@pytest.fixture(scope="module", params=[(name, width) for name in CONFIGS for width in WIDTHS], ids="-".join)
def setting(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path], str]:
    """(base folder, adapter folders by digest, how wide its weights are)."""
    name, width = request.param
    root = tmp_path_factory.mktemp("precision")
    folder = tiny.save_base(root / "base", CONFIGS[name]())
    model = AutoModelForCausalLM.from_pretrained(folder)
    with torch.no_grad():
        for weight in (p for p in model.parameters() if p.ndim == 2):
            weight *= WIDTHS[width] / weight.std()
    model.save_pretrained(folder)
    targets = TARGETS.get(name, tiny.PROJECTIONS)
    one = tiny.save_adapter(folder, root / "one", seed=1, r=5, target_modules=targets)
    two = tiny.save_adapter(folder, root / "two", seed=2, r=3, target_modules=targets[:1], lora_alpha=20)
    shapes = load_base(str(folder)).linear_shapes
    return folder, {read_package(path, shapes).expert.digest: path for path in (one, two)}, width


def peft(setting: tuple[Path, dict[str, Path], str], dtype: torch.dtype) -> list[Tensor]:
    """The logits of each step of `mixed`, every row by PEFT alone, computed in `dtype` over weights rounded to bfloat16."""
    folder, adapters, _ = setting
    steps = mixed([Share(digest) for digest in adapters])
    found: list[list[Tensor]] = [[] for _ in steps]
    for first in steps[0]:
        mix = {adapters[share.revision]: share.weight for share in first.shares}
        model: Any = tiny.with_adapters(AutoModelForCausalLM.from_pretrained(folder), mix).to(torch.bfloat16).to(dtype)
        ids: list[int] = []
        for row, out in ((row, out) for rows, out in zip(steps, found, strict=True) for row in rows if row.slot == first.slot):
            ids += row.ids
            with torch.inference_mode():
                out.append(model(input_ids=torch.tensor([ids])).logits[0, -1].float())
    return [torch.stack(rows) for rows in found]


def ours(setting: tuple[Path, dict[str, Path], str], path: str) -> list[Tensor]:
    folder, adapters, _ = setting
    base = load_base(str(folder), dtype="bfloat16")
    model = BankedModel(base, adapter_bytes=None, cache_bytes=2**24, compiled=path == "compiled")
    assert model.compiled == (path == "compiled")
    for adapter in adapters.values():
        model.bank.add(read_package(adapter, base.linear_shapes).adapter)
    with torch.inference_mode():
        return answer(model, mixed([Share(digest) for digest in adapters]))


def distance(steps: list[Tensor], truth: list[Tensor]) -> float:
    return max(float((got - true).norm() / true.norm()) for got, true in zip(steps, truth, strict=True))


@pytest.mark.parametrize("path", PATHS)
def test_no_further_from_the_truth_than_peft_itself(setting: tuple[Path, dict[str, Path], str], path: str) -> None:
    """Mixed experts, blends and prompts beside decoding rows in bfloat16: within 1e-2 of the truth, or where PEFT's own bfloat16 is not
    even that near, no further than PEFT; the compiled step is nearer than PEFT always."""
    truth = peft(setting, torch.float32)
    allowed = distance(peft(setting, torch.bfloat16), truth)
    found = distance(ours(setting, path), truth)
    if path == "compiled":
        assert found <= allowed
        assert found < RULE or setting[2] == "wide weights"
    else:
        assert found < max(RULE, allowed * NOISE)
