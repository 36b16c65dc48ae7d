"""Who says what: content, cue, source."""

from __future__ import annotations

import re

from crossread.rows import Attitude, Manner, Mention, Report, Span, Statement, statement_id

_SAID = re.compile(r"(?P<content>[“\"].+?[”\"]),? (?P<source>[A-Z]\w+) (?P<cue>said)\b")


def attribute(
    report: Report,
    sentences: tuple[Span, ...],
    quotations: tuple[Span, ...],  # noqa: ARG001
    mentions: tuple[Mention, ...],  # noqa: ARG001
) -> tuple[Statement, ...]:
    """The statements that the report gives in somebody's name."""
    found = []
    for sentence in sentences:
        for match in _SAID.finditer(report.text, sentence.start, sentence.end):
            content, source, cue = ((Span(report.id, *match.span(part)),) for part in ("content", "source", "cue"))
            found.append(Statement(statement_id(content), content, Manner.DIRECT, Attitude.ASSERTS, cue, source))
    return tuple(found)
