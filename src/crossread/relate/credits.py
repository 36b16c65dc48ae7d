"""Credits: whose words a report says it is made of, and which outlets it cites.

A credit stands in the dateline ("LONDON (Reuters) -"), in the byline, or in a line of its own at the end; "contributed to this
report" is a credit for a part. A citation stands in a sentence: "Reuters reported last month", "told the BBC",
"quoted by the news agency ISNA". Picture credits are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.relate.nameparts import plain
from crossread.rows import Reading, Role, Span
from crossread.text.lists import table, words

_NAME = r"(?<!\w)(?:[Tt]he )?[A-Z][\w’'&.-]{0,16}(?:(?: of| de| della)? [A-Z][\w’'&./-]{0,16}){0,3}"
_DATELINE = re.compile(rf"^[^\n()]{{0,60}}\((?P<name>{_NAME}|dpa)\)\s{{0,2}}[-–—:]?")
_LEADING = re.compile(rf"^(?P<name>{_NAME}|dpa)\s?[-–—]\s")
_OWN_LINE = re.compile(
    rf"^[\s(\[—–-]{{0,4}}(?:(?i:source|via|courtesy of|credit|(?:originally |first )?published (?:by|in|on|at)|republished from)[: ]\s?)"
    rf"(?P<name>{_NAME}|dpa)[\s)\].]{{0,4}}$"
)
_BARE_LINE = re.compile(rf"^[\s(\[—–-]{{0,4}}(?P<name>{_NAME}|dpa)[\s)\].]{{0,4}}$")
_TRAILING = re.compile(rf"(?:[-–—]\s?|\()(?P<name>{_NAME}|dpa)\)?\s{{0,3}}$")
_FIRST_SEEN = re.compile(rf"\b(?i:(?:originally|first) (?:published|appeared) (?:by|in|on|at))\s(?P<name>{_NAME})")
_IN_PART = (
    re.compile(rf"(?P<name>{_NAME}) (?i:contributed to|and staff|staff contributed)"),
    re.compile(rf"\b(?i:with (?:reporting|files|material) (?:by|from))\s(?P<name>{_NAME})"),
)

_SAYS = r"(?:first |also |had |has |have |previously )?"
_SAYS += r"(?:reported|reports|reporting|revealed|disclosed|said|says|wrote|writes|quoted|published|broke)"
_AFTER = r"according to|(?:as )?reported by|quoted by|cited by|citing|quoting|reports? (?:by|in|from|on)|told|published (?:by|in)"
_AFTER += r"|interview (?:with|on|to)|said (?:to|on)|spoke to|speaking to"
_AFTER += r"|news agency|newspaper|broadcaster|agency|magazine|website|channel|station|daily|outlet|network"
_CITED = (
    re.compile(rf"(?P<name>{_NAME}) {_SAYS}\b"),
    re.compile(rf"\b(?i:{_AFTER})\s(?P<name>{_NAME})"),
)
_LINK = re.compile(r"https?://[^\s<>\"')\]]{4,300}")


@dataclass(frozen=True, slots=True)
class Credit:
    """The report names `name` as where its words, or the words of a part of it, come from."""

    name: str
    span: Span
    whole: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """The report names the outlet `name` as where something in it was first reported; `span` is that name."""

    name: str
    span: Span


def _listed() -> dict[str, str]:
    return {plain(form).removeprefix("the "): row[0] for row in reversed(table("outlets")) for form in row}


_OUTLETS = _listed()
_OUTLET_WORDS = words("outlet_words")


def outlet_name(name: str, known: Mapping[str, str]) -> str | None:
    """The name by which an outlet goes here; None if nothing shows that `name` is one. `known` are the story's own outlets."""
    bare = plain(name).removeprefix("the ")
    if bare in known:
        return known[bare]
    if bare in _OUTLETS:
        return _OUTLETS[bare]
    cut = bare.split()
    return re.sub(r"^[Tt]he ", "", name) if len(cut) > 1 and cut[-1] in _OUTLET_WORDS else None


def _trimmed(text: str, start: int, end: int) -> int:
    """Where the name ends without a full stop or a possessive."""
    for ending in ("'s", "’s"):
        if text.endswith(ending, start, end):
            return end - 2
    return start + len(text[start:end].rstrip(".-’'&/"))


def find_credits(reading: Reading, known: Mapping[str, str]) -> tuple[Credit, ...]:
    """Whose words the report says it is made of, in text order."""
    report = reading.report
    blocks = [block for block in report.blocks if block.role not in (Role.CAPTION, Role.BIOGRAPHY, Role.REPEAT)]
    body = [block.span for block in blocks if block.role in (Role.PARAGRAPH, Role.DATELINE)]
    lines = [block.span for block in blocks if block.role in (Role.CREDIT, Role.DATELINE, Role.FURNITURE)] + body[-2:]
    found: dict[Span, Credit] = {}

    def add(span: Span, patterns: Iterable[re.Pattern[str]], *, whole: bool) -> None:
        for pattern in patterns:
            for match in pattern.finditer(report.text[span.start : span.end]):
                start, end = span.start + match.start("name"), span.start + match.end("name")
                place = Span(report.id, start, _trimmed(report.text, start, end))
                name = outlet_name(report.slice(place), known)
                if name and place not in found:
                    found[place] = Credit(name, place, whole)

    for span in body[:2]:
        opening = Span(span.report, span.start, min(span.end, span.start + 100))
        add(opening, (_DATELINE, _LEADING), whole=True)
    for span in lines:
        if len(span) <= 200:
            add(span, (_OWN_LINE, _BARE_LINE, _FIRST_SEEN), whole=True)
            add(span, _IN_PART, whole=False)
    for span in body[-1:]:
        add(Span(span.report, max(span.start, span.end - 60), span.end), (_TRAILING,), whole=True)
    return tuple(found[span] for span in sorted(found))


def credited_byline(reading: Reading, known: Mapping[str, str]) -> str | None:
    """The outlet that the byline names: "By Jane Roe, Associated Press"."""
    for piece in re.split(r"[,|/]|\bfor\b|\bof\b", reading.report.byline or ""):
        bare = plain(piece).removeprefix("by ").removeprefix("the ")
        if bare in _OUTLETS or bare in known:
            return outlet_name(bare, known)
    return None


def find_citations(reading: Reading, known: Mapping[str, str]) -> tuple[Citation, ...]:
    """The outlets that the report's sentences cite, each place once, in text order; the report's own outlet is left out."""
    report = reading.report
    own = plain(report.outlet or report.name).removeprefix("the ")
    found: dict[Span, Citation] = {}
    for block in report.blocks:
        if block.role not in (Role.PARAGRAPH, Role.TITLE, Role.HEADING):
            continue
        for pattern in _CITED:
            for match in pattern.finditer(report.text, block.span.start, block.span.end):
                place = Span(report.id, match.start("name"), _trimmed(report.text, match.start("name"), match.end("name")))
                name = outlet_name(report.slice(place), known)
                if name and plain(name).removeprefix("the ") != own and name != _OUTLETS.get(own):
                    found.setdefault(place, Citation(name, place))
    return tuple(found[span] for span in sorted(found))


def find_links(reading: Reading) -> tuple[tuple[str, Span], ...]:
    """The web addresses in the report's text, with their places."""
    return tuple((match.group(), Span(reading.report.id, *match.span())) for match in _LINK.finditer(reading.report.text))
