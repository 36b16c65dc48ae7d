"""Numbers, money, dates and durations as intervals.

One pass finds the places where a value may begin; at each, the grammar of dates is tried first, then that of
quantities, so that no day or year is taken for a count.
"""

from __future__ import annotations

from crossread.read.dates import find_date, join_clocks, to_value
from crossread.read.moments import anchor_of
from crossread.read.phrases import Moment, Setting
from crossread.read.quantities import find_quantity
from crossread.read.seeds import find_seeds
from crossread.rows import Report, Span, Value

_COUNTING = ("digits", "number")


def find_values(report: Report, sentences: tuple[Span, ...]) -> tuple[Value, ...]:
    """The values in the sentences of the report, in text order; none overlaps another."""
    setting = Setting(report.text, anchor_of(report.published))
    moments: list[Moment] = []
    counted: list[Value] = []
    taken = 0
    end = sentences[-1].end if sentences else 0
    for start, seed in find_seeds(report.text):
        if start < taken:
            continue
        # Of a text that is too long only the beginning is in sentences.
        if start >= end:
            break
        moment = find_date(setting, start, seed)
        if moment and moment.start >= taken:
            moments.append(moment)
            taken = moment.end
        elif seed in _COUNTING:
            value = find_quantity(report.text, start, report.id)
            if value is not None and value.span.start >= taken:
                counted.append(value)
                taken = value.span.end
    dates = [to_value(setting, moment, report.id) for moment in join_clocks(report.text, moments)]
    return _inside(_apart(sorted((*dates, *counted), key=lambda value: (value.span.start, value.span.end))), sentences)


def _apart(values: list[Value]) -> list[Value]:
    """The values without those that reach into the one before."""
    kept: list[Value] = []
    for value in values:
        if not kept or value.span.start >= kept[-1].span.end:
            kept.append(value)
    return kept


def _inside(values: list[Value], sentences: tuple[Span, ...]) -> tuple[Value, ...]:
    """The values that lie in a sentence; both lists are in text order."""
    kept, place = [], 0
    for value in values:
        while place < len(sentences) and sentences[place].end <= value.span.start:
            place += 1
        if place < len(sentences) and value.span.within(sentences[place]):
            kept.append(value)
    return tuple(kept)
