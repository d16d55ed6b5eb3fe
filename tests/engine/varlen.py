"""In place of torch's kernel for attention over pages, which needs a GPU: the same arguments, the same conditions, plain torch."""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.paged import Kernel


@dataclass
class StandIn:
    """`calls` are (rows, most queries of a row, window) of each. Also takes float32, so that answers can be compared token for token."""

    calls: list[tuple[int, int, tuple[int, int]]] = field(default_factory=list)

    @property
    def kernel(self) -> Kernel:
        return Kernel(self, frozenset({torch.bfloat16, torch.float16, torch.float32}))

    def __call__(
        self,
        query: Tensor,
        key: Tensor,
        value: Tensor,
        cu_seq_q: Tensor,
        cu_seq_k: Tensor,
        max_q: int,
        max_k: int,
        *,
        scale: float | None,
        window_size: tuple[int, int],
        enable_gqa: bool,
        seqused_k: Tensor,
        block_table: Tensor,
        num_splits: int,
    ) -> Tensor:
        n = len(seqused_k)
        check(query, key, value, enable_gqa)
        check_rows(query, key, cu_seq_q, cu_seq_k, max_q, max_k, seqused_k, block_table)
        if num_splits != 1:
            raise RuntimeError("over pages more splits than one give wrong answers")
        self.calls.append((n, max_q, window_size))
        out = torch.empty_like(query)
        for i in range(n):
            here = slice(int(cu_seq_q[i]), int(cu_seq_q[i + 1]))
            keys = int(seqused_k[i])
            k, v = (pages[int(block_table[i, 0]), :keys] for pages in (key, value))
            out[here] = row(query[here], k, v, scale, window_size)
        return out


def check(query: Tensor, key: Tensor, value: Tensor, enable_gqa: bool) -> None:
    """What FlashAttention 2 asks of the three."""
    if any(t.dtype != query.dtype for t in (key, value)) or any(t.stride(-1) != 1 for t in (query, key, value)):
        raise RuntimeError("query, key and value must have one dtype and a contiguous last dimension")
    if query.dim() != 3 or key.dim() != 4 or key.shape != value.shape or query.shape[2] != key.shape[3]:
        raise RuntimeError(f"shapes {tuple(query.shape)}, {tuple(key.shape)}, {tuple(value.shape)}")
    if key.shape[1] % 256:
        raise RuntimeError("Paged KV cache block size must be divisible by 256")
    if query.shape[2] > 256 or query.shape[2] % 8:
        raise RuntimeError("the head size must be a multiple of 8, and at most 256")
    if query.shape[1] % key.shape[2] or (query.shape[1] != key.shape[2] and not enable_gqa):
        raise RuntimeError("the number of heads")


def check_rows(
    query: Tensor, key: Tensor, cu_seq_q: Tensor, cu_seq_k: Tensor, max_q: int, max_k: int, seqused_k: Tensor, block_table: Tensor
) -> None:
    """Where the rows lie. What the device cannot see of it (lengths, slots) would be read out of bounds there."""
    n = len(seqused_k)
    if any(t.dtype != torch.int32 or t.stride(-1) != 1 for t in (cu_seq_q, cu_seq_k, seqused_k, block_table)):
        raise RuntimeError("what tells where the rows lie must be contiguous int32")
    if cu_seq_q.shape != (n + 1,) or cu_seq_k.shape != (n + 1,) or block_table.shape != (n, 1):
        raise RuntimeError("of each row its bounds and one page")
    counts = cu_seq_q.diff()
    assert cu_seq_q[0] == cu_seq_k[0] == 0
    assert cu_seq_q[-1] == len(query)
    assert torch.equal(cu_seq_k.diff(), seqused_k)
    assert 1 <= int(counts.min()) <= int(counts.max()) == max_q
    assert bool((counts <= seqused_k).all())
    assert int(seqused_k.max()) <= max_k <= key.shape[1]
    assert 0 <= int(block_table.min()) <= int(block_table.max()) < len(key)


def row(q: Tensor, k: Tensor, v: Tensor, scale: float | None, window_size: tuple[int, int]) -> Tensor:
    """[queries, heads, size] over [keys, kv heads, size]; the last query meets the last key, and windows count from there."""
    groups = q.shape[1] // k.shape[1]
    k, v = k.repeat_interleave(groups, dim=1).float(), v.repeat_interleave(groups, dim=1).float()
    scores = torch.einsum("qhd,khd->hqk", q.float(), k) * (q.shape[2] ** -0.5 if scale is None else scale)
    at = torch.arange(len(k))[None] - torch.arange(len(k) - len(q), len(k))[:, None]
    left, right = window_size
    unseen = (at < -left if left >= 0 else at < at.min()) | (at > right if right >= 0 else at > at.max())
    return torch.einsum("hqk,khd->qhd", scores.masked_fill(unseen, float("-inf")).softmax(-1), v).to(q.dtype)
