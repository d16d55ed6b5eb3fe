"""A base with the bank behind every linear layer and the cache behind every attention layer: runs one step at a time.

Knows steps and tensors; neither sequences nor who asked. Used by the model's thread only, once it is made.
"""

from typing import Any

from torch import Tensor

from lmoe.engine.bank import Bank
from lmoe.engine.cache import SlotCache, attach
from lmoe.engine.linear import BankedLinear
from lmoe.engine.loading import Base
from lmoe.engine.step import Frame, Row, Step
from lmoe.errors import LoadError


class BankedModel:
    """Takes the base over: its layers are wrapped in place."""

    def __init__(self, base: Base, *, adapter_bytes: int | None, cache_bytes: int) -> None:
        """`adapter_bytes` bounds the bank (None: unbounded), `cache_bytes` the keys and values. Raises LoadError."""
        self.base = base
        self.frame = Frame()
        self.bank = Bank(base.linear_shapes, dtype=base.dtype, device=base.device, limit=adapter_bytes)
        self.cache = SlotCache(cache_bytes, self.frame)
        self._install()

    def _install(self) -> None:
        model = self.base.model
        for name, layer in self.bank.layers.items():
            parent, _, child = name.rpartition(".")
            owner = model.get_submodule(parent)
            setattr(owner, child, BankedLinear(getattr(owner, child), layer, self.frame))
        config: Any = model.config
        layers = config.get_text_config().num_hidden_layers
        found = attach(model, self.cache)
        if found != layers:
            raise LoadError(
                f"The base model {self.base.name!r} has the architecture {config.model_type!r}, which is not supported: "
                f"{found} of its {layers} layers have the kind of attention that lmoe's cache can serve."
            )

    def step(self, rows: list[Row]) -> Step:
        return Step(rows, self.base.dtype, self.base.device)

    def hidden(self, step: Step) -> Tensor:
        """The decoder's output [tokens, hidden]; keys and values go into the cache, which must have room for them."""
        self.frame.step = step
        try:
            return self.base.hidden(step.input_ids(), step.position_ids())[0]
        finally:
            self.frame.step = None

    def logits(self, step: Step) -> Tensor:
        """Logits [rows that want them, vocabulary] in float32."""
        return self.base.logits(self.hidden(step)[step.last_tokens()])
