"""A copy of a store in one file, made while others read and write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from crossread.errors import StoreError, UsageError
from crossread.store.sqlite import SqliteDatabase, typed_errors
from crossread.store.store import Store


def backup(store: Store, file: Path) -> Path:
    """Copy the store into a file that is not there yet; the copy is whole or it is not made.

    Raises:
        UsageError: the file exists.
        StoreError: the store is no file of SQLite (pg_dump copies one of PostgreSQL).

    """
    if not isinstance(store.database, SqliteDatabase):
        raise StoreError(f"{store.database.place}: a store of PostgreSQL is copied by its own tools.\n  Try: pg_dump")
    if file.exists():
        raise UsageError(f"{file}: is there already, and a backup replaces nothing.\n  Try: another name.")
    half = file.with_name(f"{file.name}.part")
    with typed_errors(half):
        target = sqlite3.connect(half)
        try:
            store.database.connection.backup(target)
            # The copy is one file: it keeps no log beside it until it is opened.
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
    half.replace(file)
    return file
