"""The differences as a table: what it is about, what each report has there, its value, who says it, where and when."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from crossread.rows import Difference, DifferenceKind, Report, Row, Span, Statement, Value, ValueKind
from crossread.show.cells import Line, details
from crossread.show.index import Index, words_of
from crossread.show.labels import DIFFERENCES, day_told


@dataclass(frozen=True, slots=True)
class Entry:
    """One report's side of a difference."""

    span: Span
    written: str
    value: str
    unit: str
    speaker: str
    report: Report


@dataclass(frozen=True, slots=True)
class Group:
    """A difference with all its sides; `number` is the number of its row on the page, None where the row is not shown."""

    kind: str
    rank: int
    label: str
    number: int | None
    about: str
    entries: tuple[Entry, ...]
    reasons: tuple[str, ...]


def groups(found: Index, lines: list[Line]) -> list[Group]:
    """Every difference once, in the order of the rows on the page."""
    numbers = {key: line.number for line in lines for key in (line.row.id, *line.echoes)}
    rows = {row.id: row for row in found.record.rows}
    made = []
    every = sorted(
        (one for part in found.differences.values() for one in part),
        key=lambda one: (numbers.get(one.row, len(numbers) + 1), one.kind, one.places),
    )
    first: dict[tuple[DifferenceKind, tuple[Span, ...]], Difference] = {}
    for one in every:
        first.setdefault((one.kind, one.places), one)
    for one in first.values():
        row = rows.get(one.row)
        about = found.statement.get(row.reference) if row else None
        made.append(
            Group(
                str(one.kind),
                list(DIFFERENCES).index(one.kind),
                DIFFERENCES[one.kind],
                numbers.get(one.row),
                words_of(found, about.content) if about else "",
                tuple(_entry(found, row, span) for span in one.places if span.report in found.report),
                details(one.reasons),
            )
        )
    return made


def amount(value: Value) -> str:
    """The interval of a value in figures: "12 or more", "2,700,000 to 3,300,000", "2026-03-03"."""
    if value.kind is ValueKind.DATE:
        return day_told(value.norm) or _span_of_days(value)
    low, high = value.low, value.high
    if math.isinf(low) and math.isinf(high):
        return value.norm
    if math.isinf(high):
        return f"{_figure(low)} or more"
    if math.isinf(low):
        return f"{_figure(high)} or less"
    return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"


def day_of(days: float) -> date | None:
    """The day of a value's bound, None where it lies outside the calendar."""
    return date.fromordinal(int(days)) if math.isfinite(days) and 1 <= days <= date.max.toordinal() else None


def _span_of_days(value: Value) -> str:
    low, high = day_of(value.low), day_of(value.high)
    if low is None or high is None:
        return ""
    return low.isoformat() if low == high else f"{low.isoformat()} to {high.isoformat()}"


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.6g}"


def _entry(found: Index, row: Row | None, span: Span) -> Entry:
    reading = found.reading[span.report]
    values = [value for value in reading.values if value.span.overlaps(span)]
    said = _teller(found, row, span)
    speaker = ""
    if said is not None:
        known = found.speaker.get(said.id)
        speaker = known.name if known else words_of(found, said.source)
    units = [
        words_of(found, (value.of,)) if value.of else value.unit or (value.norm if value.kind is ValueKind.MONEY else "")
        for value in values
    ]
    return Entry(
        span=span,
        written=found.report[span.report].slice(span),
        value="; ".join(filter(None, map(amount, values))),
        unit="; ".join(dict.fromkeys(filter(None, units))),
        speaker=speaker or "the outlet itself",
        report=found.report[span.report],
    )


def _teller(found: Index, row: Row | None, span: Span) -> Statement | None:
    """The statement of the row that the place is in: in its content, its source or its cue."""
    for said in (found.statement[key] for key in row.statements if key in found.statement) if row else ():
        if any(span.overlaps(part) for part in (*said.content, *said.source, *said.cue)):
            return said
    return None
