"""The day of publication is taken from a text only where it is explicit."""

from __future__ import annotations

import pytest

from crossread.load.published import day_in, iso_date
from tests.load.factory import FILLER, text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated: November 11,2011 18:50 IST", "2011-11-11"),
        ("Sat Nov 12 2011, 01:19 hrs", "2011-11-12"),
        ("3 July 2013 Last updated at 13:38 GMT", "2013-07-03"),
        ("Published 10 Sept 2024", "2024-09-10"),
        ("2013-09-26", "2013-09-26"),
        ("Posted: 08 / 02 / 2013 11:10 am EDT", "2013-08-02"),
        ("First Posted: 10 / 25 / 11 06:44 PM ET", "2011-10-25"),
        ("13/02/2013", "2013-02-13"),
        ("Posted Aug. 2nd, 2013", "2013-08-02"),
    ],
)
def test_an_explicit_dateline_gives_the_day(line: str, day: str) -> None:
    """Day, month and year in a dateline are the day of publication, and the report says that its text gave it."""
    report = text("Ferry sought off Larnhaven", line, FILLER)
    assert (report.published, report.published_from) == (day, "text")


@pytest.mark.parametrize("line", ["Mumbai, Nov 11 -", "Updated 9:06 AM", "04/05/2012", "04/25/12", "31 February 2012", "May 2021"])
def test_a_dateline_that_leaves_something_open_gives_no_day(line: str) -> None:
    """Without a year, or with day and month in doubt, nothing is guessed."""
    assert day_in(line) is None


def test_the_day_of_publication_goes_before_the_day_of_a_change() -> None:
    """Where a report says when it was updated and when it was posted, it was published when it was posted."""
    assert text("Ferry sought", "Updated: July 8, 2013", "Posted: July 3, 2013", FILLER).published == "2013-07-03"


def test_a_date_in_a_sentence_is_no_day_of_publication() -> None:
    """What a sentence says of a day is not when the report was published."""
    assert text(FILLER, "The ferry was built on 3 July 2013 in Larnhaven.").published is None


def test_a_place_and_a_day_may_open_the_first_paragraph() -> None:
    """A dateline that opens the first paragraph counts."""
    assert text(f"LARNHAVEN, 4 May 2020 - {FILLER}", FILLER).published == "2020-05-04"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-09-10", "2024-09-10"),
        ("2024-09-10T08:30:00Z", "2024-09-10T08:30:00+00:00"),
        ("Tue, 10 Sep 2024 08:30:00 GMT", "2024-09-10"),
        ("0001-01-01T00:00:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_declared_dates_become_iso(written: str, iso: str | None) -> None:
    """A declared date is a day or an instant in ISO 8601, or nothing."""
    assert iso_date(written) == iso
