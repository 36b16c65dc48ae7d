"""Reports and what was read in them, kept: SQLite in one file, or PostgreSQL. schema.sql beside this says what is where.

The face is `open_store` and the seven methods of `Store`; `entry_of` makes what `add` takes.
"""

from __future__ import annotations

from pathlib import Path

from crossread.store import sqlite
from crossread.store.backup import backup
from crossread.store.checking import verify
from crossread.store.kept import Changes, Entry, Fault, Hit, Kept, Query, StoredStory, entry_of, page_of, reading_in
from crossread.store.store import Store, all_inputs, batches, inputs_there, stories_of

__all__ = [
    "Changes",
    "Entry",
    "Fault",
    "Hit",
    "Kept",
    "Query",
    "Store",
    "StoredStory",
    "all_inputs",
    "backup",
    "batches",
    "entry_of",
    "inputs_there",
    "is_served",
    "open_store",
    "page_of",
    "reading_in",
    "stories_of",
    "verify",
]


def open_store(place: str | Path, *, create: bool = False) -> Store:
    """The store in a file, or at an address of PostgreSQL (postgresql://…); made where there is none and `create` is set.

    Raises:
        NotAStore: there is none, or something else.
        NewerStore: a later version of Crossread made it.

    """
    if is_served(place):
        from crossread.store import postgres

        return Store(postgres.connect(str(place), create=create))
    return Store(sqlite.connect(Path(place), create=create))


def is_served(place: str | Path) -> bool:
    """The store is on a server, that several processes and machines may write to at once."""
    return str(place).startswith(("postgresql://", "postgres://"))
