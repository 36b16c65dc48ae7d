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
    return names.get(written) or names.get(written.lower())


def convert(unit: str) -> tuple[str, float] | None:
    """The dimension of a unit and the factor to that dimension's base unit: a mile is a length of 1609.344 metres.

    Two units compare when their dimensions are equal. Degrees Celsius and Fahrenheit have dimensions of their own,
    since no factor takes one to the other.
    """
    return _factors().get(unit)
