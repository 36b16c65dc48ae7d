"""Pronouns and nominals, and whom they point back to."""

from __future__ import annotations

from crossread.rows import Mention, Reference, Report, Span, Statement


def resolve(
    report: Report,  # noqa: ARG001
    sentences: tuple[Span, ...],  # noqa: ARG001
    mentions: tuple[Mention, ...],  # noqa: ARG001
    statements: tuple[Statement, ...],  # noqa: ARG001
) -> tuple[Reference, ...]:
    """Each pronoun or nominal source, resolved or left open with a reason."""
    return ()
