"""A linear layer with its part of the bank: y = base(x) + ((x A^T) * gate) B."""

import torch
from torch import Tensor, nn

from lmoe.engine.bank import LayerBank
from lmoe.engine.step import Frame


class BankedLinear(nn.Module):
    """Wraps any layer that maps [..., in] to [..., out], quantised or not; the wrapped layer is untouched.

    The method is the masked form of Punica's segmented gather product (arXiv:2310.18547): one product for all experts at once.
    """

    def __init__(self, base: nn.Module, bank: LayerBank, frame: Frame) -> None:
        super().__init__()
        self.base = base
        self.bank = bank
        self.frame = frame

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.base(x)
        step = self.frame.step
        gate = step.gate(self.bank) if step is not None else None
        if gate is None:
            return y
        flat = x.reshape(-1, x.shape[-1])
        shrunk = torch.mm(flat, gate.of(self.bank.a).T) * gate.values
        return torch.addmm(y.reshape(-1, y.shape[-1]), shrunk, gate.of(self.bank.b)).view_as(y)
