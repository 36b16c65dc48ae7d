"""The record in a terminal."""

import io

import pytest
from rich.console import Console

from crossread.show import terminal
from tests.show.factory import big_record, crane_record, record_of, small_record
from tests.show.payloads import PAYLOADS, hostile_record


def _printed(record, width=110, **options):
    out = io.StringIO()
    terminal(record, Console(file=out, width=width, **options))
    return out.getvalue()


def test_the_table_shows_signs_words_and_the_reports_own_text():
    """The first row is the contradiction, with each report's words and a sign and a word for each."""
    shown = _printed(crane_record(), width=160)
    assert shown.index("✕ contradicts") < shown.index("± differs") < shown.index("~ reworded  ", shown.index("6 ~"))
    assert "The ministry has ruled out closing the quay." in shown
    assert "number: at least 12 (Meridian Wire) / 17 dockers (North Post)" in shown


def test_what_was_cut_off_or_failed_has_its_line():
    """Every input that is not whole is named before the table."""
    shown = _printed(crane_record(), width=160)
    assert "… North Post: cut off." in shown
    assert "… broken: could not be read. broken.html: no article text found" in shown


def test_denials_and_lone_statements_are_told():
    """Below the table stand the denials, and how much only one report carries."""
    shown = _printed(crane_record(), width=160)
    assert "denied by Paul Dray (Canal 5)" in shown
    assert "Only in Canal 5: 2 statements" in shown


@pytest.mark.parametrize("width", [20, 60, 72, 300])
def test_any_width_will_do(width):
    """The table keeps to the width of the terminal."""
    assert max(map(len, _printed(crane_record(), width=width).splitlines())) <= width


def test_no_report_can_give_orders_to_the_terminal():
    """Escape sequences, backspaces and reversed text in a report are shown, never sent."""
    nasty = small_record(
        "\x1b]0;owned\x07\x1b[2J The bridge \x08\x08 is \x9b31m open \u202e now.", "[bold]The bridge[/bold] :smile: is shut."
    )
    shown = _printed(nasty)
    assert not set(shown) & set("\x1b\x07\x08\x9b\u202e\r")
    assert "␛[2J" in shown
    assert "[bold]The bridge[/bold] :smile: is shut." in shown
    assert not set(_printed(hostile_record(PAYLOADS))) & set("\x1b\x07\x08\x00\u202e\ud800")


def test_colour_is_only_for_terminals():
    """Written to a file, the table has no colour; in a terminal it has."""
    assert "\x1b[" not in _printed(crane_record())
    assert "\x1b[" in _printed(crane_record(), force_terminal=True, color_system="standard")


def test_rows_that_are_not_shown_are_counted():
    """A long record says how many rows stand only on the page and in the JSON."""
    assert "… and 60 more rows, on the story page" in _printed(big_record(3, 120))


def test_an_empty_record_says_so():
    """A record without rows is told as such, not as an empty table."""
    assert "No statement is carried by more than one report." in _printed(record_of())
