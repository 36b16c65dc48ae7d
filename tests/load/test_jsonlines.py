"""A JSON lines file gives a report a line, and a line that is none says why."""

from __future__ import annotations

import json

import pytest

from crossread.rows import Role, State
from tests.load.factory import FILLER, page, reports


def test_a_record_gives_its_text_and_its_facts() -> None:
    """The text is the record's text unchanged, the name its id, and outlet, address and day are taken as given."""
    record = {"id": "r7", "text": f"Ferry sought\r\n{FILLER}", "outlet": "Courier", "url": "https://c.example/7", "published": "2024-09-10"}
    [report] = reports("news.jsonl", json.dumps(record) + "\n")
    assert (report.name, report.text, report.outlet, report.url) == ("r7", record["text"], "Courier", "https://c.example/7")
    assert (report.published, report.published_from) == ("2024-09-10", "record")


def test_a_declared_title_is_found_in_the_text() -> None:
    """A record's title is the span of the text that holds it, even with a full stop, and never a word of its own."""
    record = {"id": "r7", "title": "Ferry sought.", "text": f"Courier\n\nFerry sought.\n\n{FILLER}"}
    [report] = reports("news.jsonl", json.dumps(record))
    assert report.title is not None
    assert report.slice(report.title) == "Ferry sought."


def test_a_record_may_hold_a_page() -> None:
    """A record with html is read as a page is."""
    html = f"<html><body><article><h1>Ferry sought</h1><p>{FILLER}</p><p>{FILLER}!</p></article></body></html>"
    [report] = reports("news.jsonl", json.dumps({"id": "p", "html": html}))
    assert report.text.startswith("Ferry sought\n\nThe harbour")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "bad-json"),
        ("[" * 100_000, "bad-json"),
        ("9" * 5_000, "bad-json"),
        ("3", "no-text"),
        ('{"id": "x"}', "no-text"),
        ('{"text": 3}', "no-text"),
        ('{"text": " "}', "empty"),
    ],
)
def test_a_bad_line_is_rejected_and_the_others_go_on(line: str, reason: str) -> None:
    """A line that holds no report is a rejected report that names its line, between its neighbours."""
    good = json.dumps({"text": FILLER})
    found = reports("news.jsonl", f"{good}\n{line}\n{good} ")
    assert [one.outcome.state for one in found] == [State.OK, State.REJECTED, State.OK]
    assert found[1].outcome.reason == reason
    assert "line 2" in found[1].outcome.detail


def test_an_array_is_as_good_as_lines() -> None:
    """A JSON array of records gives the reports that the same records give as lines."""
    records = [{"id": "a", "text": FILLER}, {"id": "b", "text": FILLER}]
    as_lines = reports("n.jsonl", "\n".join(json.dumps(record) for record in records))
    assert [one.id for one in reports("n.json", json.dumps(records))] == [one.id for one in as_lines]


def test_a_lone_surrogate_is_replaced_and_told() -> None:
    """A character that no encoding can write is replaced, and the report is partial."""
    [report] = reports("news.jsonl", '{"text": "The \\ud800 ferry is found."}')
    assert "\ufffd" in report.text
    assert report.outcome.state is State.PARTIAL


def test_a_page_says_what_was_not_chosen() -> None:
    """Navigation is no part of the stored text of a page."""
    report = page(f"<nav><a href='/'>Sport</a></nav><article><h1>Ferry sought</h1><p>{FILLER}</p></article>")
    assert "Sport" not in report.text
    assert [report.slice(block.span) for block in report.blocks if block.role is Role.TITLE] == ["Ferry sought"]
