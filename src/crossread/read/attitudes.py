"""What the source does with the content: the verb's attitude, turned by a negation; and the words that weaken it."""

from __future__ import annotations

from crossread.read.direct import Draft
from crossread.rows import Attitude, Report, Span


def attitude_of(report: Report, draft: Draft) -> Attitude:
    """The attitude that the cue shows."""
    if draft.verb is None:
        return Attitude.ASSERTS
    return Attitude(draft.verb.attitude)


def hedges_of(report: Report, draft: Draft) -> tuple[Span, ...]:
    """The words that weaken the statement: a passive that names nobody is one."""
    if draft.passive and not draft.source:
        return tuple(Span(report.id, *piece) for piece in draft.cue)
    return ()
