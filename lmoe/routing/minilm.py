"""all-MiniLM-L6-v2's forward, as the router needs it: the token means of its last three layers, and nothing else.

Knows tensors and token ids. Written out because a decision's latency is this forward: transformers' BERT gives the same
numbers half again slower. torch is imported by whoever loads a model, so this module is imported late.
"""

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import gelu, layer_norm, linear, scaled_dot_product_attention

HEADS = 12
EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Layer:
    """One transformer block's weights; query, key and value are stacked into one product."""

    qkv: tuple[Tensor, Tensor]
    out: tuple[Tensor, Tensor]
    out_norm: tuple[Tensor, Tensor]
    up: tuple[Tensor, Tensor]
    down: tuple[Tensor, Tensor]
    down_norm: tuple[Tensor, Tensor]

    def __call__(self, states: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, dim = states.shape
        query, key, value = linear(states, *self.qkv).view(batch, length, 3, HEADS, dim // HEADS).permute(2, 0, 3, 1, 4)
        attended = scaled_dot_product_attention(query, key, value, attn_mask=mask).transpose(1, 2).reshape(batch, length, dim)
        states = layer_norm(states + linear(attended, *self.out), (dim,), *self.out_norm, eps=EPSILON)
        return layer_norm(states + linear(gelu(linear(states, *self.up)), *self.down), (dim,), *self.down_norm, eps=EPSILON)


@dataclass(frozen=True, slots=True)
class Bert:
    """Immutable, so any number of threads may call it."""

    words: Tensor
    positions: Tensor
    norm: tuple[Tensor, Tensor]
    layers: tuple[Layer, ...]

    @classmethod
    def load(cls, weights: Path) -> "Bert":
        tensors = load_file(weights)
        positions = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
        count = sum(key.endswith("attention.self.query.weight") for key in tensors)
        return cls(
            tensors["embeddings.word_embeddings.weight"],
            positions,
            _pair(tensors, "embeddings.LayerNorm"),
            tuple(_layer(tensors, f"encoder.layer.{i}") for i in range(count)),
        )

    @property
    def dim(self) -> int:
        return self.words.shape[1]

    def token_means(self, ids: Sequence[Sequence[int]], layers: Sequence[int]) -> Tensor:
        """Padded-by-us token ids to [texts, layers, dim]; layer i is the output of the i-th block, counted from 1."""
        lengths = torch.tensor([len(row) for row in ids])
        longest = int(lengths.max())
        padded = torch.tensor([[*row, *[0] * (longest - len(row))] for row in ids])
        present = torch.arange(longest) < lengths[:, None]
        with torch.inference_mode():
            mask = None if bool(present.all()) else present[:, None, None, :]
            weights = (present / lengths[:, None]).unsqueeze(1)
            states = layer_norm(self.words[padded] + self.positions[:longest], (self.dim,), *self.norm, eps=EPSILON)
            means = []
            for number, layer in enumerate(self.layers, 1):
                states = layer(states, mask)
                if number in layers:
                    means.append((weights @ states).squeeze(1))
            return torch.stack(means, 1)


def single_threaded_pool(workers: int) -> ThreadPoolExecutor:
    """Threads in each of which torch computes alone; everybody else's stay as they are.

    A text is too little work to share out: measured on two busy cores, encoding one took 400 ms with torch's default threads
    and 12 ms like this. Many texts are shared out whole.
    """

    def alone() -> None:
        # Asked first, because a thread's first question takes the count of all threads for its own.
        torch.get_num_threads()
        torch.set_num_threads(1)

    threads = torch.get_num_threads()
    started = threading.Barrier(workers + 1)
    pool = ThreadPoolExecutor(workers, "lmoe-encoder", initializer=alone)
    for _ in range(workers):
        pool.submit(started.wait)
    started.wait()
    # Setting counts for the thread that sets and for threads to come: give those back what they had.
    torch.set_num_threads(threads)
    return pool


def _pair(tensors: Mapping[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    return tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _layer(tensors: Mapping[str, Tensor], name: str) -> Layer:
    weights, biases = zip(*(_pair(tensors, f"{name}.attention.self.{part}") for part in ("query", "key", "value")), strict=True)
    return Layer(
        qkv=(torch.cat(weights), torch.cat(biases)),
        out=_pair(tensors, f"{name}.attention.output.dense"),
        out_norm=_pair(tensors, f"{name}.attention.output.LayerNorm"),
        up=_pair(tensors, f"{name}.intermediate.dense"),
        down=_pair(tensors, f"{name}.output.dense"),
        down_norm=_pair(tensors, f"{name}.output.LayerNorm"),
    )
