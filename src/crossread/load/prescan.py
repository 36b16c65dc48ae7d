"""A page looked at before any tree is built: how large, how wide, how deep. Linear in its length, because parsers are not.

Also the text of a page by its tags alone, for pages that no parser should be given.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from crossread.load.plain import BLANK
from crossread.settings import Settings

# A tag up to its end: quotes count after an equals sign only, as the HTML standard has it. Possessive, so nothing is tried twice.
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,60})((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>?")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_SILENT_TAGS = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_SILENT = re.compile(rf"<(!--|[!?]|(?:{'|'.join(_SILENT_TAGS)})(?=[\s/>]))", re.IGNORECASE)
_CLOSING = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in _SILENT_TAGS}
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
# Elements whose end tag may be left out: the parser closes them by itself, so that they do not nest.
_SELF_CLOSED = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "html", "head", "body"])
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u"),
    )
)
_LONG_TAG_CHARS = 3_000
_SENTENCE_CHARS = 40
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]{0,2}$")


class TooMuch(NamedTuple):
    """Why a page should not be parsed as a tree: a slug, and in words."""

    reason: str
    detail: str


def too_much(page: str, settings: Settings) -> TooMuch | None:
    """What about the page is too much for a parser; nothing where it may be parsed."""
    if len(page) > settings.max_tree_chars:
        return TooMuch("too-large", f"{len(page):,} characters, and at most {settings.max_tree_chars:,} are parsed as a tree")
    tags = _TAG.findall(without_silent(page))
    if len(tags) > settings.max_tags:
        return TooMuch("too-large", f"{len(tags):,} tags, and at most {settings.max_tags:,} are parsed as a tree")
    long_ones = [_VALUE.sub(" ", rest) for _, _, rest in tags if len(rest) > _LONG_TAG_CHARS]
    attributes = max((len(rest.replace("/", " ").split()) for rest in long_ones), default=0)
    if attributes > settings.max_attributes:
        return TooMuch("too-wide", f"a tag with {attributes:,} attributes, and at most {settings.max_attributes:,} are parsed")
    deepest = _depth([(closes, name.lower()) for closes, name, _ in tags]) if len(tags) > settings.max_depth else 0
    if deepest > settings.max_depth:
        return TooMuch("too-deep", f"elements nested {deepest:,} deep, and at most {settings.max_depth:,} levels are parsed")
    return None


def without_silent(page: str) -> str:
    """The page without comments, scripts and styles, whose ends are found by search and never by trying."""
    kept = []
    at = 0
    while found := _SILENT.search(page, at):
        kept.append(page[at : found.start()])
        what = found.group(1).lower()
        at = _end_of(page, what, found)
    kept.append(page[at:])
    return "".join(kept)


def text_by_tags(page: str) -> list[str]:
    """The lines of a page, cut at its block tags: those that look like sentences, or all where none does."""
    bare = _TAG.sub(lambda tag: "" if tag.group(2).lower() in _INLINE else "\n", without_silent(page))
    lines = [" ".join(html.unescape(line).split()).strip(BLANK) for line in bare.split("\n") if not line.isspace()]
    lines = [line for line in lines if line]
    sentences = [line for line in lines if len(line) >= _SENTENCE_CHARS and _SENTENCE.search(line, max(0, len(line) - 4))]
    return sentences or lines


def _end_of(page: str, what: str, found: re.Match[str]) -> int:
    if what not in _CLOSING:
        # A comment, a doctype or a processing instruction; "<!-->" is a whole comment.
        mark = "-->" if what == "!--" else ">"
        end = page.find(mark, found.start() + 2)
        return end + len(mark) if end >= 0 else len(page)
    closing = _CLOSING[what].search(page, found.end())
    return closing.start() if closing else len(page)


def _depth(tags: list[tuple[str, str]]) -> int:
    """How deep the elements of these tags nest; an end tag closes all that stand open within its element."""
    stack: list[str] = []
    waiting: dict[str, int] = {}
    deepest = 0
    for closes, name in tags:
        if name in _VOID or name in _SELF_CLOSED:
            continue
        if not closes:
            stack.append(name)
            waiting[name] = waiting.get(name, 0) + 1
            deepest = max(deepest, len(stack))
        elif waiting.get(name):
            while stack:
                last = stack.pop()
                waiting[last] -= 1
                if last == name:
                    break
    return deepest
