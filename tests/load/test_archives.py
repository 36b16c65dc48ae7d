"""Archives give their reports one at a time: nothing in them leads out of them, fills the memory, or is passed over in silence."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from crossread.load import load, stream, unpack
from crossread.load.inputs import Item, Named
from crossread.rows import State
from crossread.settings import Settings
from tests.load.factory import FILLER, SETTINGS, reports
from tests.load.packed import PAGE, packed, record, zipped
from tests.patience import patience


def _outcomes(name: str, raw: bytes) -> list[tuple[str, str]]:
    return [(one.name, one.outcome.reason) for one in reports(name, raw)]


def test_a_zip_gives_its_files_by_path() -> None:
    """Files of a zip are reports as files of a folder are; what it holds beside them is named."""
    held = {"b/two.txt": FILLER, "a.html": PAGE, ".hidden": "x", "quay.png": b"\x89PNG", "n.jsonl": json.dumps({"id": "r", "text": FILLER})}
    found = reports("news.zip", zipped(held))
    assert [one.name for one in found] == ["a", "two", "r", "news"]
    assert found[3].outcome.reason == "left-out"
    assert all(name in found[3].outcome.detail for name in (".hidden", "quay.png"))


def test_a_path_in_a_zip_leads_nowhere(tmp_path: Path) -> None:
    """Paths that climb out of a zip are names like others: nothing is written anywhere."""
    held = {"../../evil.txt": FILLER, "/etc/evil": f"{FILLER}!", "C:\\evil.txt": f"{FILLER}?"}
    (tmp_path / "news.zip").write_bytes(zipped(held))
    found = load([tmp_path / "news.zip"], settings=SETTINGS)
    assert [one.outcome.state for one in found] == [State.OK] * 3
    assert list(tmp_path.iterdir()) == [tmp_path / "news.zip"]


def _encrypted() -> bytes:
    raw = bytearray(zipped({"a.txt": FILLER}))
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.zip", b"PK\x03\x04 not a zip", ("a", "broken-archive")),
        ("a.zip", zipped({}), ("a", "empty-folder")),
        ("a.zip", zipped({"in.zip": zipped({"a.txt": FILLER})}), ("in", "nested-archive")),
        ("a.zip", zipped({"in.gz": gzip.compress(gzip.compress(b"x", mtime=0), mtime=0)}), ("in", "nested-archive")),
        ("a.zip", zipped({"bomb.txt": b"\0" * 5_000_000}), ("bomb", "bomb")),
        ("a.docx", zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), ("a", "binary")),
        ("a.zip", _encrypted(), ("a", "encrypted")),
        ("a.txt.gz", gzip.compress(b"\0" * 60_000_000, mtime=0), ("a", "bomb")),
        ("a.txt.gz", gzip.compress(FILLER.encode(), mtime=0)[:-9], ("a", "broken-archive")),
        ("a.txt.gz", b"\x1f\x8b\x08 no gzip", ("a", "broken-archive")),
        ("a.warc", b"WARC/1.0\r\nnothing", ("a", "no-pages")),
        ("a.warc", record(kind="request"), ("a", "no-pages")),
        ("a.warc", record()[:-300], ("courier.example/ferry", "broken-archive")),
    ],
)
def test_what_cannot_be_unpacked_is_named(name: str, raw: bytes, expected: tuple[str, str]) -> None:
    """A bomb, a broken, locked, nested or empty archive is a rejected report, soon, and says what was seen."""
    with patience():
        assert expected in _outcomes(name, raw)


def test_a_bomb_of_many_files_is_left_when_it_has_given_too_much() -> None:
    """Of a zip whose files unpack to far more than its size the first are read, and how many were not is said."""
    held = {f"{nth:03}.txt": b"The ferry sank. " * 55_000 for nth in range(60)}
    found = reports("a.zip", zipped(held))
    assert found[-1].outcome.reason == "bomb"
    assert "files are not unpacked" in found[-1].outcome.detail
    assert len(found) < 60


def test_a_packed_text_is_the_text() -> None:
    """A gzip file is what it holds, under its name without the ending."""
    [report] = reports("ferry.txt.gz", gzip.compress(FILLER.encode(), mtime=0))
    assert (report.name, report.text) == ("ferry", FILLER)


def test_a_web_archive_gives_its_pages() -> None:
    """A page of a web archive has its address, its time of capture and its bytes; all other records are counted by kind."""
    others = (record("GET /", kind="request"), record(status="404 Not Found"), record(b"\x89PNG", Content_Type="image/png"))
    for raw in (b"".join((record(), *others)), packed(record(), *others)):
        page, rest = reports("news.warc", raw)
        assert (page.url, page.name) == ("https://courier.example/ferry", "courier.example/ferry")
        assert page.captured == "2024-09-10T08:00:00+00:00"
        assert page.raw == PAGE.encode()
        assert page.text.startswith("Ferry sought\n\nThe harbour")
        assert rest.outcome.reason == "left-out"
        assert all(
            kind in rest.outcome.detail for kind in ("1 request records", "1 responses with status 404", "1 responses of type image/png")
        )


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode(), mtime=0), {"Content_Encoding": "gzip"}),
        (PAGE.encode(), {"Content_Encoding": "gzip"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()), {"Transfer_Encoding": "chunked"}),
        (PAGE.encode(), {"Transfer_Encoding": "chunked"}),
    ],
)
def test_a_record_is_unpacked_as_its_headers_say_or_as_it_is(body: bytes, headers: dict[str, str]) -> None:
    """Chunks are joined and packing is undone; where the headers lie the body is taken as it stands."""
    found = reports("news.warc", record(body, **headers) + record(address="https://courier.example/other"))
    assert [one.text[:12] for one in found] == ["Ferry sought", "Ferry sought"]


def test_a_record_that_was_cut_is_read_in_part(tmp_path: Path) -> None:
    """What a web archive holds of its last record, where a download broke off, is a partial report that says so."""
    told = "".join(f"<p>{FILLER} This is paragraph {nth}, and the ferry is {nth * 7} miles out.</p>" for nth in range(40))
    late = record(f"<html><body><article><h1>Ferry</h1>{told}</article></body></html>", address="https://post.example/late")
    for name, raw in (("cut.warc", (record() + late)[:-900]), ("cut.warc.gz", packed(record()) + packed(late)[:-80])):
        (tmp_path / name).write_bytes(raw)
        first, last, *rest = load([tmp_path / name], settings=SETTINGS)
        assert (first.outcome.state, last.outcome.state, last.outcome.reason) == (State.OK, State.PARTIAL, "broken-archive"), name
        assert last.url == "https://post.example/late"
        assert "breaks off" in last.outcome.detail
        assert all(one.outcome.reason == "broken-archive" for one in rest)


def test_a_bomb_in_a_record_stops_no_other() -> None:
    """A record whose body unpacks to far too much is refused, and the next is read."""
    bomb = record(gzip.compress(b"\0" * 60_000_000, mtime=0), Content_Encoding="gzip")
    assert [reason for _, reason in _outcomes("news.warc.gz", packed(bomb, record()))] == ["bomb", ""]


def test_a_web_archive_of_any_length_takes_little_memory(tmp_path: Path) -> None:
    """Items of an archive come one at a time: three thousand pages take no more memory than a few."""
    with (tmp_path / "long.warc.gz").open("wb") as made:
        for nth in range(3_000):
            made.write(packed(record(PAGE + f"<!-- {nth} " + "x" * 20_000, address=f"https://courier.example/{nth}")))
    tracemalloc.start()
    count = sum(isinstance(one, Item) for one in unpack([tmp_path / "long.warc.gz"], settings=SETTINGS))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3_000
    assert peak < 3_000_000


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_lines_are_read_as_they_stream(tmp_path: Path, ending: str) -> None:
    """The first report of a JSON lines file, packed or not, is there before the last line was looked at."""
    lines = "".join(json.dumps({"id": f"r{nth}", "text": f"{FILLER} {nth}"}) + "\n" for nth in range(20_000)) + "{broken"
    path = tmp_path / f"news.{ending}"
    path.write_bytes(gzip.compress(lines.encode(), mtime=0) if ending.endswith("gz") else lines.encode())
    tracemalloc.start()
    first = next(iter(stream([path], settings=SETTINGS)))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert first.name == "r0"
    assert held < len(lines) / 2
    assert sum(isinstance(one, Item) for one in unpack([path], settings=SETTINGS)) == 20_000


def test_a_line_that_is_too_long_is_skipped() -> None:
    """A line above the limit is rejected by its number, without being kept in memory, and the next is read."""
    lines = f'{{"text": "{"x" * 300_000}"}}\n{json.dumps({"text": FILLER})}\n'
    found = load([Named("n.jsonl", lines.encode())], settings=Settings(max_input_bytes=100_000, max_collection_bytes=10_000_000))
    assert [one.outcome.reason for one in found] == ["too-large", ""]
    assert "line 1" in found[0].outcome.detail


def test_overlapping_files_of_a_zip_are_no_way_around() -> None:
    """A zip that lists one packed file many times gives no more than its size allows."""
    raw = bytearray(zipped({"a.txt": b"\0" * 900_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        first = archive.infolist()[0]
    start = raw.find(b"PK\x01\x02")
    entry = bytes(raw[start : raw.find(b"PK\x05\x06")])
    directory = entry * 2_000
    counts = (2_000).to_bytes(2, "little") * 2
    end = b"PK\x05\x06\0\0\0\0" + counts + len(directory).to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0"
    found = reports("a.zip", bytes(raw[:start]) + directory + end)
    assert first.file_size == 900_000
    assert len(found) < 20
    assert found[-1].outcome.reason == "bomb"
