"""A decoder of Llama's shape run by the compiled step, over the engine's own bank and slot cache.

Knows transformers' module names and the structures of step.cpp. The model's thread only, once made.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from lmoe.engine.bank import Bank, LayerBank
from lmoe.engine.cache import SlotCache
from lmoe.engine.loading import Base
from lmoe.engine.native import structures as c
from lmoe.engine.native.build import library
from lmoe.engine.native.weights import Kernels, PackedHead, join
from lmoe.engine.step import Step
from lmoe.generation import Share

FAMILIES = frozenset({"llama", "mistral", "qwen2", "qwen3", "phi3"})
"""Architectures whose layers are: norm, attention with rotary positions, norm, gated SiLU."""
SLIDING = frozenset({"mistral", "phi3"})
"""Those of them whose config gives all layers a window."""
ROTATIONS = frozenset({"default", "linear", "llama3", "yarn"})
"""Kinds of rotary positions that do not change with the length of the text."""
WORTH_A_THREAD = 2**22
"""Bytes of weights for each thread, at least: with fewer they wait for each other."""
GROUPS = {
    "qkv": ("self_attn", ("q_proj", "k_proj", "v_proj"), ("qkv_proj",)),
    "o": ("self_attn", ("o_proj",), ("o_proj",)),
    "gate_up": ("mlp", ("gate_proj", "up_proj"), ("gate_up_proj",)),
    "down": ("mlp", ("down_proj",), ("down_proj",)),
}
"""Where a layer keeps the projections of each group: in the module, by these names or by those."""

Mix = tuple[Share, ...]


def native_decoder(base: Base, bank: Bank, cache: SlotCache) -> "NativeDecoder | None":
    """A decoder that has taken the base's weights over, or None when it is not of the kind or nothing here can compile."""
    if not _fits(base):
        return None
    compiled = library()
    if compiled is None:
        return None
    threads = max(1, min(torch.get_num_threads(), base.facts.bytes // WORTH_A_THREAD))
    return NativeDecoder(base, bank, cache, Kernels(compiled, threads, base.dtype))


def _fits(base: Base) -> bool:
    config: Any = base.model.config
    if base.device.type != "cpu" or base.dtype not in (torch.bfloat16, torch.float32) or config.model_type not in FAMILIES:
        return False
    if getattr(config, "quantization_config", None) is not None or config.hidden_act != "silu":
        return False
    if (config.rope_parameters or {}).get("rope_type") not in ROTATIONS:
        return False
    linears = [m for m in base.model.modules() if isinstance(m, nn.Linear)]
    return all(type(m) is nn.Linear and m.in_features % 2 == 0 and m.weight.dtype == base.dtype for m in linears)


class NativeDecoder:
    """`hidden(step)` is what `BankedModel.hidden` promises."""

    def __init__(self, base: Base, bank: Bank, cache: SlotCache, kernels: Kernels) -> None:
        model: Any = base.model
        config = model.config
        self._base, self._cache, self._kernels = base, cache, kernels
        self._kept: list[Tensor] = []
        """What the structures point to."""
        self._decoder = model.base_model
        self._layers = (c.Layer * config.num_hidden_layers)()
        self._slices: list[tuple[c.Slice, LayerBank]] = []
        names = {module: name for name, module in model.named_modules()}
        for own, layer in zip(self._decoder.layers, self._layers, strict=True):
            self._fill(own, layer, names, bank, config)
        attention = self._decoder.layers[0].self_attn
        kv_heads = config.num_key_value_heads
        self._shape = (1, kv_heads, 1, attention.head_dim)
        self._cosines = self._sines = torch.empty(0, 0)
        self._turn(1)
        sizes = (len(self._layers), config.hidden_size, config.num_attention_heads, kv_heads, attention.head_dim, self._cosines.shape[1])
        embedding, norm = self._keep(self._decoder.embed_tokens.weight), self._keep(self._decoder.norm.weight.float())
        rest = (config.intermediate_size, kernels.half, config.rms_norm_eps, attention.scaling, embedding, norm, self._layers)
        self._model = c.Model(*sizes, *rest)
        self._banks: list[tuple[Tensor, Tensor] | None] = [None] * len(self._slices)
        self._tables: dict[object, tuple[Any, Any, int]] = {}
        self._layouts: tuple[int, ...] = ()
        head = model.get_output_embeddings()
        model.set_output_embeddings(PackedHead(kernels, head))

    def _fill(self, own: Any, layer: c.Layer, names: dict[nn.Module, str], bank: Bank, config: Any) -> None:
        for group, (part, apart, joined) in GROUPS.items():
            parent = getattr(own, part)
            found = apart if all(hasattr(parent, name) for name in apart) else joined
            projections = [getattr(parent, name) for name in found]
            into = getattr(layer, group)
            into.inputs, into.outputs, into.slices = projections[0].in_features, sum(p.out_features for p in projections), len(found)
            offset = 0
            for i, p in enumerate(projections):
                into.slice[i].offset, into.slice[i].width = offset, p.out_features
                self._slices.append((into.slice[i], bank.layers[names[p]]))
                offset += p.out_features
            weight, bias = join(self._kernels, projections)
            into.weights, into.bias = self._keep(weight), None if bias is None else self._keep(bias)
        layer.norm1, layer.norm2 = self._keep(own.input_layernorm.weight.float()), self._keep(own.post_attention_layernorm.weight.float())
        attention = own.self_attn
        if hasattr(attention, "q_norm"):
            layer.query_norm, layer.key_norm = self._keep(attention.q_norm.weight.float()), self._keep(attention.k_norm.weight.float())
        # Qwen's layers each say whether they slide; Mistral's and Phi's all do, and Llama's never, whatever its config holds.
        stated = config.sliding_window if config.model_type in SLIDING else None
        layer.window = getattr(attention, "sliding_window", stated) or 0

    def _keep(self, tensor: Tensor) -> int:
        self._kept.append(tensor.detach().contiguous())
        return self._kept[-1].data_ptr()

    def hidden(self, step: Step) -> Tensor:
        """The decoder's output [tokens, hidden], in the base's precision."""
        return self._run(step, 0, len(self._layers), None)

    def parts(self, step: Step) -> Iterator[Tensor | None]:
        """`hidden` layer by layer: None until the last gives the output, equal to the bit. Other steps may run, and columns of other
        revisions move, at each yield."""
        stream = torch.empty(step.tokens, self._model.hidden)
        for i in range(len(self._layers)):
            out = self._run(step, i, i + 1, stream.data_ptr())
            yield out if i + 1 == len(self._layers) else None

    def _run(self, step: Step, first: int, last: int, stream: int | None) -> Tensor:
        rows = step.rows
        mixes = {mix: i for i, mix in enumerate(dict.fromkeys(row.shares for row in rows))}
        self._turn(max(row.stop for row in rows))
        self._point()
        segments, begins, most = self._table(tuple(mixes))
        out = torch.empty(step.tokens, self._model.hidden, dtype=self._base.dtype)
        per_token = (
            [i for row in rows for i in row.ids],
            [p for row in rows for p in range(row.start, row.stop)],
            [row.slot for row in rows for _ in row.ids],
            [mixes[row.shares] for row in rows for _ in row.ids],
        )
        arrays = [(ctypes.c_int64 * step.tokens)(*values) for values in per_token]
        addresses = [*map(ctypes.addressof, arrays), self._cosines.data_ptr(), self._sines.data_ptr()]
        tables = (ctypes.addressof(segments), ctypes.addressof(begins), out.data_ptr())
        spec = c.Step(step.tokens, len(mixes), self._capacity, most, first, last, stream, *addresses, *tables)
        self._kernels.library.lmoe_step(self._kernels.pool, ctypes.byref(self._model), ctypes.byref(spec))
        return out

    def _turn(self, length: int) -> None:
        """Have the rotations of positions below `length` at hand, as the model itself computes them."""
        if length <= len(self._cosines):
            return
        size = max(256, 1 << (length - 1).bit_length())
        positions = torch.arange(size)[None]
        cosines, sines = self._decoder.rotary_emb(torch.empty(1, dtype=self._base.dtype), positions)
        self._cosines, self._sines = cosines[0].float().contiguous(), sines[0].float().contiguous()

    def _point(self) -> None:
        """Follow what has moved since the last step: grown slots, grown or relaid columns."""
        for i, layer in enumerate(self._layers):
            found = self._cache.layers.get(i)
            if found is None:
                empty = torch.zeros(self._shape, dtype=self._base.dtype)
                found = self._cache.layer(i, empty, empty)
            layer.k, layer.v = found.k.data_ptr(), found.v.data_ptr()
            self._capacity = found.k.shape[2]
        for i, (slot, bank) in enumerate(self._slices):
            seen = self._banks[i]
            if seen is None or seen[0] is not bank.a or seen[1] is not bank.b:
                self._banks[i] = (bank.a, bank.b)
                slot.a, slot.b = bank.a.data_ptr(), bank.b.data_ptr()
        layouts = tuple([bank.layout for _, bank in self._slices])
        if layouts != self._layouts:
            self._layouts = layouts
            self._tables.clear()
            number = {layout: i for i, layout in enumerate(dict.fromkeys(layouts))}
            for slot, bank in self._slices:
                slot.layout = number[bank.layout]

    def _table(self, mixes: tuple[Mix, ...]) -> tuple[Any, Any, int]:
        """The segments of each (layout, mix), where each pair's begin, and the columns that a token uses of a layer at most."""
        table = self._tables.get(mixes)
        if table is None:
            if len(self._tables) >= 64:
                self._tables.clear()
            table = self._tables[mixes] = self._make_table(mixes)
        return table

    def _make_table(self, mixes: tuple[Mix, ...]) -> tuple[Any, Any, int]:
        spans = {bank.layout: bank.spans for _, bank in self._slices}
        segments, begins, most = [], [0], 0
        for layout in dict.fromkeys(self._layouts):
            for mix in mixes:
                used = [(spans[layout][s.revision], s.weight) for s in mix if s.revision in spans[layout]]
                segments += [c.Segment(span.start, span.width, weight * span.scale) for span, weight in used]
                begins.append(len(segments))
                most = max(most, sum(span.width for span, _ in used))
        return (c.Segment * max(1, len(segments)))(*segments), (ctypes.c_int64 * len(begins))(*begins), most
