"""Text from a report cannot steer the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.text.printable import printable


@given(st.text(st.characters(), max_size=80))
def test_printed_text_is_one_line_without_control_characters(text: str) -> None:
    """Whatever a report holds, its printed form is one line, can be written as UTF-8, and holds no escape character."""
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown
    assert shown.encode("utf-8").decode("utf-8") == shown


def test_a_line_end_becomes_a_space() -> None:
    """A quotation that runs over two lines is printed on one, its words apart."""
    assert printable("We knew\r\nnothing") == "We knew nothing"


def test_an_escape_sequence_is_shown_and_does_nothing() -> None:
    """A colour code inside a report is visible and harmless."""
    assert printable("\x1b[31mred") == "\ufffd[31mred"
