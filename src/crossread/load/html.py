"""A page to a Report: trafilatura says which blocks are the article, our own walk of our own tree gives their text.

Steps: decode; look before parsing (prescan); parse; what the page declares (metadata); the blocks that trafilatura
chooses; our lines of the same tree (walk); the lines that hold those blocks, and the title above them (choosing).
Where no tree may be built, or lxml gave up, the text is read by the tags alone and the report is partial.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from crossread.load.choosing import Block, choose, is_teaser, title_line, with_beside
from crossread.load.decode import Decoded, decode
from crossread.load.finishing import finish
from crossread.load.making import Facts, Piece, rejected
from crossread.load.metadata import facts_of
from crossread.load.plain import split
from crossread.load.prescan import TooMuch, text_by_tags, too_much
from crossread.load.walk import UNSEEN, Line, lines_of
from crossread.rows import Outcome, Report, Role, State
from crossread.settings import Settings

# Both say on standard error, where nobody set up logging, what we say in a report's outcome.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
# What no tree may hold, and the noncharacters that the walk marks its boundaries with.
_RESERVED = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")
_ENDS = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
# A page that shows less than a third of the text its JSON-LD carries is drawn by a script. Not measured.
_LITTLE_CHARS = 500
_LATEST_DAY = "2099-12-31"
_REASONS: dict[Role | None, str] = {
    Role.TITLE: "the page's title",
    Role.HEADING: "a heading of the page",
    Role.CAPTION: "stands in a figure or as its caption",
    Role.FURNITURE: "a cell of a table",
}
# Made once: reading its configuration takes longer than parsing a short page.
_OPTIONS = Extractor(output_format="xml", fast=True, comments=False, formatting=False)
_THOROUGH = Extractor(output_format="xml", fast=False, comments=False, formatting=False)
# trafilatura's own second look costs five times the first: for pages where the first found little beside much prose.
_STUB_CHARS = 1_000
_MUCH_MORE = 3
_GAVE_UP = TooMuch("unparsed", "the parser gave up")


def read_page(name: str, raw: bytes, facts: Facts, settings: Settings) -> Report:
    """The report of a page; rejected where no article text is found in it."""
    decoded = decode(raw, page=True, charset=facts.charset)
    page = _RESERVED.sub("\ufffd", decoded.text)
    why_not = too_much(page, settings)
    tree = None if why_not else _parse(page)
    if tree is None:
        return _by_tags(name, raw, decoded, page, facts, why_not or _GAVE_UP, settings)
    facts = facts_of(tree, facts)
    seen = copy.copy(tree)
    etree.strip_elements(seen, *UNSEEN, with_tail=False)
    lines = lines_of(seen)
    chosen, found = _chosen(seen, lines)
    if len(facts.body) > max(_LITTLE_CHARS, 3 * found):
        lines = [Line(line, None, "".join(line.split())) for line in text_by_tags(facts.body.replace("\n", "<p>"))]
        chosen = list(range(len(lines)))
    elif found < settings.min_text_chars:
        return _without_text(name, raw, lines)
    facts = facts if facts.published else _dated(tree, facts)
    return _report(name, raw, decoded, facts, _titled(lines, chosen, facts), settings)


def _chosen(seen: Any, lines: Sequence[Line]) -> tuple[list[int], int]:
    """The places of the article's lines, and how many characters they have. Little beside much prose is looked for once more."""
    again = copy.copy(seen)
    chosen = choose(lines, _blocks(seen, _OPTIONS))
    found = sum(len(lines[nth].text) for nth in chosen)
    if found < _STUB_CHARS and _prose(lines) > _MUCH_MORE * found:
        thorough = choose(lines, _blocks(again, _THOROUGH))
        more = sum(len(lines[nth].text) for nth in thorough)
        if more > _MUCH_MORE * found:
            chosen, found = thorough, more
    chosen = with_beside(lines, chosen)
    found = sum(len(lines[nth].text) for nth in chosen)
    kept = [nth for nth in chosen if not is_teaser(lines[nth])]
    left = sum(len(lines[nth].text) for nth in kept)
    # A page that is a list of links is what it is.
    return (kept, left) if left >= found / 2 else (chosen, found)


