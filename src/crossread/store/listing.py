"""The stories of a store, a page at a time, those that a report joined last first.

A page costs the same in a store of any size: reports are walked from the newest, and a story stands where its newest report does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.store.kept import Kept
from crossread.store.store import Store


@dataclass(frozen=True, slots=True)
class Listed:
    """A story with its reports, earliest published first. `cursor` says where it stands: stories after it are older."""

    id: str
    cursor: int
    reports: tuple[Kept, ...]


_NEWER = (
    "SELECT 1 FROM membership AS other JOIN reports AS newer ON newer.id = other.report "
    "WHERE other.story = membership.story AND newer.nth > reports.nth"
)


def recent_stories(store: Store, *, before: int | None = None, limit: int) -> list[Listed]:
    """So many stories, the one with the newest report first; those before a cursor where one is given."""
    where = "reports.nth < ? AND " if before is not None else ""
    sql = (
        f"SELECT story, reports.nth FROM reports JOIN membership ON report = reports.id WHERE {where}NOT EXISTS ({_NEWER}) "
        "ORDER BY reports.nth DESC LIMIT ?"
    )
    found = store.database.ask(sql, [*([] if before is None else [before]), limit])
    if not found:
        return []
    marks = ", ".join("?" * len(found))
    members: dict[str, list[str]] = {story: [] for story, _ in found}
    for story, report in store.database.ask(f"SELECT story, report FROM membership WHERE story IN ({marks})", list(members)):
        members[story].append(report)
    kept = {one.id: one for one in store.reports(ids=[report for reports in members.values() for report in reports])}
    return [Listed(story, nth, _ordered([kept[report] for report in members[story]])) for story, nth in found]


def _ordered(reports: Sequence[Kept]) -> tuple[Kept, ...]:
    return tuple(sorted(reports, key=lambda one: (one.published or "9999", one.name, one.id)))
