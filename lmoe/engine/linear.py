"""A linear layer with its part of the bank: y = base(x) + ((x A^T) * gate) B."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from lmoe.engine.bank import Group
from lmoe.engine.gates import Part
from lmoe.engine.step import AnyStep, Frame


class Joined:
    """Plain linear layers of one input as one product. Their weights become views of one matrix, so that nothing is held twice."""

    def __init__(self, layers: Sequence[nn.Linear]) -> None:
        self._weight = torch.cat([layer.weight for layer in layers])
        self._bias = None if layers[0].bias is None else torch.cat([layer.bias for layer in layers])
        self._sizes = [layer.out_features for layer in layers]
        for layer, weight in zip(layers, torch.functional.split(self._weight, self._sizes), strict=True):
            layer.weight = nn.Parameter(weight, requires_grad=False)

    def __call__(self, x: Tensor) -> Sequence[Tensor]:
        """[..., in] to each layer's [..., out]."""
        return torch.functional.split(F.linear(x, self._weight, self._bias), self._sizes, dim=-1)


def joined(layers: Sequence[nn.Module]) -> Joined | None:
    """None where the layers cannot be one: quantised ones, or of several precisions, or some with a bias and some without."""
    plain = [layer for layer in layers if type(layer) is nn.Linear]
    kinds = {(layer.weight.dtype, layer.bias is None) for layer in plain}
    return Joined(plain) if len(plain) == len(layers) > 1 and len(kinds) == 1 else None


class Shared:
    """What the layers of a group make of their input together, for the first that asks, and kept for the others: the base's own product
    where it can be one, and the product with the group's A.
    """

    def __init__(self, group: Group, frame: Frame, layers: Sequence[nn.Module]) -> None:
        """`layers` are the base's own, in the group's order."""
        self._group = group
        self._frame = frame
        self._layers = layers
        self._joined = joined(layers)
        self._of: tuple[AnyStep, Tensor] | None = None
        self._left = 0
        self._outputs: Sequence[Tensor] = ()
        self._products: list[tuple[Part, Tensor]] = []

    def apply(self, x: Tensor, index: int) -> Tensor:
        """What the `index`th layer, whose own input `x` is, gives in the running step."""
        step = self._frame.step
        if step is None:
            y: Tensor = self._layers[index](x)
            return y
        group = step.bank(self._group)
        if self._of is None or self._of[0] is not step or self._of[1] is not x:
            flat, a = x.reshape(-1, x.shape[-1]), group.layers[0].a
            self._outputs = () if self._joined is None else self._joined(x)
            self._products = [(part, part.shrink(flat, a)) for part in step.parts(self._group)]
            self._of, self._left = (step, x), len(group.layers)
        y = self._outputs[index] if self._outputs else self._layers[index](x)
        y = _expanded(y, self._products, group, index)
        self._left -= 1
        if not self._left:
            # Nobody else needs them, nor the input.
            self._of, self._outputs, self._products = None, (), []
        return y


def _expanded(y: Tensor, products: Sequence[tuple[Part, Tensor]], group: Group, index: int) -> Tensor:
    """`y` with what the parts that use a layer's columns add to their tokens."""
    mine = [(part, product, part.layers[index]) for part, product in products]
    if all(own is None for _, _, own in mine):
        return y
    flat = y.reshape(-1, y.shape[-1])
    for part, product, own in mine:
        if own is not None:
            picked, columns = own
            rows = flat[part.tokens]
            torch.addmm(rows, product[:, picked], group.layers[index].b[columns], out=rows)
    return flat.view(y.shape)


class BankedLinear(nn.Module):
    """Wraps any layer that maps [..., in] to [..., out], quantised or not.

    The method is the masked form of Punica's segmented gather product (arXiv:2310.18547): one product for all experts of a part.
    """

    def __init__(self, base: nn.Module, shared: Shared, index: int) -> None:
        """The layer is the `index`th of its group."""
        super().__init__()
        self.base = base
        self._shared = shared
        self._index = index

    def forward(self, x: Tensor) -> Tensor:
        return self._shared.apply(x, self._index)
