"""Numbers, money and durations: two statements count the same thing and their intervals are not one."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.relate.align import Side, Word
from crossread.relate.candidates import Candidate, against, around
from crossread.relate.diff_kinds import same_value
from crossread.rows import DifferenceKind, Span, Value, ValueKind
from crossread.text.lists import table
from crossread.text.lists import words as listed
from crossread.text.stems import stem
from crossread.text.units import convert

_VAGUE = listed("quantifiers")
# Not measured: a count, its noun and a verb; where more words differ, more than the counts does.
_MOST_UNLIKE = 4
_PARTS = frozenset(stem(row[0]) for row in table("quantifiers") if row[1] == "%")
_PEOPLE = frozenset(map(stem, listed("counted_people")))


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
    agreed = {one.span for one in ours for other in theirs if same_value(one, other)}
    agreed |= {other.span for one in ours for other in theirs if same_value(one, other)}
    return [one for one in found if not any(span.overlaps(one.left) or span.overlaps(one.right) for span in agreed)]


def count_unlike(left: Side, ours: Sequence[Word], right: Side, theirs: Sequence[Word]) -> bool:
    """The words hold a count on either side, and of unlike things: houses here, people there."""
    if max(len(ours), len(theirs)) > _MOST_UNLIKE:
        return False
    here, there = _nouns_counted(left, ours), _nouns_counted(right, theirs)
    return bool(here and there) and all((one in _PEOPLE) is not (other in _PEOPLE) and one and other for one in here for other in there)


def _nouns_counted(side: Side, words: Sequence[Word]) -> list[str]:
    counts = [value for value in side.values if value.kind is ValueKind.NUMBER]
    inside = [value for value in counts if any(value.span.start <= word.start < value.span.end for word in words)]
    return [_noun(side, value) for value in inside]


def find_counts(left: Side, right: Side) -> list[Candidate]:
    """One statement counts what the other leaves at "some", "several" or "most", or the two use different such words."""
    found = []
    for at in left.counting:
        for to in right.counting:
            word, other = left.words[at], right.words[to]
            vague = word.stem in _VAGUE or other.stem in _VAGUE
            if not vague or word.stem == other.stem or not _nouns(left, at) & _nouns(right, to):
                continue
            places = (
                around(left, Span(left.report, word.start, word.end), 30),
                around(right, Span(right.report, other.start, other.end), 30),
            )
            scope = word.stem in _PARTS and other.stem in _PARTS
            kind = DifferenceKind.SCOPE if scope else DifferenceKind.NUMBER
            found.append(Candidate(kind, "count-words", *places, against(left, places[0], right, places[1])))
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
    if one.kind is not other.kind or same_value(one, other):
        return None
    meet = one.low <= other.high and other.low <= one.high
    if one.kind is ValueKind.NUMBER:
        mine, its = _noun(left, one), _noun(right, other)
        same = mine == its != ""
        if not same and not (alone and (_comparable(mine, its) or _measured(one, other))):
            return None
        return ("number-meets" if meet else "number-apart") + ("" if same else "-alone")
    if one.unit != other.unit and one.kind is ValueKind.DURATION and not alone:
        return None
    return f"{one.kind}-meets" if meet else f"{one.kind}-apart"


def _comparable(noun: str, other: str) -> bool:
    """Nouns that may count the same thing: people of any name, or a noun beside none; houses and people do not."""
    return not noun or not other or {noun, other} <= _PEOPLE


def _measured(one: Value, other: Value) -> bool:
    """Two measures of one dimension: kilometres and miles."""
    known, its = convert(one.unit), convert(other.unit)
    return known is not None and its is not None and known[0] == its[0]


def _noun(side: Side, value: Value) -> str:
    if value.unit:
        return stem(value.unit)
    return stem(side.text(value.of).split()[-1]) if value.of and len(value.of) else ""


def _nouns(side: Side, at: int) -> set[str]:
    return {word.stem for word in side.words[at + 1 : at + 5] if word.heavy}
