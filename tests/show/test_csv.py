"""The record as CSV."""

import csv as format_
import io

from crossread.show import csv
from tests.show.factory import crane_record, small_record
from tests.show.payloads import PAYLOADS, hostile_record


def _rows(text):
    return list(format_.DictReader(io.StringIO(text, newline="")))


def test_each_statement_of_each_row_is_a_line():
    """The CSV has a line for every statement in every row, with the report's own words."""
    rows = _rows(csv(crane_record()))
    assert len(rows) == 20
    assert "The ministry has ruled out closing the quay." in {row["text"] for row in rows}


def test_no_cell_is_a_formula():
    """A report that starts with an equals sign cannot make a spreadsheet compute or fetch anything."""
    rows = _rows(csv(small_record('=HYPERLINK("https://evil.example")', "@SUM(A1)")))
    assert {row["text"][0] for row in rows} == {"'"}
    for row in _rows(csv(hostile_record(PAYLOADS))):
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


def test_the_file_is_always_valid_utf_8():
    """Half of a surrogate pair does not stop the record from being saved."""
    assert csv(small_record("\ud800 broken", "fine")).encode("utf-8")
