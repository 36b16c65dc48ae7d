"""Which rows of its story a new version of a page touched: those that it left, and those that it joined."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from crossread.cli.story import latest_readings
from crossread.relate import relate
from crossread.rows import Reading, Statement
from crossread.settings import Mode
from crossread.store import Store, stories_of
from crossread.store.versions import Change


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A row of the page's story that the change took a statement from, or gave one to.

    `statement` is the page's own; `others` are the names of the other reports that carry the row.
    """

    row: str
    joined: bool
    reading: Reading
    statement: Statement
    others: tuple[str, ...]


def touched_rows(store: Store, change: Change, page: str, mode: Mode) -> list[TouchedRow]:
    """The rows that hold a statement that is gone, then those that hold a new one; none where the page is in a story alone."""
    others = _others(store, change, page)
    if not others:
        return []
    left = _rows(others, change.old, change.gone, mode, joined=False)
    return [*left, *_rows(others, change.new, change.added, mode, joined=True)]


def _others(store: Store, change: Change, page: str) -> list[Reading]:
    """The other reports of the story, as they are now."""
    stories = stories_of(store, [change.old.report.id, change.new.report.id])
    readings = [
        reading
        for key in dict.fromkeys(stories.values())
        for story in store.stories(story=key)
        for reading in latest_readings(store, story)
    ]
    own = {kept.id for kept in store.reports(page=page)}
    return [reading for reading in {reading.report.id: reading for reading in readings}.values() if reading.report.id not in own]


def _rows(others: Sequence[Reading], reading: Reading, changed: Sequence[Statement], mode: Mode, *, joined: bool) -> Iterator[TouchedRow]:
    wanted = _with_parts(reading, {said.id for said in changed})
    said_by = {said.id: said for said in (*reading.statements, *reading.parts)}
    record = relate([*others, reading], mode)
    names = {report.id: report.name for report in record.reports}
    for row in record.rows:
        own = next((key for key in row.statements if key in wanted), None)
        carriers = dict.fromkeys(names[record.statements[key].report] for key in row.statements if key not in said_by)
        if own is not None and carriers:
            yield TouchedRow(row.id, joined, reading, said_by[own], tuple(carriers))


def _with_parts(reading: Reading, ids: Collection[str]) -> set[str]:
    return {*ids, *(said.id for said in reading.parts if said.part_of in ids)}
