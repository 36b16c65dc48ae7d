"""Absences: which report lacks a row, guarded: never said of a text that is cut off, nor where something near stands.

In order: the stems of every statement; for each row the statements near its reference, found by its rarest stems; then one
absence for each report without a statement in the row. Rows that one report alone carries are gone through only while there
are few cells, so that two hundred reports cost no more than they show.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from crossread.relate.align import stems_of
from crossread.rows import Absence, AbsenceKind, Reading, Reason, Row, Span, State, Statement

# Not measured: three shared words that make up a good half of the shorter statement read as near.
_NEAR_WORDS = 3
_NEAR_SHARE = 0.5
_RAREST = 6
_MOST_POSTINGS = 200
_MOST_CELLS = 40_000


def find_absences(readings: tuple[Reading, ...], rows: tuple[Row, ...]) -> tuple[Absence, ...]:
    """One absence for every row and report without a statement in it, with the nearest statement where one is near."""
    said = {one.id: one for reading in readings for one in (*reading.statements, *reading.parts)}
    stems = {one.id: stems_of(reading, one) for reading in readings for one in (*reading.statements, *reading.parts)}
    whole = [one.id for reading in readings for one in reading.statements]
    index = _index(whole, stems)
    shown = _shown(rows, said, len(readings))
    return tuple(absence for row in shown for absence in _of_row(row, readings, said, stems, index))


def _shown(rows: tuple[Row, ...], said: dict[str, Statement], reports: int) -> list[Row]:
    """The rows that several reports carry; those of one report too while the cells are few."""
    several = [row for row in rows if len({said[key].report for key in row.statements}) > 1]
    return list(rows) if len(rows) * reports <= _MOST_CELLS else several


def _index(ids: list[str], stems: dict[str, frozenset[str]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for key in ids:
        for stem in stems[key]:
            index.setdefault(stem, []).append(key)
    return index


def _of_row(
    row: Row,
    readings: tuple[Reading, ...],
    said: dict[str, Statement],
    stems: dict[str, frozenset[str]],
    index: dict[str, list[str]],
) -> Iterator[Absence]:
    carrying = {said[key].report for key in row.statements}
    near = _nearest(row, said, stems, index) if len(carrying) < len(readings) else {}
    reference = said[row.reference]
    whole = (Reason("whole text read", 1.0, "no statement of it is near", reference.content[0]),)
    for reading in readings:
        report = reading.report
        if report.id in carrying:
            continue
        if report.id in near:
            key, words = near[report.id]
            detail = "has these words of it: " + ", ".join(words)
            reason = Reason(
                "near", round(len(words) / max(1, len(stems[row.reference])), 3), detail, reference.content[0], _place(said, key)
            )
            yield Absence(row.id, report.id, AbsenceKind.UNCLEAR, key, (reason,))
        elif report.outcome.state is not State.OK:
            reason = Reason("cut off", 1.0, f"its text is not whole: {report.outcome.reason or report.outcome.state}", reference.content[0])
            yield Absence(row.id, report.id, AbsenceKind.CUT_OFF, None, (reason,))
        else:
            yield Absence(row.id, report.id, AbsenceKind.NOT_MENTIONED, None, whole)


def _place(said: dict[str, Statement], key: str) -> Span:
    return said[key].content[0]


def _nearest(
    row: Row, said: dict[str, Statement], stems: dict[str, frozenset[str]], index: dict[str, list[str]]
) -> dict[str, tuple[str, list[str]]]:
    """For each report the statement nearest to the row's reference, if it is near, with the stems that both have."""
    wanted = stems[row.reference]
    rarest = sorted(wanted, key=lambda stem: (len(index.get(stem, ())), stem))[:_RAREST]
    reached = {key for stem in rarest for key in index.get(stem, ())[:_MOST_POSTINGS]}
    best: dict[str, tuple[float, str, list[str]]] = {}
    for key in sorted(reached - set(row.statements)):
        common = wanted & stems[key]
        share = len(common) / max(1, min(len(wanted), len(stems[key])))
        if len(common) < _NEAR_WORDS or share < _NEAR_SHARE:
            continue
        weight = sum(log(1 + len(stems) / len(index[stem])) for stem in sorted(common))
        report = said[key].report
        if report not in best or weight > best[report][0]:
            best[report] = weight, key, sorted(common)
    return {report: (key, words) for report, (_, key, words) in best.items()}
