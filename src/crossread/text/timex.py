"""TIMEX3 values as intervals of days: "2011-10" is the 1st to the 31st of October 2011.

Days are counted as `datetime.date.toordinal` does, the time of day is the fraction; both ends belong to the interval,
so a day ends one second before the next begins. What has an X where a year stands runs from -infinity to infinity.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from math import inf

SECOND = 1 / 86400
_SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 22)), "FA": ((9, 1), (12, 21)), "WI": ((12, 1), (3, 20))}
_HALVES = {"H1": (1, 6), "H2": (7, 12)}
# Parts of a day overlap, as people's use of them does; a night runs into the next day.
_PARTS = {"MO": (4, 12), "MI": (12, 13), "AF": (12, 18), "EV": (17, 23), "NI": (18, 30), "DT": (6, 18)}
_TIME = re.compile(r"(\d\d):(\d\d)")


@cache
def interval(norm: str) -> tuple[float, float]:
    """The first and last moment of a TIMEX3 date or time, in days."""
    day, _, time = norm.partition("T")
    try:
        low, high = _of_date(day)
    except (ValueError, OverflowError):
        return -inf, inf
    if not time or low == -inf:
        return low, high
    part = _PARTS.get(time)
    if part:
        return low + part[0] / 24, low + part[1] / 24 - SECOND
    clock = _TIME.match(time)
    if clock is None:
        return low, high
    start = low + int(clock[1]) / 24 + int(clock[2]) / 1440
    return start, start + 59 * SECOND


def _of_date(written: str) -> tuple[float, float]:
    if re.fullmatch(r"\d\dXX|\d\d\dX", written):
        years = 10 ** written.count("X")
        first = int(written.rstrip("X")) * years
        return _days(date(max(1, first), 1, 1), date(first + years - 1, 12, 31))
    year = int(written[:4])
    rest = written[5:]
    if not rest:
        return _days(date(year, 1, 1), date(year, 12, 31))
    if rest[0] == "W":
        monday = date.fromisocalendar(year, int(rest[1:3]), 1)
        return _days(monday + timedelta(5 if rest.endswith("-WE") else 0), monday + timedelta(6))
    if rest[0] == "Q":
        return _months(year, 3 * int(rest[1]) - 2, 3 * int(rest[1]))
    if rest in _HALVES:
        return _months(year, *_HALVES[rest])
    if rest in _SEASONS:
        first_day, last_day = _SEASONS[rest]
        return _days(date(year, *first_day), date(year + (rest == "WI"), *last_day))
    if len(rest) == 2:
        return _months(year, int(rest), int(rest))
    day = date.fromisoformat(written)
    return _days(day, day)


def _months(year: int, first: int, last: int) -> tuple[float, float]:
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(1) if year < 9999 else date(year, 12, 31)
    return _days(date(year, first, 1), end)


def _days(first: date, last: date) -> tuple[float, float]:
    return float(first.toordinal()), last.toordinal() + 1 - SECOND


def week_of(day: date) -> str:
    """The TIMEX3 week that a day lies in: "2011-W41"."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def months_later(day: date, months: int) -> tuple[int, int]:
    """The year and month that lie so many months after a day (before it, if negative)."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return years, month + 1


def quarter_of(month: int) -> int:
    """The quarter of the year that a month lies in, 1 to 4."""
    return (month + 2) // 3
