"""The HTML that a feed or a wire item carries for an article: all of it is the article, so nothing is chosen from it.

The text is our own walk of its tree, below the title and the lines that stood beside the body (a byline, a dateline).
"""

from __future__ import annotations

import copy

from lxml import etree

from crossread.load.decode import Decoded
from crossread.load.html import _RESERVED, _by_tags, _parse, _report
from crossread.load.inputs import Item
from crossread.load.making import rejected
from crossread.load.plain import BLANK
from crossread.load.prescan import TooMuch, text_by_tags, too_much
from crossread.load.walk import UNSEEN, Line, lines_of
from crossread.rows import Report, Role
from crossread.settings import Settings


def read_fragment(item: Item, settings: Settings) -> Report:
    """The report of an item whose body is HTML; rejected where nothing in it can be read."""
    body = item.body or ""
    decoded = Decoded(body, "utf-8", item.replaced)
    page = f"<html><body><div>{_RESERVED.sub(chr(0xFFFD), body)}</div></body></html>"
    why_not = too_much(page, settings)
    tree = None if why_not else _parse(page)
    if tree is None:
        return _by_tags(item.name, item.raw, decoded, page, item.facts, why_not or TooMuch("unparsed", "the parser gave up"), settings)
    seen = copy.copy(tree)
    etree.strip_elements(seen, *UNSEEN, with_tail=False)
    lines = lines_of(seen)
    if not lines:
        detail = f"{item.where}: no text in what it carries of the article.\n  Give the article's own page."
        return rejected(item.name, "no-text", detail, raw=item.raw)
    above = [Line(text, role, "") for text, role in item.before]
    return _report(item.name, item.raw, decoded, item.facts, [*_title(item, lines), *above, *lines], settings, item.outcome)


def _title(item: Item, lines: list[Line]) -> list[Line]:
    """The declared title as a line of its own, unless the body begins with it."""
    title = plain_title(item.facts.title or "")
    same = "".join(title.split()).casefold()
    begins = any("".join(line.text.split()).casefold() == same for line in lines[:3])
    return [Line(title, Role.TITLE, "")] if title and not begins else []


def plain_title(title: str) -> str:
    """A title without the tags and entities that feeds write into it, on one line."""
    marked = "<" in title or "&" in title
    shown = " ".join(text_by_tags(title)) if marked else title
    return " ".join(_RESERVED.sub(" ", shown).split()).strip(BLANK)
