"""Days, weeks, months and years counted from a report's date, as TIMEX3 values.

Each function takes the anchor, which may be missing: then the value keeps what is known ("XXXX-12-24" for 24 December,
"XXXX-WXX-2" for a Tuesday, "DAY-1" for yesterday), the same in every report, and lies anywhere in time.
"""

from __future__ import annotations

from datetime import date, timedelta

from crossread.text.timex import months_later, quarter_of, week_of

# How far ahead of the report's date a day without a year is taken to lie when the year before would be most of a year back.
_NEAR_FUTURE_DAYS = 60
_SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def anchor_of(published: str | None) -> date | None:
    """The day of an ISO 8601 instant or day; None where there is none to be read."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def shifted(anchor: date | None, unit: str, count: int) -> str:
    """The day, week, month, quarter, year, decade or century so many away from the anchor's."""
    if anchor is None:
        return f"{unit.upper()}{count:+d}"
    try:
        return _shifted(anchor, unit, count)
    except (ValueError, OverflowError):
        return f"{unit.upper()}{count:+d}"


def _shifted(anchor: date, unit: str, count: int) -> str:
    if unit == "day":
        return (anchor + timedelta(count)).isoformat()
    if unit == "week":
        return week_of(anchor + timedelta(7 * count))
    if unit == "weekend":
        return week_of(anchor + timedelta(7 * count)) + "-WE"
    if unit == "month":
        year, month = months_later(anchor, count)
        return f"{year:04d}-{month:02d}"
    if unit == "quarter":
        year, month = months_later(anchor, 3 * count)
        return f"{year:04d}-Q{quarter_of(month)}"
    year = anchor.year + count * _YEARS[unit]
    return f"{year:04d}" if unit == "year" else f"{year // 10:03d}X" if unit == "decade" else f"{year // 100:02d}XX"


def weekday(anchor: date | None, number: int, turn: int) -> str:
    """The weekday nearest to the anchor: on or before it (turn 0), after it (turn 1), or in the week before (turn -1)."""
    if anchor is None:
        return f"XXXX-WXX-{number}"
    back = (anchor.isoweekday() - number) % 7
    if turn > 0:
        return (anchor + timedelta((7 - back) if back else 7)).isoformat()
    return (anchor - timedelta(back or (7 if turn < 0 else 0))).isoformat()


def month(anchor: date | None, number: int, turn: int) -> str:
    """The month without a year: the last one (turn 0 the running one too), the next one (turn 1), the one before (turn -1)."""
    if anchor is None:
        return f"XXXX-{number:02d}"
    year = anchor.year - (number > anchor.month if turn == 0 else number >= anchor.month)
    return f"{year + (turn > 0):04d}-{number:02d}"


def day_of_month(anchor: date | None, number: int, day: int, turn: int) -> str:
    """The day of a month without a year: the last one, or the next one where the words look ahead."""
    written = f"{number:02d}-{day:02d}"
    if anchor is None:
        return f"XXXX-{written}"
    this = f"{anchor.month:02d}-{anchor.day:02d}"
    past = anchor.year - (written > this)
    ahead = turn > 0 or (turn == 0 and written > this and _days_ahead(anchor, number, day) <= _NEAR_FUTURE_DAYS)
    return f"{past + (1 if ahead and written != this else 0):04d}-{written}"


def _days_ahead(anchor: date, number: int, day: int) -> int:
    return (number - anchor.month) % 12 * 30 + day - anchor.day


def season(anchor: date | None, name: str, turn: int) -> str:
    """The season without a year: the running or last one, the next one (turn 1), the one before this year's (turn -1)."""
    if anchor is None:
        return f"XXXX-{name}"
    first, last = _SEASON_MONTHS[name]
    begun = anchor.month >= first or (name == "WI" and anchor.month <= last - 12)
    year = anchor.year - (name == "WI" and anchor.month <= last - 12)
    running = begun and (first <= anchor.month <= last or name == "WI")
    if turn > 0:
        return f"{year + begun:04d}-{name}"
    return f"{year - (not begun or (turn < 0 and running)):04d}-{name}"


def quarter(anchor: date | None, number: int) -> str:
    """The quarter without a year: the last one that had begun."""
    if anchor is None:
        return f"XXXX-Q{number}"
    return f"{anchor.year - (number > quarter_of(anchor.month)):04d}-Q{number}"


def nth_weekday(year: int, number: int, nth: int, weekday_number: int) -> date:
    """The nth (-1: last) such weekday of a month: the fourth Thursday of November."""
    if nth < 0:
        last = date(year + number // 12, number % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday_number) % 7)
    first = date(year, number, 1)
    return first + timedelta((weekday_number - first.isoweekday()) % 7 + 7 * (nth - 1))
