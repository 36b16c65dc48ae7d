"""Dates told from the day of the report: "yesterday", "last month", "two weeks ago", "earlier this year", "every Monday"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import inf

from crossread.read.durations import duration_norm
from crossread.read.lengths import count_of
from crossread.read.moments import month, quarter, season, shifted, weekday
from crossread.read.phrases import (
    MONTH,
    PART,
    SEASON,
    SEASONS,
    SOME,
    UNIT,
    WEEKDAY,
    Moment,
    Setting,
    month_number,
    part_of_day,
    weekday_number,
)
from crossread.rows import ValueKind
from crossread.text.lists import mapping
from crossread.text.timex import SECOND, interval

_DAY = re.compile(rf"(?P<day>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Oo]vernight)\b(?P<s>['’]s [A-Z])?(?:,? (?P<part>{PART})\b)?")
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "overnight": -1}
_TURNED = re.compile(
    rf"(?P<turn>[Ll]ast|[Pp]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]revious|[Ff]ollowing|[Ss]ame|[Tt]hat)(?: (?:same|past"
    rf"|coming|very|late|early))? "
    rf"(?:(?P<weekday>{WEEKDAY})(?: (?P<weekday_part>{PART}))?|(?P<month>{MONTH})\b\.?(?! ?\d)|(?P<season>{SEASON})|"
    rf"(?P<part>morning|afternoon|evening|night)|(?P<unit>day|weekend|week|month|quarter|year|decade|century))\b(?!-)"
)
_FROM_THERE = ("next", "following", "previous")
_TURNS = {"last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "same": 0, "next": 1, "coming": 1, "following": 1}
_AGO = re.compile(
    rf"(?P<count>{SOME})[ -](?:more )?(?P<unit>{UNIT})s? (?P<turn>ago|earlier|later|before(?=[.,;])|from now|hence|after"
    rf"(?= ))\b(?P<day>,? (?:on )?(?:{WEEKDAY}))?"
)
# One of these ends every match of the pattern, no farther on than its longest number in words; few places have one.
_AWAY = ("ago", "after", "later", "earlier", "before", "from now", "hence")
_FAR = 300
_MODIFIED = re.compile(
    r"(?P<mod>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id|(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle) of)(?: in| on|-)?(?: the)? ?(?=[\w’'])"
)
_WEEKEND = re.compile(r"[Ww]eekend\b(?!s)")
_SET = re.compile(
    rf"(?P<every>[Ee]very|[Ee]ach) (?:(?P<count>{SOME}|other) )?(?:(?P<unit>{UNIT})s?|(?P<weekday>{WEEKDAY})|"
    rf"(?P<month>{MONTH})|(?P<part>morning|afternoon|evening|night))\b"
)
_OFTEN = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "hourly": "PT1H",
}
_OFTEN_WORD = re.compile(r"(?:daily|nightly|weekly|monthly|yearly|hourly)\b")
_REF = re.compile(
    r"(?:[Nn]ow|[Cc]urrent(?:ly)?|[Nn]owadays|[Pp]resently|[Rr]ecent(?:ly)?|[Ll]ately|[Ss]oon|[Ss]hortly|(?:"
    r"(?<=[Tt]he )future))\b(?!-)(?! (?:after|before|as|that)\b)"
)
_QUARTER_WORD = re.compile(r"\b(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ -]quarter")
_QUARTER_CHARS = 300
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SMALL_UNITS = ("second", "minute", "hour")


def day_word(setting: Setting, start: int) -> Moment | None:
    """Reads "yesterday", "today", "tomorrow night", "overnight"."""
    found = _DAY.match(setting.text, start)
    if found is None:
        return None
    word = found["day"].lower()
    norm = shifted(setting.anchor, "day", _DAYS[word])
    part = "TNI" if word in ("tonight", "overnight") else part_of_day(found["part"])
    return Moment(start, found.end("part") if found["part"] else found.end("day"), norm + part)


def turned(setting: Setting, start: int) -> Moment | None:
    """Reads "last month", "this week", "next Tuesday", "last night", "that year"."""
    found = _TURNED.match(setting.text, start)
    if found is None:
        return None
    turn = _TURNS[found["turn"].lower()]
    anchor = setting.anchor
    if found["weekday"]:
        norm = weekday(anchor, weekday_number(found["weekday"]), turn) + part_of_day(found["weekday_part"])
    elif found["month"]:
        norm = _turned_month(anchor, month_number(found["month"]), turn)
    elif found["season"]:
        norm = season(anchor, SEASONS[found["season"]], turn)
    elif found["part"]:
        norm = shifted(anchor, "day", turn) + part_of_day(found["part"])
    elif found["turn"].lower() in ("same", "that"):
        return None
    else:
        norm = shifted(anchor, found["unit"], turn)
    if (
        (found["unit"] or found["part"])
        and found["turn"].lower() in _FROM_THERE
        and setting.text[max(0, start - 4) : start].lower() == "the "
    ):
        norm = _from_there(turn, found)
    return Moment(start, found.end(), norm)


def _from_there(turn: int, found: re.Match[str]) -> str:
    """Words such as "the next day" are counted from another day than the report's, and lie on none that is known."""
    unit = {"weekend": "week"}.get(found["unit"] or "day", found["unit"] or "day")
    return f"XXXX{'-' if turn < 0 else '+'}{duration_norm(1, 1, unit)}" + part_of_day(found["part"])


