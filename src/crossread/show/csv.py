"""The record as CSV, one line for every statement in every row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv as format_
import io
from dataclasses import fields

from crossread.rows import Record
from crossread.show.lines import Line, lines
from crossread.show.order import settle
from crossread.show.safe import cell_text


def csv(record: Record) -> str:
    """The lines of the record as CSV (RFC 4180). A cell that would start a formula has an apostrophe in front."""
    out = io.StringIO(newline="")
    writer = format_.writer(out, lineterminator="\r\n")
    names = [field.name for field in fields(Line)]
    writer.writerow(names)
    for line in lines(settle(record)):
        values = (getattr(line, name) for name in names)
        writer.writerow(["" if value is None else cell_text(value) if isinstance(value, str) else value for value in values])
    return out.getvalue()
