"""The table of differences."""

from dataclasses import replace
from math import inf

import pytest

from crossread.rows import Span, Value, ValueKind
from crossread.show.cells import shared_lines
from crossread.show.contrasts import amount, groups
from crossread.show.index import index
from crossread.show.labels import day_told
from tests.show.factory import crane_record, span

HERE = Span("r", 0, 1)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(12, inf, "12 or more"), (-inf, 40, "40 or less"), (17, 17, "17"), (1200, 2500.5, "1,200 to 2,500.5"), (-inf, inf, "")],
)
def test_a_value_is_shown_as_its_interval(low, high, shown):
    """A value is shown as what it allows: "at least 12" reads "12 or more"."""
    assert amount(Value(HERE, ValueKind.NUMBER, low, high)) == shown


def test_a_day_is_shown_as_a_date():
    """A date is shown by its normal form, or by its bounds where it has none."""
    assert amount(Value(HERE, ValueKind.DATE, 739_678, 739_678, "", "2026-03")) == "2026-03"
    assert amount(Value(HERE, ValueKind.DATE, 739_678, 739_679)) == "2026-03-03 to 2026-03-04"
    assert amount(Value(HERE, ValueKind.DATE, -inf, inf)) == ""


def test_each_side_of_a_difference_has_its_words_value_unit_and_teller():
    """The toll differs: what each report wrote, what that means, what is counted, and who says it."""
    found = index(crane_record())
    group = next(one for one in groups(found, shared_lines(found)) if one.kind == "number")
    assert [(one.written, one.value, one.unit) for one in group.entries] == [
        ("at least 12", "12 or more", "dock workers"),
        ("17 dockers", "17", "dockers"),
    ]
    assert {one.speaker for one in group.entries} == {"the outlet itself"}
    quoted = next(one for one in groups(found, shared_lines(found)) if one.kind == "quote")
    assert [one.speaker for one in quoted.entries] == ["Ilse Maarten", "Ilse Maarten"]


def test_differences_that_share_a_place_are_one():
    """Where two reports each differ from a third in a number, the three numbers stand together once."""
    record = crane_record()
    toll = next(one for one in record.differences if one.kind == "number")
    courier = record.readings[1].report
    other = replace(toll, places=(span(courier, "at least 12"), toll.places[1]))
    found = index(replace(record, differences=(*record.differences, other)))
    group = next(one for one in groups(found, shared_lines(found)) if one.kind == "number")
    assert [(entry.report.name, entry.written) for entry in group.entries] == [
        ("wire", "at least 12"),
        ("courier", "at least 12"),
        ("post", "17 dockers"),
    ]


def test_every_difference_is_in_the_table_and_names_its_row():
    """No difference is left out, and each leads to the row that it is in."""
    found = index(crane_record())
    table = groups(found, shared_lines(found))
    assert len(table) == len(found.record.differences)
    assert all(group.number for group in table)


@pytest.mark.parametrize(
    ("norm", "told"),
    [
        ("2025-03-10TNI", "2025-03-10 (night)"),
        ("2025-SP", "2025 (spring)"),
        ("2025-03-11T21:40", "2025-03-11 21:40"),
        ("2025-03", "2025-03"),
        ("XXXX-WXX-2", "XXXX-WXX-2"),
    ],
)
def test_a_part_of_a_day_or_year_is_shown_in_words(norm, told):
    """Monday night is shown as its day and the word night, not as a code."""
    assert day_told(norm) == told
