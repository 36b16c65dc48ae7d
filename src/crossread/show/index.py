"""What a record holds, found by id: made once, read by every view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from crossread.rows import Absence, Difference, Drift, Origin, Reading, Record, Report, Row, Span, Speaker, State, Statement, Verdict
from crossread.show.order import settle
from crossread.show.unsettled import unsettled


@dataclass(frozen=True, slots=True)
class Index:
    """A settled record and its parts by id. `reports` are those that could be read; `names` are what to call each."""

    record: Record
    reports: tuple[Report, ...]
    names: Mapping[str, str]
    report: Mapping[str, Report]
    reading: Mapping[str, Reading]
    statement: Mapping[str, Statement]
    speaker: Mapping[str, Speaker]
    origin: Mapping[str, Origin]
    verdict: Mapping[tuple[str, str], Verdict]
    differences: Mapping[str, tuple[Difference, ...]]
    absence: Mapping[tuple[str, str], Absence]
    drift: Mapping[str, Drift]
    rows_of: Mapping[str, tuple[Row, ...]]
    unsettled: Mapping[str, str]


def index(record: Record) -> Index:
    """The record in the order in which it is shown, with everything by its id."""
    record = settle(record)
    rows_of: dict[str, list[Row]] = {}
    for row in record.rows:
        for key in row.statements:
            rows_of.setdefault(key, []).append(row)
    differences: dict[str, list[Difference]] = {}
    for one in record.differences:
        differences.setdefault(one.row, []).append(one)
    readable = tuple(report for report in record.reports if report.outcome.state is not State.REJECTED)
    order = {report.id: at for at, report in enumerate(record.reports)}
    return Index(
        record=record,
        reports=readable,
        names=_names(record.reports),
        report={report.id: report for report in (*record.reports, *readable)},
        reading={reading.report.id: reading for reading in sorted(record.readings, key=lambda reading: reading.report in readable)},
        statement=dict(record.statements),
        speaker={key: speaker for speaker in record.speakers for key in speaker.statements},
        origin={key: origin for origin in record.origins for key in origin.reports},
        verdict={(verdict.left, verdict.right): verdict for verdict in record.verdicts},
        differences={key: _joined(found, order) for key, found in differences.items()},
        absence={(one.row, one.report): one for one in record.absences},
        drift={one.row: one for one in record.drifts},
        rows_of={key: tuple(found) for key, found in rows_of.items()},
        unsettled={key: why for reading in record.readings for key, why in unsettled(reading).items()},
    )


def words_of(found: Index, spans: Iterable[Span]) -> str:
    """The reports' own words at some places, with an ellipsis where something is left out."""
    return " … ".join(found.report[span.report].slice(span) for span in spans if span.report in found.report)


def carriers(found: Index, row: Row) -> tuple[str, ...]:
    """The ids of the reports that carry the row, in the order shown."""
    return tuple(dict.fromkeys(found.statement[key].report for key in row.statements if key in found.statement))


def _joined(differences: Iterable[Difference], order: Mapping[str, int]) -> tuple[Difference, ...]:
    """Differences of one kind that share a place are one: where A and B each differ from C, the three stand together."""
    joined: list[Difference] = []
    for one in differences:
        touching = [other for other in joined if other.kind is one.kind and set(other.places) & set(one.places)]
        spans = {span for part in (*touching, one) for span in part.places}
        places = tuple(sorted(spans, key=lambda span: (order.get(span.report, len(order)), span.start, span.end)))
        reasons = tuple(dict.fromkeys(reason for part in (*touching, one) for reason in part.reasons))
        joined = [other for other in joined if other not in touching] + [replace(one, places=places, reasons=reasons)]
    return tuple(sorted(joined, key=lambda one: (one.kind, one.places)))


def _names(reports: Iterable[Report]) -> dict[str, str]:
    """The outlet where it is known and nobody else's, else the file's name; two that are still alike are numbered."""
    reports = tuple(reports)
    outlets = [report.outlet for report in reports if report.outlet]
    names: dict[str, str] = {}
    taken: dict[str, int] = {}
    for report in reports:
        name = report.outlet if report.outlet and outlets.count(report.outlet) == 1 else report.name
        if report.outlet and name != report.outlet:
            name = f"{report.outlet} ({report.name})"
        taken[name] = taken.get(name, 0) + 1
        names[report.id] = f"{name} #{taken[name]}" if taken[name] > 1 else name
    return names
