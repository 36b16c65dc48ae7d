"""Every input ends as a report: nothing is dropped, and one bad input stops no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crossread.load import load
from crossread.load.inputs import Named
from crossread.rows import State
from crossread.settings import Settings
from tests.load.factory import FILLER, SETTINGS, reports


def test_a_folder_gives_its_files_by_path(tmp_path: Path) -> None:
    """Files below a folder come sorted by path; hidden files, pictures and links are named in one more report."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(FILLER)
    (tmp_path / "a.txt").write_text(FILLER)
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "quay.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    found = load([tmp_path], settings=SETTINGS)
    assert [one.name for one in found] == ["a", "two", tmp_path.name]
    assert (found[2].outcome.state, found[2].outcome.reason) == (State.REJECTED, "left-out")
    assert all(name in found[2].outcome.detail for name in (".hidden", "quay.png", "link.txt"))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("nowhere.txt", "not-found"),
        ("ftp://example.org/a", "bad-address"),
        ("a\0b", "unreadable"),
        ("/dev/null", "not-a-file"),
        (Named("a.txt", b""), "empty"),
        (Named("a.txt", b" \r\n\t\xef\xbb\xbf"), "empty"),
        (Named("a.txt", bytes(range(256)) * 20), "binary"),
        (Named("a.txt", b"\0" * 500), "binary"),
        (Named("a.pdf", b"%PDF-1.7 ..."), "unreadable"),
        (Named("a.xml", b"<?xml version='1.0'?><rss><channel/></rss>"), "empty-feed"),
        (Named("a.xml", b"<?xml version='1.0'?><catalogue><entry>7</entry></catalogue>"), "unknown-markup"),
        (Named("a.txt", b"x" * 10_000_001), "too-large"),
        (Named("a.json", b"{"), "bad-json"),
        (Named("a.json", b"[]"), "empty"),
    ],
)
def test_what_cannot_be_read_is_rejected_in_words(given: str | Named, reason: str) -> None:
    """An unreadable input is a report without text whose detail says what was seen and what to try; the next is read."""
    found = load([given, Named("b.txt", FILLER.encode())], settings=SETTINGS)
    assert [one.outcome.state for one in found] == [State.REJECTED, State.OK]
    assert (found[0].outcome.reason, found[0].text, found[0].blocks) == (reason, "", ())
    assert len(found[0].outcome.detail) > 20


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder without files is a rejected report."""
    assert [one.outcome.reason for one in load([str(tmp_path)], settings=SETTINGS)] == ["empty-folder"]


def test_a_folder_of_which_nothing_is_read_is_a_failure_and_names_what_it_holds(tmp_path: Path) -> None:
    """A folder of links and hidden files alone is no folder that was read: it is rejected, and its files are named."""
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / ".hidden.txt").write_text(FILLER)
    (found,) = load([str(tmp_path)], settings=SETTINGS)
    assert found.outcome.reason == "empty-folder"
    assert "round/ (a link)" in found.outcome.detail
    assert ".hidden.txt (hidden)" in found.outcome.detail


def test_a_file_that_became_a_pipe_meanwhile_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What passed for a file when it was looked at, and would have to be waited for when it is read, is empty."""
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.setattr("stat.S_ISREG", lambda _: True)
    assert load([tmp_path / "pipe.txt"], settings=SETTINGS)[0].outcome.reason == "empty"


def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    """A named pipe is rejected without being opened."""
    os.mkfifo(tmp_path / "pipe")
    assert load([tmp_path / "pipe"], settings=SETTINGS)[0].outcome.reason == "not-a-file"


def test_a_report_given_twice_counts_once() -> None:
    """The second time, a report is rejected as given twice, and every report has an id of its own."""
    one = Named("a.txt", FILLER.encode())
    found = load([one, Named("b.txt", FILLER.encode()), one, one, Named("e", b""), Named("e", b"")], settings=SETTINGS)
    assert [each.outcome.reason for each in found] == ["", "", "given-twice", "given-twice", "empty", "empty"]
    assert len({each.id for each in found}) == 6


def test_the_order_of_inputs_changes_nothing_but_order() -> None:
    """Reports are the same whatever stands beside them."""
    one, other = Named("a.txt", FILLER.encode()), Named("b.html", f"<p>{FILLER}</p><p>{FILLER}!</p>".encode())
    assert load([one, other], settings=SETTINGS) == load([other, one], settings=SETTINGS)[::-1]


def test_a_report_of_enormous_length_is_read_in_part() -> None:
    """Of a text with more paragraphs than any article the first are read, and the report says so; its text is whole."""
    few = Settings(max_blocks=10)
    [report] = load([Named("a.txt", "\n".join(f"{FILLER} {nth}." for nth in range(50)).encode())], settings=few)
    assert (report.outcome.state, report.outcome.reason, len(report.blocks)) == (State.PARTIAL, "too-long", 10)
    assert report.text.endswith("49.")


def test_a_file_is_told_by_what_is_in_it() -> None:
    """Standard input may hold text, a page or records; a name without ending too."""
    assert reports("-", FILLER)[0].text == FILLER
    assert reports("-", f'{{"id": "r", "text": "{FILLER}"}}')[0].name == "r"
    assert reports("-", f"<html><body><p>{FILLER}</p></body></html>")[0].text == FILLER
