"""Units of measure: the many ways they are written, their one name, and what they convert by."""

from __future__ import annotations

from functools import cache

from crossread.text.lists import table


@cache
def _written() -> dict[str, str]:
    return {row[0]: row[1] for row in table("units")}


@cache
def _factors() -> dict[str, tuple[str, float]]:
    return {row[1]: (row[2], float(row[3])) for row in table("units")}


def canonical(written: str) -> str | None:
    """The one name of a unit however it is written: "km" and "kilometers" are "kilometre"; None for what is no unit."""
    names = _written()
    written = written.replace("-", " ") if "-" in written and written not in names else written
    return names.get(written) or names.get(written.lower())


def convert(unit: str) -> tuple[str, float] | None:
    """The dimension of a unit and the factor to that dimension's base unit: a mile is a length of 1609.344 metres.

    Two units compare when their dimensions are equal. Degrees Celsius and Fahrenheit have dimensions of their own,
    since no factor takes one to the other.
    """
    return _factors().get(unit)


def scaled(low: float, high: float, unit: str) -> tuple[str, float, float]:
    """An interval in the base unit of its dimension, with the dimension's name: two such intervals compare if the names are one.

    "30 minutes" and "half an hour" are both ("time", 1800, 1800). What is counted rather than measured stays as it is.
    """
    known = convert(unit)
    return (known[0], low * known[1], high * known[1]) if known else (unit, low, high)
