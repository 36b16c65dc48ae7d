"""The record in a notebook."""

from html.parser import HTMLParser

from crossread.show import record_html
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
