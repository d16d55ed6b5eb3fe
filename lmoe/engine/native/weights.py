"""Weights in the order in which the compiled products read them. They take the place of the model's own, which are let go."""

import ctypes
import mmap
import weakref
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import torch
from torch import Tensor, nn

PANEL = 32
"""As in arithmetic.h."""
ALIGNMENT = 4096
BLOCK = 2**26
"""Bytes that are mapped at a time; memory is taken as they are written."""


class Arena:
    """Memory for packed weights in large pages, where the system has them: read through small ones they take nearly twice as long."""

    def __init__(self) -> None:
        self._block = mmap.mmap(-1, 1)
        self._used = 1

    def take(self, size: int, dtype: torch.dtype) -> Tensor:
        """`size` elements, to be written."""
        need = -(-size * dtype.itemsize // ALIGNMENT) * ALIGNMENT
        if self._used + need > len(self._block):
            self._block, self._used = mmap.mmap(-1, max(BLOCK, need)), 0
            if hasattr(mmap, "MADV_HUGEPAGE"):
                with suppress(OSError):
                    self._block.madvise(mmap.MADV_HUGEPAGE)
        taken = torch.frombuffer(self._block, dtype=dtype, count=size, offset=self._used)
        self._used += need
        return taken


class Kernels:
    """The library with its threads. One per engine, used by its thread only."""

    def __init__(self, library: ctypes.CDLL, threads: int, dtype: torch.dtype) -> None:
        self.library = library
        self.half = int(dtype == torch.bfloat16)
        self._arena = Arena()
        library.lmoe_pool.restype = ctypes.c_void_p
        self.pool = ctypes.c_void_p(library.lmoe_pool(ctypes.c_int64(threads)))
        weakref.finalize(self, library.lmoe_end, self.pool)

    def pack(self, weight: Tensor) -> Tensor:
        """A weight [out, in], `in` even, in panels."""
        weight = weight.detach().contiguous()
        out, wide = weight.shape
        packed = self._arena.take(-(-out // PANEL) * PANEL * wide, weight.dtype)
        self.library.lmoe_pack(self.pool, ctypes.c_int64(self.half), _at(weight), ctypes.c_int64(out), ctypes.c_int64(wide), _at(packed))
        return packed

    def multiply(self, packed: Tensor, x: Tensor, out: int) -> Tensor:
        """`x` [rows, in] times the packed weight [out, in]: [rows, out] in float32."""
        rows, wide = x.shape
        y = torch.empty(rows, -(-out // PANEL) * PANEL)
        sizes = map(ctypes.c_int64, (rows, out, wide))
        self.library.lmoe_multiply(self.pool, ctypes.c_int64(self.half), _at(packed), _at(x.contiguous()), *sizes, _at(y))
        return y[:, :out]


class PackedHead(nn.Module):
    """The output head: hidden states to float32 logits."""

    def __init__(self, kernels: Kernels, head: nn.Module) -> None:
        super().__init__()
        own: Any = head
        self._kernels = kernels
        self._out = own.out_features
        self._packed = kernels.pack(own.weight)
        self._bias = own.bias

    def forward(self, hidden: Tensor) -> Tensor:
        logits = self._kernels.multiply(self._packed, hidden, self._out)
        return logits if self._bias is None else logits + self._bias


def join(kernels: Kernels, projections: Sequence[Any]) -> tuple[Tensor, Tensor | None]:
    """Projections of one input as one packed weight and bias (float32, or None), taken from the modules that had them."""
    weight = torch.cat([p.weight.detach() for p in projections])
    biases = [p.bias for p in projections]
    bias = None
    if any(b is not None for b in biases):
        bias = torch.cat([torch.zeros(p.weight.shape[0]) if p.bias is None else p.bias.detach().float() for p in projections])
    for p in projections:
        p.weight = nn.Parameter(p.weight.new_empty(0), requires_grad=False)
    return kernels.pack(weight), bias


def _at(tensor: Tensor) -> ctypes.c_void_p:
    return ctypes.c_void_p(tensor.data_ptr())
