"""A table of records in PostgreSQL, a line a story: it may stand in the store's own database or in another.

Needs the extra `postgres`. A record is JSON, which holds no NUL character, so that nothing is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crossread.errors import MissingExtra
from crossread.store.postgres import typed_errors, without_password

if TYPE_CHECKING:
    import psycopg

_TABLE = "CREATE TABLE IF NOT EXISTS records (story TEXT PRIMARY KEY, reports TEXT[] NOT NULL, record TEXT NOT NULL)"
_UPSERT = (
    "INSERT INTO records SELECT story, reports, record FROM fresh "
    "ON CONFLICT (story) DO UPDATE SET reports = excluded.reports, record = excluded.record"
)
_LOCK = 0x43524453


def records_in(place: str) -> list[tuple[str, tuple[str, ...]]]:
    """The stories whose records are in the database, each with the reports that were compared."""
    with _connected(place) as connection:
        return [(story, tuple(reports)) for story, reports in connection.execute("SELECT story, reports FROM records")]


def copy_records(lines: Sequence[tuple[str, Sequence[str], str]], place: str) -> None:
    """Put the lines (story, reports, record) there in one transaction, each in place of an earlier one of its story."""
    with _connected(place) as connection, connection.transaction(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE fresh (LIKE records) ON COMMIT DROP")
        with cursor.copy("COPY fresh FROM STDIN") as copy:
            # In one order for all who put records there at once, so that none waits for one who waits for it.
            for story, reports, record in sorted({line[0]: line for line in lines}.values(), key=lambda line: line[0]):
                copy.write_row((story, list(reports), record))
        cursor.execute(_UPSERT)


@contextmanager
def _connected(place: str) -> Iterator[psycopg.Connection]:
    """A connection to the database, in which there is a table of records."""
    try:
        import psycopg
    except ImportError as cause:
        raise MissingExtra("A table in PostgreSQL", "postgres") from cause
    with typed_errors(without_password(place)), psycopg.connect(place, autocommit=True, connect_timeout=10) as connection:
        # Two who make the table at once would trip over each other.
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            connection.execute(_TABLE)
        yield connection
