"""Quotations over paragraphs and with a missing mark, as spans of a report."""

from crossread.read.quotations import find_quotations
from tests.read.spoken import paragraphs


def quoted(text: str) -> list[str]:
    """The quotations of a text, in words."""
    report = paragraphs(text)
    return [report.slice(span) for span in find_quotations(report)]


def test_a_quotation_over_paragraphs_is_a_span_a_paragraph() -> None:
    """American papers open every paragraph of a quotation and close the last."""
    assert quoted("“We went in.\n“We came out,” Moss said.") == ["“We went in.", "“We came out,”"]


def test_a_quotation_runs_on_without_repeated_marks() -> None:
    """Where a later line closes what an earlier one opened, all lines between are quoted."""
    assert quoted('"We went in.\nIt was dark.\nWe came out."\nMoss left.') == ['"We went in.', "It was dark.", 'We came out."']


def test_a_missing_opening_mark_is_at_the_start_of_its_sentence() -> None:
    """The quotation that lacks its opening mark begins with its sentence."""
    assert quoted("The dam will not hold another winter,” Moss told reporters.") == ["The dam will not hold another winter,”"]


def test_a_missing_closing_mark_is_at_the_end_of_the_sentence() -> None:
    """The quotation that lacks its closing mark does not swallow the paragraph."""
    assert quoted("Moss said: “The dam will hold. The council met later.") == ["“The dam will hold."]
