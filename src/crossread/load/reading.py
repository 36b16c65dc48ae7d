"""One item to its report: its text, its pieces with their roles, and whether it is whole."""

from __future__ import annotations

from dataclasses import replace

from crossread.load.decode import Decoded, decode
from crossread.load.finishing import finish
from crossread.load.inputs import Item
from crossread.load.making import Piece
from crossread.load.plain import cut
from crossread.load.sniff import Kind
from crossread.rows import Report
from crossread.settings import Settings


def read_item(item: Item, settings: Settings) -> Report:
    """The report of an item; one that cannot be read is a rejected report."""
    if item.kind is Kind.PAGE:
        # The parser and the extractor take .4 s to import, which a comparison of text files need not pay.
        from crossread.load.html import read_page

        report = read_page(item.name, item.raw, item.facts, settings)
        # What is known already of what was lost says more than what the page itself shows.
        return replace(report, outcome=item.outcome) if item.outcome and report.text else report
    if item.kind is Kind.FRAGMENT:
        from crossread.load.fragment import read_fragment

        return read_fragment(item, settings)
    if item.kind is Kind.PDF:
        from crossread.load.pdf import read_pdf

        return read_pdf(item, settings)
    decoded = decode(item.raw, charset=item.facts.charset) if item.body is None else Decoded(item.body, "utf-8", item.replaced)
    pieces = cut(decoded.text, max_chars=settings.max_block_chars)
    if item.before:
        decoded, pieces = _below(item, decoded, pieces)
    return finish(item.name, item.raw, decoded, pieces, item.facts, settings, item.outcome)


def _below(item: Item, decoded: Decoded, pieces: list[Piece]) -> tuple[Decoded, list[Piece]]:
    """The text below the lines that stood beside it (a title, a byline), each a paragraph of its own."""
    above: list[Piece] = []
    text = ""
    for line, role in item.before:
        above.append(Piece(len(text), len(text) + len(line), role))
        text += f"{line}\n\n"
    shifted = [piece._replace(start=piece.start + len(text), end=piece.end + len(text)) for piece in pieces]
    return decoded._replace(text=text + decoded.text), [*above, *shifted]