def _turned_month(anchor: date | None, number: int, turn: int) -> str:
    """A month such as "this May" is the one of the running year; "last" and "next" May lie on either side of the report."""
    return f"{anchor.year:04d}-{number:02d}" if anchor and turn == 0 else month(anchor, number, turn)


def ago(setting: Setting, start: int) -> Moment | None:
    """Reads "two weeks ago", "a year earlier", "three days later", "several months from now"."""
    ahead = setting.text[start : start + _FAR]
    found = _AGO.match(setting.text, start) if any(map(ahead.__contains__, _AWAY)) else None
    if found is None:
        return None
    unit = found["unit"].replace("centurie", "century")
    low, high = count_of(found["count"])
    if found["turn"] == "after":
        return Moment(
            start,
            found.end("unit") + (setting.text[found.end("unit")] == "s"),
            duration_norm(low, high, unit),
            (low, high),
            ValueKind.DURATION,
            unit,
        )
    turn = -1 if found["turn"] in ("ago", "earlier", "before") else 1
    if turn < 0 and unit == "year" and low == high == 1 and setting.anchor:
        same_quarter = _quarter_a_year_before(setting.text, start, setting.anchor)
        if same_quarter:
            return Moment(start, found.end("turn"), same_quarter)
    if found["turn"] not in ("ago", "from now", "hence"):
        return Moment(start, found.end("turn"), f"XXXX{'-' if turn < 0 else '+'}{duration_norm(low, high, unit)}", (-inf, inf))
    return _moved(setting.anchor, low, high, unit, turn, (start, found.end("turn")))


def _quarter_a_year_before(text: str, start: int, anchor: date) -> str | None:
    """The quarter that "a year earlier" means where the paragraph speaks of one: up in the third quarter from a year earlier."""
    before = [found["nth"] for found in _QUARTER_WORD.finditer(text, max(0, start - _QUARTER_CHARS), start)]
    if not before:
        return None
    this = quarter(anchor, _NTH[before[-1].lower()])
    return f"{int(this[:4]) - 1:04d}{this[4:]}"


