"""Gathering what a store holds: its reports into stories, those that were gathered before as they were.

A window is opened from the store's last gathered reports, so that a gathering goes on where the one before it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from crossread.gather.arrivals import Arrival, arrival
from crossread.gather.stories import BATCH, remember, take
from crossread.gather.window import WINDOW, Window
from crossread.rows import State
from crossread.store import Changes, Kept, Store, batches


@dataclass(frozen=True, slots=True)
class Touched:
    """A story that a gathering changed, and the reports that are new in it."""

    story: str
    reports: tuple[str, ...]


Arriving = Callable[[Sequence[Kept]], Iterable[Arrival]]
"""What gathering needs of so many reports, in their order, wherever it is made."""


def gather_store(store: Store, *, at: str, size: int = WINDOW, arriving: Arriving | None = None) -> list[Touched]:
    """Put every report of the store that is in no story yet into one; the stories that changed, in the order in which they did."""
    story_of = {report: story.id for story in store.stories() for report in story.reports}
    readable = [kept for kept in store.reports() if kept.state is not State.REJECTED]
    fresh = [kept for kept in readable if kept.id not in story_of]
    if not fresh:
        return []
    window = Window(size)
    known = [kept for kept in readable if kept.id in story_of][-size:]
    for part in batches(known, BATCH):
        remember(window, _arrivals(store, part), [story_of[kept.id] for kept in part])
    new: dict[str, str] = {}
    came = iter(arriving(fresh) if arriving else _stream(store, fresh))
    for part in batches(fresh, BATCH):
        placing = take(window, list(islice(came, len(part))))
        store.place(Changes(placing.joins, placing.merges), at=at)
        new |= {kept.id: "" for kept in part} | dict(placing.joins)
        merged = dict(placing.merges)
        new = {report: merged.get(story, story) for report, story in new.items()}
    touched: dict[str, list[str]] = {}
    for report, story in new.items():
        touched.setdefault(story, []).append(report)
    return [Touched(story, tuple(reports)) for story, reports in touched.items()]


def _stream(store: Store, listed: Sequence[Kept]) -> Iterator[Arrival]:
    for part in batches(listed, BATCH):
        yield from _arrivals(store, part)


def _arrivals(store: Store, listed: Sequence[Kept]) -> list[Arrival]:
    return [arrival(reading.report) for reading in store.readings([kept.id for kept in listed])]
