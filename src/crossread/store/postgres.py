"""A store in PostgreSQL, for several machines that write and read at once. Needs the extra `postgres`.

PostgreSQL's text holds no NUL character: every text is written with U+001A as an escape and read back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crossread.errors import MissingExtra, NotAStore, StoreBusy, StoreError, StoreFull
from crossread.store.database import storable
from crossread.store.kept import Fault, Query
from crossread.store.migrations import steps

if TYPE_CHECKING:
    import psycopg

_HERE = Path(__file__).parent
_LOCK = 0x43524452
_ESCAPE = re.compile("[\x00\x1a]")
_ESCAPED = re.compile("\x1a([01])")
_HEADLINE = "HighlightAll=true, StartSel=\x01, StopSel=\x02"


class PostgresDatabase:
    """An open connection to PostgreSQL."""

    def __init__(self, place: str, connection: psycopg.Connection) -> None:
        self.place = place
        self.connection = connection

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All lines of an answer."""
        with typed_errors(self.place):
            given = [_written(value) for value in values]
            try:
                lines = self.connection.execute(_placed(sql), given).fetchall()
            except UnicodeEncodeError:
                lines = self.connection.execute(_placed(sql), storable(given)).fetchall()
        return [tuple([_read(value) for value in line]) for line in lines]

    def write(self, sql: str, lines: Iterable[Sequence[Any]]) -> None:
        """The statement once for each line of values."""
        with typed_errors(self.place), self.connection.cursor() as cursor:
            cursor.executemany(_placed(sql), [[_written(value) for value in line] for line in lines])

    @contextmanager
    def adding(self) -> Iterator[None]:
        """A transaction beside which others may add: whoever comes second with a report finds it there."""
        with typed_errors(self.place), self.connection.transaction():
            yield

    def add_reports(self, columns: str, lines: Sequence[Sequence[Any]]) -> dict[str, int]:
        """The lines of `reports` that were not there, and their places.

        The places are drawn first, so that they follow the order of the lines; the lines go in by id, so that two who add
        the same reports at once wait for each other in one order.
        """
        if not lines:
            return {}
        drawn = self.ask("SELECT nextval(pg_get_serial_sequence('reports', 'nth')) FROM generate_series(1, ?)", [len(lines)])
        placed = sorted(([*line, nth] for (nth,), line in zip(drawn, lines, strict=True)), key=lambda line: line[0])
        marks = ", ".join("?" * (columns.count(",") + 2))
        sql = f"INSERT INTO reports ({columns}, nth) OVERRIDING SYSTEM VALUE VALUES ({marks}) ON CONFLICT (id) DO NOTHING RETURNING id, nth"
        found: dict[str, int] = {}
        with typed_errors(self.place), self.connection.cursor() as cursor:
            cursor.executemany(_placed(sql), [[_written(value) for value in line] for line in placed], returning=True)
            while True:
                found.update(cursor.fetchall())
                if not cursor.nextset():
                    return found

    def fill(self, table: str, columns: str, lines: Sequence[Sequence[Any]]) -> None:
        """The lines copied into the table, without a statement for each."""
        if not lines:
            return
        types = [{int: "int8", str: "text", bytes: "bytea"}[type(value)] for value in lines[0]]
        sql = f"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)".encode()
        with typed_errors(self.place), self.connection.cursor() as cursor, cursor.copy(sql) as copy:
            copy.set_types(types)
            for line in lines:
                copy.write_row([_written(value) for value in line])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction of the only writer; those who read go on."""
        with typed_errors(self.place), self.connection.transaction():
            self.connection.execute("LOCK TABLE reports IN SHARE ROW EXCLUSIVE MODE")
            yield

    def search(self, query: Query) -> list[tuple[int, float, str, int]]:
        """The reports that hold every phrase, by PostgreSQL's ts_rank; by day where no word is asked for."""
        return [(nth, float(score), text, chars) for nth, score, text, chars in self.ask(*asked(query))]

    def wipe(self) -> None:
        """The tables and their indexes are written anew. The server's own log keeps old pages until it is recycled."""
        with typed_errors(self.place):
            if self.ask("SELECT to_regclass('records')") != [(None,)]:
                # What `crossread records` put beside the store holds the words of its reports.
                gone = "EXISTS (SELECT 1 FROM unnest(reports) AS one WHERE one NOT IN (SELECT id FROM reports))"
                self.connection.execute(f"DELETE FROM records WHERE {gone}".encode())
                self.connection.execute("VACUUM FULL records")
            for table in ("texts", "readings", "raws", "inputs", "reports", "membership", "stories", "corrections", "corrected", "answers"):
                self.connection.execute(f"VACUUM FULL {table}")

    def faults(self) -> list[Fault]:
        """Nothing: PostgreSQL checks its own pages, and its index of words is made from the texts by itself."""
        return []

    def close(self) -> None:
        """Let the connection go."""
        self.connection.close()


