"""Numbers, money, dates and durations as intervals.

One pass finds the places where a value may begin; at each, the grammar of dates is tried first, then that of
quantities, so that no day or year is taken for a count.
"""

from __future__ import annotations

from crossread.read.quantities import find_quantity
from crossread.read.seeds import find_seeds
from crossread.rows import Report, Span, Value

_COUNTING = ("digits", "number", "quarter")


def find_values(report: Report, sentences: tuple[Span, ...]) -> tuple[Value, ...]:
    """The values in the sentences of the report, in text order; none overlaps another."""
    text, found = report.text, list[Value]()
    seeds = find_seeds(text)
    taken = 0
    for start, kind in seeds:
        if start < taken or kind not in _COUNTING:
            continue
        value = find_quantity(text, start, report.id)
        if value is not None and value.span.start >= taken:
            found.append(value)
            taken = value.span.end
    return _inside(found, sentences)


def _inside(values: list[Value], sentences: tuple[Span, ...]) -> tuple[Value, ...]:
    """The values that lie in a sentence; both lists are in text order."""
    kept, place = [], 0
    for value in values:
        while place < len(sentences) and sentences[place].end <= value.span.start:
            place += 1
        if place < len(sentences) and value.span.within(sentences[place]):
            kept.append(value)
    return tuple(kept)
