"""The record as Markdown."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crossread.show import markdown
from tests.show.factory import crane_record, small_record
from tests.show.payloads import PAYLOADS, hostile_record


def test_the_markdown_holds_reports_rows_denials_and_lone_statements():
    """Everything that the table in the terminal says stands in the Markdown too."""
    shown = markdown(crane_record())
    assert shown.startswith("# Crane falls at Velmar port, killing at least 12\n")
    assert "### 1. ✕ contradicts: the outlets themselves" in shown
    assert "- ± number: at least 12 (Meridian Wire) / 17 dockers (North Post)" in shown
    assert "## Only in Canal 5" in shown


@given(st.text(st.characters(), min_size=1, max_size=40).filter(lambda text: text.strip() and "\n" not in text))
def test_report_text_stays_text(text):
    """Whatever a report holds, rendered Markdown has no tag, link or image that we did not write."""
    html = MarkdownIt("commonmark", {"html": True}).render(markdown(small_record(f"x{text}x")))
    assert not any(f"<{tag}" in html for tag in ("a ", "img", "script", "code", "em>", "pre"))


def test_payloads_stay_text():
    """No payload becomes a tag, and only web addresses become links."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown(hostile_record(PAYLOADS)))
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html.lower()
