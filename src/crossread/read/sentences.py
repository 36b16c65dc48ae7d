"""Sentences of the blocks that speak; none breaks inside a quotation."""

from __future__ import annotations

from crossread.read.quotations import SPEAKING
from crossread.rows import Report, Span
from crossread.text.quotes import quotes
from crossread.text.sentences import split


def find_sentences(report: Report) -> tuple[Span, ...]:
    """The sentences of every title, heading and paragraph, without the space around them."""
    text, found = report.text, []
    for block in report.blocks:
        if block.role in SPEAKING:
            closed = [(one.start, one.end) for one in quotes(text, block.span.start, block.span.end) if one.opened and one.closed]
            for start, end in split(text, block.span.start, block.span.end, closed):
                words = text[start:end]
                left, right = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
                if left < right:
                    found.append(Span(report.id, left, right))
    return tuple(found)
