"""TIMEX3 values are intervals of days."""

from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.timex import interval, months_later, quarter_of, week_of

DAYS = st.dates(date(1583, 1, 1), date(2999, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_week_month_quarter_year_decade_and_century(day: date) -> None:
    """Every wider value of a day holds the whole day."""
    low, high = interval(day.isoformat())
    year = f"{day.year:04d}"
    wider = [week_of(day), day.isoformat()[:7], f"{year}-Q{quarter_of(day.month)}", year, year[:3] + "X", year[:2] + "XX"]
    assert all(interval(norm)[0] <= low < high <= interval(norm)[1] for norm in wider)


@given(DAYS)
def test_a_day_ends_before_the_next_begins(day: date) -> None:
    """Two days never meet, so Monday and Tuesday disagree."""
    assert interval(day.isoformat())[1] < interval((day + timedelta(1)).isoformat())[0]


@given(DAYS, st.integers(-500, 500))
def test_months_there_and_back_end_where_they_began(day: date, months: int) -> None:
    """Counting months forward and the same back is no move."""
    year, month = months_later(day, months)
    assert months_later(date(year, month, 1), -months) == (day.year, day.month)


@pytest.mark.parametrize("norm", ["XXXX-WXX-2", "DAY-1", "XXXX-12-24", "PRESENT_REF", "2011-02-31", "P3D", "", "2011-W60"])
def test_what_cannot_be_placed_runs_over_all_time(norm: str) -> None:
    """A value without a year, or of a day that is none, disagrees with nothing."""
    assert interval(norm) == (-inf, inf)


def test_a_time_of_day_is_a_minute_of_its_day() -> None:
    """So 9:25 lies in the morning of its day, and midnight at its end."""
    low, high = interval("2011-10-14T09:25")
    morning = interval("2011-10-14TMO")
    assert morning[0] <= low < high <= morning[1]
    assert interval("2011-10-14T24:00")[0] == interval("2011-10-15")[0]
