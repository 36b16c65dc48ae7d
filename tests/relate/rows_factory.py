"""Tiny factories: a report of plain sentences is a reading whose every sentence is a narrated statement."""

from crossread.rows import (
    Attitude,
    Block,
    Manner,
    Outcome,
    Reading,
    Reason,
    Relation,
    Report,
    Role,
    Span,
    State,
    Statement,
    Verdict,
    statement_id,
)


def reading(name: str, *sentences: str, published: str | None = None) -> Reading:
    """A reading of these sentences, one a paragraph, each a narrated statement."""
    text = "\n".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(name, at, at + len(sentence)))
        at += len(sentence) + 1
    blocks = tuple(Block(span, Role.PARAGRAPH) for span in spans)
    report = Report(name, name, text, blocks, Outcome(State.OK), "", "", published=published)
    statements = tuple(said(span) for span in spans)
    return Reading(report, tuple(spans), (), (), (), (), statements)


def said(span: Span, attitude: Attitude = Attitude.ASSERTS, manner: Manner = Manner.NARRATED, part_of: str | None = None) -> Statement:
    """A statement that is this span."""
    return Statement(statement_id((span,)), (span,), manner, attitude, part_of=part_of)


def alike(left: Statement, right: Statement, likely: float, relation: Relation = Relation.REWORDED) -> Verdict:
    """A verdict that the two stand in one row with this likelihood."""
    one, two = sorted((left.id, right.id))
    return Verdict(one, two, relation, (Reason("alike", likely, "alike"),))
