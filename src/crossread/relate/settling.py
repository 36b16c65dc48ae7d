"""The last word on rows and verdicts: where a difference is shown, nothing is called the same or merely reworded.

Differences are found within rows, and rows are made from first verdicts. So the first verdicts and rows stay as they are,
and those that a difference bears on get a successor that says `differs` and names it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby

from crossread.rows import Difference, DifferenceKind, Reading, Relation, Row, Span, Statement, Verdict

_MILD = frozenset((Relation.SAME, Relation.REWORDED))
# Told in other words, or at another time or place, by the same source: what is said is the same.
_NOT_OF_CONTENT = frozenset({"drift-unquoted", "other-frame", "date-beside"})


def settle(
    readings: tuple[Reading, ...], rows: tuple[Row, ...], verdicts: tuple[Verdict, ...], differences: tuple[Difference, ...]
) -> tuple[tuple[Row, ...], tuple[Verdict, ...]]:
    """The rows and verdicts, each `differs` instead of same or reworded where a difference lies between its statements."""
    of_row: dict[str, list[Difference]] = defaultdict(list)
    for difference in filter(_matters, differences):
        of_row[difference.row].append(difference)
    said = {one.id: one for reading in readings for one in (*reading.statements, *reading.parts)}
    named: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for row in rows:
        # The statements of a report follow one another, as their ids begin with its id.
        held = [(key, _extent(said[key])) for key in sorted(row.statements)]
        by_report = {report: list(own) for report, own in groupby(held, key=lambda one: one[1].report)}
        for difference in of_row[row.id]:
            borne = [[key for key, extent in by_report.get(report, []) if _in(difference, extent)] for report in _reports(difference)]
            for nth, ours in enumerate(borne):
                for theirs in borne[nth + 1 :]:
                    for left in ours:
                        for right in theirs:
                            named[left, right].append(difference)
    settled = tuple(_settle_verdict(verdict, named.get((verdict.left, verdict.right), [])) for verdict in verdicts)
    return tuple(replace(row, relation=Relation.DIFFERS) if row.relation in _MILD and of_row[row.id] else row for row in rows), settled


def _matters(difference: Difference) -> bool:
    """Another choice of words, or a quotation put into indirect speech, is what `reworded` says already; a frame is not what is said."""
    return difference.kind is not DifferenceKind.TERM and difference.reasons[0].feature not in _NOT_OF_CONTENT


def _extent(said: Statement) -> Span:
    """From the first to the last character of the statement, its cue and its source."""
    spans = (*said.content, *said.cue, *said.source)
    return Span(said.report, min(span.start for span in spans), max(span.end for span in spans))


def _reports(difference: Difference) -> list[str]:
    return sorted({place.report for place in difference.places})


def _in(difference: Difference, extent: Span) -> bool:
    """One of the difference's places lies in the statement of this extent."""
    return any(place.overlaps(extent) for place in difference.places)


def _settle_verdict(verdict: Verdict, differences: list[Difference]) -> Verdict:
    if verdict.relation not in _MILD or not differences:
        return verdict
    told = {reason.detail for reason in verdict.reasons}
    fresh = [reason for difference in differences for reason in difference.reasons[:1] if reason.detail not in told]
    return replace(verdict, relation=Relation.DIFFERS, reasons=(*verdict.reasons, *fresh))
