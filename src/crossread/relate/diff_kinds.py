"""The kind of a difference of words: what the words of its own are that a side has.

Words that only count make it a number; those of a date, a date; a name on both sides, a name or a place; two spellings of
one name are a name. Else it stays a term, or scope where one side alone has words of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf

from crossread.relate.align import Side, Word
from crossread.rows import DifferenceKind, Mention, MentionKind, Span, Value, ValueKind
from crossread.text.units import scaled


def kind_of(left: Side, ours: Sequence[Word], right: Side, theirs: Sequence[Word]) -> DifferenceKind | None:
    """The kind of a difference between words of their own that the sides have in one gap; None where both mean one value."""
    for kind, places in _PLACES:
        here, there = places(left), places(right)
        one, other = _holding(ours, here), _holding(theirs, there)
        if one is not None and other is not None and (one or other):
            met = all(_met(value, there.values()) for value in one) and all(_met(value, here.values()) for value in other)
            return None if met else kind
    if ours and theirs:
        named, its = _named(left, ours), _named(right, theirs)
        if named and its:
            return DifferenceKind.PLACE if named.kind is its.kind is MentionKind.PLACE else DifferenceKind.NAME
    return DifferenceKind.TERM if ours and theirs else DifferenceKind.SCOPE


def same_value(one: Value, other: Value) -> bool:
    """Both are one interval, in whatever unit: thirty minutes and half an hour; of days that are not known, both are called the same."""
    if one.kind is ValueKind.DATE is other.kind and one.low == other.low == -inf:
        return one.norm == other.norm
    if one.kind is not other.kind or -inf in (one.low, other.low):
        return False
    if ValueKind.DATE is one.kind:
        return (one.low, one.high) == (other.low, other.high)
    (_, low, high), (_, its_low, its_high) = scaled(one.low, one.high, one.unit), scaled(other.low, other.high, other.unit)
    return (low, high) == (its_low, its_high)


def _met(value: Value, others: Iterable[Value]) -> bool:
    return any(same_value(value, other) for other in others)


def _holding(words: Sequence[Word], values: Mapping[Span, Value]) -> list[Value] | None:
    """The values that hold the words; None where a word lies in none."""
    held: list[Value] = []
    for word in words:
        at = next((place for place in values if place.start <= word.start and word.end <= place.end), None)
        if at is None:
            return None
        held.append(values[at])
    return held


def _named(side: Side, words: Sequence[Word]) -> Mention | None:
    """The one name that holds all the words."""
    return next(
        (mention for mention in side.mentions if all(mention.span.start <= word.start and word.end <= mention.span.end for word in words)),
        None,
    )


def _dates(side: Side) -> dict[Span, Value]:
    return {value.span: value for value in side.values if value.kind is ValueKind.DATE}


def _numbers(side: Side) -> dict[Span, Value]:
    return {_extent(value): value for value in side.values if value.kind is not ValueKind.DATE}


def _extent(value: Value) -> Span:
    """The value with its hedge."""
    start = value.hedge.start if value.hedge and value.hedge.start < value.span.start else value.span.start
    return Span(value.span.report, start, value.span.end)


_PLACES: tuple[tuple[DifferenceKind, Callable[[Side], dict[Span, Value]]], ...] = (
    (DifferenceKind.DATE, _dates),
    (DifferenceKind.NUMBER, _numbers),
)
