"""The copies of pages that fetching keeps: where they lie, and how those of an address are removed, down to the bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import platformdirs

from crossread.errors import StoreError

_WAIT_SECONDS = 10


def pages_file(cache: Path | None = None) -> Path:
    """The file that copies of pages are kept in, in the user's own cache where no folder is given."""
    return (cache or platformdirs.user_cache_path("crossread")) / "pages.db"


def forget_pages(addresses: Iterable[str], cache: Path | None = None) -> int:
    """Remove every copy that was fetched from one of the addresses, led on to it or names it; how many there were.

    Raises:
        StoreError: the file cannot be written, or another process holds it.

    """
    file, wanted = pages_file(cache), [address.encode() for address in addresses]
    if not wanted or not file.is_file():
        return 0
    try:
        with closing(sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            found = _naming(connection, wanted)
            if found:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("DELETE FROM streams WHERE entry_id = ?", found)
                connection.executemany("DELETE FROM entries WHERE id = ?", found)
                connection.execute("COMMIT")
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return len(found)
    except sqlite3.Error as error:
        raise StoreError(
            f"{file}: the copies of fetched pages could not be removed: {error}.\n  Try: again, or delete the file."
        ) from error


def _naming(connection: sqlite3.Connection, wanted: Iterable[bytes]) -> list[tuple[bytes]]:
    """The entries whose request, answer or body holds one of the addresses."""
    found: set[bytes] = set()
    for table in ("SELECT id FROM entries WHERE instr(data, ?) > 0", "SELECT entry_id FROM streams WHERE instr(chunk_data, ?) > 0"):
        found.update(key for address in wanted for (key,) in connection.execute(table, [address]))
    return [(key,) for key in sorted(found)]
