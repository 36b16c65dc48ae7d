"""Dates: two statements place the same thing at times that are not one interval, or only one of them says when."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from crossread.relate.align import Side
from crossread.relate.candidates import Candidate, against, around, meeting
from crossread.rows import DifferenceKind, Value, ValueKind

_LINKS = frozenset({"on", "in", "at", "the", "this", "around", "about", "of"})


def find_dates(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Every two dates that disagree; one date alone where the other statement has none."""
    ours, theirs = _dates(left), _dates(right)
    if any(_same(left, one, right, other) for one in ours for other in theirs):
        return []
    if ours and theirs:
        return [_pair(left, one, right, other) for one in ours for other in theirs]
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
