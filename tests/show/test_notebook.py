"""The record in a notebook."""

from html.parser import HTMLParser

from crossread.show import excerpt, record_html
from tests.show.factory import big_record, crane_record
from tests.show.payloads import PAYLOADS, hostile_record


class _Tags(HTMLParser):
    """Collects the names of tags and attributes."""

    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        """Note the tag and its attributes."""
        self.seen |= {tag, *(name for name, _ in attrs)}


def test_the_notebook_shows_the_rows_that_divide_most():
    """In a notebook a record is a small table, the contradiction first."""
    shown = record_html(crane_record())
    assert shown.index("✕ contradicts") < shown.index("± differs")
    assert "<u>has ruled out closing</u>" in shown


def test_the_notebook_html_has_only_our_own_tags():
    """No payload adds a tag or an attribute to the notebook."""
    tags = _Tags()
    tags.feed(record_html(hostile_record(PAYLOADS)))
    assert tags.seen <= {
        "div",
        "p",
        "strong",
        "br",
        "bdi",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "small",
        "u",
        "rowspan",
        "scope",
        "style",
    }


def test_a_long_record_is_cut_and_says_so():
    """The notebook shows the first rows and counts the rest."""
    assert "more rows in story.save" in record_html(big_record(2, 120))


def test_a_report_and_a_statement_show_themselves():
    """In a notebook a report gives its title, outlet, day and outcome; a statement its manner and places; an excerpt the words."""
    record = crane_record()
    wire = next(report for report in record.reports if report.name == "wire")
    shown = wire._repr_html_()
    assert "Crane falls at Velmar port" in shown
    assert "Meridian Wire · 2026-03-03T09:10:00Z · ok" in shown
    said = next(one for one in record.statements.values() if one.report == wire.id and one.cue)
    assert f"{said.manner}, {said.attitude}" in said._repr_html_()
    found = excerpt(record, said)
    assert str(found) in found._repr_html_()
    assert found.who.startswith(wire.join(said.source))


def test_no_row_adds_a_tag_of_a_report_to_the_notebook():
    """Titles, names and words full of payloads reach the notebook as text alone."""
    record = hostile_record(PAYLOADS)
    tags = _Tags()
    for report in record.reports:
        tags.feed(report._repr_html_())
    for said in record.statements.values():
        tags.feed(said._repr_html_() + excerpt(record, said)._repr_html_())
    assert tags.seen == {"p", "strong", "bdi", "br", "small", "blockquote"}
