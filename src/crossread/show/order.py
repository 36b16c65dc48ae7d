"""One order for everything shown, whatever order the inputs were given in.

Reports stand by when they were published, undated ones last, then by name. Statements stand by report and place, rows by
their first statement. A report that was given twice is shown
once; inputs that could not be read are all kept, even where they are alike.
"""

from __future__ import annotations

from dataclasses import replace

from crossread.rows import Reading, Record, Report, State


def settle(record: Record) -> Record:
    """The same record with its readings, statements, rows and everything else in the order in which they are shown."""
    once = {reading.report.id: reading for reading in record.readings if reading.report.outcome.state is not State.REJECTED}
    rejected = [reading for reading in record.readings if reading.report.outcome.state is State.REJECTED]
    readings = tuple(
        _settle_reading(reading) for reading in sorted((*once.values(), *rejected), key=lambda reading: published_first(reading.report))
    )
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    at = {
        said.id: (place[said.report], said.start, said.end, said.id)
        for reading in readings
        for said in (*reading.statements, *reading.parts)
    }
    last = (len(readings), 0, 0, "")
    rows = [
        replace(row, statements=tuple(sorted(dict.fromkeys(row.statements), key=lambda key: at.get(key, (*last[:3], key)))))
        for row in record.rows
    ]
    rows.sort(key=lambda row: (min((at.get(key, last) for key in row.statements), default=last), row.id))
    far = len(readings)
    return replace(
        record,
        readings=readings,
        rows=tuple(rows),
        speakers=tuple(sorted(record.speakers, key=lambda speaker: (-len(speaker.statements), speaker.name, speaker.id))),
        verdicts=tuple(sorted(record.verdicts, key=lambda verdict: (verdict.left, verdict.right, verdict.relation))),
        differences=tuple(sorted(record.differences, key=lambda one: (one.row, one.kind, one.places))),
        disputes=tuple(sorted(record.disputes, key=lambda dispute: dispute.id)),
        absences=tuple(sorted(record.absences, key=lambda one: (one.row, place.get(one.report, far), one.report))),
        origins=tuple(sorted(record.origins, key=lambda one: (min((place.get(key, far) for key in one.reports), default=far), one.id))),
        edges=tuple(sorted(record.edges, key=lambda one: (one.copy, one.of or "", one.source or "", one.kind, one.left, one.right))),
    )


def published_first(report: Report) -> tuple[bool, str, str, str, str, str]:
    """Dated reports by their date, then undated ones; equal dates by name."""
    return (not report.published, report.published or "", report.name, report.id, report.raw_sha256, report.outcome.detail)


def _settle_reading(reading: Reading) -> Reading:
    statements, parts = (
        tuple(sorted(some, key=lambda said: (said.start, said.end, said.id))) for some in (reading.statements, reading.parts)
    )
    return replace(reading, statements=statements, parts=parts)
