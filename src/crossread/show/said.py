"""One report's statements as a flat table: a line for each whole statement, with the words that say it."""

from __future__ import annotations

import csv as format_
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from crossread.rows import Reading, Speaker, Statement
from crossread.show.safe import cell_text


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a report. `start` and `end` are code points into the report's stored text."""

    report: str
    name: str
    outlet: str | None
    url: str | None
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


def whole(reading: Reading) -> list[Statement]:
    """The statements that are no part of another, in text order."""
    found = [said for said in reading.statements if said.part_of is None]
    return sorted(found, key=lambda said: (said.start, said.end, said.id))


def said_in(reading: Reading, speakers: Sequence[Speaker] = ()) -> list[Said]:
    """A line a statement, in text order."""
    report = reading.report
    name_of = {key: speaker.name for speaker in speakers for key in speaker.statements}
    return [
        Said(
            report=report.id,
            name=report.name,
            outlet=report.outlet,
            url=report.url,
            published=report.published,
            statement=said.id,
            text=report.join(said.content),
            speaker=name_of.get(said.id),
            source=report.join(said.source),
            cue=report.join(said.cue),
            manner=said.manner.value,
            attitude=said.attitude.value,
            start=said.start,
            end=said.end,
            text_sha256=report.text_sha256,
        )
        for said in whole(reading)
    ]


def csv_head() -> str:
    """The names of the columns, as the first line of a CSV file."""
    return ",".join(field.name for field in fields(Said)) + "\r\n"


def csv_lines(lines: Iterable[Said]) -> str:
    """The lines as CSV (RFC 4180). A cell that would start a formula has an apostrophe in front."""
    out = io.StringIO(newline="")
    writer = format_.writer(out, lineterminator="\r\n")
    for line in lines:
        values = (getattr(line, field.name) for field in fields(Said))
        writer.writerow(["" if value is None else cell_text(value) if isinstance(value, str) else value for value in values])
    return out.getvalue()
