"""Ingest on a cluster: shards read by Ray, and what Ray could not read read here, by workers that may be killed.

A store in a file is written from here, in the order of the shards; into one on a server the workers write themselves. Either holds
what it would hold after a local ingest. What a cluster lost is found by what is not there: the rest of a shard is read again as an
ingest is resumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossread.engines.cluster import Acknowledgement, Count, Keeping, cluster, read_shards
from crossread.engines.ingest import Acknowledged, cut, ingest
from crossread.engines.shards import Shard, shards_of
from crossread.load.inputs import Input
from crossread.settings import Settings
from crossread.store import Entry, all_inputs, is_served, open_store


def ingest_on_cluster(
    inputs: Iterable[Input], place: str, *, at: str, settings: Settings, workers: int, resume: bool = False
) -> Iterator[Acknowledged]:
    """Take the inputs into the store as `ingest` does, the files among them read by Ray."""
    inputs = list(inputs)
    # What a feed lists is fetched from here alone, so that a host is asked politely.
    shards, rest = shards_of([] if settings.follow_links else inputs)
    rest += inputs if settings.follow_links else []
    counts: dict[int, Count] = {nth: Count() for nth in range(len(shards))}
    if shards:
        with cluster(workers):
            yield from _read(shards, place, counts, at=at, settings=settings, workers=workers, resume=resume)
        passed = sum(count.passed for count in counts.values())
        if passed:
            yield Acknowledged((), frozenset(), passed)
    with open_store(place, create=True) as store:
        for shard, count in zip(shards, counts.values(), strict=True):
            if not count.whole:
                yield Acknowledged((), frozenset(), retried=(shard.name,))
                for batch in ingest(shard.paths, store, at=at, settings=settings, workers=workers, resume=True):
                    # What is passed over here was told of before.
                    yield Acknowledged(batch.reports, batch.new)
        if rest:
            yield from ingest(rest, store, at=at, settings=settings, workers=workers, resume=resume)


def _read(
    shards: list[Shard], place: str, counts: dict[int, Count], *, at: str, settings: Settings, workers: int, resume: bool
) -> Iterator[Acknowledged]:
    from crossread.tables import from_table

    with open_store(place, create=True) as store:
        there = all_inputs(store) if resume else []
        if not is_served(place):
            tables = read_shards(shards, settings, counts, workers=workers, there=there)
            for batch in cut(entry for table in tables for entry in from_table(table, Entry)):
                yield Acknowledged(tuple(entry.kept for entry in batch), frozenset(store.add(batch, at=at)))
            return
    for table in read_shards(shards, settings, counts, workers=workers, there=there, keeping=Keeping(place, at)):
        lines = from_table(table, Acknowledgement)
        yield Acknowledged(tuple(line.kept for line in lines), frozenset(line.kept.id for line in lines if line.new))
