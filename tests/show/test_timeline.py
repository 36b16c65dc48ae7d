"""When the reports were published and what days they speak of."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from crossread.show.cells import shared_lines
from crossread.show.index import index
from crossread.show.labels import when
from crossread.show.timeline import WIDTH, instant, timeline
from tests.show.factory import big_record, crane_record, small_record


def _timeline(record):
    found = index(record)
    return timeline(found, shared_lines(found)), found


def test_reports_stand_in_the_order_of_publication():
    """Dated reports come first, in their order; undated ones follow."""
    shown, found = _timeline(crane_record())
    assert [found.names[one.report.id] for one in shown.publications] == ["Meridian Wire", "Harbour Courier", "North Post", "Canal 5"]


def test_the_first_to_carry_a_row_is_named_only_where_it_is_known():
    """A row that an undated report carries too has no known first carrier."""
    shown, _ = _timeline(crane_record())
    first = {one.report.name: [line.relation for line in one.first] for one in shown.publications}
    assert first == {"wire": ["contradicts", "differs", "differs", "reworded"], "courier": [], "post": [], "canal": []}


def test_two_reports_of_one_day_leave_the_first_open():
    """Of two reports that give only the day, neither is said to be first."""
    shown, _ = _timeline(small_record(published="2026-03-03"))
    assert [one.first for one in shown.publications] == [(), ()]


def test_days_that_reports_speak_of_are_listed_with_their_places():
    """The word "Tuesday" in two reports is one day with two places."""
    shown, found = _timeline(crane_record())
    assert [(one.label, len(one.places)) for one in shown.events] == [("2026-03-03", 2), ("2026-03-04", 1)]
    assert found.report[shown.events[0].places[0].report].slice(shown.events[0].places[0]) == "Tuesday"


def test_no_drawing_is_made_without_a_date():
    """Where no report says when it was published, nothing is drawn."""
    assert _timeline(small_record())[0].drawing is None
    assert _timeline(small_record(published="someday"))[0].drawing is None


@pytest.mark.parametrize("record", [crane_record(), big_record(12, 3)], ids=["crane", "big"])
def test_no_two_labels_of_the_drawing_touch(record):
    """Labels stand in lanes, so that each can be read."""
    drawing = _timeline(record)[0].drawing
    for dots in (drawing.above, drawing.below):
        boxes = sorted(
            (dot.y, dot.x - len(dot.label) * 7 if dot.end else dot.x, dot.x if dot.end else dot.x + len(dot.label) * 7) for dot in dots
        )
        assert all(left[0] != right[0] or left[2] <= right[1] for left, right in pairwise(boxes))
        assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= drawing.height for dot in dots)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-03", datetime(2026, 3, 3, tzinfo=UTC)),
        ("2026-03-03T09:10:00Z", datetime(2026, 3, 3, 9, 10, tzinfo=UTC)),
        ("yesterday", None),
        (None, None),
    ],
)
def test_an_instant_is_read_from_iso_8601(written, read):
    """A day is its start, an instant keeps its zone, anything else is no date."""
    assert instant(written) == read


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-03-03T09:10:00Z", "2026-03-03 09:10 UTC"),
        ("2026-03-03T09:10:00+02:00", "2026-03-03 09:10 +02:00"),
        ("2026-03-03", "2026-03-03"),
        (None, "no date"),
    ],
)
def test_a_date_is_shown_as_a_reader_reads_it(written, shown):
    """The moment of publication is shown with its zone and without its seconds."""
    assert when(written) == shown
