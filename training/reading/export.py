"""Make the files that ship from the taught tagger: `python -m training.reading.export FOLDER`.

    tagger.npz          what stands before the layers (embeddings, words in int8 with a scale a row) and after (the biaffine link)
    tagger-lower.onnx   layers 1 to 3 with their heads, int8
    tagger-upper.onnx   layers 4 to 6 with theirs, int8

Weights are int8 by channel, activations are quantised as they come (one window at a time, so that the bytes do not depend on
what else is read). The heads stay in fp32. Only GELU and LayerNorm are fused: other fusions cost speed in int8 (shared performance notes).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.reading.network import HIDDEN, MIDDLE, Heads, Tagger
from training.shipping import MODELS, record_hash

OUTPUTS = ("held", "begins", "cue", "told", "alone", "attitude", "names")


class Half(nn.Module):
    """Three layers and the heads after them, for one window."""

    def __init__(self, network: Tagger, place: int) -> None:
        super().__init__()
        self.norm = network.norm if place == 0 else nn.Identity()
        self.layers = network.layers[:MIDDLE] if place == 0 else network.layers[MIDDLE:]
        self.heads: Heads = network.heads[place]

    def forward(self, held: Tensor) -> tuple[Tensor, ...]:
        """1 × pieces × 384 in, the outputs named in OUTPUTS out."""
        held = self.norm(held)
        for layer in self.layers:
            held = layer(held, torch.zeros(()))
        heads = self.heads
        told = (heads.begins(held), torch.tanh(heads.cue(held)), torch.tanh(heads.told(held)), heads.alone(held))
        return held, *told, heads.attitude(held), heads.names(held)


def export_half(network: Tagger, place: int, target: Path) -> None:
    """Write one half of the layers as int8 ONNX."""
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            Half(network, place).eval(), (torch.zeros(1, 8, HIDDEN),), raw, input_names=["before"], output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in ("before", *OUTPUTS)}, opset_version=17, dynamo=False,
        )  # fmt: skip
        options = FusionOptions("bert")
        for name in vars(options):
            if name.startswith("enable_"):
                setattr(options, name, name in ("enable_gelu", "enable_layer_norm"))
        optimize_model(
            str(raw), model_type="bert", num_heads=12, hidden_size=HIDDEN, optimization_options=options, opt_level=0
        ).save_model_to_file(str(fused))
        layers = [node.name for node in onnx.load(fused).graph.node if "/layers." in node.name]
        quantize_dynamic(
            fused, target, per_channel=True, weight_type=QuantType.QInt8, nodes_to_quantize=layers,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    onnx.checker.check_model(str(target))


def export_rest(network: Tagger, target: Path) -> None:
    """Write what stands before and after the layers."""
    words = network.words.weight.detach().numpy()
    scale = np.abs(words).max(axis=1, keepdims=True) / 127
    arrays = {"words": np.round(words / scale).astype(np.int8), "scale": scale.astype(np.float32)}
    arrays |= {name: getattr(network, name).weight.detach().numpy().astype(np.float32) for name in ("ruled", "shape")}
    arrays["places"] = network.places.weight.detach().numpy()[:256].astype(np.float32)
    for level, heads in enumerate(network.heads):
        arrays[f"pair{level}"] = heads.pair.detach().numpy()
        arrays[f"apart{level}"] = heads.apart.detach().numpy()
    np.savez(target, **arrays)


def main() -> None:
    """Write the three files and their hashes."""
    network = Tagger()
    network.load_state_dict(torch.load(Path(sys.argv[1]) / "tagger.pt", weights_only=True))
    network.eval()
    export_rest(network, MODELS / "tagger.npz")
    for place, name in enumerate(("tagger-lower.onnx", "tagger-upper.onnx")):
        export_half(network, place, MODELS / name)
    for name in ("tagger.npz", "tagger-lower.onnx", "tagger-upper.onnx"):
        print(name, f"{(MODELS / name).stat().st_size / 1e6:.1f} MB", record_hash(MODELS / name))


if __name__ == "__main__":
    main()
