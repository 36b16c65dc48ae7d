"""The record as a flat table: one line for every statement in every row, for spreadsheets and data frames."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.rows import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in one row. `start` and `end` are code points into the report's stored text."""

    row: str
    relation: str
    report: str
    outlet: str | None
    published: str | None
    statement: str
    text: str
    speaker: str | None
    source: str
    cue: str
    manner: str
    attitude: str
    start: int
    end: int
    text_sha256: str


def lines(record: Record) -> list[Line]:
    """The lines of the record, row by row, in the order of the rows."""
    reports = {report.id: report for report in record.reports}
    speakers = {key: speaker.name for speaker in record.speakers for key in speaker.statements}
    said = record.statements
    made = []
    for row in record.rows:
        for one in (said[key] for key in row.statements):
            report = reports[one.report]
            made.append(
                Line(
                    row=row.id,
                    relation=row.relation.value,
                    report=report.name,
                    outlet=report.outlet,
                    published=report.published,
                    statement=one.id,
                    text=report.join(one.content),
                    speaker=speakers.get(one.id),
                    source=report.join(one.source),
                    cue=report.join(one.cue),
                    manner=one.manner.value,
                    attitude=one.attitude.value,
                    start=one.start,
                    end=one.end,
                    text_sha256=report.text_sha256,
                )
            )
    return made
