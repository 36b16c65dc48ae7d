"""Report to Reading: mentions, values, quotations, statements. Rules and word lists; needs no model."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.read.reader import read_report
from crossread.rows import Reading, Report

__all__ = ["read", "read_report"]


def read(reports: Sequence[Report]) -> list[Reading]:
    """One reading a report, in the order given."""
    return [read_report(report) for report in reports]
