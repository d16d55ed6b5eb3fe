"""Encoders: texts to the vectors that the router compares.

Knows the one method that encoders share, and where they are loaded from; nothing of experts or samples.
An encoder gives several layers where it can: middle layers carry the kind of task, the last one the topic.
"""

import os
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from lmoe.errors import ConfigError

Vectors = NDArray[np.float32]

MAX_TOKENS = 128
"""Where texts are cut: 64 to 256 tokens route alike."""

MAX_CHARACTERS = 8192
"""What the tokenizer reads of a text at all, so that a huge one costs no more than a long one."""


class Encoder(Protocol):
    """Texts to vectors. Thread-safe, deterministic, and independent of what else is in the batch up to rounding."""

    @property
    def identity(self) -> str:
        """Changes whenever the same text would get other vectors: a key of caches and of the router's version."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Token-mean vectors, neither centred nor normalised: float32 [texts, layers, dim]. Of a long text, see `reading`."""
        ...


@runtime_checkable
class PlainEncoder(Protocol):
    """An encoder that can also read a text as its model does, from the beginning to where it is cut."""

    def plain(self, texts: Sequence[str]) -> Vectors:
        """As `encode`, with nothing read by itself again."""
        ...


@runtime_checkable
class MeasuringEncoder(Protocol):
    """An encoder that can also tell which texts it would cut."""

    def cuts(self, texts: Sequence[str]) -> list[bool]:
        """Whether `plain` leaves out a part of the text, for each of them."""
        ...


def load_encoder(name: str | None = None) -> Encoder:
    """The packaged MiniLM, or any sentence-transformers name or folder. Raises ConfigError when it cannot be loaded."""
    if name is None:
        from lmoe.routing.minilm import MiniLM

        return MiniLM.load()
    require_there(name)
    from lmoe.routing.transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder.load(name)


def require_there(name: str) -> None:
    """What is plainly meant to be a folder must be one: no hub is asked for it. Raises ConfigError."""
    if name.startswith(("/", "./", "../", "~")) and not os.path.isdir(name):
        raise ConfigError(f"The router's encoder: there is no folder {name}; give a folder, or a model's name such as owner/model")
