"""Tables in, tables out: what is read and related on tables is what is read and related without them, byte for byte."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried

import crossread
from crossread.engines.ingest import task_of as task_from
from crossread.engines.local import read_tasks
from crossread.engines.reading import Task
from crossread.engines.tabled import Related, Told, Waiting, read_table, relate_table, task_of, waiting
from crossread.load import unpack
from crossread.load.inputs import Input
from crossread.pipeline import record_of
from crossread.relate import relate
from crossread.rows import Reading, Record
from crossread.settings import Mode, Settings
from crossread.show import to_json
from crossread.store import Entry
from crossread.tables import from_table, to_table
from tests.engines.test_ingest import pile
from tests.strategies import row_of

SETTINGS = Settings(mode=Mode.RULES)
DEMO = Path(crossread.__file__).parent / "demo"
STORIES = sorted(folder for folder in DEMO.iterdir() if list(folder.glob("*.txt")))


def tasks(inputs: Sequence[Input]) -> list[Task]:
    """The tasks of the inputs, as an ingest makes them."""
    seen: dict[int, int] = {}
    return [task_from(item, seen) for item in unpack(inputs, settings=SETTINGS)]


def entries(inputs: Sequence[Input]) -> list[Entry]:
    """The entries of the inputs, read on a table."""
    return from_table(read_table(to_table([waiting(one) for one in tasks(inputs)], Waiting), SETTINGS), Entry)


@tried(max_examples=15)
@given(row_of(Waiting))
def test_a_task_survives_the_trip_to_a_table_and_back(line: Waiting) -> None:
    """Whatever an item holds, it comes out of a table equal to what went in."""
    task = task_of(line)
    (back,) = from_table(to_table([waiting(task)], Waiting), Waiting)
    assert task_of(back) == task


def test_a_table_is_read_as_worker_processes_read(tmp_path: Path) -> None:
    """Texts, records and rejected lines give the same entries on a table as from the workers of an ingest."""
    inputs = [*STORIES, pile(tmp_path, 30), tmp_path / "missing.txt"]
    assert entries(inputs) == list(read_tasks(tasks(inputs), SETTINGS, workers=2))


def test_the_stories_of_a_table_do_not_touch_one_another() -> None:
    """Stories whose reports lie mixed in one table each get the JSON that comparing them alone gives; one report alone gets a reason."""
    told = [Told(folder.name, one) for folder in STORIES for one in entries([folder])]
    mixed = [*random.Random(3).sample(told, len(told)), Told("alone", told[0].entry)]  # noqa: S311
    lines = {line.story: line for line in from_table(relate_table(to_table(mixed, Told), SETTINGS), Related)}
    assert lines["alone"].reason == "alone"
    assert {key: line.record for key, line in lines.items() if line.record} == {
        folder.name: to_json(record_of([folder], settings=SETTINGS)) for folder in STORIES
    }


def test_a_story_that_cannot_be_related_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure in one story is a line that names it, and the others have their records."""
    told = [Told(folder.name, one) for folder in STORIES for one in entries([folder])]
    first = {one.entry.kept.id for one in told if one.story == STORIES[0].name}

    def fail(readings: Sequence[Reading], mode: Mode) -> Record:
        if {reading.report.id for reading in readings} <= first:
            raise ZeroDivisionError("odd")
        return relate(readings, mode)

    monkeypatch.setattr("crossread.engines.tabled.relate", fail)
    lines = from_table(relate_table(to_table(told, Told), SETTINGS), Related)
    assert [line.reason for line in lines] == ["relating-failed", *[""] * (len(STORIES) - 1)]
    assert "ZeroDivisionError: odd" in lines[0].detail
