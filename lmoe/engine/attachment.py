"""Every attention layer of a model reads the slot cache: by the kernel for pages where it is proven, and else by `attention`.

transformers' modelling code calls `_attention` through its attention interface; everything else about the model is its own.
"""

import logging
from dataclasses import dataclass, field, replace
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AttentionInterface

from lmoe.engine import attention, paged
from lmoe.engine.attention import Shape
from lmoe.engine.cache import Layer, SlotCache
from lmoe.engine.gates import Gates
from lmoe.engine.paged import PAGE, Kernel
from lmoe.engine.step import Row, Step

log = logging.getLogger(__name__)

IMPLEMENTATION = "lmoe_slots"
CLOSE = 2e-2
"""How far the kernel may be from `attention` in a trial: of each token, relative norm."""
TRIAL = (
    *(Row(1, 0, (0,)), Row(2, 511, (0,)), Row(4, 299, (0,))),
    *(Row(0, 0, (0,) * 40), Row(5, 250, (0,) * 70)),
)
"""Decoding rows and chunks of a trial, in slots of two pages; one slot stays out."""
NARROW = 96
"""Tokens of a sliding window in a trial, at most."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What may matter to the kernel. `key` and `value` are (heads, size)."""

    heads: int
    key: tuple[int, int]
    value: tuple[int, int]
    shape: Shape
    dtype: torch.dtype
    device: torch.device


@dataclass(slots=True)
class Attention:
    """All attention layers of one model, over `cache`. `kernel` is tried on each kind of layer before it is used, and left out where it
    fails; what it is not made for (a soft cap, float32) never asks it.
    """

    cache: SlotCache
    kernel: Kernel | None = None
    _proven: dict[Kind, bool] = field(default_factory=dict)

    def attend(self, index: int, query: Tensor, key: Tensor, value: Tensor, shape: Shape) -> Tensor:
        """The running step's attention in layer `index`: query [1, heads, tokens, size] to [1, tokens, heads, size]."""
        step, page = self.cache.frame.step, self.cache.capacity
        if step is None:
            raise RuntimeError("attention without a running step")
        layer = self.cache.layer(index, key, value)
        # A cache at its limit may have slots of any length.
        if self.kernel is not None and page % PAGE == 0 and self._serves(self.kernel, query, key, value, shape):
            return paged.look(self.kernel, layer, page, step, query, key, value, shape)
        return attention.look(layer, step, query, key, value, shape)

    @property
    def in_pages(self) -> bool:
        """Whether all layers so far read pages, so that it costs nothing to show them slots longer than what they hold."""
        return self.cache.capacity % PAGE == 0 and bool(self._proven) and all(self._proven.values())

    def _serves(self, kernel: Kernel, query: Tensor, key: Tensor, value: Tensor, shape: Shape) -> bool:
        heads = query.shape[1]
        kind = Kind(heads, (key.shape[1], key.shape[3]), (value.shape[1], value.shape[3]), shape, query.dtype, query.device)
        if kind not in self._proven:
            self._proven[kind] = kind.dtype in kernel.dtypes and shape.softcap is None and kind.key == kind.value and _passes(kernel, kind)
        return self._proven[kind]


def attach(model: nn.Module, attention: Attention) -> int:
    """Make every attention layer of `model` use `attention`; returns how many there are."""
    # No mask function of that name: transformers then makes none, nor waits for the device to learn what it should hold.
    AttentionInterface.register(IMPLEMENTATION, _attention)
    found = 0
    for module in model.modules():
        if hasattr(module, "layer_idx") and hasattr(module, "scaling"):
            module.lmoe_attention = attention  # type: ignore[assignment]
            found += 1
    model.set_attn_implementation(IMPLEMENTATION)  # type: ignore[operator]
    return found


def _attention(
    module: Any, query: Tensor, key: Tensor, value: Tensor, attention_mask: Tensor | None, *, scaling: float | None = None, **options: Any
) -> tuple[Tensor, None]:
    """transformers' attention interface: query [1, heads, tokens, size] to [1, tokens, heads, size]."""
    del attention_mask
    shape = Shape(scaling, options.get("sliding_window"), options.get("softcap"))
    return module.lmoe_attention.attend(module.layer_idx, query, key, value, shape), None


def _passes(kernel: Kernel, kind: Kind) -> bool:
    """Whether the kernel gives what `attention` gives, on random numbers of the layer's own kind."""
    shapes = [replace(kind.shape, window=None)]
    if kind.shape.window is not None:
        shapes.append(replace(kind.shape, window=min(kind.shape.window, NARROW)))
    try:
        for shape in shapes:
            _try(kernel, kind, shape)
    except Exception as e:
        reason = " ".join(str(e).split())[:200] or type(e).__name__
        log.warning("attention of %d heads of %d runs without the kernel for pages: %s", kind.heads, kind.key[1], reason)
        return False
    return True


def _try(kernel: Kernel, kind: Kind, shape: Shape) -> None:
    """Raises RuntimeError where the kernel gives something else, or gives a row something else than it gives the row alone."""
    chance = torch.Generator(kind.device).manual_seed(0)

    def numbers(*size: int) -> Tensor:
        return torch.randn(size, generator=chance, dtype=kind.dtype, device=kind.device)

    (heads, size), capacity = kind.key, 2 * PAGE
    stored = numbers(2, 6, heads, capacity + 1, size)
    for row in TRIAL:
        # What lies beyond a row's end must not count.
        stored[:, row.slot, :, row.stop :] = 30
    tokens = sum(len(row.ids) for row in TRIAL)
    q, (k, v) = numbers(1, kind.heads, tokens, size), numbers(2, 1, heads, tokens, size)
    layer, gates = Layer(*stored), Gates(kind.dtype, kind.device)
    expected = attention.look(layer, Step(TRIAL, kind.dtype, kind.device, gates), q, k, v, shape).float()
    got = paged.look(kernel, layer, capacity, Step(TRIAL, kind.dtype, kind.device, gates), q, k, v, shape)
    error = float(((got.float() - expected).flatten(2).norm(dim=-1) / expected.flatten(2).norm(dim=-1)).max())
    if not error <= CLOSE:
        raise RuntimeError(f"its output differs by {error:.1%}")
    at = 0
    for row in TRIAL:
        here = slice(at, at + len(row.ids))
        at = here.stop
        alone = Step((row,), kind.dtype, kind.device, gates)
        if not torch.equal(paged.look(kernel, layer, capacity, alone, q[:, :, here], k[:, :, here], v[:, :, here], shape), got[:, here]):
            raise RuntimeError("a row's output changes with its neighbours")
