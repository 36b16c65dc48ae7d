"""Dates: two statements place the same thing at times that are not one interval, or only one of them says when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from crossread.relate.align import Side, within
from crossread.relate.candidates import Candidate, against, around, meeting
from crossread.rows import DifferenceKind, Value, ValueKind

_LINKS = frozenset({"on", "in", "at", "the", "this", "around", "about", "of"})


def find_dates(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Every two dates that disagree; one date alone where the other statement has none; and the days on which it was said."""
    return [*_within(left, right, pairs), *_beside(left, right)]


def _within(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Candidate]:
    ours, theirs = _dates(left), _dates(right)
    agreed = [(one, other) for one in ours for other in theirs if _same(left, one, right, other)]
    mine = [one for one in ours if not any(one is met for met, _ in agreed)]
    its = [other for other in theirs if not any(other is met for _, met in agreed)]
    if mine and its:
        return [_pair(left, one, right, other) for one in mine for other in its]
    if agreed:
        return []
    found = []
    for one in ours:
        place = around(left, one.span, least=36)
        lacking = meeting(right, [to for _, to in pairs])
        found.append(Candidate(DifferenceKind.DATE, "date-added", place, lacking, against(left, place, right, lacking)))
    for other in theirs:
        place = around(right, other.span, least=36)
        lacking = meeting(left, [at for at, _ in pairs])
        found.append(Candidate(DifferenceKind.DATE, "date-added", lacking, place, against(left, lacking, right, place)))
    return found


def _beside(left: Side, right: Side) -> list[Candidate]:
    """The one date that each sentence gives outside what is said, where they are not one day: "said on Monday", "told on Friday"."""
    ours, theirs = _outside(left), _outside(right)
    if len(ours) != 1 or len(theirs) != 1 or _same(left, ours[0], right, theirs[0]):
        return []
    one, other = ours[0].span, theirs[0].span
    return [Candidate(DifferenceKind.DATE, "date-beside", one, other, against(left, one, right, other))]


def _outside(side: Side) -> list[Value]:
    """The dates of the statement's first sentence that stand outside its content."""
    sentences = side.reading.sentences
    at = bisect_right(sentences, side.said.start, key=lambda sentence: sentence.start) - 1
    dates = (value for value in within(side.reading.values, sentences[at]) if value.kind is ValueKind.DATE) if at >= 0 else ()
    return [value for value in dates if not any(value.span.overlaps(piece) for piece in side.said.content)]


def _pair(left: Side, one: Value, right: Side, other: Value) -> Candidate:
    places = around(left, one.span, least=36), around(right, other.span, least=36)
    meet = one.low <= other.high and other.low <= one.high
    feature = "date-open" if _open(one) or _open(other) else "date-meets" if meet else "date-apart"
    return Candidate(DifferenceKind.DATE, feature, *places, against(left, places[0], right, places[1]))


def _dates(side: Side) -> list[Value]:
    return [value for value in side.values if value.kind is ValueKind.DATE]


def _open(value: Value) -> bool:
    return value.low == -inf and value.high == inf


def _same(left: Side, one: Value, right: Side, other: Value) -> bool:
    if _bare(left.text(one.span)) == _bare(right.text(other.span)):
        return True
    return not _open(one) and not _open(other) and (one.low, one.high) == (other.low, other.high)


def _bare(text: str) -> frozenset[str]:
    return frozenset(word for word in text.lower().replace(",", " ").split() if word not in _LINKS)
