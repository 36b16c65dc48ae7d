"""Encoder layers as a graph of int8 products, written node by node so that nothing in it is there twice.

A layer is four products (query, key and value in one; out; up; down), each of which quantises its input as it comes and holds int8
weights with a scale a column; attention is one node; sums and norms stay two nodes, since ONNX Runtime's joint one
(SkipLayerNormalization) takes ten times as long as both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

HIDDEN, ATTENTION_HEADS = 384, 12
Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]
"""Torch's names and shapes: "layers.0.query.weight" is out × in."""


class Graph:
    """The nodes and constants so far."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: Sequence[str], name: str, *, ours: bool = False, **settings: object) -> str:
        """A node with one output, which bears its name; `ours` are ONNX Runtime's own kinds."""
        self.nodes.append(helper.make_node(kind, inputs, [name], domain="com.microsoft" if ours else "", **settings))
        return name

    def hold(self, name: str, values: NDArray[np.generic]) -> str:
        """A constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def product(self, held: str, weights: Floats, bias: Floats, name: str) -> str:
        """`held` times the weights (out × in) plus the bias, in int8."""
        scale = np.abs(weights).max(axis=1) / 127
        small = np.round(weights / scale[:, None]).astype(np.int8).T
        zeros = np.zeros(len(scale), dtype=np.int8)
        parts = {"w": small, "scale": scale.astype(np.float32), "zero": zeros, "bias": bias}
        constants = [self.hold(f"{name}.{part}", one) for part, one in parts.items()]
        return self.add("DynamicQuantizeMatMul", [held, *constants], name, ours=True)

    def norm(self, held: str, weights: Weights, where: str, name: str) -> str:
        """Each piece's state with mean 0 and deviation 1, scaled and moved."""
        scaled = [self.hold(f"{where}.{part}", weights[f"{where}.{part}"]) for part in ("weight", "bias")]
        return self.add("LayerNormalization", [held, *scaled], name, epsilon=1e-12)


def add_layer(graph: Graph, held: str, weights: Weights, where: str, name: str) -> str:
    """One layer of the encoder."""
    joint = [np.concatenate([weights[f"{where}.{one}.{part}"] for one in ("query", "key", "value")]) for part in ("weight", "bias")]
    graph.product(held, *joint, f"{where}.joint")
    parts = [f"{where}.query", f"{where}.key", f"{where}.value"]
    graph.nodes.append(helper.make_node("Split", [f"{where}.joint"], parts, axis=-1, num_outputs=3))
    mixed = graph.add("MultiHeadAttention", parts, f"{where}.mixed", ours=True, num_heads=ATTENTION_HEADS)
    out, up, down = ((weights[f"{where}.{one}.weight"], weights[f"{where}.{one}.bias"]) for one in ("out", "up", "down"))
    held = graph.add("Add", [held, graph.product(mixed, *out, f"{where}.out")], f"{where}.first")
    held = graph.norm(held, weights, f"{where}.after", f"{where}.middle")
    wide = graph.add("Gelu", [graph.product(held, *up, f"{where}.up")], f"{where}.bent", ours=True)
    held = graph.add("Add", [held, graph.product(wide, *down, f"{where}.down")], f"{where}.second")
    return graph.norm(held, weights, f"{where}.last", name)


def save_graph(graph: Graph, inputs: Mapping[str, int], outputs: Mapping[str, int], target: Path) -> None:
    """Write the graph; inputs and outputs are 1 × pieces × the width told."""
    told = [
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", width]) for name, width in group.items()]
        for group in (inputs, outputs)
    ]
    made = helper.make_graph(graph.nodes, target.stem, *told, graph.constants)
    versions = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    onnx.save(helper.make_model(made, opset_imports=versions, ir_version=9, producer_name="crossread"), target)
