"""The whole journey on one screen: bytes, reports, readings, a record."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.load import load
from crossread.load.inputs import Input
from crossread.read import read
from crossread.relate import relate
from crossread.rows import Record
from crossread.settings import Settings


def record_of(inputs: Sequence[Input], *, settings: Settings | None = None) -> Record:
    """The record of the reports in `inputs`: files, folders, JSON lines, or text already in memory."""
    reports = load(inputs, settings=settings or Settings())
    return relate(read(reports))
