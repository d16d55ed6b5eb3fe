"""A digest of what one revision makes of a fixed prompt: equal digests mean bit-identical answers."""

import hashlib
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass

import torch
from torch import Tensor

from lmoe.engine.banked import BankedModel
from lmoe.engine.cache import SlotCache
from lmoe.engine.step import Row
from lmoe.errors import LmoeError, PackageError
from lmoe.generation import Share

TOKENS = 8
"""Length of the fixed prompt."""


@dataclass(slots=True)
class _Question:
    parts: Iterator[Tensor | None]
    answer: "Future[bytes]"


class Canary:
    """Answers alone, in one fixed shape and in a cache of its own, whatever else is running. The model's thread only.

    It does so in parts, one after another: who waits for a next token hardly notices. In the model's own code a part is the whole.
    """

    def __init__(self, model: BankedModel) -> None:
        self._model = model
        self._cache = SlotCache(model.cache.limit, model.frame, slots=1, capacity=TOKENS)
        self._questions: deque[_Question] = deque()
        self._ids = tuple((7 * i + 11) % model.base.vocabulary for i in range(TOKENS))

    @property
    def restless(self) -> bool:
        """Whether a question is open."""
        return bool(self._questions)

    def ask(self, shares: tuple[Share, ...]) -> "Future[bytes]":
        """The digest under these shares, once `advance` has come to it; PackageError when the output is not numbers."""
        parts = self._model.parts(self._model.step([Row(0, 0, self._ids, shares)]))
        self._questions.append(_Question(parts, Future()))
        return self._questions[-1].answer

    def advance(self, seconds: float) -> None:
        """Go on with the first question by one part, or for about so long."""
        end = time.perf_counter() + seconds
        while self._questions:
            question = self._questions[0]
            try:
                with self._model.cache.set_aside(self._cache):
                    hidden = next(question.parts)
                if hidden is not None:
                    self._questions.popleft()
                    question.answer.set_result(_digest(hidden))
            except Exception as e:
                if self._questions and self._questions[0] is question:
                    self._questions.popleft()
                question.answer.set_exception(e)
            if time.perf_counter() >= end:
                break

    def abandon(self, error: LmoeError) -> None:
        """Nobody may wait any longer."""
        while self._questions:
            self._questions.popleft().answer.set_exception(error)


def _digest(hidden: Tensor) -> bytes:
    """Raises PackageError when the output is not numbers."""
    if not bool(torch.isfinite(hidden).all()):
        raise PackageError("The adapter's output is not a number.")
    return hashlib.sha256(hidden.float().cpu().numpy().tobytes()).digest()
