"""A PDF is read by a worker that may be killed: its text as it stands on the page, or why there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crossread.load import pdf as reader
from crossread.load.inputs import Named
from crossread.rows import Report, Role
from crossread.settings import Settings
from tests.load.factory import SETTINGS, reports, words
from tests.load.packed import pdf

LINES = [
    (72, 720, "Harbour shut for a third day"),
    (72, 690, "The harbour of Larnhaven stayed shut while divers looked for the mis-"),
    (72, 676, "sing ferry, the master said. It sank while nobody was looking at it and"),
    (72, 662, "the crew were all asleep below the deck in their own beds, he told the"),
    (72, 648, "court on Monday."),
    (72, 620, "“We wait,” his brother said."),
    (300, 40, "1"),
]


def _read(raw: bytes) -> Report:
    [report] = reports("ferry.pdf", raw)
    return report


def test_the_text_of_a_pdf_is_read_as_it_stands() -> None:
    """Lines are joined to paragraphs, a word parted at a line's end stays parted, and the number of a page is furniture."""
    report = _read(pdf(LINES))
    assert words(report, Role.TITLE) == ["Harbour shut for a third day"]
    paragraphs = words(report, Role.PARAGRAPH)
    assert paragraphs[0].startswith("The harbour of Larnhaven")
    assert "mis-\nsing ferry" in paragraphs[0]
    assert paragraphs[1] == "“We wait,” his brother said."
    assert words(report, Role.FURNITURE) == ["1"]


def test_pages_are_parted_and_what_they_share_is_furniture() -> None:
    """Pages are parted by a form feed, and a line that stands on three pages alike is no part of the article."""
    pages = [[(72, 760, "Larn Courier"), (72, 700, f"The ferry number {nth} sank in the harbour on Monday.")] for nth in range(3)]
    report = _read(pdf(*pages))
    assert report.text.count("\f") == 2
    assert words(report, Role.FURNITURE) == ["Larn Courier"] * 3


@pytest.mark.parametrize(("raw", "reason"), [(pdf([]), "no-text"), (b"%PDF-1.7 ...", "unreadable"), (pdf(LINES)[:600], "unreadable")])
def test_a_pdf_without_text_says_so(raw: bytes, reason: str) -> None:
    """A PDF of empty pages or pictures and a damaged one are rejected in words."""
    report = _read(raw)
    assert (report.outcome.reason, report.text) == (reason, "")


def test_a_reader_that_hangs_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that takes too long is ended, and its PDF is rejected."""
    worker = tmp_path / "worker.py"
    worker.write_text("import time\ntime.sleep(600)\n")
    monkeypatch.setattr(reader, "_WORKER", worker)
    monkeypatch.setattr(reader, "_PATIENCE", 1)
    found = list(_load(Settings(worker_seconds=1)))
    assert [one.outcome.reason for one in found] == ["too-slow"]


def test_a_reader_that_breaks_down_takes_nobody_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that dies without a word is one rejected report."""
    worker = tmp_path / "worker.py"
    worker.write_text("import os\nos.abort()\n")
    monkeypatch.setattr(reader, "_WORKER", worker)
    assert [one.outcome.reason for one in _load(SETTINGS)] == ["unreadable"]


def test_without_the_extra_a_pdf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader of PDFs is not installed, the report names the extra."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    report = _read(pdf(LINES))
    assert report.outcome.reason == "missing-extra"
    assert "crossread[pdf]" in report.outcome.detail


def _load(settings: Settings) -> list[Report]:
    from crossread.load import load

    return load([Named("ferry.pdf", pdf(LINES))], settings=settings)
