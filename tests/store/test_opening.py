"""Opening a store: what is no store, a newer one, an older one, a full disk and a second writer each get their own word."""

import hashlib
import random
import resource
import sqlite3
from pathlib import Path

import pytest

from crossread.errors import NewerStore, NotAStore, StoreBusy, StoreError, StoreFull, UsageError
from crossread.store import Entry, backup, migrations, open_store, verify
from crossread.store.sqlite import SqliteDatabase
from tests.store.making import AT, BRIDGE, FERRY, entry


def large() -> Entry:
    """A report given as half a megabyte that cannot be compressed."""
    noise = random.Random(1).randbytes(500_000)  # noqa: S311
    return entry(BRIDGE, "post", raw=noise, raw_sha256=hashlib.sha256(noise).hexdigest())


def test_no_store_is_made_unasked(tmp_path: Path) -> None:
    """A path where nothing is gets an error that says how a store is made, and stays empty."""
    with pytest.raises(NotAStore, match="crossread ingest"):
        open_store(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_not_touched(tmp_path: Path) -> None:
    """A text and a database of another program are refused as they are."""
    text, other = tmp_path / "a.txt", tmp_path / "other.db"
    text.write_text(FERRY * 50)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = other.read_bytes()
    for path in (text, other):
        with pytest.raises(NotAStore):
            open_store(path, create=True)
    assert (text.read_text(), other.read_bytes()) == (FERRY * 50, before)


def test_a_newer_store_says_what_to_do(tmp_path: Path) -> None:
    """A store that a later Crossread made is refused with its version and the way out, and no byte of it is changed."""
    open_store(tmp_path / "news.db", create=True).database.close()
    with sqlite3.connect(tmp_path / "news.db") as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = (tmp_path / "news.db").read_bytes()
    with pytest.raises(NewerStore, match=r"form 99[\s\S]*upgrade"):
        open_store(tmp_path / "news.db")
    assert (tmp_path / "news.db").read_bytes() == before


def test_an_older_store_takes_the_numbered_steps_it_lacks(tmp_path: Path) -> None:
    """Only the scripts after the store's version are run, in order, each database its own."""
    for name in ("0002_b.sql", "0002_b.postgres.sql", "0003_c.sql", "0004_d.sql"):
        (tmp_path / name).write_text(name)
    whole = tmp_path / "schema.sql"
    whole.write_text("whole")
    assert migrations.steps("x", 0, whole, "sqlite", tmp_path, 3) == (["whole"], 3)
    assert migrations.steps("x", 2, whole, "sqlite", tmp_path, 4) == (["0003_c.sql", "0004_d.sql"], 4)
    assert migrations.steps("x", 1, whole, "postgres", tmp_path, 3) == (["0002_b.postgres.sql"], 3)
    assert migrations.steps("x", 3, whole, "sqlite", tmp_path, 3) == ([], 3)


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """The batch that finds no room is refused with an error that names the file; those before it are whole."""
    with open_store(tmp_path / "news.db", create=True) as store:
        store.add([entry(FERRY)], at=AT)
        assert isinstance(store.database, SqliteDatabase)
        pages = store.database.ask("PRAGMA page_count")[0][0]
        store.database.ask(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(StoreFull, match=r"news\.db: cannot be written: database or disk is full"):
            store.add([large()], at=AT)
        assert [kept.name for kept in store.reports()] == ["courier"]
        assert list(verify(store)) == []


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="this system limits no file's size")
def test_a_file_that_may_not_grow_is_said(tmp_path: Path) -> None:
    """Where the system refuses to let a file grow, the error names it, and the store goes on when there is room again."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_store(tmp_path / "news.db", create=True) as store:
        store.add([entry(FERRY)], at=AT)
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / "news.db-wal").stat().st_size + 20_000, hard))
            with pytest.raises(StoreFull, match=r"news\.db: cannot be written"):
                store.add([large()], at=AT)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert [kept.name for kept in store.reports()] == ["courier"]
        assert len(store.add([large()], at=AT)) == 1
        assert list(verify(store)) == []


def test_a_second_writer_waits_and_then_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes, adding ends with an error that says so; reading goes on."""
    monkeypatch.setattr("crossread.store.sqlite._WAIT_MS", 50)
    with open_store(tmp_path / "news.db", create=True) as one, open_store(tmp_path / "news.db") as other, one.database.writing():
        with pytest.raises(StoreBusy, match="another process"):
            other.add([entry()], at=AT)
        assert other.reports() == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A store in no folder cannot be opened, and the error says why."""
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "none" / "news.db", create=True)


def test_a_backup_is_a_whole_store(tmp_path: Path) -> None:
    """A copy made while the store is open holds the same reports, has no fault, and replaces no file."""
    with open_store(tmp_path / "news.db", create=True) as store:
        store.add([entry(FERRY), entry(BRIDGE, "post")], at=AT)
        backup(store, tmp_path / "copy.db")
        with open_store(tmp_path / "copy.db") as copy:
            assert copy.reports() == store.reports()
            assert list(verify(copy)) == []
        with pytest.raises(UsageError, match="is there already"):
            backup(store, tmp_path / "copy.db")


def test_a_server_that_is_not_there_is_said() -> None:
    """An address of PostgreSQL where nobody answers gets an error without the password in it."""
    pytest.importorskip("psycopg")
    with pytest.raises(NotAStore, match="cannot be reached") as caught:
        open_store("postgresql://me:hidden@/none?host=/nowhere")
    assert "hidden" not in str(caught.value)
