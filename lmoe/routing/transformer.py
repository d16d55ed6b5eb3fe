"""Any sentence-transformers model as the router's encoder.

Knows sentence-transformers and transformers by their public doors. torch is imported by them, so this module is imported late.
"""

import functools
import hashlib
import json
import math
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any

import numpy as np
import torch

from lmoe.errors import ConfigError
from lmoe.routing.encoder import MAX_CHARACTERS, MAX_TOKENS, Vectors
from lmoe.routing.reading import IDENTITY, read

BATCH = 32


class SentenceTransformerEncoder:
    """The model's own sentence vector as the one layer, or, with `layers`, the token means of these blocks, counted from 1."""

    def __init__(self, model: Any, name: str, digest: str, pool: Executor, layers: tuple[int, ...] = ()) -> None:
        self.name = name
        self._model = model
        self._digest = digest
        self._pool = pool
        self.layers = layers

    @classmethod
    def load(cls, name: str) -> "SentenceTransformerEncoder":
        """Raises ConfigError naming the model when it cannot be loaded, or does not embed text."""
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(name, device="cpu", trust_remote_code=False)
        except Exception as e:
            raise ConfigError(f"The router's encoder {name!r} cannot be loaded: {' '.join(str(e).split())[:200]}") from None
        # A static model's is infinite, and cannot be set.
        longest = getattr(model, "max_seq_length", None)
        if longest is not None and math.isfinite(longest):
            model.max_seq_length = min(longest, MAX_TOKENS)
        digest = hashlib.sha256(json.dumps([str(module) for module in model]).encode())
        for key, tensor in sorted(model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.detach().float().contiguous().numpy())
        # One thread, because these tokenizers keep truncation as state: two raise "Already borrowed".
        encoder = cls(model, name, digest.hexdigest()[:16], single_threaded_pool())
        try:
            vectors = encoder.encode(["text"])
        except Exception as e:
            raise ConfigError(f"The router's encoder {name!r} does not embed text: {' '.join(str(e).split())[:200]}") from None
        if vectors.ndim != 3 or not np.isfinite(vectors).all():
            raise ConfigError(f"The router's encoder {name!r} gives no finite vector for a text")
        return encoder

    @property
    def depth(self) -> int:
        """How many blocks it has whose states can be read; 0 when it is no transformer."""
        config = getattr(getattr(self._model[0], "auto_model", None), "config", None)
        return int(getattr(config, "num_hidden_layers", 0) or 0)

    def with_layers(self, layers: tuple[int, ...]) -> "SentenceTransformerEncoder":
        """The same model, read after these blocks. Raises ValueError when it has fewer."""
        if layers and not 1 <= min(layers) <= max(layers) <= self.depth:
            raise ValueError(f"layers {layers} of an encoder with {self.depth}")
        return SentenceTransformerEncoder(self._model, self.name, self._digest, self._pool, layers)

    @property
    def identity(self) -> str:
        layers = ",".join(map(str, self.layers)) or "own"
        return f"sentence-transformers:{self._digest}:layers={layers}:tokens={MAX_TOKENS}:{IDENTITY}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return read(texts, self.plain)

    def plain(self, texts: Sequence[str]) -> Vectors:
        # Of no texts at all, a model does not say the dimension.
        wanted = [text[:MAX_CHARACTERS] for text in texts] or [""]
        encode: Callable[[list[str]], Vectors] = self._token_means if self.layers else self._sentences
        return self._pool.submit(encode, wanted).result()[: len(texts)]

    def cuts(self, texts: Sequence[str]) -> list[bool]:
        return self._pool.submit(lambda: [len(text) > MAX_CHARACTERS or self._size(text) > self._room for text in texts]).result()

    @property
    def _room(self) -> float:
        """A static model's is infinite."""
        return getattr(self._model, "max_seq_length", None) or math.inf

    def _size(self, text: str) -> int:
        """Pieces; of a model without bounds nobody asks, and its tokenizer is of another kind."""
        return len(self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"]) if math.isfinite(self._room) else 0

    def _sentences(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(texts, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, np.float32)[:, None]

    def _token_means(self, texts: list[str]) -> Vectors:
        found: list[Vectors] = [np.empty(0, np.float32)] * len(texts)
        # Of like length together, so that little is padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            for i, vector in zip(rows, self._batch_means([texts[i] for i in rows]), strict=True):
                found[i] = vector
        return np.stack(found)

    def _batch_means(self, texts: list[str]) -> Vectors:
        tokens = {name: value for name, value in self._model.preprocess(texts).items() if isinstance(value, torch.Tensor)}
        mask = tokens["attention_mask"].float()
        with torch.inference_mode():
            states = self._model[0].auto_model(**tokens, output_hidden_states=True).hidden_states
            weights = (mask / mask.sum(1, keepdim=True).clamp(min=1)).unsqueeze(1)
            means = torch.stack([(weights @ states[layer].float()).squeeze(1) for layer in self.layers], 1)
        return np.asarray(means.numpy(), np.float32)


@functools.cache
def single_threaded_pool() -> Executor:
    """A thread in which torch computes alone; everybody else's stay as they are.

    A text is too little work to share out: measured on two busy cores, encoding one took 400 ms with torch's default threads
    and 12 ms like this.
    """

    def alone() -> None:
        # Asked first, because a thread's first question takes the count of all threads for its own.
        torch.get_num_threads()
        torch.set_num_threads(1)
        started.set()

    threads = torch.get_num_threads()
    started = threading.Event()
    pool = ThreadPoolExecutor(1, "lmoe-encoder", initializer=alone)
    pool.submit(started.wait)
    started.wait()
    # Setting counts for the thread that sets and for threads to come: give those back what they had.
    torch.set_num_threads(threads)
    return pool
