"""Sentence vectors for clients, from the encoder that the router already holds."""

from collections.abc import Sequence

import numpy as np

from lmoe.routing.encoder import Encoder, PlainEncoder, Vectors


class TooManyDimensions(ValueError):
    """More than the encoder's `width` were asked for."""

    def __init__(self, width: int) -> None:
        super().__init__(f"the encoder gives {width} dimensions")
        self.width = width


def embed(encoder: Encoder, texts: Sequence[str], dimensions: int | None = None) -> Vectors:
    """Unit vectors [texts, dim], of the encoder's last layer; the first `dimensions` of them, made unit again.

    Raises TooManyDimensions when the encoder has fewer.
    """
    vectors = (encoder.plain if isinstance(encoder, PlainEncoder) else encoder.encode)(texts)[:, -1]
    if dimensions is not None:
        if dimensions > vectors.shape[-1]:
            raise TooManyDimensions(vectors.shape[-1])
        vectors = vectors[:, :dimensions]
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    units: Vectors = (vectors / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return units
