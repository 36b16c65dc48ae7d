"""Verify: a whole store has no fault, and whatever is changed behind its back is named."""

import sqlite3
from pathlib import Path

import pytest

from crossread.store import open_store, verify
from tests.store.making import AT, BRIDGE, FERRY, entry

CHANGES = [
    ("UPDATE texts SET text = replace(text, 'four', 'nine')", "text-changed"),
    ("UPDATE reports SET text_sha256 = raw_sha256 || '0'", "text-changed"),
    ("UPDATE readings SET rows = x'00'", "rows-changed"),
    ("INSERT OR REPLACE INTO raws SELECT nth, x'ffff' FROM reports", "bytes-unreadable"),
    ("UPDATE reports SET raw_sha256 = 'none'", "bytes-changed"),
    ("DELETE FROM readings", "half-written"),
    ("UPDATE reports SET outlet = 'Another'", "columns-differ"),
    ("UPDATE reports SET name = 'another'", "columns-differ"),
    ("INSERT INTO words(words, rowid, title) VALUES ('delete', 1, 'Ferry fire kills four')", "index-out-of-step"),
    ("INSERT INTO membership VALUES ('none', 'nothing', 'now')", "reference-broken"),
]


def faults(path: Path) -> set[str]:
    """The reasons of all faults of the store in a file."""
    with open_store(path) as store:
        return {fault.reason for fault in verify(store)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a store with two reports."""
    with open_store(tmp_path / "news.db", create=True) as store:
        store.add([entry(FERRY), entry(BRIDGE, "post")], at=AT)
    return tmp_path / "news.db"


def test_a_whole_store_has_no_fault(path: Path) -> None:
    """Nothing is found in a store that nobody touched."""
    assert faults(path) == set()


@pytest.mark.parametrize(("sql", "reason"), CHANGES)
def test_a_change_behind_its_back_is_named(path: Path, sql: str, reason: str) -> None:
    """A text, a row, a hash, a column or the index that is not what was written is a fault with its reason."""
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()
    assert reason in faults(path)


def test_a_damaged_file_is_named(path: Path) -> None:
    """A page of the file that holds other bytes is found."""
    raw = bytearray(path.read_bytes())
    raw[16_384 * 3 : 16_384 * 4] = b"x" * 16_384
    path.write_bytes(raw)
    assert "file-damaged" in faults(path)
