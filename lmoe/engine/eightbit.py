"""bitsandbytes' 8-bit layers, in a way that no token's result depends on who shares its batch.

LLM.int8() (arXiv:2208.07339) keeps inputs of large magnitude out of the 8-bit product, by columns: one token's outlier changes how every
other token of the batch is rounded. Here each token has its own, which is what the method does with a token alone.
"""

from typing import Any

import torch
from torch import Tensor, nn


def separate_rows(model: nn.Module) -> None:
    """Have each 8-bit layer of `model` treat every token as it would alone."""
    from bitsandbytes.nn import Linear8bitLt

    for layer in model.modules():
        if isinstance(layer, Linear8bitLt) and layer.state.threshold > 0:
            layer.forward = _Separate(layer)


class _Separate:
    """In place of a layer's own `forward`, which is left the 8-bit product alone."""

    def __init__(self, layer: Any) -> None:
        self._state = layer.state
        self._product = layer.forward
        self._threshold = layer.state.threshold
        layer.state.threshold = 0.0

    def __call__(self, x: Tensor) -> Tensor:
        """[..., in] to [..., out]."""
        large = x.abs() >= self._threshold
        y: Tensor = self._product(x.masked_fill(large, 0))
        columns = large.flatten(0, -2).any(dim=0).nonzero()[:, 0]
        if len(columns) == 0:
            return y
        # Zeros where another token alone has an outlier: they add exactly nothing.
        outliers = torch.where(large[..., columns], x[..., columns], 0)
        weight = self._state.CB[:, columns].float() * (self._state.SCB[:, None] / 127)
        y += outliers @ weight.to(x.dtype).T
        return y
