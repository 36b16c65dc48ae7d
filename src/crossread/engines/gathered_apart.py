"""Gathering with the texts read elsewhere: workers make what gathering needs of each report, and only that comes back.

    ids of reports ──keys_table──▶ day, words, names, numbers, sketch ──▶ here: stories, of ids alone

The keys of a report hang on its text alone, and they are taken in the order of the store, so that the stories are those that
`gather_store` makes by itself (gathering.py). Keys that a cluster lost are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from crossread.engines.lasting import opened
from crossread.gather.arrivals import Arrival, Packed, arrival, packed, unpacked
from crossread.store import Kept, Store

if TYPE_CHECKING:
    import pyarrow as pa

_PART = 100
"""So many reports are asked of a worker at a time. Not measured."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A report whose keys are wanted: which of them it is, and its id."""

    nth: int
    id: str


@dataclass(frozen=True, slots=True)
class Keys:
    """What gathering needs of a report: its day, its features and how often each stands in it, its sketch."""

    nth: int
    packed: Packed


def keys_table(table: pa.Table, *, place: str) -> pa.Table:
    """The keys of the reports in the table, which are in the store at `place`."""
    from crossread.tables import from_table, to_table

    asked: list[Asked] = from_table(table, Asked)
    found = arrivals_here(opened(place), [one.id for one in asked])
    return to_table([Keys(one.nth, packed(own)) for one, own in zip(asked, found, strict=True)], Keys)


def arrivals_on_cluster(store: Store, place: str, listed: Sequence[Kept], *, workers: int) -> Iterator[Arrival]:
    """What gathering needs of the reports, in their order, made by the workers of the cluster; the store is at `place`."""
    from crossread.engines.cluster import map_tables
    from crossread.tables import from_table, to_table

    asked = [Asked(nth, kept.id) for nth, kept in enumerate(listed)]
    tables = [to_table(asked[start : start + _PART], Asked) for start in range(0, len(asked), _PART)]
    made = map_tables(partial(keys_table, place=place), tables, workers=workers, in_order=True)
    return in_order(store, asked, chain.from_iterable(from_table(table, Keys) for table in made))


def in_order(store: Store, asked: Sequence[Asked], made: Iterable[Keys]) -> Iterator[Arrival]:
    """The arrivals of all that was asked for; those that are missing among what was made are made here."""
    rest = iter(made)
    held = next(rest, None)
    for one in asked:
        while held is not None and held.nth < one.nth:
            held = next(rest, None)
        if held is not None and held.nth == one.nth:
            yield unpacked(held.packed)
        else:
            yield from arrivals_here(store, [one.id])


def arrivals_here(store: Store, ids: Sequence[str]) -> list[Arrival]:
    """What gathering needs of the reports, made in this process."""
    return [arrival(reading.report) for reading in store.readings(ids)]
