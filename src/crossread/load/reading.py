"""One item to its report: its text, its pieces with their roles, and whether it is whole."""

from __future__ import annotations

from crossread.load.decode import Decoded, decode
from crossread.load.finishing import finish
from crossread.load.inputs import Item
from crossread.load.plain import cut
from crossread.load.sniff import Kind
from crossread.rows import Report
from crossread.settings import Settings


def read_item(item: Item, settings: Settings) -> Report:
    """The report of an item; one that cannot be read is a rejected report."""
    if item.kind is Kind.PAGE:
        # The parser and the extractor take .4 s to import, which a comparison of text files need not pay.
        from crossread.load.html import read_page

        return read_page(item.name, item.raw, item.facts, settings)
    if item.kind is Kind.FRAGMENT:
        from crossread.load.fragment import read_fragment

        return read_fragment(item, settings)
    if item.kind is Kind.PDF:
        from crossread.load.pdf import read_pdf

        return read_pdf(item, settings)
    decoded = decode(item.raw, charset=item.facts.charset) if item.body is None else Decoded(item.body, "utf-8", item.replaced)
    pieces = cut(decoded.text, max_chars=settings.max_block_chars)
    return finish(item.name, item.raw, decoded, pieces, item.facts, settings, item.outcome)
