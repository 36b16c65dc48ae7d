"""Every story of a store compared, by worker processes here or by Ray: the records in files of Parquet or in PostgreSQL, a line a story.

    ids of stories and reports ──relate_stories──▶ records ──▶ a folder of files, or a table (record_places.py)

Only ids travel to the workers, who take the reports from the store themselves. What is there already, of the same reports, is not
compared again.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.engines.lasting import opened
from crossread.engines.record_places import put, recorded
from crossread.engines.tabled import FAILED, Related, related
from crossread.rows import State
from crossread.settings import Settings
from crossread.store import Kept, Store, StoredStory

if TYPE_CHECKING:
    import pyarrow as pa

Work = Callable[["pa.Table"], "pa.Table"]
_REPORTS = 32
"""So many reports are compared before their records are written. Not measured."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A story to compare, and its reports: of a page that was kept in several versions, the last."""

    story: str
    reports: tuple[str, ...]


def wanted_in(store: Store, target: str | Path) -> list[Wanted]:
    """The stories of two readable reports or more, but those whose record is in the folder, or the database, already."""
    listed = {kept.id: kept for kept in store.reports()}
    stories = [Wanted(story.id, _latest(listed, story)) for story in store.stories()]
    there = recorded(target)
    return [one for one in stories if len(one.reports) > 1 and (one.story, one.reports) not in there]


def _latest(listed: dict[str, Kept], story: StoredStory) -> tuple[str, ...]:
    latest = {listed[key].page: key for key in story.reports if listed[key].state is not State.REJECTED}
    return tuple(latest.values())


def relate_stories(table: pa.Table, *, place: str, settings: Settings) -> pa.Table:
    """The records of the stories in the table, whose reports are in the store at `place`."""
    from crossread.tables import from_table, to_table

    store = opened(place)
    return to_table([related(one.story, store.readings(one.reports), settings.mode) for one in from_table(table, Wanted)], Related)


def record_stories(
    wanted: Sequence[Wanted], place: str, target: str | Path, *, settings: Settings, workers: int, engine: str = "local"
) -> Iterator[list[Related]]:
    """Compare the stories and put their records into the folder, or the database, `target`; each list is there for good when it comes out.

    A story that could not be compared comes out with its reason, and is not put there, so that it is tried again.
    """
    from crossread.tables import from_table, to_table

    work = partial(relate_stories, place=place, settings=settings)
    left = {one.story: one for one in wanted}
    tables = [to_table(part, Wanted) for part in _parts(wanted)]
    for made in _mapped(work, tables, workers, engine):
        lines: list[Related] = from_table(made, Related)
        for line in lines:
            left.pop(line.story, None)
        put([line for line in lines if line.record], target)
        yield lines
    for one in left.values():
        (line,) = next((from_table(made, Related) for made in map_here(work, [to_table([one], Wanted)], 1)), None) or [_lost(one)]
        put([line] if line.record else [], target)
        yield [line]


def _mapped(work: Work, tables: Sequence[pa.Table], workers: int, engine: str) -> Iterator[pa.Table]:
    if engine == "ray" and tables:
        from crossread.engines.cluster import cluster, map_tables

        with cluster(workers):
            yield from map_tables(work, tables, workers=workers)
    else:
        yield from map_here(work, tables, workers)


def map_here(work: Work, tables: Iterable[pa.Table], workers: int) -> Iterator[pa.Table]:
    """What the work makes of each table, in the order in which they are done; those at which a worker died are left out."""
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for done in as_completed([pool.submit(work, table) for table in tables]):
            try:
                yield done.result()
            except BrokenProcessPool:
                continue


def _parts(wanted: Sequence[Wanted]) -> Iterator[list[Wanted]]:
    part: list[Wanted] = []
    for one in wanted:
        part.append(one)
        if sum(len(own.reports) for own in part) >= _REPORTS:
            yield part
            part = []
    if part:
        yield part


def _lost(one: Wanted) -> Related:
    why = f"story {one.story}: the process that compared its {len(one.reports)} reports died, twice.\n  The other stories are not touched."
    return Related(one.story, one.reports, "", FAILED, why)
