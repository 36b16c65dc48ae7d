"""The tagger's network: the encoder of all-MiniLM-L6-v2, and four small heads after its third and after its last layer.

Heads, each over the pieces of one window:
  begins     does this piece begin a cue? (the first, mark piece: is something said here without a cue?)
  link       for a piece that begins a cue, what is each other piece to it: nothing, content, source, cue (a biaffine score)
  attitude   of a piece that begins a cue
  names      person, organisation, place
"""

from __future__ import annotations

import json

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.reading.base import base_folder
from training.reading.data import ATTITUDES, NAMES
from training.reading.vocabulary import kept

HIDDEN, LAYERS, TOLD = 384, 6, 96
MIDDLE = 3
FAR = 48
RULED, SHAPES = 16, 9


class Layer(nn.Module):
    """One layer of the encoder, named and shaped so that its weights load from the official file."""

    def __init__(self, heads: int = 12) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.after, self.last = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, held: Tensor, mask: Tensor) -> Tensor:
        """The next state of each piece; mask is added to the attention's scores."""
        size, long, _ = held.shape
        query, key, value = (one(held).view(size, long, self.heads, -1).transpose(1, 2) for one in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) * (HIDDEN // self.heads) ** -0.5 + mask
        mixed = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).reshape(size, long, HIDDEN)
        held = self.after(held + self.drop(self.out(mixed)))
        return self.last(held + self.drop(self.down(nn.functional.gelu(self.up(held)))))


class Heads(nn.Module):
    """The four answers after some layer."""

    def __init__(self) -> None:
        super().__init__()
        self.begins, self.attitude, self.names = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, len(ATTITUDES)), nn.Linear(HIDDEN, len(NAMES))
        self.cue, self.told = nn.Linear(HIDDEN, TOLD), nn.Linear(HIDDEN, TOLD)
        self.pair = nn.Parameter(torch.empty(4, TOLD, TOLD).normal_(std=0.02))
        self.alone = nn.Linear(HIDDEN, 4)
        self.apart = nn.Parameter(torch.zeros(4, 2 * FAR + 1))

    def link(self, held: Tensor, anchor: Tensor, places: Tensor) -> Tensor:
        """Scores, anchors × pieces × 4; `held` holds each anchor's window, `anchor` its state, `places` its place there."""
        pairs = torch.einsum("ad,cde,ale->alc", torch.tanh(self.cue(anchor)), self.pair, torch.tanh(self.told(held)))
        far = (torch.arange(held.shape[1])[None] - places[:, None]).clamp(-FAR, FAR) + FAR
        return pairs + self.alone(held) + self.apart.t()[far]


class Tagger(nn.Module):
    """Pieces in, the states after the third and the last layer out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(len(kept()), HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.ruled, self.shape = nn.Embedding(RULED, HIDDEN), nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.ruled.weight)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.ModuleList((Heads(), Heads()))

    def forward(self, ids: Tensor, ruled: Tensor, shape: Tensor) -> tuple[Tensor, Tensor]:
        """States after the middle and after the last layer; 0 among the ids fills up."""
        mask = (ids == 0)[:, None, None, :].float() * -1e4
        held = self.words(ids) + self.places.weight[: ids.shape[1]] + self.ruled(ruled) + self.shape(shape)
        held = self.drop(self.norm(held))
        middle = held
        for place, layer in enumerate(self.layers):
            held = layer(held, mask)
            if place == MIDDLE - 1:
                middle = held
        return middle, held


def from_base() -> Tagger:
    """The network with the official encoder's weights; the heads are fresh."""
    folder = base_folder()
    weights = load_file(folder / "model.safetensors")
    config = json.loads((folder / "config.json").read_text())
    if (config["hidden_size"], config["num_hidden_layers"]) != (HIDDEN, LAYERS):
        raise ValueError(f"another encoder: {config}")
    words = {word: place for place, word in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    made = Tagger()
    state = made.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"][[words[word] for word in kept()]]
    state["places.weight"] = weights["embeddings.position_embeddings.weight"]
    state["places.weight"] += weights["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for place in range(LAYERS):
            for ours, theirs in _LAYER.items():
                state[f"layers.{place}.{ours}.{kind}"] = weights[f"encoder.layer.{place}.{theirs}.{kind}"]
    made.load_state_dict(state)
    return made


_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "after": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "last": "output.LayerNorm",
}
