"""Laws of load, on any bytes at all."""

from __future__ import annotations

import gzip
import hashlib
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.load import load
from crossread.load.inputs import Named
from crossread.rows import Report, State
from tests.load.factory import FILLER, SETTINGS
from tests.load.packed import PAGE, packed, record, zipped

SHARDS = [
    "<p>",
    "</p>",
    "<div>",
    "<h1>",
    "<td>",
    "<b",
    ">",
    '"',
    "&amp;",
    "&#1;",
    "\ufdd0",
    "<br>",
    "{",
    "}",
    '"text":',
    "[",
    "<!--",
    "-->",
    "Share:\n",
]
TEXTS = st.text(alphabet=st.sampled_from("ab .\n\r\0\ufeff\u200b\u202eé“”א\u0301👩‍👩‍👧𝕏"), max_size=200)
PAGES = st.lists(st.sampled_from([*SHARDS, "A sentence of the page. ", " ", "\n", "א", "👩‍👩‍👧", "\0"]), max_size=80).map("".join)
NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a", "-", "a.xml", "a.opml", "a.warc", "a.zip", "a.gz"])
PACKED = {
    "a.zip": zipped({"b.txt": FILLER, "c.html": PAGE}),
    "a.txt.gz": gzip.compress(FILLER.encode(), mtime=0),
    "a.warc": record() + record(kind="request"),
    "a.warc.gz": packed(record(), record(gzip.compress(PAGE.encode(), mtime=0), Content_Encoding="gzip")),
    "a.rss": f"<rss><channel><item><title>Ferry</title><description>{FILLER}</description></item></channel></rss>".encode(),
    "a.json": json.dumps({"headline": "Ferry", "body_html": PAGE, "versioncreated": "2024-09-10"}).encode(),
    "a.xml": f"<nitf><body><hl1>Ferry</hl1><body.content><p>{FILLER}</p></body.content></body></nitf>".encode(),
}


def _holds(report: Report) -> None:
    """The report has an outcome, and every span is inside its text, in order, and shows something."""
    assert (report.outcome.state is State.REJECTED) == (not report.text)
    assert report.outcome.detail or report.outcome.state is State.OK
    assert report.text_sha256 == hashlib.sha256(report.text.encode()).hexdigest()
    end = 0
    for block in report.blocks:
        assert block.span.report == report.id
        assert end <= block.span.start < block.span.end <= len(report.text)
        assert report.slice(block.span).strip() == report.slice(block.span)
        end = block.span.end
    assert report.title is None or report.title in {block.span for block in report.blocks}


@given(NAMES, st.binary(max_size=400))
@example("a.txt", b"\xff\xfe\x00\xd8")
@example("a.html", b"<meta charset=utf-16><p>x")
def test_any_bytes_give_a_report(name: str, raw: bytes) -> None:
    """Any bytes under any name give at least one report with an outcome."""
    found = load([Named(name, raw)], settings=SETTINGS)
    assert found
    for report in found:
        _holds(report)


@given(st.sampled_from(sorted(PACKED)), st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), max_size=6), st.integers(0, 5_000))
@settings(max_examples=200, deadline=None)
def test_a_damaged_container_gives_reports(name: str, changes: list[tuple[int, int]], length: int) -> None:
    """An archive, a feed or a wire item with some bytes changed, or cut short, gives at least one report with an outcome."""
    raw = bytearray(PACKED[name])
    for place, value in changes:
        raw[place % len(raw)] = value
    found = load([Named(name, bytes(raw[: max(1, length)]))], settings=SETTINGS)
    assert found
    for report in found:
        _holds(report)


@given(NAMES, PAGES)
@settings(max_examples=200)
def test_any_markup_gives_a_report(name: str, page: str) -> None:
    """Any soup of tags and braces gives at least one report with an outcome."""
    for report in load([Named(name, page.encode())], settings=SETTINGS):
        _holds(report)


@given(
    TEXTS.filter(
        lambda text: bool(text.strip("\0 \n\r\ufeff\u200b\u202e")) and not text.startswith("\ufeff") and text.count("\0") * 4 < len(text)
    )
)
def test_the_text_of_a_plain_file_is_the_file(text: str) -> None:
    """A plain file in UTF-8 is stored character for character: emoji, right-to-left, combining marks, CRLF, NUL."""
    [report] = load([Named("a.txt", text.encode())], settings=SETTINGS)
    if report.outcome.state is not State.REJECTED:
        assert report.text == text
    _holds(report)


@given(TEXTS)
def test_a_record_keeps_its_text(text: str) -> None:
    """The text of a JSON record is stored character for character."""
    [report] = load([Named("a.jsonl", json.dumps({"id": "r", "text": text}).encode())], settings=SETTINGS)
    assert report.text in (text, "")
    _holds(report)


@given(NAMES, st.one_of(PAGES, TEXTS))
@settings(max_examples=50)
def test_the_same_bytes_give_the_same_report(name: str, written: str) -> None:
    """Reading twice gives equal reports."""
    one = Named(name, written.encode())
    assert load([one], settings=SETTINGS) == load([one], settings=SETTINGS)
