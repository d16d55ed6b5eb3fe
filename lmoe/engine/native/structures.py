"""The structures of step.cpp, field by field."""

from ctypes import POINTER, Structure, c_float, c_int64, c_void_p


class Slice(Structure):
    """A projection that adapters may target: columns offset..offset + width of its group's output. `layout` numbers its spans."""

    _fields_ = (("a", c_void_p), ("b", c_void_p), ("layout", c_int64), ("offset", c_int64), ("width", c_int64))


class Group(Structure):
    """Projections of one input, packed as one."""

    _fields_ = (
        ("weights", c_void_p),
        ("bias", c_void_p),
        ("inputs", c_int64),
        ("outputs", c_int64),
        ("slices", c_int64),
        ("slice", Slice * 3),
    )


class Layer(Structure):
    """One decoder layer; `window` 0 is unlimited, and a norm that is not there is null."""

    _fields_ = (
        *((name, Group) for name in ("qkv", "o", "gate_up", "down")),
        *((name, c_void_p) for name in ("norm1", "norm2", "query_norm", "key_norm")),
        ("window", c_int64),
        ("k", c_void_p),
        ("v", c_void_p),
    )


class Model(Structure):
    _fields_ = (
        *((name, c_int64) for name in ("layers", "hidden", "heads", "kv_heads", "head", "rotary", "inner", "half")),
        ("eps", c_float),
        ("scale", c_float),
        ("embedding", c_void_p),
        ("norm", c_void_p),
        ("layer", POINTER(Layer)),
    )


class Segment(Structure):
    """Columns start..start + width of a layer's bank, times `scale`."""

    _fields_ = (("start", c_int64), ("width", c_int64), ("scale", c_float))


class Step(Structure):
    """`begins[layout * mixes + mix]` is the first of that mix's segments; `most` the columns that a token uses of a layer, at most.

    Layers `first`..`last` run, of a forward whose residual stream lies in `stream` between the calls (null when it is one call).
    """

    _fields_ = (
        *((name, c_int64) for name in ("tokens", "mixes", "capacity", "most", "first", "last")),
        *((name, c_void_p) for name in ("stream", "ids", "positions", "slots", "mix", "cosines", "sines", "segments", "begins", "out")),
    )
