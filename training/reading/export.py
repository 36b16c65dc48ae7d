"""Make the files that ship from the taught tagger: `python -m training.reading.export FOLDER [--upper]`.

    tagger.npz          what stands before the layers (embeddings, words in int8 with a scale a row) and after (the biaffine link)
    tagger-lower.onnx   layers 1 to 3 with their heads, int8
    tagger-upper.onnx   layers 4 to 6 with theirs, int8

Weights are int8 by channel, activations are quantised as they come (one window at a time, so that the bytes do not depend on
what else is read); training/graph.py draws the graph. The heads stay in fp32, side by side in one product.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

from crossread.models.tagger import HEADS, LOWER, UPPER
from training.graph import Graph, add_layer, save_graph
from training.reading.network import HIDDEN, LAYERS, MIDDLE, Tagger
from training.shipping import MODELS, record_hash


def export_half(network: Tagger, place: int, target: Path) -> None:
    """Write one half of the layers with the heads after them."""
    weights = {name: one.detach().numpy() for name, one in network.state_dict().items()}
    graph = Graph()
    held = "before" if place else graph.norm("before", weights, "norm", "normed")
    layers = range(MIDDLE, LAYERS) if place else range(MIDDLE)
    for layer in layers:
        held = add_layer(graph, held, weights, f"layers.{layer}", "held" if layer == layers[-1] else f"held{layer}")
    heads = [np.concatenate([weights[f"heads.{place}.{one}.{part}"] for one in HEADS]) for part in ("weight", "bias")]
    told = graph.add("MatMul", [held, graph.hold("heads.w", heads[0].T)], "scores")
    graph.add("Add", [told, graph.hold("heads.bias", heads[1])], "answers")
    save_graph(graph, {"before": HIDDEN}, {"held": HIDDEN, "answers": len(heads[1])}, target)


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
    """Write the files and their hashes; with --upper not the lower half, which the judge of rows stands on."""
    network = Tagger()
    network.load_state_dict(torch.load(Path(sys.argv[1]) / "tagger.pt", weights_only=True))
    network.eval()
    export_rest(network, MODELS / "tagger.npz")
    halves = {UPPER: 1} if "--upper" in sys.argv else {LOWER: 0, UPPER: 1}
    for name, place in halves.items():
        export_half(network, place, MODELS / name)
    for name in ("tagger.npz", *halves):
        print(name, f"{(MODELS / name).stat().st_size / 1e6:.1f} MB", record_hash(MODELS / name))


if __name__ == "__main__":
    main()
