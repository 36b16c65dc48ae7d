"""What a case may expect, and whether a record holds it: one small function a kind, listed in CHECKS.

Each takes the rest of the line and the record, and gives None where it holds, else what was found instead.
`tests/cases/README.md` shows every kind by example.
"""

from __future__ import annotations

from collections.abc import Callable

from crossread.rows import Record
from evaluation.cases import Case
from evaluation.expect_reading import block, date_is, furniture, not_said, outcome, reference, said, text_block, value_is
from evaluation.expect_record import (
    absent,
    difference,
    dispute,
    draws,
    no_difference,
    no_dispute,
    no_row,
    not_absent,
    one_origin,
    origins,
    row,
    separate_origins,
    speaker,
)
from evaluation.places import described

Check = Callable[[str, Record], str | None]

CHECKS: dict[str, Check] = {
    "said": said,
    "not said": not_said,
    "reference": reference,
    "value": value_is,
    "date": date_is,
    "furniture": furniture,
    "text": text_block,
    "block": block,
    "outcome": outcome,
    "speaker": speaker,
    "row": row,
    "no row": no_row,
    "difference": difference,
    "no difference": no_difference,
    "dispute": dispute,
    "no dispute": no_dispute,
    "absent": absent,
    "not absent": not_absent,
    "origins": origins,
    "one origin": one_origin,
    "separate origins": separate_origins,
    "draws": draws,
}


def failures(case: Case, record: Record) -> list[str]:
    """What the record does not hold of what the case expects, a sentence each."""
    missed = []
    for expected in case.expected:
        if expected.kind not in CHECKS:
            raise ValueError(f"{case.name}, line {expected.line}: no such kind of expectation: {expected.kind}")
        problem = CHECKS[expected.kind](expected.rest, record)
        if problem:
            missed.append(f"line {expected.line}: {expected.kind}: {expected.rest}\n      {problem}")
    return missed


def describe(record: Record) -> str:
    """The whole record in plain lines, for whoever writes a case."""
    texts = {report.id: report for report in record.reports}
    said = {key: texts[one.report].join(one.content) for key, one in record.statements.items()}
    lines = [f"block {one.role}: {report.slice(one.span)[:80]!r}" for report in record.reports for one in report.blocks]
    lines += ["said " + described(record, one) for one in record.statements.values()]
    for reading in record.readings:
        for one in reading.values:
            lines.append(f"value {reading.report.slice(one.span)!r} {one.kind} {one.low}..{one.high} {one.unit} {one.norm}")
    lines += [f"row {one.relation}: " + " | ".join(said[key] for key in one.statements) for one in record.rows if len(one.statements) > 1]
    for verdict in record.verdicts:
        reasons = ", ".join(f"{reason.feature} {reason.score:.2f}" for reason in verdict.reasons)
        lines.append(f"verdict {verdict.relation}: {said[verdict.left]} | {said[verdict.right]} ({reasons})")
    for differing in record.differences:
        lines.append(f"difference {differing.kind}: " + " | ".join(texts[place.report].slice(place) for place in differing.places))
    lines += [f"speaker {one.name}: {', '.join(one.spellings)}" for one in record.speakers]
    lines += [f"dispute asserts {one.asserts} denies {one.denies} declines {one.declines}" for one in record.disputes]
    lines += [f"origin {one.name}: {', '.join(str(texts[key].outlet) for key in one.reports)}" for one in record.origins]
    for edge in record.edges:
        of = texts[edge.of].outlet if edge.of else edge.source
        lines.append(f"edge {texts[edge.copy].outlet} on {of}, {edge.kind}, {'declared' if edge.declared else 'inferred'}")
    return "\n".join(f"   {line}" for line in lines)
