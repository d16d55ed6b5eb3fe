"""BERT's blocks in 8 bits, as a graph for onnxruntime, made in memory from float weights: no file is shipped or downloaded.

Knows tensors by BERT's names; neither tokenizers nor texts. onnx and onnxruntime are imported by whoever makes a session.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession, SessionOptions

Tensors = Mapping[str, NDArray[Any]]

HEADS = 12

LARGEST = 64
"""Of a quantised weight. With 127, processors without VNNI would overflow 16 bits where two products are added."""

APART = {"encoder.layer.0.output.dense": 856, "encoder.layer.1.output.dense": 607}
"""Of these products one input channel is four times as large as any other, and would leave 8 bits little for the rest: it is multiplied
in 32 bits, apart. Without that five times as many decisions differ."""

_FUSED = "com.microsoft"
"""onnxruntime's own operators: one call a product or attention."""


def session(tensors: Tensors, layers: Sequence[int]) -> InferenceSession:
    """Embedded tokens `states` [1, tokens, dim] to `means` [1, layers, dim]: token means after these blocks, counted from 1.

    Weights are quantised per output channel, activations as they come, over all tokens of a call: so each text is a call of
    its own, and what else is asked meanwhile changes nothing. Runs on the thread that calls, and any number may.
    """
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(_Graph(tensors).model(layers).SerializeToString(), options, providers=["CPUExecutionProvider"])


class _Graph:
    """Nodes and constants, gathered block by block."""

    def __init__(self, tensors: Tensors) -> None:
        self._tensors = tensors
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def model(self, layers: Sequence[int]) -> onnx.ModelProto:
        states, means = "states", []
        for number in range(1, max(layers) + 1):
            states = self._block(states, f"encoder.layer.{number - 1}")
            if number in layers:
                axes = self._constant(f"{states}.axes", np.array([1], np.int64))
                means.append(self._node("ReduceMean", [states, axes], f"mean.{number}", keepdims=1))
        self._node("Concat", means, "means", axis=1)
        dim = len(self._tensors["encoder.layer.0.output.dense.bias"])
        inputs = [helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "tokens", dim])]
        outputs = [helper.make_tensor_value_info("means", TensorProto.FLOAT, [1, len(layers), dim])]
        graph = helper.make_graph(self._nodes, "bert", inputs, outputs, self._constants)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)

    def _block(self, states: str, name: str) -> str:
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        weights, biases = ([self._tensors[f"{part}.{kind}"] for part in parts] for kind in ("weight", "bias"))
        stacked = self._product(states, f"{name}.qkv", np.concatenate(weights), np.concatenate(biases))
        self._nodes.append(helper.make_node("Split", [stacked], parts, axis=2, num_outputs=3))
        attended = self._node("MultiHeadAttention", parts, f"{name}.attended", _FUSED, num_heads=HEADS)
        states = self._added(self._linear(attended, f"{name}.attention.output.dense"), states, f"{name}.attention.output.LayerNorm")
        wide = self._node("Gelu", [self._linear(states, f"{name}.intermediate.dense")], f"{name}.wide", _FUSED)
        return self._added(self._linear(wide, f"{name}.output.dense"), states, f"{name}.output.LayerNorm")

    def _linear(self, states: str, name: str) -> str:
        return self._product(states, name, self._tensors[f"{name}.weight"], self._tensors[f"{name}.bias"])

    def _product(self, states: str, name: str, weight: NDArray[Any], bias: NDArray[Any]) -> str:
        if name in APART:
            return self._product_apart(states, name, weight, bias, APART[name])
        scale = np.abs(weight).max(1) / LARGEST
        scale[scale == 0] = 1
        inputs = [
            states,
            self._constant(f"{name}.quantised", np.rint(weight / scale[:, None]).astype(np.int8).T),
            self._constant(f"{name}.scale", scale.astype(np.float32)),
            self._constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self._constant(f"{name}.bias", bias),
        ]
        return self._node("DynamicQuantizeMatMul", inputs, f"{name}.product", _FUSED)

    def _product_apart(self, states: str, name: str, weight: NDArray[Any], bias: NDArray[Any], channel: int) -> str:
        others, mask = weight.copy(), np.ones(weight.shape[1], np.float32)
        others[:, channel] = mask[channel] = 0
        rest = self._node("Mul", [states, self._constant(f"{name}.others", mask)], f"{name}.rest")
        product = self._product(rest, f"{name}.rest", others, bias)
        one = self._node("Gather", [states, self._constant(f"{name}.channel", np.array([channel]))], f"{name}.one", axis=2)
        outer = self._node("Mul", [one, self._constant(f"{name}.column", weight[:, channel])], f"{name}.outer")
        return self._node("Add", [product, outer], f"{name}.product")

    def _added(self, states: str, residual: str, norm: str) -> str:
        summed = self._node("Add", [states, residual], f"{norm}.summed")
        # onnxruntime's own layer norms add up one number at a time: three times as slow, and less exact.
        spread = self._node("MeanVarianceNormalization", [summed], f"{norm}.spread", axes=[2])
        scaled = self._node("Mul", [spread, self._constant(f"{norm}.weight", self._tensors[f"{norm}.weight"])], f"{norm}.scaled")
        return self._node("Add", [scaled, self._constant(f"{norm}.bias", self._tensors[f"{norm}.bias"])], f"{norm}.normed")

    def _node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        self._nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def _constant(self, name: str, value: NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name
