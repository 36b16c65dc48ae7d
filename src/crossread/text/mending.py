"""Mending: shared pieces of two texts grown over small damage, so that a passage with misread letters or dropped words is one piece.

Order of the steps: two neighbouring pieces with a like gap on both sides become one; then each piece grows before and after it, a
window at a time and ever smaller ones, for as long as the two texts go on alike; an end inside a word moves to the word's end.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

Pair = tuple[tuple[int, int], tuple[int, int]]
"""A place in the left text and the place in the right text that says the same."""

_ALIKE = 0.7
"""Two windows of unlike prose reach .45 to .6 of common letters in order, a misread copy .8."""
_WIDEST_GAP = 900
_SLIP = 16
_WINDOWS = (160, 80, 40, 20)


def mend(left: str, right: str, pieces: Sequence[Pair]) -> list[Pair]:
    """The pieces in the order of the left text, joined over like gaps and grown as far as the texts go on alike."""
    joined: list[Pair] = []
    for piece in sorted(pieces):
        if joined and _like_gap(left, right, joined[-1], piece):
            joined[-1] = ((joined[-1][0][0], piece[0][1]), (joined[-1][1][0], piece[1][1]))
        else:
            joined.append(piece)
    taken = sorted(there for _, there in joined)
    place_of = {there: place for place, there in enumerate(taken)}
    grown: list[Pair] = []
    for nth, (here, there) in enumerate(joined):
        floor = grown[-1][0][1] if grown else 0
        ceiling = joined[nth + 1][0][0] if nth + 1 < len(joined) else len(left)
        place = place_of[there]
        low = taken[place - 1][1] if place else 0
        high = taken[place + 1][0] if place + 1 < len(taken) else len(right)
        before = _grown(left[floor : here[0]][::-1], right[low : there[0]][::-1])
        after = _grown(left[here[1] : ceiling], right[there[1] : high])
        new = ((here[0] - before, here[1] + after), (there[0] - min(before, there[0] - low), there[1] + min(after, high - there[1])))
        taken[place] = new[1]
        grown.append(new)
    return [(_whole_words(left, here), _whole_words(right, there)) for here, there in grown]


def _like_gap(left: str, right: str, one: Pair, other: Pair) -> bool:
    """What lies between two pieces is nearly the same on both sides."""
    here, there = left[one[0][1] : other[0][0]], right[one[1][1] : other[1][0]]
    if other[0][0] < one[0][1] or other[1][0] < one[1][1] or max(len(here), len(there)) > _WIDEST_GAP:
        return False
    return max(len(here), len(there)) <= _SLIP or Indel.normalized_similarity(here, there) >= _ALIKE


def _grown(left: str, right: str) -> int:
    """How many characters the two texts go on alike from their beginnings."""
    at = 0
    for window in _WINDOWS:
        while at < min(len(left), len(right)):
            to = min(at + window, len(left), len(right))
            if Indel.normalized_similarity(left[at:to], right[at:to]) < _ALIKE:
                break
            at = to
    return at


def _whole_words(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """The place without a part of a word or a blank at either end; a cut word belongs to what it ends."""
    start, end = place
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
