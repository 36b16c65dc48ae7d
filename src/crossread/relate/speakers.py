"""Speakers: one person or body over all reports, spellings merged with their evidence."""

from __future__ import annotations

from crossread.rows import Reading, Speaker


def find_speakers(readings: tuple[Reading, ...]) -> tuple[Speaker, ...]:  # noqa: ARG001
    """Everybody who says something, with every place that names them."""
    return ()
