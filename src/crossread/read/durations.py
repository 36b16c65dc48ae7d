"""Lengths of time: "three days" is P3D, "two-year" P2Y, "5 1/2 hours" PT5H30M, "several weeks" PXW."""

from __future__ import annotations

# A unit's TIMEX3 letter, how many of them it is, and how many of the next smaller unit it holds.
_LETTERS = {
    "second": ("S", 1, 0),
    "minute": ("M", 1, 60),
    "hour": ("H", 1, 60),
    "day": ("D", 1, 24),
    "week": ("W", 1, 7),
    "fortnight": ("W", 2, 0),
    "month": ("M", 1, 0),
    "quarter": ("Q", 1, 3),
    "year": ("Y", 1, 12),
    "decade": ("Y", 10, 0),
    "century": ("Y", 100, 0),
    "millennium": ("Y", 1000, 0),
}
_SMALLER = {"hour": "minute", "minute": "second", "day": "hour", "week": "day", "year": "month"}
_OF_A_DAY = ("second", "minute", "hour")


def duration_norm(low: float, high: float, unit: str) -> str:
    """The TIMEX3 value of so many units of time; an X stands where no one number is meant."""
    letter, times, parts = _LETTERS[unit]
    prefix = "PT" if unit in _OF_A_DAY else "P"
    if low != high:
        return f"{prefix}X{letter if times == 1 else 'E' if unit == 'decade' else 'C' if unit == 'century' else letter}"
    count = low * times
    whole = int(count)
    rest = round((count - whole) * parts)
    if not rest or unit not in _SMALLER:
        return f"{prefix}{whole if whole == count else round(count, 4)}{letter}"
    smaller = _SMALLER[unit]
    first = f"{whole}{letter}" if whole else ""
    joiner = "T" if smaller in _OF_A_DAY and prefix == "P" else ""
    return f"{prefix}{first}{joiner}{rest}{_LETTERS[smaller][0]}"
