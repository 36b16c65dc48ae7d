"""What may be given, and what it comes down to: a path, an address or named bytes; then items, one report's worth each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from crossread.load.making import Facts
from crossread.load.sniff import Kind
from crossread.rows import Outcome, Report, Role


@dataclass(frozen=True, slots=True)
class Named:
    """Bytes that are already in memory, and what to call them (the name of a file, or "-").

    Bytes that were fetched or archived bring the type that their server declared, and facts: their address, the time of capture.
    """

    name: str
    raw: bytes
    media: str = ""
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One report's worth of input, not read yet: its final name, its bytes, what it is, and what is known of it.

    `where` says in messages what stood where ("news.zip, a/b.html"). `body` is its text or HTML where the bytes are a record
    that holds it, `before` are lines that stand above the body (a byline), `outcome` is what is known already of what was lost.
    `folder` is the name of the folder that the file lies in.
    """

    name: str
    where: str
    raw: bytes
    kind: Kind
    facts: Facts
    body: str | None = None
    before: tuple[tuple[str, Role], ...] = ()
    outcome: Outcome | None = None
    replaced: int = 0
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that an input lists. They are fetched only where that was asked for; else `otherwise` stands for them."""

    addresses: tuple[str, ...]
    otherwise: Item | Report


Found = Item | Report | Links
Input = str | Path | Named
