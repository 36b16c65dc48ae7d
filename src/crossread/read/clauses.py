"""What the outlet says itself, cut into clauses that can be true or false on their own."""

from __future__ import annotations

from crossread.rows import Attitude, Manner, Report, Span, Statement, statement_id


def narrate(
    report: Report,  # noqa: ARG001
    sentences: tuple[Span, ...],
    quotations: tuple[Span, ...],  # noqa: ARG001
    spoken: tuple[Statement, ...],
) -> tuple[Statement, ...]:
    """The narrated statements: the clauses of each sentence that belong to nobody else."""
    taken = [span for said in spoken for span in said.content]
    free = [sentence for sentence in sentences if not any(sentence.overlaps(span) for span in taken)]
    return tuple(Statement(statement_id((span,)), (span,), Manner.NARRATED, Attitude.ASSERTS) for span in free)
