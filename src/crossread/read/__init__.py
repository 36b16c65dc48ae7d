"""Report to Reading: mentions, values, quotations, statements. Rules and word lists, and a tagger where the mode asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import repeat

from crossread.memory import looking_seldom
from crossread.read.reader import read_report
from crossread.rows import Outcome, Reading, Report, State
from crossread.settings import Mode

__all__ = ["READING_FAILED", "make_ready", "read", "read_report"]

READING_FAILED = "reading-failed"
"""The reason of a report that load could take and read could not."""


def read(reports: Sequence[Report], mode: Mode = Mode.FULL) -> list[Reading]:
    """One reading a report, in the order given; one that cannot be read through is rejected in its reading, and the others go on."""
    with looking_seldom():
        if mode is Mode.RULES or len(reports) < 2:
            return [_read(report, mode) for report in reports]
        make_ready(mode)
        # The tagger works outside Python's lock: while it tags one report, the rules read the next.
        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(_read, reports, repeat(mode)))


def make_ready(mode: Mode) -> None:
    """Load what reading in this mode needs; it may be done while the reports are fetched and opened."""
    if mode is not Mode.RULES:
        # Imported here, since rules alone load no model.
        from crossread.read import hearing

        hearing.make_ready(full=mode is Mode.FULL)


def _read(report: Report, mode: Mode) -> Reading:
    try:
        return read_report(report, mode)
    except Exception as error:  # Whatever a text does to us, the other reports are read; this one's outcome names the error.
        detail = f"{report.name}: reading it failed ({type(error).__name__}: {error}).\n  A defect of ours: please send us the text."
        failed = replace(report, text="", blocks=(), title=None, outcome=Outcome(State.REJECTED, READING_FAILED, detail))
        return Reading(failed, (), (), (), (), (), ())
