"""The sizes in docs/gpu.md are what an engine really takes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from transformers import AutoConfig

from lmoe.engine.loading import load_base
from lmoe.engine.sizing import Sizes, experts_table, weights_table
from tests.engine.bench import Bench


def test_the_page_says_what_is_computed() -> None:
    """Both tables of docs/gpu.md are those that the module prints."""
    page = (Path(__file__).parents[2] / "docs" / "gpu.md").read_text("utf-8")
    for table in (weights_table(), experts_table()):
        assert "\n".join(table) in page


def test_computed_sizes_are_the_real_ones(make_bench: Callable[..., Bench]) -> None:
    """From the config alone come the bytes of the weights, of a token's keys and values, and of an adapter (halved: these are float32)."""
    bench = make_bench()
    bench.submit([5, 6]).finish()
    sizes = Sizes.of(AutoConfig.from_pretrained(bench.folder))
    buffers = sum(b.nbytes for b in bench.base.model.buffers())
    assert sizes.weights() == (bench.base.facts.bytes - buffers) / 2
    assert sizes.kv_token == bench.engine._cache.bytes_per_token / 2
    assert sizes.expert(4) == bench.engine._bank.size(bench.packages["one"].adapter) / 2


@pytest.mark.parametrize("quantization", ["nf4", "int8"])
def test_computed_sizes_of_quantised_weights(family: tuple[Path, Any], quantization: str) -> None:
    """Packed weights and their scales, counted tensor by tensor, take what is computed, within what is rounded up to whole blocks."""
    folder, _ = family
    base = load_base(str(folder), quantization=quantization, dtype="bfloat16", device="cpu")  # type: ignore[arg-type]
    real = 0
    for parameter in base.model.parameters():
        real += parameter.nbytes
        state = getattr(parameter, "quant_state", None)
        if state is not None:
            real += state.absmax.nbytes + state.state2.absmax.nbytes
        scales = getattr(parameter, "SCB", None)
        if scales is not None:
            real += scales.nbytes
    assert Sizes.of(AutoConfig.from_pretrained(folder)).weights(quantization) == pytest.approx(real, rel=0.02)  # type: ignore[arg-type]
