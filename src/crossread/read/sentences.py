"""Sentences of the blocks that speak."""

from __future__ import annotations

import re

from crossread.rows import Report, Role, Span

_END = re.compile(r"(?<=[.!?][\"'”’])\s+|(?<=[.!?])\s+(?=[A-Z\"'“‘])")
SPEAKING = (Role.TITLE, Role.HEADING, Role.PARAGRAPH)


def find_sentences(report: Report) -> tuple[Span, ...]:
    """The sentences of every title, heading and paragraph."""
    found = []
    for block in report.blocks:
        if block.role in SPEAKING:
            start = block.span.start
            for gap in _END.finditer(report.text, start, block.span.end):
                found.append(Span(report.id, start, gap.start()))
                start = gap.end()
            if start < block.span.end:
                found.append(Span(report.id, start, block.span.end))
    return tuple(found)
