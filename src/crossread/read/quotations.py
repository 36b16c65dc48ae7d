"""Quotations: the words between quotation marks, the marks included.

A quotation that runs over paragraphs is one span a paragraph, whether the opening mark is repeated (as American papers do) or not.
Where a mark is missing, the quotation begins with its paragraph or ends with its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossread.rows import Block, Report, Role, Span
from crossread.text.quotes import Quote, quotes
from crossread.text.sentences import split

SPEAKING = (Role.TITLE, Role.HEADING, Role.PARAGRAPH)
_OPENERS = "“„«\"‘'"
_REACH = 12  # paragraphs that a quotation may run over without a mark of its own; not measured


def find_quotations(report: Report) -> tuple[Span, ...]:
    """Every quotation of the blocks that speak, outermost only, in text order."""
    blocks = [block for block in report.blocks if block.role in SPEAKING]
    found = [quotes(report.text, block.span.start, block.span.end) for block in blocks]
    return tuple(Span(report.id, start, end) for start, end in _settle(report, blocks, found))


def _settle(report: Report, blocks: list[Block], found: list[list[Quote]]) -> Iterator[tuple[int, int]]:
    """The quotations with their open sides settled by the paragraphs around them."""
    until = -1
    for at, (block, here) in enumerate(zip(blocks, found, strict=True)):
        if at <= until and not here:
            yield block.span.start, block.span.end
            continue
        for quote in here:
            if quote.closed and quote.opened:
                yield quote.start, quote.end
            elif quote.closed:
                yield _from(report, block, quote, carried=at <= until), quote.end
            else:
                closes = _closing(report, blocks, found, at)
                until = closes if closes is not None else until
                yield quote.start, quote.end if closes is not None else _to(report, block, quote)


def _closing(report: Report, blocks: list[Block], found: list[list[Quote]], at: int) -> int | None:
    """Which paragraph goes on with the quotation left open in paragraph `at`, or closes it."""
    for after in range(at + 1, min(at + 1 + _REACH, len(blocks))):
        if report.text[blocks[after].span.start] in _OPENERS:
            return at if after == at + 1 else None
        if found[after]:
            return after if not found[after][0].opened else None
    return None


def _from(report: Report, block: Block, quote: Quote, *, carried: bool) -> int:
    """Where a quotation without an opening mark begins: with its paragraph if it fills it or is carried on, else with its sentence."""
    return block.span.start if carried else split(report.text, block.span.start, quote.end)[0][0]


def _to(report: Report, block: Block, quote: Quote) -> int:
    """Where a quotation that nothing closes ends: with its paragraph if it opens it, else with its sentence."""
    if quote.start == block.span.start:
        return quote.end
    start, end = split(report.text, quote.start, quote.end)[0]
    return start + len(report.text[start:end].rstrip())
