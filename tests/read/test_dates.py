"""Dates are intervals of days, placed by the day of the report."""

from datetime import date, timedelta
from math import inf, isinf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.rows import ValueKind
from crossread.text.timex import interval
from tests.read.valued import value_of, values_of, written

SHARED = Path(__file__).parents[3] / "shared"
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("said yesterday", "2024-09-10"),
        ("said on Tuesday", "2024-09-10"),
        ("said Wednesday", "2024-09-11"),
        ("will meet on Friday", "2024-09-13"),
        ("next Tuesday", "2024-09-17"),
        ("last month", "2024-08"),
        ("earlier this year", "2024"),
        ("in December it signed", "2023-12"),
        ("in 2022", "2022"),
        ("on Sept. 1", "2024-09-01"),
        ("14 October 2011", "2011-10-14"),
        ("October 14, 2011", "2011-10-14"),
        ("2011-10-14", "2011-10-14"),
        ("Monday, Sept. 9", "2024-09-09"),
        ("the Sept. 11 attacks", "2001-09-11"),
        ("two weeks ago", "2024-W35"),
        ("a year ago", "2023"),
        ("the weekend", "2024-W36-WE"),
        ("the 1990s", "199X"),
        ("the third quarter of 1989", "1989-Q3"),
        ("last summer", "2024-SU"),
        ("Christmas Day", "2023-12-25"),
        ("Tuesday night", "2024-09-10TNI"),
        ("9:25 Thursday morning", "2024-09-05T09:25"),
        ("at 9.25 am", "XXXX-XX-XXT09:25"),
        ("Friday at 5 p.m.", "2024-09-06T17:00"),
        ("at 18:50 IST today", "2024-09-11T18:50"),
        ("every Monday", "XXXX-WXX-1"),
    ],
)
def test_a_date_has_the_timex_value_that_the_day_of_the_report_gives_it(text: str, norm: str) -> None:
    """Written on Wednesday 11 September 2024, these words mean these days."""
    value = value_of(text)
    assert (value.kind, value.norm) == (ValueKind.DATE, norm)


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("yesterday", "DAY-1"),
        ("on Tuesday", "XXXX-WXX-2"),
        ("last month", "MONTH-1"),
        ("on Oct. 14", "XXXX-10-14"),
        ("in December", "XXXX-12"),
    ],
)
def test_without_a_day_of_publication_a_date_may_be_any_and_keeps_its_words(text: str, norm: str) -> None:
    """A report that says not when it appeared gives no place in time, but what was said stays."""
    value = value_of(text, None)
    assert (value.norm, value.low, value.high) == (norm, -inf, inf)


@given(DAYS, st.integers(1, 400))
def test_days_ago_are_counted_back_from_the_report(day: date, count: int) -> None:
    """So "12 days ago" is the whole day that many before the report's."""
    value = value_of(f"{count} days ago", day.isoformat())
    assert value.norm == (day - timedelta(count)).isoformat()
    assert int(value.low) == int(value.high) == (day - timedelta(count)).toordinal()


@given(DAYS, st.sampled_from(NAMES))
def test_a_weekday_is_the_last_one_up_to_the_report(day: date, name: str) -> None:
    """So "He said on Tuesday" is at most six days back and is a Tuesday."""
    value = value_of(f"He said on {name} that it rained", day.isoformat())
    meant = date.fromordinal(int(value.low))
    assert NAMES[meant.weekday()] == name
    assert 0 <= (day - meant).days <= 6


@given(DAYS)
def test_neighbouring_days_do_not_meet(day: date) -> None:
    """Yesterday ends before today begins, and both lie in their week's, month's or year's neighbourhood."""
    before, today = value_of("yesterday", day.isoformat()), value_of("today", day.isoformat())
    assert before.high < today.low
    month = interval(day.isoformat()[:7])
    assert month[0] <= today.low
    assert today.high <= month[1]


@given(DAYS)
def test_the_same_day_in_three_forms_is_one_interval(day: date) -> None:
    """ISO, American and European forms of a day agree."""
    name = day.strftime("%B")
    forms = [day.isoformat(), f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}"]
    assert len({(value_of(form).low, value_of(form).high) for form in forms}) == 1


def test_a_time_of_day_takes_the_day_that_its_sentence_names() -> None:
    """The alarm that rang at 9.25 on Tuesday did so on that day; with no day named, the time lies on none."""
    day, time = values_of("On Tuesday the alarm rang at 9.25 am")
    assert time.norm == f"{day.norm}T09:25"
    assert day.low < time.low <= time.high < day.high
    assert isinf(value_of("The alarm rang at midnight").low)


def test_an_ambiguous_date_runs_over_both_readings() -> None:
    """So "9/11/2001" may be September or November, so it disagrees with neither."""
    value = value_of("9/11/2001")
    assert value.low == date(2001, 9, 11).toordinal()
    assert int(value.high) == date(2001, 11, 9).toordinal()


def test_a_year_or_a_clock_time_is_no_number() -> None:
    """Nothing inside a date is counted, and a counted number is no year."""
    text = "At 9.25 am on Sept. 10, 2024, 2011 people heard 300 shots"
    assert [(value.kind, written(text, value.span)) for value in values_of(text)] == [
        (ValueKind.DATE, "9.25 am on Sept. 10, 2024"),
        (ValueKind.NUMBER, "2011"),
        (ValueKind.NUMBER, "300"),
    ]


@pytest.mark.parametrize("text", ["Prime Minister Theresa May left", "You may march", "the second man", "Janet Sun"])
def test_names_and_verbs_that_look_like_months_are_no_dates(text: str) -> None:
    """A month's or a day's letters in another word mean nothing."""
    assert values_of(text) == ()


def test_a_date_that_cannot_be_is_not_placed() -> None:
    """The 31st of February is written, but lies nowhere in time."""
    assert all(isinf(value.low) for value in values_of("on February 31, 2011") if value.norm == "2011-02-31")


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: times are not measured against TimeBank")
def test_times_reach_what_was_reached() -> None:
    """Strict, relaxed and value F1 over TimeBank stay above what the first version reached."""
    from evaluation.dates import evaluate

    scores = evaluate(SHARED / "data" / "timeml")
    assert scores.strict >= 0.80
    assert scores.relaxed >= 0.90
    assert scores.value >= 0.72


def test_a_year_earlier_is_the_same_quarter_where_a_quarter_is_spoken_of() -> None:
    """Profit that rose in the third quarter "from a year earlier" rose from last year's third quarter."""
    values = values_of("In the third quarter it made more than a year earlier", "2024-11-05")
    assert [value.norm for value in values] == ["2024-Q3", "2023-Q3"]
