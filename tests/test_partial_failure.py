"""Partial failure: one of ten inputs fails, at any stage, and page, JSON, standard error and exit code all say so; nine go on."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

import crossread.read as reading
from crossread.cli import app
from crossread.cli.exits import Exit
from crossread.rows import Reading, Report
from crossread.settings import Mode
from tests.cli.test_commands import COURIER, POST

# Where it fails: the name it is given by, what lies there, and the reason that the JSON has.
STAGES = [
    ("fetched", "https://post.example/broken", None, "offline"),
    ("opened", "broken.txt", None, "not-found"),
    ("decoded", "broken.txt", b"", "empty"),
    ("sorted out", "broken.txt", bytes(range(256)) * 20, "binary"),
    ("taken from its page", "broken.html", b"<!doctype html><html><body><div id=app></div></body></html>", "no-text"),
    ("taken from its line", "broken.jsonl", b'{"id": "broken", "text": ""}', "empty"),
    ("unzipped", "broken.zip", b"PK\x03\x04 and no more", "broken-archive"),
    ("unpacked", "broken.txt.gz", gzip.compress(b"words " * 20, mtime=0)[:-12] + b"123456789012", "broken-archive"),
    ("kept small", "broken.txt", b"words " * 20_000, "too-large"),
]


@pytest.fixture
def nine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Nine good reports in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for nth in range(9):
        (tmp_path / f"good{nth}.txt").write_text((COURIER, POST)[nth % 2].replace("Tuesday", f"{nth + 1} May"), encoding="utf-8")
    return [f"good{nth}.txt" for nth in range(9)]


@pytest.mark.parametrize(("given", "raw", "reason"), [one[1:] for one in STAGES], ids=[one[0] for one in STAGES])
def test_the_input_that_failed_is_named_everywhere(
    given: str, raw: bytes | None, reason: str, nine: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """One of ten is broken: exit code 3, its reason in the JSON, its name on the page and on standard error; nine are compared."""
    if raw is not None:
        Path(given).write_bytes(raw)
    flags = ["--offline", "--mode", "rules", "--max-input-bytes", "100000", "-o", "story.html", "--json", "--quiet"]
    assert app.run(["compare", *nine[:4], given, *nine[4:], *flags]) is Exit.SOME_FAILED
    said = capfdbinary.readouterr()
    reports = json.loads(said.out)["reports"]
    assert [one["outcome"]["reason"] for one in reports if one["outcome"]["state"] == "rejected"] == [reason]
    assert sum(one["outcome"]["state"] == "ok" for one in reports) == 9
    assert b"not read: " in said.err
    assert b"broken" in said.err
    assert "could not be read" in (page := Path("story.html").read_text(encoding="utf-8"))
    assert "broken" in page


@pytest.mark.parametrize("command", ["compare", "read"])
def test_a_report_that_the_reader_trips_over_is_named(
    command: str, nine: list[str], capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect of the reader costs the one report that shows it: it is named with the error, and the others are read."""
    whole = reading.read_report

    def trips(report: Report, mode: Mode) -> Reading:
        if report.name == "good4":
            raise IndexError("no such place")
        return whole(report, mode)

    monkeypatch.setattr(reading, "read_report", trips)
    assert app.run([command, *nine, "--mode", "rules", "--json"]) is Exit.SOME_FAILED
    said = capfdbinary.readouterr()
    assert b"not read: good4: reading it failed (IndexError: no such place)" in said.err
    if command == "compare":
        outcomes = {one["name"]: one["outcome"]["reason"] for one in json.loads(said.out)["reports"]}
        assert outcomes["good4"] == "reading-failed"
    else:
        assert len(said.out.splitlines()) == 9


@pytest.mark.parametrize("form", ["zip", "jsonl"])
def test_the_member_of_a_collection_that_failed_is_named(form: str, nine: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The one empty report of ten in an archive is named with its place, and the store has the other nine."""
    texts = {name: Path(name).read_text(encoding="utf-8") for name in nine} | {"broken.txt": ""}
    if form == "zip":
        with zipfile.ZipFile("pile.zip", "w") as archive:
            for name, text in texts.items():
                archive.writestr(name, text)
    else:
        lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
        Path("pile.jsonl").write_text("\n".join(lines), encoding="utf-8")
    asked = ["ingest", f"pile.{form}", "--store", "s.db", "--workers", "1", "--mode", "rules", "--json"]
    assert app.run(asked) is Exit.SOME_FAILED
    said = capfdbinary.readouterr()
    told = json.loads(said.out)
    assert (told["ok"], told["rejected"], [one["reason"] for one in told["rejections"]]) == (9, 1, ["empty"])
    assert (b"broken.txt" if form == "zip" else b"line 10") in said.err
