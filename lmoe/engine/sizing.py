"""What a base, its cache and its experts take in memory, from the base's config alone: no weights are read.

`python -m lmoe.engine.sizing` prints the tables of docs/gpu.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from transformers import AutoModelForCausalLM, LlamaConfig, MistralConfig, PretrainedConfig

from lmoe.engine.loading import Quantization, linear_shapes

GIB = 2**30

_BLOCK, _SECOND = 64, 256
"""bitsandbytes' nf4 keeps one scale for so many weights, and one more number for so many scales."""

_PER_WEIGHT = {"none": 2.0, "nf4": 0.5 + 1 / _BLOCK + 4 / (_BLOCK * _SECOND), "int8": 1.0}
"""Bytes of a linear layer's weight; everything else stays in bf16. int8 adds a float32 for each of the layer's outputs."""

KNOWN: Mapping[str, PretrainedConfig] = {
    "Llama-2-7B": LlamaConfig(),
    "Mistral-7B": MistralConfig(sliding_window=None),
    "Llama-3.1-8B": LlamaConfig(vocab_size=128256, intermediate_size=14336, num_key_value_heads=8),
}
"""Shapes that the tables are made for."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """`linear` are the (in, out) features of the layers that quantisation and experts concern, `others` the parameters beside them."""

    linear: tuple[tuple[int, int], ...]
    others: int
    kv_token: int
    """Bytes of keys and values that one token takes, over all layers, in bf16."""

    @classmethod
    def of(cls, config: PretrainedConfig) -> "Sizes":
        with torch.device("meta"):
            model = AutoModelForCausalLM.from_config(config, trust_remote_code=False)
        shapes = tuple(linear_shapes(model).values())
        parameters = sum(p.numel() for p in model.parameters())
        c: Any = config.get_text_config()
        size = getattr(c, "head_dim", None) or c.hidden_size // c.num_attention_heads
        kv = 2 * c.num_hidden_layers * (getattr(c, "num_key_value_heads", None) or c.num_attention_heads) * size * 2
        return cls(shapes, parameters - sum(wide * out for wide, out in shapes), kv)

    def weights(self, quantization: Quantization = "none") -> int:
        """Bytes of the base in bf16, or with its linear layers quantised."""
        scales = 4 * sum(out for _, out in self.linear) if quantization == "int8" else 0
        return int(sum(wide * out for wide, out in self.linear) * _PER_WEIGHT[quantization]) + scales + 2 * self.others

    def expert(self, rank: int) -> int:
        """Bytes of an adapter of one rank on every linear layer, in bf16."""
        return 2 * rank * sum(wide + out for wide, out in self.linear)


def weights_table() -> list[str]:
    """Each shape's weights, and its keys and values."""
    rows = ["| base | bf16 | int8 | nf4 | keys and values, one token | 4,096 tokens |", "|---|---|---|---|---|---|"]
    for name, config in KNOWN.items():
        sizes = Sizes.of(config)
        kinds = " | ".join(f"{sizes.weights(q) / GIB:.2f} GiB" for q in ("none", "int8", "nf4"))
        rows.append(f"| {name} | {kinds} | {sizes.kv_token / 1024:.0f} KiB | {sizes.kv_token * 4096 / GIB:.2f} GiB |")
    return rows


def experts_table() -> list[str]:
    """Each shape's experts, by rank, and how many a gibibyte holds."""
    ranks = (8, 16, 64)
    rows = ["| base | " + " | ".join(f"rank {r}" for r in ranks) + " |", "|---|" + "---|" * len(ranks)]
    for name, config in KNOWN.items():
        sizes = Sizes.of(config)
        cells = (f"{sizes.expert(r) / 2**20:.1f} MiB, {GIB // sizes.expert(r)} in a GiB" for r in ranks)
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return rows


if __name__ == "__main__":
    print("\n".join([*weights_table(), "", *experts_table()]))
