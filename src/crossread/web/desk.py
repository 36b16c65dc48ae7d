"""What a server is given: its store, the functions that do the heavy work, who may ask, and how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crossread.store import Query, Store
from crossread.store.answers import Answer, Compared, Spoken

Tell = Callable[[str], None]
Given = Sequence[tuple[str, bytes]]
"""Reports as they were pasted or uploaded: a name and bytes each."""


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement that a search shows: who says it, how, and its words, cut where a matching word begins or ends."""

    id: str
    start: int
    speaker: str
    attitude: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that a search found; `excerpt` are words around the first match, matching words told apart."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    story: str | None
    score: float
    excerpt: tuple[tuple[str, bool], ...]
    statements: tuple[FoundStatement, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken and done at once. None of the numbers is measured unless it says so."""

    body_bytes: int = 50_000_000
    """A request with a larger body is refused."""
    form_bytes: int = 10_000_000
    """One pasted text may hold so much; `max_input_bytes` of the settings is the same."""
    files: int = 50
    """So many files may be uploaded at once."""
    at_once: int = 16
    """So many requests are answered at a time."""
    waiting: int = 64
    """So many more wait; the next is told to come back."""
    wait_seconds: float = 2.0
    """Who waited so long for his turn is told to come back."""
    readers: int = 4
    """Threads that read the store, each by a connection of its own."""
    comparisons: int = 4
    """So many comparisons run or wait; the next is told to come back."""
    results: int = 32
    """So many comparisons that are done are remembered, the oldest is forgotten first."""
    page_stories: int = 50
    """Stories on one page of the list."""
    found_reports: int = 20
    """Reports on one page of a search."""
    ahead: int = 0
    """So many of the newest stories get their pages before anybody asks; 0 makes none ahead."""
    ahead_seconds: float = 2.0
    """Nothing was asked for so long before pages are made ahead."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A server's means. `hosts` are the names it answers to; with `any_address` also any address in figures (no name can be one).

    `made_with` is what an answer's key holds beside the story: version and settings. `now` gives the present second, ISO 8601.
    """

    place: str | None
    compare: Callable[[Given, bool, Tell], Compared]
    make: Callable[[str], Answer]
    find: Callable[[Store, Query], list[FoundReport]]
    find_differing: Callable[[Query, str], list[FoundReport]]
    speak: Callable[[str], Spoken]
    now: Callable[[], str]
    made_with: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset(("localhost", "127.0.0.1", "[::1]"))
    any_address: bool = False
    token: str | None = None
    limits: Limits = field(default_factory=Limits)
