"""The tagger's answers as attributions in characters.

In order: a cue begins where the tagger is sure enough; for each, the pieces most likely content and source become runs (the best
path through two states, so that no single piece breaks a run); runs grow to whole words and to the quotation marks around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.tagger import Tagged
from crossread.read.windows import Window

Chars = tuple[int, int]
CONTENT, SOURCE, CUE = 1, 2, 3
_SWITCH = 1.0
"""What it costs a run to begin or end, in nats. Tuned on our own reports."""
_OPENING, _CLOSING = "“\"'‘«„", "”\"'’»"


class Told(NamedTuple):
    """One attribution of a window: how sure the tagger is, and its parts in characters."""

    sure: float
    content: tuple[Chars, ...]
    cue: tuple[Chars, ...]
    source: tuple[Chars, ...]
    attitude: int


def decode(text: str, window: Window, answers: Tagged) -> list[Told]:
    """The attributions of one window, in the order of their cues; one without content is none."""
    made: list[Told] = []
    for place, anchor in enumerate(answers.anchors.tolist()):
        links = answers.links[place].copy()
        links[[0, -1]] = (0.0, -30.0, -30.0, -30.0)
        content, source = (_runs(links, label) for label in (CONTENT, SOURCE))
        cue = _runs(links, CUE) if anchor else []
        if anchor and not any(start <= anchor < end for start, end in cue):
            cue = [(anchor, anchor + 1), *cue]
        parts = ([_chars(text, window, run) for run in runs] for runs in (content, sorted(cue), source))
        said, verb, who = (tuple(part) for part in parts)
        if said:
            made.append(Told(float(answers.begins[place]), _quoted(text, said), verb, who, int(answers.attitudes[place])))
    return made


def _runs(links: NDArray[np.float32], label: int) -> list[tuple[int, int]]:
    """The runs of pieces that bear the label on the best path through two states, in and out."""
    inside = links[:, label].astype(np.float64)
    likely = np.exp(inside)
    if likely.max() < 0.3:
        return []
    outside = np.log(np.maximum(1 - likely, 1e-12))
    gain = (inside - outside).tolist()
    back: list[tuple[bool, bool]] = []
    out, held = 0.0, -_SWITCH
    for one in gain:
        from_out, from_in = out - _SWITCH, held
        back.append((held - _SWITCH > out, from_in >= from_out))
        out, held = max(out, held - _SWITCH), max(from_in, from_out) + one
    state = held - _SWITCH > out
    states = []
    for left, kept in reversed(back):
        states.append(state)
        state = kept if state else left
    states.reverse()
    edges = np.flatnonzero(np.diff([0, *map(int, states), 0]))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _chars(text: str, window: Window, run: tuple[int, int]) -> Chars:
    """A run of pieces in characters, grown to whole words, without a comma at its ends."""
    start, end = int(window.starts[run[0]]), int(window.ends[run[1] - 1])
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while end - start > 1 and text[start] in ",;: \n":
        start += 1
    while end - start > 1 and text[end - 1] in ",;: \n":
        end -= 1
    return start, end


def _quoted(text: str, pieces: Sequence[Chars]) -> tuple[Chars, ...]:
    """Pieces of content with the quotation marks that touch them, and the comma or full stop before a closing one."""
    made: list[Chars] = []
    for start, end in pieces:
        left, right = start, end
        if left > 0 and text[left - 1] in _OPENING and (left == 1 or not text[left - 2].isalnum()):
            left -= 1
        if right < len(text) and text[right] in ",.!?" and right + 1 < len(text) and text[right + 1] in _CLOSING:
            right += 2
        elif right < len(text) and text[right] in _CLOSING and not text[right + 1 : right + 2].isalnum():
            right += 1
        made.append((left, right))
    return tuple(made)
