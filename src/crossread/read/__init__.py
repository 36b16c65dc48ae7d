"""Report to Reading: mentions, values, quotations, statements. Rules and word lists, and a tagger where the mode asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.read.reader import read_report
from crossread.rows import Outcome, Reading, Report, State
from crossread.settings import Mode

__all__ = ["READING_FAILED", "read", "read_report"]

READING_FAILED = "reading-failed"
"""The reason of a report that load could take and read could not."""


def read(reports: Sequence[Report], mode: Mode = Mode.FULL) -> list[Reading]:
    """One reading a report, in the order given; one that cannot be read through is rejected in its reading, and the others go on."""
    return [_read(report, mode) for report in reports]


def _read(report: Report, mode: Mode) -> Reading:
    try:
        return read_report(report, mode)
    except Exception as error:  # Whatever a text does to us, the other reports are read; this one's outcome names the error.
        detail = f"{report.name}: reading it failed ({type(error).__name__}: {error}).\n  A defect of ours: please send us the text."
        failed = replace(report, text="", blocks=(), title=None, outcome=Outcome(State.REJECTED, READING_FAILED, detail))
        return Reading(failed, (), (), (), (), (), ())
