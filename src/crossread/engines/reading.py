"""What a worker does: one item in, one entry for the store out. Whatever the item holds, there is an entry."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.load import read_item
from crossread.load.inputs import Item
from crossread.load.making import rejected
from crossread.read import read_report
from crossread.rows import Reading, Report
from crossread.settings import Settings
from crossread.store import Entry, entry_of


@dataclass(frozen=True, slots=True)
class Task:
    """An item to read, or a report that is rejected already; `source` is where it is from, `key` names it in the store's inputs."""

    item: Item | Report
    source: str
    key: str


def read_task(task: Task, settings: Settings) -> Entry:
    """The entry of an item, as its report was loaded and read."""
    report = task.item if isinstance(task.item, Report) else read_item(task.item, settings)
    return entry_of(read_report(report, settings.mode) if report.text else without_rows(report), source=task.source, input_key=task.key)


def failed_entry(task: Task, reason: str, why: str) -> Entry:
    """The entry of an item that could not be read through: a rejected report that says why."""
    name = task.item.name
    where = name if isinstance(task.item, Report) else task.item.where
    report = rejected(name, reason, f"{where}: {why}\n  The other inputs are not touched by it.", raw=task.item.raw)
    return entry_of(without_rows(report), source=task.source, input_key=task.key)


def without_rows(report: Report) -> Reading:
    """The reading of a report without a text."""
    return Reading(report, (), (), (), (), (), ())
