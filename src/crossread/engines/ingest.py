"""Inputs of any length into a store: unpacked as a stream, read by workers, kept in batches, each one acknowledged.

What was acknowledged survives whatever comes after it. The store is the same however many workers read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.engines.local import read_tasks
from crossread.engines.reading import Task
from crossread.engines.shards import items_of
from crossread.load.inputs import Input, Item
from crossread.load.making import writable
from crossread.rows import Report, digest
from crossread.settings import Settings
from crossread.store import Entry, Kept, Store, inputs_there

# A record that moves to another line is still the same record.
_NTH = re.compile(r", (?:line|entry|record) [\d,]+(?=$| \()")
# What lies there was never seen, so that it must be asked for again, and named again where it still cannot be had.
_UNSEEN = ("not-found", "unreadable", "unreachable", "offline", "missing-extra", "http-5", "http-429")
_BATCH = 64
_BATCH_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A batch that is in the store for good: the reports read, the ids of those that were not there before.

    `passed` is how many inputs were passed over since the batch before, for they were taken in by an earlier ingest;
    `retried` names the shards that a cluster did not read through, and whose rest was read again.
    """

    reports: tuple[Kept, ...]
    new: frozenset[str]
    passed: int = 0
    retried: tuple[str, ...] = ()


def ingest(
    inputs: Iterable[Input | Report], store: Store, *, at: str, settings: Settings, workers: int = 1, resume: bool = False
) -> Iterator[Acknowledged]:
    """Take the inputs into the store; a batch comes out when it is kept.

    `at` is the time of capture of files (ISO 8601). With `resume` an input that was taken in before is not read again,
    unless it could not be had.
    """
    passed = 0

    def wanted() -> Iterator[Task]:
        nonlocal passed
        seen: dict[int, int] = {}
        for item in items_of(inputs, settings):
            task = task_of(item, seen)
            if resume and not (isinstance(item, Report) and was_unseen(item.outcome.reason)) and inputs_there(store, [task.key]):
                passed += 1
            else:
                yield task

    for batch in cut(read_tasks(wanted(), settings, workers=workers)):
        new = store.add(batch, at=at)
        yield Acknowledged(tuple(entry.kept for entry in batch), frozenset(new), passed)
        passed = 0
    if passed:
        yield Acknowledged((), frozenset(), passed)


def was_unseen(reason: str) -> bool:
    """An input rejected for this reason could not be had: no word of it was seen."""
    return reason.startswith(_UNSEEN)


def task_of(item: Item | Report, seen: dict[int, int]) -> Task:
    """The task of an item. `seen` counts the items of each name and place: two of one name in one place are told apart by their number.

    Files of one name in two folders are told apart by their folders, wherever the command is run and whatever else it is given.
    """
    where = item.outcome.detail if isinstance(item, Report) else item.where
    source = item.name if isinstance(item, Report) else "/".join(filter(None, (item.folder, _without_nth(where))))
    source = writable(source)
    place = hash((item.name, source))
    seen[place] = seen.get(place, 0) + 1
    key = digest("input", item.name, where, hashlib.sha256(item.raw).hexdigest(), length=24)
    return Task(item, source if seen[place] == 1 else f"{source} ({seen[place]})", key)


def _without_nth(where: str) -> str:
    """The place without the number of the record in it, and without the address that is said behind that number."""
    numbered = next((one for one in _NTH.finditer(where) if one.end() == len(where) or where.endswith(")")), None)
    return where[: numbered.start()] if numbered else where


def cut(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries in lists, cut by number and size alone, so that every run cuts them alike."""
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.text) + len(entry.raw or b"")
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
