"""Rows travel to Arrow and back unchanged."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import rows
from crossread.tables import from_table, schema, to_table
from tests.strategies import row_of

KINDS = [rows.Report, rows.Mention, rows.Value, rows.Reference, rows.Statement, rows.Reading, rows.Verdict, rows.Difference]
KINDS += [rows.Row, rows.Speaker, rows.Dispute, rows.Absence, rows.Edge, rows.Origin]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_row_survives_the_trip_to_a_table_and_back(kind: type) -> None:
    """Any row, with any text and any numbers in it, comes back from an Arrow table equal to what went in."""

    @given(st.lists(row_of(kind), max_size=3))
    def holds(made: list[object]) -> None:
        assert from_table(to_table(made, kind), kind) == made

    holds()


def test_no_rows_make_an_empty_table_with_all_columns() -> None:
    """A story without differences still gives a table that says what a difference would hold."""
    table = to_table([], rows.Difference)
    assert table.num_rows == 0
    assert table.column_names == ["row", "kind", "places", "reasons"]


def test_a_column_says_whether_it_may_be_empty() -> None:
    """What may be missing in a row is nullable in its column, and nothing else is."""
    assert schema(rows.Report).field("outlet").nullable
    assert not schema(rows.Report).field("text").nullable


def test_a_class_that_is_no_row_is_named_in_the_error() -> None:
    """A field that Arrow has no column for is refused by name."""

    @dataclass(frozen=True)
    class Odd:
        what: complex

    with pytest.raises(TypeError, match="complex"):
        schema(Odd)
