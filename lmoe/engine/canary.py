"""A digest of what one revision makes of a fixed prompt: equal digests mean bit-identical answers."""

import hashlib

import torch

from lmoe.engine.banked import BankedModel
from lmoe.engine.cache import SlotCache
from lmoe.engine.step import Row
from lmoe.errors import PackageError
from lmoe.generation import Share

TOKENS = 8
"""Length of the fixed prompt."""


class Canary:
    """Answers alone, in one fixed shape and in a cache of its own, whatever else is running."""

    def __init__(self, model: BankedModel) -> None:
        self._model = model
        self._cache = SlotCache(model.cache.limit, model.frame, slots=1, capacity=TOKENS)
        self._ids = tuple((7 * i + 11) % model.base.vocabulary for i in range(TOKENS))

    def ask(self, shares: tuple[Share, ...]) -> bytes:
        """The digest under these shares. Raises PackageError when the output is not numbers. The model's thread only."""
        with self._model.cache.set_aside(self._cache):
            hidden = self._model.hidden(self._model.step([Row(0, 0, self._ids, shares)]))
        if not bool(torch.isfinite(hidden).all()):
            raise PackageError("The adapter's output is not a number.")
        return hashlib.sha256(hidden.float().cpu().numpy().tobytes()).digest()
