"""Write the graph of the encoder for ONNX Runtime: ``python -m training.graph --out exonym/data/quality/encoder.onnx``.

The graph holds no weights, only their names and shapes; exonym.checkpoints.packaged.onnx_encoder hands them over when
it opens a session, so one graph of a few kilobytes serves every set of weights of this shape.

Inputs: ``embedded`` float32 (tokens, hidden), what the embedding layer gives, without padding; ``mask`` int32 (batch,
longest), 1 where there is a token; ``places`` int64 (batch, longest), which of the tokens stands there (any where there
is none); ``kept`` int64 (tokens,), where each token stands among batch * longest. Outputs: ``last`` float32 (batch,
longest, hidden), the last layer; ``middle``, the same after an earlier one, which links words; ``first`` float32
(batch, layers, hidden), the first token after each layer.

Only attention looks at a row as a whole; everything else is computed for tokens alone, never for padding.

Matrices are int8 with a scale for each output channel. What is multiplied by them becomes uint8 with a scale for each
token, so that what stands in one sentence never moves the score of another, as one scale for a whole tensor (ONNX's
DynamicQuantizeLinear) would.

Signed bytes times unsigned ones are quicker than unsigned ones alone, but without VNNI the sum of two products is cut
at 16 bits. What comes out of GELU is mostly near 0 and such sums small, so its matrices stay signed; the others are
moved to uint8 around 128. Queries, keys and values are multiplied in float32: a quarter of all products, which gain
more by it than the rest.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from exonym.checkpoints import wheel
from exonym.checkpoints.packaged.hidden import MIDDLE
from exonym.checkpoints.packaged.onnx_encoder import GELU_DEPTH

OPSET = 17
ZERO = 128
"""What stands for 0 among activations."""
CONTRIB = "com.microsoft"
"""ONNX Runtime's own operators: int8 products, attention and activation."""


