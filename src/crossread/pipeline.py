"""The whole journey on one screen: bytes, reports, readings, a story."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.errors import NothingToCompare
from crossread.load import load
from crossread.load.inputs import Input
from crossread.read import read
from crossread.relate import relate
from crossread.rows import Record, Report, State
from crossread.settings import Mode, Settings
from crossread.story import Story


def compare(inputs: Sequence[Input], *, settings: Settings | None = None) -> Story:
    """The story of the reports in `inputs`: paths of files, folders and JSON lines, or `Named` bytes.

    An input that cannot be read does not stop the others: it is a report whose outcome is rejected, with the reason.

    Raises:
        NothingToCompare: fewer than two reports could be read.

    """
    settings = settings or Settings()
    return Story(relate_reports(load(inputs, settings=settings), settings.mode), settings)


def record_of(inputs: Sequence[Input], *, settings: Settings | None = None) -> Record:
    """The record behind `compare`."""
    settings = settings or Settings()
    return relate_reports(load(inputs, settings=settings), settings.mode)


def relate_reports(reports: Sequence[Report], mode: Mode = Mode.FULL) -> Record:
    """The record of reports that are already loaded."""
    readings = read(reports, mode)
    reports = [reading.report for reading in readings]
    readable = [report for report in reports if report.outcome.state is not State.REJECTED]
    if len(readable) < 2:
        raise NothingToCompare(_nothing(reports, readable))
    return relate(readings, mode)


def _nothing(reports: Sequence[Report], readable: Sequence[Report]) -> str:
    seen = "one report" if readable else "no report"
    lines = [f"{seen} could be read of {len(reports)} given: nothing to compare."]
    lines += [f"  {report.outcome.detail or report.outcome.reason}" for report in reports if report not in readable]
    lines += [f"  {report.name}: read, {len(report.text)} characters." for report in readable]
    hint = "crossread read FILE --json shows what one report says." if readable else "check the paths, or save the pages again."
    return "\n".join([*lines, f"  Try: {hint}"])