def _moved(anchor: date | None, low: float, high: float, unit: str, turn: int, place: tuple[int, int]) -> Moment:
    if unit in _SMALL_UNITS:
        return Moment(*place, shifted(anchor, "day", 0))
    if low != high:
        word = "PAST_REF" if turn < 0 else "FUTURE_REF"
        return Moment(*place, word, _between(anchor, low, high, unit, turn))
    whole = {"fortnight": (14, "day"), "weekend": (1, "weekend")}.get(unit, (1, unit))
    count = low * whole[0]
    if count != int(count):
        count, whole = (count * 12, (1, "month")) if whole[1] == "year" else (round(count), whole)
    return Moment(*place, shifted(anchor, whole[1], turn * round(count)))


def _between(anchor: date | None, low: float, high: float, unit: str, turn: int) -> tuple[float, float]:
    if anchor is None or unit not in ("day", "week", "month", "year", "decade"):
        return -inf, inf
    ends = [interval(shifted(anchor, unit, turn * round(count))) if count < inf else (-inf, inf) for count in (low, high)]
    return min(end[0] for end in ends), max(end[1] for end in ends)


def modified(setting: Setting, start: int, inner: Moment | None, mod: str) -> Moment | None:
    """Reads "early next year", "late November", "earlier this week": the date inside, cut to its first or last part."""
    if inner is None or inner.kind is not ValueKind.DATE:
        return None
    low, high = inner.interval or interval(inner.norm)
    if low == -inf or high == inf:
        return inner._replace(start=start)
    length = high - low
    today = float(setting.anchor.toordinal()) if setting.anchor else None
    if mod in ("earlier", "later"):
        if today is not None and low <= today <= high:
            low, high = (low, min(high, today + 1 - SECOND)) if mod == "earlier" else (max(low, today), high)
    elif mod in ("early", "start of", "beginning of"):
        high = low + length / 2
    elif mod in ("late", "end of"):
        low = low + length / 2
    else:
        low, high = low + length / 4, high - length / 4
    return inner._replace(start=start, interval=(low, high))


def modifier(setting: Setting, start: int) -> tuple[str, int] | None:
    """The "early", "late", "the end of" at a place, and where the date it modifies begins."""
    found = _MODIFIED.match(setting.text, start)
    return (found["mod"].lower(), found.end()) if found else None


def weekend(setting: Setting, start: int) -> Moment | None:
    """A bare "the weekend" is the last one that had begun."""
    found = _WEEKEND.match(setting.text, start)
    if found is None:
        return None
    if setting.anchor is None:
        return Moment(start, found.end(), "XXXX-WXX-WE")
    back = timedelta(0 if setting.anchor.isoweekday() >= 6 else 7)
    return Moment(start, found.end(), shifted(setting.anchor - back, "weekend", 0))


def repeated(setting: Setting, start: int) -> Moment | None:
    """A set such as "every Monday" is XXXX-WXX-1, "each year" and "daily" are lengths that come again."""
    found = _SET.match(setting.text, start)
    if found is None:
        often = _OFTEN_WORD.match(setting.text, start)
        return Moment(start, often.end(), _OFTEN[often.group()], (-inf, inf)) if often else None
    if found["weekday"]:
        return Moment(start, found.end(), f"XXXX-WXX-{weekday_number(found['weekday'])}")
    if found["month"]:
        return Moment(start, found.end(), f"XXXX-{month_number(found['month']):02d}")
    if found["part"]:
        return Moment(start, found.end(), "XXXX-XX-XX" + part_of_day(found["part"]), (-inf, inf))
    count = 2.0 if found["count"] == "other" else count_of(found["count"] or "a")[0]
    return Moment(
        start,
        found.end(),
        duration_norm(count, count, found["unit"].replace("centurie", "century").replace("weekend", "week")),
        (-inf, inf),
    )


def vague_time(setting: Setting, start: int) -> Moment | None:
    """Reads "now", "recently", "soon": some time near the report, placed nowhere."""
    found = _REF.match(setting.text, start)
    return Moment(start, found.end(), mapping("vague_times").get(found.group().lower(), "FUTURE_REF"), (-inf, inf)) if found else None