def asked(query: Query) -> tuple[str, list[Any]]:
    """The SQL of a search, and its values."""
    words = " && ".join(["phraseto_tsquery('english', ?)"] * len(query.phrases)) or "''::tsquery"
    narrowing = [
        ("words @@ asked.q", () if query.phrases else None),
        ("speaker_words @@ phraseto_tsquery('simple', ?)", (query.speaker,) if query.speaker else None),
        ("outlet_words @@ phraseto_tsquery('simple', ?)", (query.outlet,) if query.outlet else None),
        ("attitude_words @@ phraseto_tsquery('simple', ?)", (query.attitude,) if query.attitude else None),
        ("left(published, 10) >= ?", (query.since,) if query.since else None),
        ("left(published, 10) <= ?", (query.until,) if query.until else None),
        ("state <> 'rejected'", ()),
    ]
    given = [(sql, values) for sql, values in narrowing if values is not None]
    where = " AND ".join(sql for sql, _ in given)
    order = "ORDER BY score DESC, published DESC NULLS LAST, nth"
    best = (
        # What is asked for is put in where it is used: a list of it would hide from the planner how rare its words are.
        f"WITH asked AS NOT MATERIALIZED (SELECT {words} AS q), best AS MATERIALIZED ("
        "SELECT nth, chars, published, ts_rank(words, asked.q) AS score "
        f"FROM asked, texts JOIN reports USING (nth) WHERE {where} {order} LIMIT ?) "
    )
    mark = f"ts_headline('english', text, asked.q, '{_HEADLINE}')" if query.phrases else "''"
    sql = f"{best} SELECT nth, score, {mark}, chars FROM asked, best JOIN texts USING (nth) {order}"
    values = [*query.phrases, *(value for _, values in given for value in values or ()), query.limit]
    return sql, values


def connect(address: str, *, create: bool) -> PostgresDatabase:
    """The store at an address of PostgreSQL, made where there is none and `create` is set."""
    try:
        import psycopg
    except ImportError as cause:
        raise MissingExtra("A store in PostgreSQL", "postgres") from cause
    place = without_password(address)
    try:
        connection = psycopg.connect(address, autocommit=True, connect_timeout=10)
    except psycopg.Error as cause:
        raise NotAStore(f"{place}: cannot be reached: {str(cause).strip()}\n  Try: check that the server runs there.") from cause
    try:
        with typed_errors(place):
            connection.execute("SET lock_timeout = '10s'")
            _prepare(place, connection, create=create)
    except BaseException:
        connection.close()
        raise
    return PostgresDatabase(place, connection)


def _prepare(place: str, connection: psycopg.Connection, *, create: bool) -> None:
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        there = connection.execute("SELECT to_regclass('crossread')").fetchone() != (None,)
        if not there and not create:
            raise NotAStore(f"{place}: no store is here.\n  Try: crossread ingest FILES --store {place}")
        line = connection.execute("SELECT version FROM crossread").fetchone() if there else None
        scripts, version = steps(place, line[0] if line else 0, _HERE / "postgres.sql", "postgres")
        for script in scripts:
            connection.execute(script.encode())
        if scripts:
            connection.execute("DELETE FROM crossread")
            connection.execute("INSERT INTO crossread (version) VALUES (%s)", [version])


def without_password(address: str) -> str:
    """The address as it may be shown."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", "@")).geturl() if parts.password else address


def _placed(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


def _written(value: Any) -> Any:
    return _ESCAPE.sub(lambda found: "\x1a0" if found.group() == "\0" else "\x1a1", value) if isinstance(value, str) else value


def _read(value: Any) -> Any:
    if isinstance(value, str) and "\x1a" in value:
        return _ESCAPED.sub(lambda found: "\0" if found.group(1) == "0" else "\x1a", value)
    return value


@contextmanager
def typed_errors(place: str) -> Iterator[None]:
    """An error of PostgreSQL is one of ours, that names the store and says what to do."""
    import psycopg

    try:
        yield
    except psycopg.errors.DiskFull as error:
        seen = f"{place}: cannot be written: {error}. What was acknowledged before is kept."
        raise StoreFull(f"{seen}\n  Try: free some space, then run it again with --resume.") from error
    except psycopg.errors.LockNotAvailable as error:
        raise StoreBusy(f"{place}: another process is writing to it.\n  Try: again when that is done.") from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise StoreError(f"{place}: {str(error).strip()}\n  Try: check that the server runs.") from error
