"""Lengths of time are values with a TIMEX3 norm."""

import pytest

from crossread.rows import ValueKind
from tests.read.valued import value_of


@pytest.mark.parametrize(
    ("text", "norm", "low", "high", "unit"),
    [
        ("three days of talks", "P3D", 3, 3, "day"),
        ("a two-year inquiry", "P2Y", 2, 2, "year"),
        ("two and a half years of war", "P2Y6M", 2.5, 2.5, "year"),
        ("5 1/2 hours on the road", "PT5H30M", 5.5, 5.5, "hour"),
        ("46 to 57 months in prison", "PXM", 46, 57, "month"),
        ("several weeks of rain", "PXW", 3, 9, "week"),
        ("two decades of peace", "P20Y", 2, 2, "decade"),
        ("the past two months", "P2M", 2, 2, "month"),
        ("within an hour", "PT1H", 1, 1, "hour"),
        ("a couple of days", "PXD", 2, 3, "day"),
    ],
)
def test_a_length_of_time_has_a_number_a_unit_and_a_norm(text: str, norm: str, low: float, high: float, unit: str) -> None:
    """Digits, words, halves, ranges and vague counts of days, months and years are durations."""
    value = value_of(text)
    assert (value.kind, value.norm, value.low, value.high, value.unit) == (ValueKind.DURATION, norm, low, high, unit)


def test_a_hedge_widens_a_length_of_time() -> None:
    """So "more than two years" has no upper end and keeps the norm of what is written."""
    value = value_of("more than two years of work")
    assert (value.low, value.high, value.norm) == (2, float("inf"), "P2Y")
