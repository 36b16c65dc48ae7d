"""The words of time expressions, as pieces of patterns, and what a match of them becomes."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from crossread.rows import ValueKind
from crossread.text.lists import table
from crossread.text.numerals import NUMERAL
from crossread.text.patterns import any_of

MONTH = any_of((form for row in table("months") for form in (row[0], row[0].upper())), either_case=False)
WEEKDAY = any_of((form for row in table("weekdays") if len(row[0]) > 4 for form in (row[0], row[0].upper())), either_case=False)
SHORT_WEEKDAY = any_of((row[0] for row in table("weekdays") if len(row[0]) < 6), either_case=False)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])(?![.:]\d)(?!,\d(?!\d{3}\b))"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%])(?![.,]\d)"
PART = r"(?:(?:early |late |mid-?)?(?:morning|afternoon|evening|night)s?)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
SOME = rf"(?:{NUMERAL}|[Aa]n?(?: few| couple of| couple)?|[Ss]everal|(?:[Tt]he )?[Ff]ew|[Mm]any|[Cc]ouple of)"
UNIT = r"(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


class Moment(NamedTuple):
    """A time expression: its place, its TIMEX3 value, and its interval where that is not the whole of the value."""

    start: int
    end: int
    norm: str
    interval: tuple[float, float] | None = None
    kind: ValueKind = ValueKind.DATE
    unit: str = ""


class Setting(NamedTuple):
    """What a time expression is read against: the text around it and the day of the report, if known."""

    text: str
    anchor: date | None


_AHEAD = re.compile(
    r"\b(?:will|would|won[’']t|shall|[’']ll|expected|scheduled|due|slated|plan(?:s|ned|ning)?|upcoming|coming|going to"
    r"|to (?:begin|start|take|be|meet|vote|hold|appear|open|return|visit|travel|arrive)|deadline|is set|are set"
    r"|set for)\b(?P<between>[^.;\n]{0,60})$"
)
_HAPPENED = re.compile(r"\b(?:said|told|reported|was|were|had|announced|[a-z]{3,}ed)\b")


def looks_ahead(setting: Setting, start: int) -> bool:
    """The words before the place, in its sentence, speak of what is still to come."""
    found = _AHEAD.search(setting.text, max(0, start - 75), start)
    return found is not None and not _HAPPENED.search(found["between"])


@cache
def month_number(written: str) -> int:
    """The number of a month as written: "Sept." is 9."""
    names = {row[0].lower(): int(row[1]) for row in table("months")}
    return names[written.rstrip(".").lower()]


@cache
def weekday_number(written: str) -> int:
    """The ISO number of a weekday as written: "Tues." is 2."""
    names = {row[0].lower(): int(row[1]) for row in table("weekdays")}
    return names[written.rstrip(".").lower()]


def part_of_day(written: str | None) -> str:
    """The TIMEX3 letters of a part of a day: "late afternoon" is TAF; "" where there is none."""
    return "T" + PARTS_OF_DAY[re.split(r"[ -]", written)[-1].rstrip("s").replace("mid", "")] if written else ""
