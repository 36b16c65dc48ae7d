"""Dates as a calendar names them: "Sept. 11", "14 October 2011", "Tuesday", "the 1990s", "third quarter", "Christmas"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import inf

from crossread.read.moments import day_of_month, month, nth_weekday, quarter, season, weekday
from crossread.read.phrases import (
    DAY,
    MONTH,
    PART,
    SEASON,
    SEASONS,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    Moment,
    Setting,
    looks_ahead,
    month_number,
    part_of_day,
    weekday_number,
)
from crossread.text.lists import table
from crossread.text.patterns import any_of
from crossread.text.timex import interval

_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})\b\.?(?: (?P<day>{DAY})(?:[ ]?[-–][ ]?(?P<last>{DAY}))?(?:,? ?(?P<year>{YEAR})\b)?|(?: of|,)? "
    rf"(?:(?P<only_year>{YEAR})\b|['’](?P<short>\d\d)\b))?"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>{DAY})(?: ?[-–] ?(?P<last>{DAY}))?(?: of|-)? ?(?P<month>{MONTH})\b\.?(?:[ ,-]{{1,2}}(?P<year>{YEAR})\b)?"
)
# Most numbers are no dates; this tells so before the patterns that look closer.
_MAY_BE_DATE = re.compile(rf"\d{{4}}(?!\d)|\d{{2}}0['’]?s|\d{{1,2}}(?:/\d|(?:st|nd|rd|th)|(?: ?[-–] ?\d{{1,2}})?(?: of|-)? ?{MONTH}|0s)")
_ISO = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d))?(?![\d-])")
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])")
_DECADE = re.compile(r"(?P<years>(?:1[0-9]|20)\d)0['’]?s\b|(?<=['’])(?P<short>\d)0s\b")
_YEARS = re.compile(rf"(?P<first>{YEAR})(?:[-–/](?P<last>(?:20|19)?\d\d)(?![\d-]))?\b(?![\w%-])|(?P<year>{YEAR})\b(?=-)")
_CENTURY = re.compile(r"(?P<number>\d\d?)(?:st|nd|rd|th)[ -][Cc]entury\b")
_WEEKDAY = re.compile(
    rf"(?:(?P<name>{WEEKDAY})(?P<many>s\b)?|(?P<abbreviated>{SHORT_WEEKDAY})(?=\.?,? (?:{MONTH}|{DAY})))\b\.?(?:"
    rf"(?P<gap>,? (?:the )?)(?=[A-Z0-9])|,? (?P<part>{PART})\b)?"
)
_SEASON = re.compile(rf"(?P<season>{SEASON})(?: of|,)? (?P<year>{YEAR})\b|(?P<bare>{SEASON})\b")
_QUARTER = re.compile(
    rf"(?P<nth>first|second|third|fourth|First|Second|Third|Fourth)[ -](?P<what>quarter|half)\b(?:,? (?:of )?(?:"
    rf"(?P<year>{YEAR})\b|(?P<turn>this|last|next) year\b|the year\b)?)?"
)
_FISCAL = re.compile(rf"[Ff]iscal (?:[Yy]ear )?(?P<year>{YEAR})")
_HOLIDAY = re.compile(rf"(?P<name>{any_of((row[0] for row in table('holidays')), either_case=False)})\b(?:,? (?P<year>{YEAR})\b)?")
_IN_MONTH = re.compile(
    r"\b(?:[Ii]n|[Ll]ast|[Nn]ext|[Tt]his|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id-?|[Dd]uring|[Tt]hrough|[Ee]nd of|from|by) ?$"
)
_IN_SEASON = re.compile(r"\b(?:[Ii]n|[Bb]y|[Tt]his|[Ll]ast|[Nn]ext|[Uu]ntil|[Ss]ince|[Dd]uring)(?: the)? (?:early |late )?$")
_NO_YEAR = re.compile(
    r" (?:people|dollars|troops|soldiers|miles|kilomet|euros|pounds|jobs|workers|homes|houses|votes|men|women|children"
    r"|feet|met(?:re|er)s|rupees|acres|rounds)"
)
_COUNTED = re.compile(r"\b(?:about|some|nearly|almost|over|than|around|least|roughly|approximately|[$£€#]|No\.|than) ?$")
_ATTACKS = re.compile(r"(?:,? 2001,?)?[ -](?:terror|attack|hijack|commission)", re.IGNORECASE)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PIVOT = 50


def month_first(setting: Setting, start: int) -> Moment | None:
    """Reads "Sept. 11, 2001", "October 2011", "Oct. 23-25", "December"; "May" and "March" alone only after "in", "last" and the like."""
    found = _MONTH_FIRST.match(setting.text, start)
    if found is None:
        return None
    number = month_number(found["month"])
    if found["day"]:
        return _day(setting, found, number)
    year = found["only_year"] or (_full_year(found["short"]) if found["short"] else None)
    if year:
        return Moment(start, found.end(), f"{year}-{number:02d}")
    end = found.end("month") + (setting.text[found.end("month") : found.end("month") + 1] == "." and len(found["month"]) < 5)
    risky = found["month"].capitalize() in ("May", "March", "Mar") or (len(found["month"]) == 3 and setting.text[end - 1] != ".")
    if risky and not _IN_MONTH.search(setting.text, max(0, start - 8), start):
        return None
    return Moment(start, end, month(setting.anchor, number, int(looks_ahead(setting, start))))


def day_first(setting: Setting, start: int) -> Moment | None:
    """Reads "14 October 2011", "the 10th of September", "3-5 June"."""
    found = _DAY_FIRST.match(setting.text, start)
    return _day(setting, found, month_number(found["month"])) if found else None


def _day(setting: Setting, found: re.Match[str], number: int) -> Moment | None:
    day = int(re.sub(r"\D", "", found["day"]))
    if found["year"]:
        norm = f"{found['year']}-{number:02d}-{day:02d}"
    elif (number, day) == (9, 11) and _ATTACKS.match(setting.text, found.end()):
        norm = "2001-09-11"
    else:
        norm = day_of_month(setting.anchor, number, day, int(looks_ahead(setting, found.start())))
    low, high = interval(norm)
    if found["last"] and low > -inf:
        last = int(re.sub(r"\D", "", found["last"]))
        high = max(high, high + last - day)
    return Moment(found.start(), found.end(), norm, (low, high))


def digits_first(setting: Setting, start: int) -> Moment | None:
    """Reads "2011-10-14", "10/14/2011", "14 October", "1990s", "19th century", "2011"."""
    if not _MAY_BE_DATE.match(setting.text, start):
        return None
    found = _ISO.match(setting.text, start)
    if found:
        return Moment(start, found.end(), found["date"] + (f"T{found['time']}" if found["time"] else ""))
    return _slashed(setting, start) or day_first(setting, start) or _decade(setting, start) or _year(setting, start)


def _slashed(setting: Setting, start: int) -> Moment | None:
    """A date such as "9/11/2001" may be either month; it then runs over both days and keeps no month in its value."""
    found = _SLASHED.match(setting.text, start)
    if found is None:
        return None
    one, two, year = int(found["one"]), int(found["two"]), int(_full_year(found["year"]))
    days = [f"{year:04d}-{m:02d}-{d:02d}" for m, d in ((one, two), (two, one)) if 1 <= m <= 12 and 1 <= d <= 31]
    if not days:
        return None
    if len(set(days)) == 1:
        return Moment(start, found.end(), days[0])
    ends = [interval(day) for day in days]
    return Moment(start, found.end(), days[0], (min(low for low, _ in ends), max(high for _, high in ends)))


def _decade(setting: Setting, start: int) -> Moment | None:
    found = _DECADE.match(setting.text, start)
    if found:
        if found["years"]:
            return Moment(start, found.end(), found["years"] + "X")
        return Moment(start - 1, found.end(), f"{'20' if int(found['short']) < 2 else '19'}{found['short']}X")
    century = _CENTURY.match(setting.text, start)
    return Moment(start, century.end(), f"{int(century['number']) - 1:02d}XX") if century and 1 < int(century["number"]) < 30 else None


def _year(setting: Setting, start: int) -> Moment | None:
    found = _YEARS.match(setting.text, start)
    if found is None or (start and setting.text[start - 1] in "-–.,/#$£€:" and setting.text[max(0, start - 2)] != " "):
        return None
    if _NO_YEAR.match(setting.text, found.end()) or _COUNTED.search(setting.text, max(0, start - 14), start):
        return None
    first = found["first"] or found["year"]
    if not found["last"]:
        return Moment(start, found.end(), first)
    last = found["last"] if len(found["last"]) == 4 else first[:2] + found["last"]
    if int(last) <= int(first):
        return None
    return Moment(start, found.end(), first, (interval(first)[0], interval(last)[1]))


def weekday_first(setting: Setting, start: int) -> Moment | None:
    """Reads "Tuesday", "Tuesday night", "Tuesday, Sept. 10"; "Tuesdays" are a set."""
    found = _WEEKDAY.match(setting.text, start)
    if found is None:
        return None
    number = weekday_number(found["name"] or found["abbreviated"])
    if found["many"]:
        return Moment(start, found.end("many"), f"XXXX-WXX-{number}")
    if found["gap"] is not None:
        rest = month_first(setting, found.end()) or day_first(setting, found.end())
        if rest and rest.norm.count("-") == 2:
            return rest._replace(start=start)
    norm = weekday(setting.anchor, number, int(looks_ahead(setting, start)))
    end = found.end("part") if found["part"] else found.end("name") if found["name"] else found.end("abbreviated")
    return Moment(start, end, norm + part_of_day(found["part"]))


def season_first(setting: Setting, start: int) -> Moment | None:
    """Reads "summer 2011", "the winter of 1944", "in the spring"."""
    found = _SEASON.match(setting.text, start)
    if found is None:
        return None
    if found["year"]:
        return Moment(start, found.end(), f"{found['year']}-{SEASONS[found['season']]}")
    if not _IN_SEASON.search(setting.text, max(0, start - 20), start):
        return None
    return Moment(start, found.end(), season(setting.anchor, SEASONS[found["bare"]], int(looks_ahead(setting, start))))


def quarter_first(setting: Setting, start: int) -> Moment | None:
    """Reads "third quarter", "first half of 2011", "fourth-quarter"."""
    found = _QUARTER.match(setting.text, start)
    if found is None:
        return None
    nth = _NTH[found["nth"].lower()]
    letter = "Q" if found["what"] == "quarter" else "H"
    if letter == "H" and (nth > 2 or not (found["year"] or found["turn"])):
        return None
    end = found.end() if found["year"] or found["turn"] else found.end("what")
    year = found["year"]
    if found["turn"] and setting.anchor:
        year = f"{setting.anchor.year + {'this': 0, 'last': -1, 'next': 1}[found['turn']]:04d}"
    if year:
        return Moment(start, end, f"{year}-{letter}{nth}")
    return Moment(start, end, quarter(setting.anchor, nth) if letter == "Q" else f"XXXX-H{nth}")


def fiscal_first(setting: Setting, start: int) -> Moment | None:
    """A year such as "fiscal 1989" is placed as that year."""
    found = _FISCAL.match(setting.text, start)
    return Moment(start, found.end(), found["year"]) if found else None


def holiday_first(setting: Setting, start: int) -> Moment | None:
    """Reads "Christmas Day", "Thanksgiving 1998", "Election Day"."""
    found = _HOLIDAY.match(setting.text, start)
    if found is None:
        return None
    rule = next(row[1] for row in table("holidays") if row[0] == found["name"])
    number = int(rule[:2])
    ahead = int(looks_ahead(setting, start))
    if ":" not in rule:
        norm = f"{found['year']}-{rule}" if found["year"] else day_of_month(setting.anchor, number, int(rule[3:]), ahead)
        return Moment(start, found.end(), norm)
    nth, day = re.fullmatch(r"\d\d:(-?\d)-(\d)", rule).groups()  # type: ignore[union-attr]
    if not found["year"] and setting.anchor is None:
        return Moment(start, found.end(), f"XXXX-{number:02d}")
    years = [int(found["year"])] if found["year"] else _years_around(setting.anchor)
    days = [nth_weekday(year, number, int(nth), int(day)) for year in years]
    if setting.anchor is None or len(days) == 1:
        return Moment(start, found.end(), days[0].isoformat())
    past = max(that for that in days if that <= setting.anchor)
    soon = min(that for that in days if that > setting.anchor)
    return Moment(start, found.end(), (soon if ahead or soon - setting.anchor < timedelta(30) else past).isoformat())


def _years_around(anchor: date | None) -> list[int]:
    return [anchor.year - 1, anchor.year, anchor.year + 1] if anchor else []


def _full_year(written: str) -> str:
    return written if len(written) == 4 else f"{'19' if int(written) >= _PIVOT else '20'}{written}"
