"""Numbers, money and durations: two statements count the same thing and their intervals are not one."""

from __future__ import annotations

from crossread.relate.align import Side
from crossread.relate.candidates import Candidate, against, around
from crossread.rows import DifferenceKind, Span, Value, ValueKind
from crossread.text.lists import words as listed
from crossread.text.stems import stem

_VAGUE = listed("quantifiers")


def find_numbers(left: Side, right: Side) -> list[Candidate]:
    """Every two values of one sort that are not the same interval, the ones that count the same noun first."""
    found = []
    ours, theirs = _values(left), _values(right)
    for one in ours:
        for other in theirs:
            feature = _compare(left, one, right, other, alone=len(ours) == len(theirs) == 1)
            if feature:
                places = around(left, _extent(one), 30), around(right, _extent(other), 30)
                found.append(Candidate(DifferenceKind.NUMBER, feature, *places, against(left, places[0], right, places[1])))
    agreed = {one.span for one in ours for other in theirs if (one.low, one.high) == (other.low, other.high)}
    agreed |= {other.span for one in ours for other in theirs if (one.low, one.high) == (other.low, other.high)}
    return [one for one in found if not any(span.overlaps(one.left) or span.overlaps(one.right) for span in agreed)]


def find_counts(left: Side, right: Side) -> list[Candidate]:
    """One statement counts what the other leaves at "some", "several" or "most", or the two use different such words."""
    found = []
    for at in _counting(left):
        for to in _counting(right):
            word, other = left.words[at], right.words[to]
            vague = word.stem in _VAGUE or other.stem in _VAGUE
            if not vague or word.stem == other.stem or not _nouns(left, at) & _nouns(right, to):
                continue
            places = (
                around(left, Span(left.report, word.start, word.end), 30),
                around(right, Span(right.report, other.start, other.end), 30),
            )
            found.append(Candidate(DifferenceKind.NUMBER, "count-words", *places, against(left, places[0], right, places[1])))
    return found


def _values(side: Side) -> list[Value]:
    return [value for value in side.values if value.kind is not ValueKind.DATE]


def _extent(value: Value) -> Span:
    """The value with its hedge and the noun it counts, when they stand close."""
    start, end = value.span.start, value.span.end
    if value.hedge and 0 <= start - value.hedge.end <= 3:
        start = value.hedge.start
    if value.of and 0 <= value.of.end - end <= 40:
        end = value.of.end
    return Span(value.span.report, start, end)


def _compare(left: Side, one: Value, right: Side, other: Value, *, alone: bool) -> str | None:
    if one.kind is not other.kind or (one.low, one.high) == (other.low, other.high):
        return None
    meet = one.low <= other.high and other.low <= one.high
    if one.kind is ValueKind.NUMBER:
        same = _noun(left, one) == _noun(right, other) != ""
        if not same and not alone:
            return None
        return ("number-meets" if meet else "number-apart") + ("" if same else "-alone")
    if one.unit != other.unit and one.kind is ValueKind.DURATION and not alone:
        return None
    return f"{one.kind}-meets" if meet else f"{one.kind}-apart"


def _noun(side: Side, value: Value) -> str:
    if value.unit:
        return stem(value.unit)
    return stem(side.text(value.of).split()[-1]) if value.of and len(value.of) else ""


def _counting(side: Side) -> list[int]:
    """The places of the words that count, with a number or without."""
    numbers = [(value.span.start, value.span.end) for value in _values(side)]
    counts = (word.stem in _VAGUE or any(start <= word.start < end for start, end in numbers) for word in side.words)
    return [at for at, yes in enumerate(counts) if yes]


def _nouns(side: Side, at: int) -> set[str]:
    return {word.stem for word in side.words[at + 1 : at + 5] if word.heavy}
