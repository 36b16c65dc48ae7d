"""The kind of a difference of words: what the words of its own are that a side has.

Words that only count make it a number; those of a date, a date; a name on both sides, a name or a place; two spellings of
one name are a name. Else it stays a term, or scope where one side alone has words of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossread.relate.align import Side, Word
from crossread.rows import DifferenceKind, Mention, MentionKind, Span, Value, ValueKind


def kind_of(left: Side, ours: Sequence[Word], right: Side, theirs: Sequence[Word]) -> DifferenceKind:
    """The kind of a difference between words of their own that the sides have in one gap."""
    for kind, places in _PLACES:
        here, there = places(left), places(right)
        if (ours or theirs) and _all_in(ours, here) and _all_in(theirs, there):
            return kind
    if ours and theirs:
        one, other = _named(left, ours), _named(right, theirs)
        if one and other:
            return DifferenceKind.PLACE if one.kind is other.kind is MentionKind.PLACE else DifferenceKind.NAME
    return DifferenceKind.TERM if ours and theirs else DifferenceKind.SCOPE


def _all_in(words: Sequence[Word], places: Sequence[Span]) -> bool:
    return all(any(place.start <= word.start and word.end <= place.end for place in places) for word in words)


def _named(side: Side, words: Sequence[Word]) -> Mention | None:
    """The one name that holds all the words."""
    return next((mention for mention in side.mentions if _all_in(words, [mention.span])), None)


def _dates(side: Side) -> list[Span]:
    return [value.span for value in side.values if value.kind is ValueKind.DATE]


def _numbers(side: Side) -> list[Span]:
    return [_extent(value) for value in side.values if value.kind is not ValueKind.DATE]


def _extent(value: Value) -> Span:
    """The value with its hedge."""
    start = value.hedge.start if value.hedge and value.hedge.start < value.span.start else value.span.start
    return Span(value.span.report, start, value.span.end)


_PLACES: tuple[tuple[DifferenceKind, Callable[[Side], list[Span]]], ...] = (
    (DifferenceKind.DATE, _dates),
    (DifferenceKind.NUMBER, _numbers),
)
