"""Reports made by hand out of statements: what they say, who says it, by what verb; and rows that put them side by side."""

import re
from typing import NamedTuple

from crossread.relate.align import ready
from crossread.relate.candidates import Candidate
from crossread.relate.differences import compare
from crossread.rows import (
    Attitude,
    Manner,
    Mention,
    MentionKind,
    Outcome,
    Reading,
    Reason,
    Relation,
    Report,
    Row,
    Span,
    State,
    Statement,
    Value,
    ValueKind,
    Verdict,
    report_id,
    statement_id,
)


class Says(NamedTuple):
    """One statement: its words, and how the report gives them."""

    words: str
    source: str = ""
    cue: str = ""
    manner: Manner = Manner.NARRATED
    attitude: Attitude = Attitude.ASSERTS


class Means(NamedTuple):
    """One value: its words, and the interval they stand for."""

    words: str
    kind: ValueKind
    low: float
    high: float
    of: str = ""
    unit: str = ""


def told(
    name: str, text: str, *said: Says, values: tuple[Means, ...] = (), places: tuple[str, ...] = (), state: State = State.OK
) -> Reading:
    """A reading of `text`; with nothing said, the whole text is one narrated statement."""
    key = report_id(name, None, text)

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(key, at, at + len(words))

    def spans(words: str) -> tuple[Span, ...]:
        return (span(words),) if words else ()

    statements = tuple(
        Statement(statement_id(spans(one.words)), spans(one.words), one.manner, one.attitude, spans(one.cue), spans(one.source))
        for one in said or (Says(text),)
    )
    found = tuple(Value(span(one.words), one.kind, one.low, one.high, one.unit, of=span(one.of) if one.of else None) for one in values)
    mentions = tuple(Mention(span(words), MentionKind.PLACE, span(words)) for words in places)
    report = Report(key, name, text, (), Outcome(state, "cut" if state is not State.OK else ""), "", "")
    quotations = tuple(Span(key, *one.span()) for one in re.finditer("“[^”]*”", text))
    return Reading(
        report, (Span(key, 0, len(text)),), quotations, mentions, found, (), tuple(sorted(statements, key=lambda one: one.start))
    )


def row_of(*readings: Reading) -> Row:
    """A row of every statement of the readings."""
    ids = tuple(said.id for reading in readings for said in reading.statements)
    return Row("row", ids, ids[0], Relation.REWORDED)


def sure(*readings: Reading) -> tuple[Verdict, ...]:
    """A verdict on every two statements, held for certain."""
    ids = sorted(said.id for reading in readings for said in reading.statements)
    reason = Reason("alike", 0.95, "")
    return tuple(Verdict(left, right, Relation.REWORDED, (reason,)) for at, left in enumerate(ids) for right in ids[at + 1 :])


def candidates(left: Reading, right: Reading) -> list[Candidate]:
    """Every possible difference between the first statements of two readings."""
    return compare(ready(left, left.statements[0]), ready(right, right.statements[0]))


def seen(left: Reading, right: Reading, feature: str) -> list[tuple[str, str]]:
    """The words on both sides of the candidates that one rule saw."""
    found = [one for one in candidates(left, right) if one.feature == feature]
    return [(left.report.slice(one.left), right.report.slice(one.right)) for one in found]
