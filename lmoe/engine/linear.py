"""A linear layer with its part of the bank: y = base(x) + ((x A^T) * gate) B."""

from collections.abc import Iterator

from torch import Tensor, addmm, nn

from lmoe.engine.bank import Group
from lmoe.engine.gates import Part
from lmoe.engine.step import AnyStep, Frame


class Shared:
    """The products with a group's A, made for the first of its layers that asks and kept for the others, which read the same input."""

    def __init__(self, group: Group, frame: Frame) -> None:
        self._group = group
        self._frame = frame
        self._of: tuple[AnyStep, Tensor] | None = None
        self._left = 0
        self._products: list[tuple[Part, Tensor]] = []

    def products(self, x: Tensor, index: int) -> Iterator[tuple[slice, Tensor, Tensor]]:
        """For the `index`th layer, whose own input `x` is, in the running step: tokens, their gated product [tokens, R], and B [R, out]."""
        step = self._frame.step
        if step is None:
            return
        group = step.bank(self._group)
        for part, product in self._shrunk(x, step, group):
            mine = part.layers[index]
            if mine is not None:
                picked, columns = mine
                yield part.tokens, product[:, picked], group.layers[index].b[columns]

    def _shrunk(self, x: Tensor, step: AnyStep, group: Group) -> list[tuple[Part, Tensor]]:
        if self._of is None or self._of[0] is not step or self._of[1] is not x:
            flat, a = x.reshape(-1, x.shape[-1]), group.layers[0].a
            self._products = [(part, part.shrink(flat, a)) for part in step.parts(self._group)]
            self._of, self._left = (step, x), len(group.layers)
        products = self._products
        self._left -= 1
        if not self._left:
            # Nobody else needs them, nor the input.
            self._of, self._products = None, []
        return products


class BankedLinear(nn.Module):
    """Wraps any layer that maps [..., in] to [..., out], quantised or not; the wrapped layer is untouched.

    The method is the masked form of Punica's segmented gather product (arXiv:2310.18547): one product for all experts of a part.
    """

    def __init__(self, base: nn.Module, shared: Shared, index: int) -> None:
        """The layer is the `index`th of its group."""
        super().__init__()
        self.base = base
        self._shared = shared
        self._index = index

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.base(x)
        flat = None
        for tokens, product, b in self._shared.products(x, self._index):
            flat = y.reshape(-1, y.shape[-1]) if flat is None else flat
            rows = flat[tokens]
            addmm(rows, product, b, out=rows)
        return y if flat is None else flat.view_as(y)