def _prose(lines: Sequence[Line]) -> int:
    """How many characters of the page are longer sentences outside links."""
    return sum(len(line.squeezed) for line in lines if len(line.squeezed) >= 80 and 2 * line.linked < len(line.squeezed))


def _parse(page: str) -> Any:
    """The tree of a page, or nothing where lxml found none or stopped half-way."""
    parser = lxml_html.HTMLParser(collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    # One class for all elements: choosing by their names, as lxml.html does in Python, is a tenth of a page's time.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement))
    try:
        # lxml drops what stands behind </html>, and closes the article at </body>; a browser goes on reading. Both may be left out.
        tree = lxml_html.document_fromstring(_ENDS.sub("", page).encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return None if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log) else tree


def _blocks(seen: Any, options: Any) -> list[Block]:
    """The blocks that trafilatura takes for the article, in order; none where it finds no article."""
    try:
        document = bare_extraction(seen, options=options)
    except (etree.LxmlError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return []
    body: Any = getattr(document, "body", None)
    if body is None:
        return []
    # Text may stand between its elements too.
    runs = [[body.text], *([*one.itertext(), "\n", one.tail] for one in body)]
    return [Block(tuple(run for run in some if run)) for some in runs]


def _dated(tree: Any, facts: Facts) -> Facts:
    """The facts, with the day that htmldate finds. Its own bound is today; ours is fixed, so that a page reads the same every day."""
    from htmldate import find_date

    try:
        day = find_date(tree, original_date=True, extensive_search=False, url=facts.url, max_date=_LATEST_DAY)
    except (etree.LxmlError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        return facts
    # A first of January is what htmldate makes of a year alone.
    return replace(facts, published=day, published_from="htmldate") if day and not day.endswith("-01-01") else facts


def _titled(lines: Sequence[Line], chosen: Sequence[int], facts: Facts) -> list[Line]:
    """The chosen lines with the title first in its place; other first-level headings are headings."""
    at, declared = title_line(lines, chosen, facts.title)
    kept = [lines[nth] if nth != at else lines[nth]._replace(role=Role.TITLE) for nth in sorted({*chosen, *([] if at is None else [at])})]
    if at is None and declared:
        kept = [Line(declared, Role.TITLE, ""), *kept]
    first = next((nth for nth, line in enumerate(kept) if line.role is Role.TITLE), -1)
    return [line._replace(role=Role.HEADING) if line.role is Role.TITLE and nth != first else line for nth, line in enumerate(kept)]


def _report(
    name: str, raw: bytes, decoded: Decoded, facts: Facts, lines: Sequence[Line], settings: Settings, outcome: Outcome | None = None
) -> Report:
    text = "\n\n".join(line.text for line in lines)
    pieces: list[Piece] = []
    start = 0
    for line in lines:
        pieces += [
            piece._replace(hint=line.role, reason=_REASONS.get(line.role, ""))
            for piece in split(text, start, start + len(line.text), settings.max_block_chars)
        ]
        start += len(line.text) + 2
    return finish(name, raw, decoded._replace(text=text), pieces, replace(facts, is_page=True), settings, outcome)


def _by_tags(name: str, raw: bytes, decoded: Decoded, page: str, facts: Facts, why: TooMuch, settings: Settings) -> Report:
    found = text_by_tags(page)
    if not found:
        detail = f"{name}: no text found in the page ({why.detail}).\n  Save the article's text."
        return rejected(name, "no-text", detail, raw=raw)
    detail = f"{name}: {why.detail}; the text was read by its tags alone and may hold more than the article.\n  Save the article's text."
    return _report(
        name, raw, decoded, facts, [Line(line, None, "") for line in found], settings, Outcome(State.PARTIAL, why.reason, detail)
    )


def _without_text(name: str, raw: bytes, lines: Sequence[Line]) -> Report:
    total, longest = sum(len(line.text) for line in lines), max((len(line.text) for line in lines), default=0)
    seen = f"{name}: no article text found ({total:,} characters in all, longest paragraph {longest:,})."
    return rejected(name, "no-text", f"{seen}\n  Save the page after it has finished loading, or save its text.", raw=raw)
