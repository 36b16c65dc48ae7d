"""Disputes: who asserts, who denies, who declines to confirm."""

from __future__ import annotations

from crossread.rows import Dispute, Reading, Row, Speaker, Verdict


def find_disputes(
    readings: tuple[Reading, ...],  # noqa: ARG001
    speakers: tuple[Speaker, ...],  # noqa: ARG001
    rows: tuple[Row, ...],  # noqa: ARG001
    verdicts: tuple[Verdict, ...],  # noqa: ARG001
) -> tuple[Dispute, ...]:
    """Every claim that one side asserts and another denies or declines to confirm."""
    return ()
