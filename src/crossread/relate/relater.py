"""The readings of one event, related: each step takes the readings and the rows made before it."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.memory import looking_seldom
from crossread.relate.absences import find_absences
from crossread.relate.differences import find_differences
from crossread.relate.disputes import find_disputes
from crossread.relate.drift import find_drifts
from crossread.relate.entities import find_names
from crossread.relate.events import find_warnings
from crossread.relate.grouping import group
from crossread.relate.origins import find_origins
from crossread.relate.settling import settle
from crossread.relate.speakers import find_speakers
from crossread.relate.verdicts import judge
from crossread.rows import Reading, Record, State, digest
from crossread.settings import Mode


def relate(readings: Sequence[Reading], mode: Mode = Mode.RULES) -> Record:
    """The record of several readings of one event, the same whatever order they come in: earliest published first, each once.

    A rejected report stays among the readings, and neither lacks a row nor is an origin. In full mode the judge is asked too.
    """
    once = {reading.report.id: reading for reading in readings}
    with looking_seldom():
        return _relate(tuple(sorted(once.values(), key=_by_time_and_name)), mode)


def _relate(readings: tuple[Reading, ...], mode: Mode) -> Record:
    told = tuple(reading for reading in readings if reading.report.outcome.state is not State.REJECTED)
    speakers = find_speakers(told)
    verdicts = judge(told, speakers, mode)
    rows = group(told, verdicts)
    differences = find_differences(told, speakers, rows, verdicts)
    rows, verdicts = settle(told, rows, verdicts, differences)
    disputes = find_disputes(told, speakers, rows, verdicts)
    drifts = find_drifts(told, speakers, rows)
    origins, edges = find_origins(told, rows)
    absences = find_absences(told, rows)
    key = digest(*sorted(reading.report.id for reading in told))
    warnings, names = find_warnings(told, rows), find_names(told)
    return Record(key, readings, speakers, rows, verdicts, differences, disputes, absences, origins, edges, warnings, names, drifts)


def _by_time_and_name(reading: Reading) -> tuple[str, str, str]:
    """Reports without a date come last, by name."""
    return reading.report.published or "~", reading.report.name, reading.report.id