class Graph:
    """Nodes and inputs as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Any) -> str:
        """A small value that is part of the graph."""
        self.constants.append(onnx.numpy_helper.from_array(np.array(value), name))
        return name

    def weight(self, name: str, kind: int, *shape: int) -> str:
        """A weight that is handed over later."""
        tensor = onnx.TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="handed over")
        self.constants.append(tensor)
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> list[str]:
        """Add an operation; returns the names of its outputs."""
        at = len(self.nodes)
        names = [f"{kind}_{at}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, f"{kind}_{at}", domain=domain, **attributes))
        return names


class Encoder:
    """Builds the layers of an XLM-RoBERTa encoder into a graph."""

    def __init__(self, shape: wheel.EncoderShape) -> None:
        self.graph, self.shape = Graph(), shape
        self.graph.constant("last_axis", np.array([-1], np.int64))
        self.graph.constant("to_127", np.float32(1 / 127))
        self.graph.constant("tiny", np.float32(1e-12))
        self.graph.constant("zero_point", np.uint8(ZERO))
        self.graph.constant("no_shift", np.uint8(0))
        self.graph.constant("to_255", np.float32(1 / 255))
        self.graph.constant("gelu_depth", np.float32(GELU_DEPTH))
        self.graph.constant("one", np.float32(1))
        self.graph.constant("rows", np.array([-1, shape.hidden], np.int64))
        self.graph.constant("first_token", np.array([0], np.int64))
        (self._begins,) = self.graph.node("Gather", "places", "first_token", axis=1)

    def model(self) -> onnx.ModelProto:
        """The whole graph."""
        x = middle = "embedded"
        firsts = []
        for layer in range(self.shape.layers):
            x = self._layer(layer, x)
            middle = x if layer + 1 == MIDDLE else middle
            firsts += self.graph.node("Gather", x, self._begins, axis=0)
        self.graph.nodes += [
            helper.make_node("Gather", [x, "places"], ["last"], axis=0),
            helper.make_node("Gather", [middle, "places"], ["middle"], axis=0),
            helper.make_node("Concat", firsts, ["first"], axis=1),
        ]
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(self._described(), opset_imports=opsets, ir_version=9, producer_name="exonym")

    def _described(self) -> onnx.GraphProto:
        hidden, layers = self.shape.hidden, self.shape.layers
        info, kind = helper.make_tensor_value_info, TensorProto.FLOAT
        inputs = [
            info("embedded", kind, ["tokens", hidden]),
            info("mask", TensorProto.INT32, ["batch", "longest"]),
            info("places", TensorProto.INT64, ["batch", "longest"]),
            info("kept", TensorProto.INT64, ["tokens"]),
        ]
        outputs = [info(name, kind, ["batch", "longest", hidden]) for name in ("last", "middle")]
        outputs.append(info("first", kind, ["batch", layers, hidden]))
        return helper.make_graph(self.graph.nodes, "encoder", inputs, outputs, self.graph.constants)

    def _layer(self, layer: int, x: str) -> str:
        hidden, wide = self.shape.hidden, self.shape.feed_forward
        attended = self._attention(layer, x)
        mixed = self._product(f"{layer}.attention.output", attended, hidden, hidden)
        x = self._normalised(f"{layer}.attention.norm", x, mixed, f"{layer}.attention.output")
        inner = self._product(f"{layer}.inner", x, hidden, wide)
        bias = self.graph.weight(f"{layer}.inner.bias", TensorProto.FLOAT, wide)
        (inner,) = self.graph.node("BiasGelu", inner, bias, domain=CONTRIB)
        outer = self._product_of_gelu(f"{layer}.outer", inner, wide, hidden)
        return self._normalised(f"{layer}.norm", x, outer, f"{layer}.outer")

    def _attention(self, layer: int, x: str) -> str:
        hidden = self.shape.hidden
        matrix = self.graph.weight(f"{layer}.attention.weight", TensorProto.FLOAT, hidden, 3 * hidden)
        (joint,) = self.graph.node("MatMul", x, matrix)
        bias = self.graph.weight(f"{layer}.attention.bias", TensorProto.FLOAT, 3 * hidden)
        (joint,) = self.graph.node("Gather", joint, "places", axis=0)
        parts = self.graph.node("Split", joint, outputs=3, axis=2)
        (attended,) = self.graph.node(
            "MultiHeadAttention", *parts, bias, "mask", domain=CONTRIB, num_heads=self.shape.heads
        )
        (flat,) = self.graph.node("Reshape", attended, "rows")
        return self.graph.node("Gather", flat, "kept", axis=0)[0]

    def _quantised(self, x: str) -> tuple[str, str]:
        """uint8 around 128, and the scale of each row."""
        (size,) = self.graph.node("Abs", x)
        (largest,) = self.graph.node("ReduceMax", size, axes=[-1], keepdims=1)
        (largest,) = self.graph.node("Max", largest, "tiny")
        (scale,) = self.graph.node("Mul", largest, "to_127")
        (flat,) = self.graph.node("Reshape", scale, "last_axis")
        (rows,) = self.graph.node("Shape", flat)
        middle = helper.make_tensor("middle", TensorProto.UINT8, [1], [ZERO])
        (middles,) = self.graph.node("ConstantOfShape", rows, value=middle)
        (values,) = self.graph.node("QuantizeLinear", x, flat, middles, axis=0)
        return values, scale

    def _quantised_from_0(self, x: str) -> tuple[str, str]:
        """uint8 from 0 for what no GELU goes below, and the scale of each row: twice as fine as around the middle.

        What is added here the bias of the product takes away again (exonym.checkpoints.packaged.weights).
        """
        (lifted,) = self.graph.node("Add", x, "gelu_depth")
        (largest,) = self.graph.node("ReduceMax", lifted, axes=[-1], keepdims=1)
        (scale,) = self.graph.node("Mul", largest, "to_255")
        (flat,) = self.graph.node("Reshape", scale, "last_axis")
        (rows,) = self.graph.node("Shape", flat)
        zero = helper.make_tensor("zero", TensorProto.UINT8, [1], [0])
        (zeros,) = self.graph.node("ConstantOfShape", rows, value=zero)
        (values,) = self.graph.node("QuantizeLinear", lifted, flat, zeros, axis=0)
        return values, scale

    def _product(self, name: str, x: str, inputs: int, outputs: int) -> str:
        values, scale = self._quantised(x)
        matrix = self.graph.weight(f"{name}.weight", TensorProto.UINT8, inputs, outputs)
        channel = self.graph.weight(f"{name}.scale", TensorProto.FLOAT, outputs)
        (product,) = self.graph.node(
            "MatMulIntegerToFloat", values, matrix, "one", channel, "zero_point", "zero_point", domain=CONTRIB
        )
        return self.graph.node("Mul", product, scale)[0]

    def _product_of_gelu(self, name: str, x: str, inputs: int, outputs: int) -> str:
        values, scale = self._quantised_from_0(x)
        matrix = self.graph.weight(f"{name}.weight", TensorProto.INT8, inputs, outputs)
        channel = self.graph.weight(f"{name}.scale", TensorProto.FLOAT, outputs)
        (product,) = self.graph.node("MatMulIntegerToFloat", values, matrix, "one", channel, "no_shift", domain=CONTRIB)
        return self.graph.node("Mul", product, scale)[0]

    def _normalised(self, name: str, x: str, added: str, bias_of: str) -> str:
        """Three operations, since the one that does all of it (SkipLayerNormalization) takes five times as long."""
        hidden = self.shape.hidden
        bias = self.graph.weight(f"{bias_of}.bias", TensorProto.FLOAT, hidden)
        weights = [self.graph.weight(f"{name}.{part}", TensorProto.FLOAT, hidden) for part in ("weight", "bias")]
        (total,) = self.graph.node("Add", x, added)
        (total,) = self.graph.node("Add", total, bias)
        return self.graph.node("LayerNormalization", total, *weights, epsilon=self.shape.layer_norm_eps)[0]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="where to write the graph")
    given = parser.parse_args()
    given.out.write_bytes(Encoder(wheel.PackedFile(wheel.data_file()).shape).model().SerializeToString())
