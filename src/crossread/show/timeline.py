"""When the reports were published, which days they speak of, and which report was first to carry each shared row.

A drawing with a linear axis: what was published stands above it, the days mentioned below. The same facts are lists, so
that the drawing may be skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from crossread.rows import Report, Span, ValueKind
from crossread.show.cells import Line
from crossread.show.contrasts import amount, day_of
from crossread.show.index import Index

WIDTH = 1000
LABEL_PX = 7.2
LANE_PX = 22
# Days further than this from every publication are listed and not drawn: one "in 1979" would squeeze the week into a dot.
DRAWN_DAYS = 45


@dataclass(frozen=True, slots=True)
class Publication:
    """A report, when it was published, and the shared rows that it was the first to carry."""

    report: Report
    published: str
    first: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A day that reports speak of, and where."""

    label: str
    day: date
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark on the drawing with its label, in pixels; `end` labels stand left of their mark."""

    x: float
    y: float
    label: str
    end: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing: the axis at `axis`, days along it, dots above and below."""

    height: float
    axis: float
    ticks: tuple[Dot, ...]
    above: tuple[Dot, ...]
    below: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that the timeline shows."""

    publications: tuple[Publication, ...]
    events: tuple[Event, ...]
    drawing: Drawing | None


def timeline(found: Index, lines: list[Line]) -> Timeline:
    """The publications in order, the days mentioned in order, and the drawing where any report is dated."""
    first: dict[str, list[Line]] = {}
    for line in lines:
        reports = {cell.report.id: cell.report for cell in line.cells}
        report = _first(list(reports.values()))
        if report is not None:
            first.setdefault(report.id, []).append(line)
    publications = tuple(Publication(report, report.published or "", tuple(first.get(report.id, ()))) for report in found.reports)
    events = _events(found)
    return Timeline(publications, events, _draw(found, publications, events))


def instant(published: str | None) -> datetime | None:
    """The moment that an ISO 8601 day or instant names, a day as its start and no zone as UTC; None where it is neither."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _first(reports: list[Report]) -> Report | None:
    """The report that was published before all others; None where two may have been first, or one has no date."""
    moments = [(instant(report.published), report) for report in reports]
    dated = sorted(((moment, at) for at, (moment, _) in enumerate(moments) if moment is not None))
    if len(dated) < len(reports) or not dated:
        return None
    earliest, at = dated[0]
    rivals = [(moment, reports[other]) for moment, other in dated[1:]]
    for moment, rival in rivals:
        day_only = any(len(report.published or "") <= len("2026-01-01") for report in (reports[at], rival))
        if moment == earliest or (day_only and moment.date() == earliest.date()):
            return None
    return reports[at]


def _events(found: Index) -> tuple[Event, ...]:
    places: dict[tuple[date, str], list[Span]] = {}
    for reading in found.record.readings:
        for value in reading.values:
            if value.kind is ValueKind.DATE:
                low, high = day_of(value.low), day_of(value.high)
                if low is not None and high is not None and value.high - value.low < 400:
                    places.setdefault((low, amount(value)), []).append(value.span)
    return tuple(Event(label, day, tuple(spans)) for (day, label), spans in sorted(places.items()))


def _draw(found: Index, publications: Sequence[Publication], events: Sequence[Event]) -> Drawing | None:
    dated = [(moment, found.names[one.report.id]) for one in publications if (moment := instant(one.published))]
    if not dated:
        return None
    days = [moment.timestamp() / 86_400 for moment, _ in dated]
    near = [(_days(event.day), event) for event in events]
    near = [(at, event) for at, event in near if min(days) - DRAWN_DAYS <= at <= max(days) + DRAWN_DAYS]
    low, high = min([*days, *(at for at, _ in near)]), max([*days, *(at for at, _ in near)])
    pad = max((high - low) * 0.04, 0.25)
    low, high = low - pad, high + pad

    def x(at: float) -> float:
        return round(20 + (at - low) / (high - low) * (WIDTH - 40), 1)

    above = _lanes([(x(at), f"{name}, {_clock(moment)}") for at, (moment, name) in zip(days, dated, strict=True)])
    below = _lanes([(x(at), f"{event.label} ({len(event.places)})") for at, event in near])
    axis = 14 + LANE_PX * (1 + max((lane for _, _, lane, _ in above), default=0))
    height = axis + 30 + LANE_PX * (1 + max((lane for _, _, lane, _ in below), default=0))
    return Drawing(
        height=height,
        axis=axis,
        ticks=tuple(Dot(x(at), axis, _date(at), end=False) for at in _ticks(low, high)),
        above=tuple(Dot(at, axis - 10 - LANE_PX * lane, label, end) for at, label, lane, end in above),
        below=tuple(Dot(at, axis + 38 + LANE_PX * lane, label, end) for at, label, lane, end in below),
    )


def _lanes(labels: list[tuple[float, str]]) -> list[tuple[float, str, int, bool]]:
    """Each label in the first lane where it touches no other; those that would leave the drawing stand left of their mark."""
    ends: list[float] = []
    made = []
    for at, label in sorted(labels):
        width = len(label) * LABEL_PX + 16
        end = at + width > WIDTH
        start = at - width if end else at
        lane = next((lane for lane, taken in enumerate(ends) if taken < start), len(ends))
        ends[lane : lane + 1] = [start + width]
        made.append((at, label, lane, end))
    return made


def _ticks(low: float, high: float) -> list[float]:
    """Whole days along the axis, at most ten of them."""
    step = next((step for step in (1, 2, 7, 14, 30, 90, 365) if (high - low) / step <= 10), 3650)
    return [float(day) for day in range(int(low) + 1, int(high) + 1, step)]


def _days(day: date) -> float:
    return datetime.combine(day, time(12), UTC).timestamp() / 86_400


def _date(days: float) -> str:
    return datetime.fromtimestamp(days * 86_400, UTC).date().isoformat()


def _clock(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time(0) else moment.strftime("%Y-%m-%d %H:%M")
