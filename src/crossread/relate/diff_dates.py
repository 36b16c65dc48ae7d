"""Dates: two statements place the same thing at times that are not one interval, or only one of them says when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from crossread.relate.align import Side
from crossread.relate.candidates import Candidate, against, around, frame, meeting, phrase
from crossread.rows import DifferenceKind, Value

# Wide enough to be read alone.
_LEAST = 40
_LINKS = frozenset({"on", "in", "at", "the", "this", "around", "about", "of"})


def find_dates(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Every two dates that disagree; one date alone where the other statement has none; and the days on which it was said."""
    ours, theirs, said, told = left.dates, right.dates, left.outside, right.outside
    if not (ours or theirs or said or told):
        return []
    mine, its = _unmet(left, ours, right, theirs)
    found = [_pair(left, one, right, other) for one in mine for other in its]
    if not (mine and its):
        feature = "date-more" if len(mine) < len(ours) or len(its) < len(theirs) else "date-added"
        found += [one for value in mine for one in _added(feature, left, value, right, pairs)]
        mirrored = [(to, at) for at, to in pairs]
        found += [_turned(one) for value in its for one in _added(feature, right, value, left, mirrored)]
    return [*found, *_beside(left, said, right, told, pairs), *_across(left, (mine, said), right, (its, told))]


def _unmet(left: Side, ours: Sequence[Value], right: Side, theirs: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """The dates of either side that the other does not give."""
    agreed = [(one, other) for one in ours for other in theirs if _same(left, one, right, other)]
    return (
        [one for one in ours if not any(one is met for met, _ in agreed)],
        [other for other in theirs if not any(other is met for _, met in agreed)],
    )


def _added(feature: str, left: Side, one: Value, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Candidate]:
    """A date of the left alone, against where the other says what stands beside it; and against where the two meet."""
    place = around(left, one.span, least=36)
    at = next((at for at, word in enumerate(left.words) if word.end > one.span.start), 0)
    near = min(pairs, key=lambda pair: (abs(pair[0] - at), pair), default=None)
    lacking = [meeting(right, [to for _, to in pairs])]
    if near is not None:
        lacking.insert(0, phrase(right, max(0, near[1] - 1), near[1] + 1, _LEAST))
    distinct = dict.fromkeys(lacking)
    return [Candidate(DifferenceKind.DATE, feature, place, other, against(left, place, right, other)) for other in distinct]


def _turned(one: Candidate) -> Candidate:
    """The same difference seen from the other side."""
    return replace(one, left=one.right, right=one.left)


def _beside(left: Side, ours: Sequence[Value], right: Side, theirs: Sequence[Value], pairs: Sequence[tuple[int, int]]) -> list[Candidate]:
    """The date that each sentence gives outside what is said, where they are not one day: "said on Monday", "told on Friday".

    Where one sentence alone gives such a date, it stands against the other's source and verb.
    """
    if len(ours) > 1 or len(theirs) > 1 or not (ours or theirs):
        return []
    if ours and theirs:
        one, other = ours[0].span, theirs[0].span
        met = _same(left, ours[0], right, theirs[0])
        return [] if met else [Candidate(DifferenceKind.DATE, "date-beside", one, other, against(left, one, right, other))]
    one = ours[0].span if ours else frame(left, [at for at, _ in pairs])
    other = theirs[0].span if theirs else frame(right, [to for _, to in pairs])
    return [Candidate(DifferenceKind.DATE, "date-beside-added", one, other, against(left, one, right, other))]


def _across(
    left: Side, ours: tuple[Sequence[Value], Sequence[Value]], right: Side, theirs: tuple[Sequence[Value], Sequence[Value]]
) -> list[Candidate]:
    """A date in what is said on one side, and the one outside it on the other: "left on Friday", "told us on Monday that he left"."""
    (mine, said), (its, told) = ours, theirs
    crossed = [*((one, other) for one in mine[:2] for other in told[:1]), *((one, other) for one in said[:1] for other in its[:2])]
    return [_pair(left, one, right, other, "date-across") for one, other in crossed if not _same(left, one, right, other)]


def _pair(left: Side, one: Value, right: Side, other: Value, told: str = "") -> Candidate:
    places = around(left, one.span, least=36), around(right, other.span, least=36)
    meet = one.low <= other.high and other.low <= one.high
    feature = "date-open" if _open(one) or _open(other) else "date-meets" if meet else "date-apart"
    return Candidate(DifferenceKind.DATE, told or feature, *places, against(left, places[0], right, places[1]))


def _open(value: Value) -> bool:
    return value.low == -inf and value.high == inf


def _same(left: Side, one: Value, right: Side, other: Value) -> bool:
    if _bare(left.text(one.span)) == _bare(right.text(other.span)):
        return True
    return not _open(one) and not _open(other) and (one.low, one.high) == (other.low, other.high)


def _bare(text: str) -> frozenset[str]:
    return frozenset(word for word in text.lower().replace(",", " ").split() if word not in _LINKS)
