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
_LEAST = 0.3
"""A label that no piece bears with this likelihood makes no run. Not measured."""
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
    for place, (anchor, likely, gains) in enumerate(zip(answers.anchors.tolist(), *_gains(answers.links), strict=True)):
        content, source = (_runs(gains[label], likely[label]) for label in (CONTENT, SOURCE))
        cue = _runs(gains[CUE], likely[CUE]) if anchor else []
        if anchor and not any(start <= anchor < end for start, end in cue):
            cue = [(anchor, anchor + 1), *cue]
        parts = ([_chars(text, window, run) for run in runs] for runs in (content, sorted(cue), source))
        said, verb, who = (tuple(part) for part in parts)
        if said:
            made.append(Told(float(answers.begins[place]), _quoted(text, said), verb, who, int(answers.attitudes[place])))
    return made


def _gains(links: NDArray[np.float32]) -> tuple[list[list[float]], list[list[list[float]]]]:
    """For each anchor and label how likely the likeliest piece bears it, and what a run of it gains by each piece."""
    inside = links.transpose(0, 2, 1).astype(np.float64)
    # The encoder's marks are in no run.
    inside[:, 1:, [0, -1]] = -30.0
    likely = np.exp(inside)
    gains = inside - np.log(np.maximum(1 - likely, 1e-12))
    return likely.max(axis=2).tolist(), gains.tolist()


def _runs(gains: list[float], likeliest: float) -> list[tuple[int, int]]:
    """The runs of pieces that bear the label on the best path through two states, in and out."""
    if likeliest < _LEAST:
        return []
    gaining = [place for place, gain in enumerate(gains) if gain > 0]
    if not gaining:
        return []
    # No run begins or ends with a piece that gains nothing.
    first, last = gaining[0], gaining[-1]
    # How much better a path is that is in a run than one that is out; beyond the cost of a switch it makes no difference.
    ahead = -_SWITCH
    before: list[float] = []
    for gain in gains[first : last + 1]:
        before.append(ahead)
        ahead = min(max(ahead, -_SWITCH), _SWITCH) + gain
    runs: list[tuple[int, int]] = []
    inside, end = ahead > _SWITCH, last + 1
    for place in range(last, first - 1, -1):
        was_inside = before[place - first] >= -_SWITCH if inside else before[place - first] > _SWITCH
        if inside and not (was_inside and place > first):
            runs.append((place, end))
        elif was_inside and not inside:
            end = place
        inside = was_inside
    runs.reverse()
    return runs


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
