"""A base with the bank and the cache behind it: runs one step at a time, in compiled code where the base is of the kind for it, and else in
the model's own, with every linear layer wrapped and every attention layer reading the cache.

Knows steps and tensors; neither sequences nor who asked. Used by the model's thread only, once it is made.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import torch
from torch import Tensor

from lmoe.engine.attachment import Attention, attach
from lmoe.engine.bank import Bank
from lmoe.engine.cache import SlotCache
from lmoe.engine.gates import Gates
from lmoe.engine.graphs import Graphs, Record
from lmoe.engine.linear import BankedLinear, Shared
from lmoe.engine.loading import Base
from lmoe.engine.native.decoder import native_decoder
from lmoe.engine.paged import Kernel
from lmoe.engine.step import FixedStep, Frame, Row, Step
from lmoe.errors import LoadError

SAME_INPUT = (("q_proj", "k_proj", "v_proj"), ("gate_proj", "up_proj"))
"""Neighbouring layers, by the ends of their names, that read the same input."""


class BankedModel:
    """Takes the base over: its layers are wrapped in place, or its weights packed."""

    def __init__(
        self,
        base: Base,
        *,
        adapter_bytes: int | None,
        cache_bytes: int,
        compiled: bool = True,
        record: Record | None = None,
        kernel: Kernel | None = None,
    ) -> None:
        """`adapter_bytes` bounds the bank (None: unbounded), `cache_bytes` the keys and values; `compiled` allows compiled code,
        `record` captures decoding steps to run them again, and `kernel` reads the cache in pages.

        Raises LoadError.
        """
        self.base = base
        self.frame = Frame()
        self.gates = Gates(base.dtype, base.device)
        self.bank = self._bank(adapter_bytes, ())
        self.cache = SlotCache(cache_bytes, self.frame)
        self.attention = Attention(self.cache, kernel)
        self._native = native_decoder(base, self.bank, self.cache) if compiled else None
        if self._native is None:
            self.bank = self._bank(adapter_bytes, tuple(_groups(base.linear_shapes)))
            self._install()
        self.graphs = None if record is None or self.compiled else Graphs(self.bank, self.attention, record, self._fixed)

    def _bank(self, limit: int | None, groups: Iterable[tuple[str, ...]]) -> Bank:
        return Bank(self.base.linear_shapes, dtype=self.base.dtype, device=self.base.device, limit=limit, groups=groups)

    def _install(self) -> None:
        model = self.base.model
        for group in self.bank.groups:
            shared = Shared(group, self.frame, [model.get_submodule(name) for name in group.names])
            for i, name in enumerate(group.names):
                parent, _, child = name.rpartition(".")
                owner = model.get_submodule(parent)
                setattr(owner, child, BankedLinear(getattr(owner, child), shared, i))
        config: Any = model.config
        layers = config.get_text_config().num_hidden_layers
        found = attach(model, self.attention)
        if found != layers:
            raise LoadError(
                f"The base model {self.base.name!r} has the architecture {config.model_type!r}, which is not supported: "
                f"{found} of its {layers} layers have the kind of attention that lmoe's cache can serve."
            )

    @property
    def compiled(self) -> bool:
        return self._native is not None

    def settle(self) -> None:
        """Called first by the thread that is to run the steps."""
        if self.compiled:
            # The step has threads of its own; torch's would wait for work on the same cores, spinning.
            torch.set_num_threads(1)

    def step(self, rows: list[Row]) -> Step:
        return Step(rows, self.base.dtype, self.base.device, self.gates)

    def hidden(self, step: Step) -> Tensor:
        """The decoder's output [tokens, hidden]; keys and values go into the cache, which must have room for them."""
        if self._native is not None:
            return self._native.hidden(step)
        self.frame.step = step
        try:
            return self.base.hidden(step.input_ids(), step.position_ids())[0]
        finally:
            self.frame.step = None

    def parts(self, step: Step) -> Iterator[Tensor | None]:
        """`hidden` in parts, where the step is compiled: None until the last gives the output. Other steps may run at each yield."""
        if self._native is not None:
            yield from self._native.parts(step)
        else:
            yield self.hidden(step)

    def slots(self, needed: int, length: int) -> int:
        """The slots that the cache should have for a step over `needed` of them, up to `length` tokens long."""
        return needed if self.graphs is None else self.graphs.slots(needed, length)

    def forward(self, step: Step) -> tuple[Tensor, Tensor]:
        """(the decoder's output of all tokens, the float32 logits of the rows that want them): the engine's own steps."""

        def as_ever() -> tuple[Tensor, Tensor]:
            hidden = self.hidden(step)
            return hidden, self.base.logits(hidden[step.last_tokens()])

        return as_ever() if self.graphs is None else self.graphs.forward(step.rows, as_ever)

    def _fixed(self, step: FixedStep) -> tuple[Tensor, Tensor]:
        self.frame.step = step
        try:
            hidden = self.base.hidden(step.inputs[0][None], step.inputs[1][None])[0]
        finally:
            self.frame.step = None
        return hidden, self.base.logits(hidden)

    def logits(self, step: Step) -> Tensor:
        """Logits [rows that want them, vocabulary] in float32."""
        return self.base.logits(self.hidden(step)[step.last_tokens()])


def _groups(shapes: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """The names of layers that read the same input."""
    for ends in SAME_INPUT:
        for name in shapes:
            parent, _, child = name.rpartition(".")
            group = tuple(f"{parent}.{end}" for end in ends)
            if child == ends[0] and all(other in shapes and shapes[other][0] == shapes[name][0] for other in group):
                yield group
