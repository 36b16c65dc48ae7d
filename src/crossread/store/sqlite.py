"""A store in one file of SQLite: write-ahead log, full text by FTS5, every commit synced before it is acknowledged."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from crossread.errors import NotAStore, StoreBusy, StoreError, StoreFull
from crossread.store.database import storable
from crossread.store.kept import Fault, Query
from crossread.store.migrations import steps

MAGIC = 0x43524452
"""What SQLite's application_id says of a store of ours."""
_SCHEMA = Path(__file__).with_name("schema.sql")
_WAIT_MS = 10_000
# Pages of 16 KiB leave a fifth less room unused than SQLite's own 4 KiB, for texts of 2 to 5 KB.
_PAGE_BYTES = 16_384
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_WORD = re.compile(r"[^\W_]+")


class SqliteDatabase:
    """An open file of SQLite."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @property
    def place(self) -> str:
        """The path of the file."""
        return str(self.path)

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All lines of an answer."""
        with typed_errors(self.path):
            try:
                return self.connection.execute(sql, values).fetchall()
            except UnicodeEncodeError:
                return self.connection.execute(sql, storable(values)).fetchall()

    def write(self, sql: str, lines: Iterable[Sequence[Any]]) -> None:
        """The statement once for each line of values."""
        with typed_errors(self.path):
            self.connection.executemany(sql, lines)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction of the only writer."""
        with typed_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk has ended the transaction already.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def adding(self) -> AbstractContextManager[None]:
        """The same: a file has one writer at a time."""
        return self.writing()

    def add_reports(self, columns: str, lines: Sequence[Sequence[Any]]) -> dict[str, int]:
        """The lines of `reports` that were not there, and their places."""
        marks = ", ".join("?" * (columns.count(",") + 1))
        sql = f"INSERT INTO reports ({columns}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING RETURNING id, nth"
        return dict(line for values in lines for line in self.ask(sql, values))

    def fill(self, table: str, columns: str, lines: Sequence[Sequence[Any]]) -> None:
        """The lines put into the table."""
        self.write(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})", lines)

    def search(self, query: Query) -> list[tuple[int, float, str, int]]:
        """The reports that hold every phrase, by BM25, a word of the title counting four times; by day where no word is asked for."""
        match = _match(query)
        days = [("substr(published, 1, 10) >= ?", query.since), ("substr(published, 1, 10) <= ?", query.until)]
        asked = [(sql, value) for sql, value in [("words MATCH ?", match), *days] if value]
        if not match:
            where = " AND ".join([sql for sql, _ in asked] or ["state <> 'rejected'"])
            sql = f"SELECT nth, 0.0, '', 0 FROM reports WHERE {where} ORDER BY published DESC, nth LIMIT ?"
            return self.ask(sql, [*(value for _, value in asked), query.limit])
        where = " AND ".join(sql for sql, _ in asked)
        # The marks are made for the best alone.
        best = f"SELECT nth, chars, bm25(words, 4, 1, 1, 1, 0) AS score FROM words JOIN reports ON nth = words.rowid WHERE {where}"
        sql = (
            f"WITH best AS MATERIALIZED ({best} ORDER BY score, nth LIMIT ?) "
            "SELECT best.nth, -best.score, highlight(words, 1, char(1), char(2)), chars FROM best JOIN words ON words.rowid = best.nth "
            "WHERE words MATCH ? ORDER BY best.score, best.nth"
        )
        return self.ask(sql, [*(value for _, value in asked), query.limit, match])

    def wipe(self) -> None:
        """The index is merged into one piece, the file written anew, and the log emptied."""
        with typed_errors(self.path):
            self.connection.execute("INSERT INTO words(words) VALUES ('optimize')")
            self.connection.execute("VACUUM")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def faults(self) -> list[Fault]:
        """What SQLite finds wrong with its file, its references, and its index of words."""
        found = [Fault("", "file-damaged", line) for (line,) in self.ask("PRAGMA integrity_check(20)") if line != "ok"]
        found += [Fault("", "reference-broken", f"{table}, line {line}") for table, line, *_ in self.ask("PRAGMA foreign_key_check")]
        try:
            self.connection.execute("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append(Fault("", "index-out-of-step", f"the index of words is not that of the texts: {error}"))
        return found

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()


def connect(path: Path, *, create: bool) -> SqliteDatabase:
    """The store in the file, made where there is none and `create` is set, brought up to this version where it is older."""
    if not create and not path.is_file():
        raise NotAStore(f"{path}: no store is here.\n  Try: crossread ingest FILES --store {path}")
    with typed_errors(path):
        connection = sqlite3.connect(path, timeout=_WAIT_MS / 1000, isolation_level=None)
        try:
            for pragma in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL"):
                connection.execute(f"PRAGMA {pragma}")
            _prepare(path, connection)
        except BaseException:
            connection.close()
            raise
    return SqliteDatabase(path, connection)


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    if _number(connection, "application_id") != MAGIC:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise NotAStore(f"{path}: a database of another program, not a store of Crossread.\n  Try: another file for --store.")
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    # Before anything is changed: what a later version made is refused as it is.
    behind = steps(str(path), _number(connection, "user_version"), _SCHEMA, "sqlite")[0]
    connection.execute("PRAGMA journal_mode = WAL")
    if behind:
        connection.execute("BEGIN IMMEDIATE")
        # Asked again: another process may have done it while this one waited.
        scripts, version = steps(str(path), _number(connection, "user_version"), _SCHEMA, "sqlite")
        for statement in (one for script in scripts for one in statements(script)):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {MAGIC}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that they can be run within one transaction."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _match(query: Query) -> str:
    """The query in the language of FTS5, every word quoted, so that nothing in it is an operator."""
    parts = [f"{{title text}} : {phrase}" for phrase in map(_quoted, query.phrases) if phrase]
    for column, words in (("speakers", query.speaker), ("outlet", query.outlet), ("attitudes", query.attitude)):
        parts += [f"{column} : {_quoted(words)}"] if words and _quoted(words) else []
    return " AND ".join(parts)


def _quoted(words: str) -> str:
    return '"' + " ".join(_WORD.findall(words)) + '"' if _WORD.search(words) else ""


@contextmanager
def typed_errors(path: Path) -> Iterator[None]:
    """An error of SQLite is one of ours, that names the file and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        # The lower byte of an extended code says which kind it is.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _FULL:
            seen = f"{path}: cannot be written: {error}. What was acknowledged before is kept."
            raise StoreFull(f"{seen}\n  Try: free some space, then run it again with --resume.") from error
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StoreBusy(f"{path}: another process is writing to it.\n  Try: again when that is done.") from error
        if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise NotAStore(f"{path}: no store, or a damaged one: {error}.\n  Try: crossread verify, or a backup.") from error
        if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
            raise StoreError(f"{path}: cannot be opened: {error}.\n  Try: a folder that exists and that you may write to.") from error
        raise
