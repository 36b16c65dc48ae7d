"""What a database must be able to do to hold a store; SQLite and PostgreSQL do it, each in a module of its own.

The store's own SQL is common to both, with `?` for a value. What differs stands here: how words are searched, how what was
removed is wiped, and what the database's own bookkeeping finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from crossread.store.kept import Fault, Query


class Database(Protocol):
    """An open connection."""

    @property
    def place(self) -> str:
        """What to call the store in a message: its file or address."""

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All lines of an answer."""

    def write(self, sql: str, lines: Iterable[Sequence[Any]]) -> None:
        """The statement once for each line of values; only within `writing`."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction of the only writer: all of it is kept on leaving, or nothing where an error left."""

    def adding(self) -> AbstractContextManager[None]:
        """A transaction that adds reports; on a server others may add at the same time."""

    def add_reports(self, columns: str, lines: Sequence[Sequence[Any]]) -> dict[str, int]:
        """The lines of `reports` whose id, their first value, was not there, added in their order: the place that each got."""

    def fill(self, table: str, columns: str, lines: Sequence[Sequence[Any]]) -> None:
        """Lines that are not there yet put into the table, in the fastest way there is."""

    def search(self, query: Query) -> list[tuple[int, float, str, int]]:
        """Of each report found, best first: its place, score, marked text (U+0001 and U+0002 around a match), length unmarked."""

    def wipe(self) -> None:
        """No byte of what was removed is left in the database's files."""

    def faults(self) -> list[Fault]:
        """What the database itself, and its index of words, find wrong."""

    def close(self) -> None:
        """Let the connection go."""


def storable(values: Sequence[Any]) -> list[Any]:
    """The values with halves of characters as question marks; only a name that somebody gave on a command line can hold them."""
    return [value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values]
