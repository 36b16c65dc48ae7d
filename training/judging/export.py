"""Make src/crossread/models/judge.onnx from the taught judge: `python -m training.judging.export FOLDER`.

Three layers, int8 by channel, as in training/reading/export.py. They stand on the lower half of the tagger that ships: after a
change of tagger-lower.onnx the judge is taught anew, and then the trees of judged.json (training/pairs.py).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.judging.network import Judge
from training.reading.network import HIDDEN
from training.shipping import MODELS, record_hash


class Alone(nn.Module):
    """The judge's reading of one sentence."""

    def __init__(self, network: Judge) -> None:
        super().__init__()
        self.network = network

    def forward(self, held: Tensor) -> Tensor:
        """1 × pieces × 384 in, and out."""
        found: Tensor = self.network(held, torch.zeros(()))
        return found


def export(network: Judge, target: Path) -> None:
    """Write the layers as int8 ONNX."""
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            Alone(network).eval(), (torch.zeros(1, 8, HIDDEN),), raw, input_names=["held"], output_names=["states"],
            dynamic_axes={name: {1: "pieces"} for name in ("held", "states")}, opset_version=17, dynamo=False,
        )  # fmt: skip
        options = FusionOptions("bert")
        for name in vars(options):
            if name.startswith("enable_"):
                setattr(options, name, name in ("enable_gelu", "enable_layer_norm"))
        optimize_model(
            str(raw), model_type="bert", num_heads=12, hidden_size=HIDDEN, optimization_options=options, opt_level=0
        ).save_model_to_file(str(fused))
        layers = [node.name for node in onnx.load(fused).graph.node if "layers." in node.name]
        quantize_dynamic(
            fused, target, per_channel=True, weight_type=QuantType.QInt8, nodes_to_quantize=layers,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    onnx.checker.check_model(str(target))


def main() -> None:
    """Write the file and its hash."""
    network = Judge()
    network.load_state_dict(torch.load(Path(sys.argv[1]) / "judge.pt", weights_only=True))
    target = MODELS / "judge.onnx"
    export(network.eval(), target)
    print(target.name, f"{target.stat().st_size / 1e6:.1f} MB", record_hash(target))


if __name__ == "__main__":
    main()
