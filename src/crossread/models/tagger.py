"""The tagger of reported speech: pieces of a paragraph in, who says what to whom out; int8, one window at a time.

Two halves of three layers each: `small` reads with the lower one alone, `full` with both. What is asked of a window is the same
whatever else is read, so the bytes are too. Made by training/reading; the model card is docs/model-card.md.
"""

from __future__ import annotations

import io
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.sessions import session
from crossread.models.shipped import read_model

LOWER, UPPER = "tagger-lower.onnx", "tagger-upper.onnx"
LEAST = 0.15
"""A piece less likely to begin a cue than this is not looked at further."""
_HOPELESS = 0.03
_FAR = 48
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
    ruled: Floats
    shape: Floats
    pair: tuple[Floats, ...]
    apart: tuple[Floats, ...]


def tag(ids: NDArray[np.int64], ruled: NDArray[np.int64], shape: NDArray[np.int64], *, full: bool) -> Tagged:
    """The answers for one window of pieces, marks included; `ruled` and `shape` as read.windows tells them."""
    held = _before(ids, ruled, shape)
    state, *answers = session(LOWER).run(None, {"before": held})
    # Where the lower half is sure that nothing is said, the upper half is not asked.
    if full and _likely(answers[0][0]).max() > _HOPELESS:
        _, *answers = session(UPPER).run(None, {"before": state})
    begins, cue, told, alone, attitude, names = (answer[0] for answer in answers)
    likely = _likely(begins)
    anchors = np.flatnonzero(likely > LEAST)
    links = _links(anchors, cue, told, alone, level=int(full))
    return Tagged(anchors, likely[anchors], links, attitude[anchors].argmax(-1), names)


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


def _before(ids: NDArray[np.int64], ruled: NDArray[np.int64], shape: NDArray[np.int64]) -> Floats:
    """The state of each piece before the first layer; 1 × pieces × 384."""
    held = _arrays()
    state = held.words[ids] * held.scale[ids] + held.places[: len(ids)] + held.ruled[ruled] + held.shape[shape]
    return state[None].astype(np.float32)


def _links(anchors: NDArray[np.int64], cue: Floats, told: Floats, alone: Floats, *, level: int) -> Floats:
    held = _arrays()
    if not len(anchors):
        return np.zeros((0, len(told), 4), dtype=np.float32)
    turned = np.einsum("ad,cde->ace", cue[anchors], held.pair[level])
    far = np.clip(np.arange(len(told))[None] - anchors[:, None], -_FAR, _FAR) + _FAR
    scores = np.einsum("ace,le->alc", turned, told) + alone + held.apart[level].T[far]
    scores -= scores.max(axis=-1, keepdims=True)
    found: Floats = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
    return found


@cache
def _arrays() -> _Arrays:
    held = np.load(io.BytesIO(read_model("tagger.npz")), allow_pickle=False)
    levels = [(held[f"pair{level}"], held[f"apart{level}"]) for level in (0, 1)]
    pair, apart = (tuple(arrays) for arrays in zip(*levels, strict=True))
    return _Arrays(held["words"], held["scale"], held["places"], held["ruled"], held["shape"], pair, apart)
