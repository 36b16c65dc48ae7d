"""Report to Reading: mentions, values, quotations, statements. Rules and word lists, and a tagger where the mode asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.read.reader import read_report
from crossread.rows import Reading, Report
from crossread.settings import Mode

__all__ = ["read", "read_report"]


def read(reports: Sequence[Report], mode: Mode = Mode.FULL) -> list[Reading]:
    """One reading a report, in the order given."""
    return [read_report(report, mode) for report in reports]
