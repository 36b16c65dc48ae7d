"""Differences between the statements of a row, typed and placed."""

from __future__ import annotations

from crossread.rows import Difference, Reading, Row, Speaker, Verdict


def find_differences(
    readings: tuple[Reading, ...],  # noqa: ARG001
    speakers: tuple[Speaker, ...],  # noqa: ARG001
    rows: tuple[Row, ...],  # noqa: ARG001
    verdicts: tuple[Verdict, ...],  # noqa: ARG001
) -> tuple[Difference, ...]:
    """Every detail in which two reports of a row differ."""
    return ()
