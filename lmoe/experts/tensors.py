"""The tensors of a safetensors file in memory, found by our own reading of its header and never copied: to copy a hundred megabytes
would hold up every other thread.

Knows the format (https://github.com/huggingface/safetensors); not what the tensors mean.
"""

import json
from dataclasses import dataclass
from math import prod
from mmap import mmap
from typing import Any

import torch
from torch import Tensor

from lmoe.experts.plain import integer, kind

MAX_HEADER_BYTES = 16 << 20

DTYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
"""Those that can be read."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One tensor of a file: `dtype` as the file calls it, and its bytes' place in the file."""

    content: mmap
    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int

    def tensor(self) -> Tensor:
        """A view of the file's memory, wherever its place allows one. `dtype` must be among DTYPES."""
        dtype = DTYPES[self.dtype]
        if self.begin == self.end:
            return torch.empty(self.shape, dtype=dtype)
        found = torch.frombuffer(self.content, dtype=torch.uint8, offset=self.begin, count=self.end - self.begin)
        return (found.clone() if self.begin % dtype.itemsize else found).view(dtype).reshape(self.shape)


def stored_tensors(content: mmap) -> dict[str, Stored]:
    """The tensors by name. Raises ValueError, saying what is wrong, unless they fill the file after its header exactly."""
    if len(content) < 8:
        raise ValueError(f"it has {len(content)} bytes, and no header")
    size = int.from_bytes(content[:8], "little")
    if size > MAX_HEADER_BYTES:
        raise ValueError(f"it declares a header of {size} bytes; at most {MAX_HEADER_BYTES} are allowed")
    if size > len(content) - 8:
        raise ValueError(f"it declares a header of {size} bytes and has {len(content)} in all")
    found = {name: _stored(content, 8 + size, name, fields) for name, fields in _header(content[8 : 8 + size]).items()}
    end = 8 + size
    for one in sorted(found.values(), key=lambda stored: (stored.begin, stored.end)):
        if one.begin != end:
            raise ValueError("its tensors overlap, or leave gaps")
        end = one.end
    if end != len(content):
        raise ValueError(f"its tensors end at byte {end} of {len(content)}")
    return found


def _header(content: bytes) -> dict[str, Any]:
    def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a name appears twice in its header")
        return dict(pairs)

    try:
        fields = json.loads(content.decode(), object_pairs_hook=no_duplicates, parse_int=integer)
    except RecursionError:
        raise ValueError("its header is nested too deeply") from None
    if not isinstance(fields, dict):
        raise ValueError(f"its header must hold an object, not {kind(fields)}")
    # Remarks of whoever wrote it.
    fields.pop("__metadata__", None)
    return fields


def _stored(content: mmap, data: int, name: str, fields: Any) -> Stored:
    """`data` is where the bytes after the header begin."""
    problem = ValueError(f"its header says of {name[:80]!a} what no tensor can be")
    if not isinstance(fields, dict) or fields.keys() != {"dtype", "shape", "data_offsets"}:
        raise problem
    dtype, shape, offsets = fields["dtype"], fields["shape"], fields["data_offsets"]
    if not isinstance(dtype, str) or not _naturals(shape) or not _naturals(offsets) or len(offsets) != 2:
        raise problem
    begin, end = offsets
    if not begin <= end <= len(content) - data or (dtype in DTYPES and prod(shape) * DTYPES[dtype].itemsize != end - begin):
        raise problem
    return Stored(content, dtype, tuple(shape), data + begin, data + end)


def _naturals(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= 8 and all(type(n) is int and 0 <= n < 2**63 for n in value)
