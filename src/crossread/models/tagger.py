"""The tagger of reported speech: pieces of a paragraph in, who says what to whom out; int8, one window at a time.

Two halves of three layers each: `small` reads with the lower one alone, `full` with both. What is asked of a window is the same
whatever else is read, so the bytes are too. Made by training/reading; the model card is docs/model-card.md.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.sessions import session
from crossread.models.shipped import read_model

LOWER, UPPER = "tagger-lower.onnx", "tagger-upper.onnx"
LEAST = 0.15
"""A piece less likely to begin a cue than this is not looked at further."""
HEADS = {"begins": 1, "alone": 4, "attitude": 11, "names": 7, "cue": 96, "told": 96}
"""What a half answers of each piece, side by side in this order, and how wide."""
UNSURE = (0.05, 0.97)
"""The upper half is asked where the lower one finds some piece to begin a cue with a likelihood between these.

Measured: on the 60 held-out reports of ours and PolNeAR's dev part it changes the headline by .0005 at most.
"""
_FAR = 48
_ENDS = list(accumulate(HEADS.values()))
_SLICES = {name: slice(end - HEADS[name], end) for name, end in zip(HEADS, _ENDS, strict=True)}
Floats = NDArray[np.float32]


class Tagged(NamedTuple):
    """What the tagger says of one window."""

    anchors: NDArray[np.int64]
    """The pieces that may begin a cue; 0 stands for "said here without a cue"."""
    begins: Floats
    """How likely each of them does, 0 to 1."""
    links: Floats
    """anchors × pieces × 4, natural logarithms: nothing, content, source, cue."""
    attitudes: NDArray[np.int64]
    """The place of the likeliest attitude of each anchor among `rows.Attitude`."""
    names: Floats
    """pieces × 7 scores: nothing, then first and further pieces of a person, an organisation, a place."""


class _Arrays(NamedTuple):
    words: NDArray[np.int8]
    scale: Floats
    places: Floats
    told: Floats
    """What the rules say of a piece × its shape."""
    pair: tuple[Floats, ...]
    apart: tuple[Floats, ...]


def tag(ids: NDArray[np.int64], ruled: NDArray[np.int64], shape: NDArray[np.int64], *, full: bool) -> Tagged:
    """The answers for one window of pieces, marks included; `ruled` and `shape` as read.windows tells them."""
    state, answers = session(LOWER).run(None, {"before": _before(ids, ruled, shape)})
    level = int(full and _is_unsure(answers[0]))
    if level:
        _, answers = session(UPPER).run(None, {"before": state})
    heads = {name: answers[0][:, place] for name, place in _SLICES.items()}
    likely = _likely(heads["begins"])
    anchors = np.flatnonzero(likely > LEAST)
    links = _links(anchors, heads, level=level)
    return Tagged(anchors, likely[anchors], links, heads["attitude"][anchors].argmax(-1), heads["names"])


def make_ready(*, full: bool) -> None:
    """Load what tagging needs, once: two threads that both need it would each load it."""
    _arrays()
    session(LOWER)
    if full:
        session(UPPER)


def lower_state(ids: NDArray[np.int64]) -> Floats:
    """The state of each piece after the lower half, of whose sentence nothing is known but its words; pieces × 384."""
    nothing = np.zeros_like(ids)
    found: Floats = session(LOWER).run(["held"], {"before": _before(ids, nothing, nothing)})[0][0]
    return found


def _likely(begins: Floats) -> Floats:
    """How likely each piece but the last mark begins a cue."""
    return np.asarray(1 / (1 + np.exp(-begins[:-1, 0])), dtype=np.float32)


def _is_unsure(answers: Floats) -> bool:
    """Some piece but the marks may begin a cue, or may not."""
    likely = _likely(answers)[1:]
    return bool(((likely > UNSURE[0]) & (likely < UNSURE[1])).any())


def _before(ids: NDArray[np.int64], ruled: NDArray[np.int64], shape: NDArray[np.int64]) -> Floats:
    """The state of each piece before the first layer; 1 × pieces × 384."""
    held = _arrays()
    state = held.words[ids] * held.scale[ids]
    state += held.places[: len(ids)]
    state += held.told[ruled, shape]
    return state[None]


def _links(anchors: NDArray[np.int64], heads: Mapping[str, Floats], *, level: int) -> Floats:
    held = _arrays()
    pieces = len(heads["told"])
    if not len(anchors):
        return np.zeros((0, pieces, 4), dtype=np.float32)
    turned = np.tanh(heads["cue"][anchors]) @ held.pair[level]
    far = np.clip(np.arange(pieces)[None] - anchors[:, None], -_FAR, _FAR) + _FAR
    scores = np.tanh(heads["told"]) @ turned.reshape(-1, turned.shape[-1]).T
    scores = scores.reshape(pieces, 4, len(anchors)).transpose(2, 0, 1) + heads["alone"] + held.apart[level].T[far]
    scores -= scores.max(axis=-1, keepdims=True)
    found: Floats = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
    return found


@cache
def _arrays() -> _Arrays:
    held = np.load(io.BytesIO(read_model("tagger.npz")), allow_pickle=False)
    levels = [(held[f"pair{level}"], held[f"apart{level}"]) for level in (0, 1)]
    pair, apart = (tuple(arrays) for arrays in zip(*levels, strict=True))
    return _Arrays(held["words"], held["scale"], held["places"], held["ruled"][:, None] + held["shape"], pair, apart)
