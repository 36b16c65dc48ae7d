"""The day a report was published, where its text says so in a line of date and time with day, month and year.

"Posted: Friday, March 8, 2013 2:39 pm" says so; "Mumbai, Nov 11 -" lacks the year and says nothing; "4/5/2012" is
left open unless the line names an American time zone, because the day and the month may stand in either order. Years of
two digits are read beside such a zone only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from crossread.load.making import Facts, Piece
from crossread.rows import Role
from crossread.text.lists import mapping

_KINDS = mapping("datelines")
MONTHS = {word: int(kind) for word, kind in _KINDS.items() if kind.isdigit()}
_AMERICAN = frozenset(word for word, kind in _KINDS.items() if kind == "american zone")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?({_MONTH})\b\.?,?[ -]{{0,2}}(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.?[ -](\d{{1,2}})(?:st|nd|rd|th)?[ ,-]{{1,3}}(\d{{4}})\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b")
_NUMBERS = re.compile(r"\b(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})\b")
_WORD = re.compile(r"[A-Za-z]+")
_OPENING_PIECES = 8
_STAMPED = re.compile(r"publi|posted|updated|released|issued|filed", re.IGNORECASE)
_OF_OTHERS = re.compile(r"correct|clarif|download|@", re.IGNORECASE)
# Content systems write a year of 1 or 1601 where they know none.
_FIRST_YEAR = 1700
_CHANGED = re.compile(r"(?:last )?(?:updated|edited|modified)", re.IGNORECASE)
# A place in capitals, then the day: "GENEVA, 4 May 2020 -" begins a first paragraph.
_OPENING = re.compile(r"[A-Z][A-Z .,'()-]{2,40}[ ,(]{1,3}[^\n]{6,30}?\s?(?:[—–)]|--?\s)")


def published_in(text: str, pieces: Sequence[Piece], facts: Facts) -> Facts:
    """The facts, with the day that the text itself gives where none was declared."""
    if facts.published:
        return facts
    # Far down, a bare date is a picture's or a post's; a line that says "posted" may stand anywhere.
    lines = [(nth, text[piece.start : piece.end]) for nth, piece in enumerate(pieces) if piece.hint is Role.DATELINE]
    datelines = [line for nth, line in lines if (nth < _OPENING_PIECES or _STAMPED.search(line)) and not _OF_OTHERS.search(line)]
    # The day of a change speaks only where no other day is given.
    for dateline in sorted(datelines, key=lambda line: _CHANGED.match(line) is not None):
        day = day_in(dateline)
        if day:
            return replace(facts, published=day, published_from="text")
    for piece in pieces[:4]:
        opening = _OPENING.match(text, piece.start, min(piece.end, piece.start + 90))
        day = day_in(opening.group()) if opening else None
        if day:
            return replace(facts, published=day, published_from="text")
    return facts


def day_in(line: str) -> str | None:
    """The first day in a line that is given with day, month and year, as an ISO date."""
    found = []
    for pattern, order in ((_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_YEAR_FIRST, "ymd"), (_NUMBERS, "")):
        for match in pattern.finditer(line):
            day = _day(match, order or _order(match, line))
            if day:
                found.append((match.start(), day))
    return min(found)[1] if found else None


def iso_date(written: str) -> str | None:
    """A date or an instant in ISO 8601 as it is; another date in its day; else nothing."""
    written = written.strip()[:80]
    try:
        day = date.fromisoformat(written)
    except ValueError:
        pass
    else:
        return day.isoformat() if day.year >= _FIRST_YEAR else None
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return day_in(written)
    return instant.isoformat() if instant.year >= _FIRST_YEAR else None


def _order(match: re.Match[str], line: str) -> str:
    first, second = int(match.group(1)), int(match.group(2))
    american = any(word.lower() in _AMERICAN for word in _WORD.findall(line))
    if len(match.group(3)) == 2 and not american:
        return ""
    if first > 12 or first == second:
        return "dmy"
    return "mdy" if american or second > 12 else ""


def _day(match: re.Match[str], order: str) -> str | None:
    if not order:
        return None
    parts = dict(zip(order, match.groups(), strict=True))
    month = parts["m"].lower()
    try:
        year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
        day = date(year, MONTHS.get(month) or int(month), int(parts["d"]))
    except ValueError:
        return None
    return day.isoformat() if day.year >= _FIRST_YEAR else None
