"""A page's tree to its lines: what stands between two block boundaries, white space folded, with the kind of its element.

The tree is marked at its block boundaries, written out as text once, and cut at the marks: so every character of a
line stood in the page, in this order, and a page of 3,000 elements takes a few milliseconds.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from crossread.load.plain import BLANK
from crossread.rows import Role

# Noncharacters, kept by Unicode for use inside a program; a page that holds them gets a few more line ends.
_FIRST_MARK = 0xFDD0
_KINDS = ("other", "title", "heading", "caption", "cell", "code")
_CLOSE, _BREAK, _LINK, _UNLINK = "\ufde0", "\ufde1", "\ufde2", "\ufde3"
_LINKS = re.compile(f"([{_LINK}{_UNLINK}])")
_MARK = re.compile("([\ufdd0-\ufde0])")
_KIND_OF = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt"), "heading"),
    **dict.fromkeys(("figure", "figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "cell"),
    "h1": "title",
    "pre": "code",
}
_PLAIN_BLOCKS = (
    *(
        "address",
        "noscript",
        "iframe",
        "object",
        "select",
        "textarea",
        "head",
        "canvas",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
    ),
    *("fieldset", "footer", "form", "header", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol"),
    *("option", "p", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "video", "audio"),
)
_MARKS = {tag: chr(_FIRST_MARK + _KINDS.index(_KIND_OF.get(tag, "other"))) for tag in (*_PLAIN_BLOCKS, *_KIND_OF)}
_ROLES = {"title": Role.TITLE, "heading": Role.HEADING, "caption": Role.CAPTION, "cell": Role.FURNITURE}
# Every mark that opens a block, those that a page may hold by itself too.
_ROLE_OF_MARK = {chr(at): _ROLES.get(_KINDS[min(at - _FIRST_MARK, len(_KINDS) - 1)]) for at in range(_FIRST_MARK, ord(_CLOSE))}
_CELL_CHARS = 80
_TWO_BREAKS = re.compile(rf"(?:{_BREAK}\s*){{2,}}")
# Never part of an article's text. No others: in a broken page the article may stand within a head or a noscript that nobody closed.
UNSEEN = ("script", "style", "svg", "math", "title")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Line(NamedTuple):
    """A paragraph of a page, what its element says of its role, its characters without white space, and how many of these are linked."""

    text: str
    role: Role | None
    squeezed: str
    linked: int = 0


def lines_of(tree: Any) -> list[Line]:
    """The lines of a tree in document order. The tree itself is left as it is."""
    from lxml import etree

    marked = copy.copy(tree)
    for element in marked.iter(*_MARKS, "br", "a"):
        if element.tag == "br":
            element.tail = _after(_BREAK, element.tail)
        elif element.tag == "a":
            element.text = _after(_LINK, element.text)
            element.tail = _after(_UNLINK, element.tail)
        else:
            element.text = _after(_MARKS[element.tag], element.text)
            element.tail = _after(_CLOSE, element.tail)
    return list(_cut(etree.tostring(marked, method="text", encoding="unicode")))


def _after(mark: str, text: str | None) -> str:
    # lxml reads &#1; but refuses to be given it back.
    return mark + _NO_XML.sub("\ufffd", text) if text else mark


def _cut(written: str) -> Iterator[Line]:
    kinds: list[Role | None] = [None]
    for part in _MARK.split(written):
        if part == _CLOSE:
            kinds = kinds if len(kinds) == 1 else kinds[:-1]
        elif part in _ROLE_OF_MARK:
            kinds.append(_ROLE_OF_MARK[part])
        elif part and not part.isspace():
            yield from _paragraphs(part, kinds[-1])


def _paragraphs(part: str, role: Role | None) -> Iterator[Line]:
    """White space is folded, the no-break space too; two line breaks part paragraphs, one is a line end within."""
    for paragraph in _TWO_BREAKS.split(part) if _BREAK in part else (part,):
        text = " ".join(paragraph.split())
        if _BREAK in text:
            text = "\n".join(" ".join(line.split()) for line in text.split(_BREAK))
        linked = 0
        if _LINK in text or _UNLINK in text:
            text, linked = _without_links(text)
        text = text.strip(BLANK)
        if text:
            # A longer cell, or one with a full stop, may be the column that an old page's article stands in.
            is_column = role is Role.FURNITURE and (len(text) > _CELL_CHARS or text.endswith((".", "!", "?", "”", '"')))
            yield Line(text, None if is_column else role, "".join(text.split()), linked)


def _without_links(text: str) -> tuple[str, int]:
    """The text without the marks of links, and how many characters stood between them."""
    if text[0] == _LINK and text.find(_UNLINK) == len(text) - 1 and text.find(_LINK, 1) < 0 and "\n" not in text:
        # One link and nothing else, as most lines of menus are.
        bare = text[1:-1].strip()
        return bare, len("".join(bare.split()))
    parts = _LINKS.split(text)
    # A link may have begun in the line before.
    inside, linked = parts[1] == _UNLINK, 0
    for words, mark in zip(parts[::2], [*parts[1::2], ""], strict=True):
        linked += len("".join(words.split())) if inside else 0
        inside = mark == _LINK
    return "\n".join(" ".join(line.split()) for line in "".join(parts[::2]).split("\n")), linked
