"""The marked reports that models learn from say exactly what their writer meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.check import DATA, check_file
from training.marks import MarkupError, unmark
from training.markup import parse

HEADER = "=== courts-01 | style: agency | published: 2024-03-05 | outlet: Norrin Wire\n"


def test_a_statement_in_two_pieces_keeps_both() -> None:
    """Marks with the same number are the pieces of one statement, and the text has no marks left."""
    report = parse(HEADER + "{c1 “Never,”} {q1 said} {s1 Ivo Marek}. {c1 “Not once.”}\n--\n1 denies Ivo Marek")
    (said,) = report.statements
    assert [report.text[start:end] for start, end in said.content] == ["“Never,”", "“Not once.”"]
    assert report.text == "“Never,” said Ivo Marek. “Not once.”"


def test_a_statement_may_stand_inside_another() -> None:
    """What somebody says that somebody else said is a statement within a statement."""
    text, spans = unmark("{s1 She} {q1 said} {c1 {s2 the union} {q2 denied} {c2 the claim}}.")
    assert text[slice(*spans["c1"][0])] == "the union denied the claim"
    assert text[slice(*spans["c2"][0])] == "the claim"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("{c1 no.\n--\n1 asserts X", "never closed"),
        ("no}.\n--\n", "without its partner"),
        ("{c1 no}.\n--\n1 shouts X", "attitudes"),
        ("{c1 no}. {q2 said}\n--\n1 asserts X", r"marked \[1, 2\]"),
        ("{q1 said} no.\n--\n1 asserts X", "no content"),
        ("{r1 no}.\n--\n", "no mark of content"),
        ("no lines", "two dashes"),
    ],
)
def test_a_broken_mark_is_named(body: str, wrong: str) -> None:
    """A report whose marks do not hold is refused with the reason."""
    with pytest.raises(MarkupError, match=wrong):
        parse(HEADER + body)


@given(st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=60))
def test_text_without_marks_is_left_as_it_is(text: str) -> None:
    """Reading the markup changes nothing but the marks."""
    assert unmark(text)[0] == text


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_every_report_that_we_train_on_follows_the_markup(path) -> None:
    """Each file of training reports can be read whole."""
    good, bad = check_file(path)
    assert bad == []
    assert good
