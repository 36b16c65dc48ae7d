"""Reading and relating on tables: Arrow in, Arrow out, so that whatever carries a table can carry the work.

    a table of Waiting ──read_table──▶ a table of Entry        one line an item, one line a report
    a table of Told ──relate_table──▶ a table of Related       the reports of whole stories, one line a story

Both are plain functions of their table and the settings. No line is lost: what cannot be read or related is a line that says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.engines.reading import Task
from crossread.engines.worker import answered
from crossread.load.inputs import Item
from crossread.load.making import Facts
from crossread.load.sniff import Kind
from crossread.relate import relate
from crossread.rows import Outcome, Reading, Report, Role, State
from crossread.settings import Mode, Settings
from crossread.show.json import to_json
from crossread.store import Entry, reading_in

if TYPE_CHECKING:
    import pyarrow as pa

ALONE, FAILED = "alone", "relating-failed"
"""Why a story has no record: one report of it could be read, or comparing them failed."""
_NONE = Facts()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands above the body of an item, and its role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task as a line of a table: an item that waits to be read, or the report that it was rejected as already."""

    key: str
    source: str
    name: str
    where: str = ""
    raw: bytes = b""
    kind: Kind = Kind.TEXT
    facts: Facts = _NONE
    body: str | None = None
    before: tuple[Line, ...] = ()
    outcome: Outcome | None = None
    replaced: int = 0
    rejected: Report | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a story, read."""

    story: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Related:
    """A story compared: the ids of its reports, and its record as `crossread story --json` prints it; or why there is none."""

    story: str
    reports: tuple[str, ...]
    record: str
    reason: str = ""
    detail: str = ""


def read_table(table: pa.Table, settings: Settings) -> pa.Table:
    """The entries of the items in the table, in their order."""
    from crossread.tables import from_table, to_table

    return to_table([answered(task_of(line), settings) for line in from_table(table, Waiting)], Entry)


def relate_table(table: pa.Table, settings: Settings) -> pa.Table:
    """The record of each story in the table, in the order in which the stories begin there."""
    from crossread.tables import from_table, to_table

    told: dict[str, list[Entry]] = {}
    for line in from_table(table, Told):
        told.setdefault(line.story, []).append(line.entry)
    return to_table([related(story, [reading_in(one) for one in entries], settings.mode) for story, entries in told.items()], Related)


def related(story: str, readings: Sequence[Reading], mode: Mode) -> Related:
    """The story of these readings compared, or why it cannot be."""
    ids = tuple(reading.report.id for reading in readings)
    readable = [reading for reading in readings if reading.report.outcome.state is not State.REJECTED]
    if len(readable) < 2:
        return Related(story, ids, "", ALONE, f"story {story}: {len(readable)} of {len(ids)} reports could be read: nothing to compare.")
    try:
        return Related(story, ids, to_json(relate(readings, mode)))
    except Exception as error:  # One story must never end the others; its line names the error.
        why = f"story {story}: comparing its {len(ids)} reports failed ({type(error).__name__}: {error}). Please report it."
        return Related(story, ids, "", FAILED, why)


def waiting(task: Task) -> Waiting:
    """The task as a line of a table."""
    item = task.item
    if isinstance(item, Report):
        return Waiting(task.key, task.source, item.name, rejected=item)
    before = tuple(Line(text, role) for text, role in item.before)
    return Waiting(
        task.key,
        task.source,
        item.name,
        item.where,
        item.raw,
        item.kind,
        item.facts,
        item.body,
        before,
        item.outcome,
        item.replaced,
    )


def task_of(line: Waiting) -> Task:
    """The task that `waiting` made the line from, equal to it."""
    if line.rejected is not None:
        return Task(line.rejected, line.source, line.key)
    before = tuple((one.text, one.role) for one in line.before)
    item = Item(line.name, line.where, line.raw, line.kind, line.facts, line.body, before, line.outcome, line.replaced)
    return Task(item, line.source, line.key)
