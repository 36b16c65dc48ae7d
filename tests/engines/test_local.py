"""Workers: the entries come in the order of the tasks, and a task that ends its worker takes no other with it."""

from typing import cast

import pytest

from crossread.engines.local import read_tasks
from crossread.engines.reading import Task
from crossread.load import unpack
from crossread.load.inputs import Item, Named
from crossread.settings import Mode, Settings
from tests.engines.odd import Deadly

SETTINGS = Settings(mode=Mode.RULES, worker_seconds=3, worker_bytes=800_000_000)
TEXT = "Storm number {0} closes the harbour\n\n“The harbour is closed in ward {0},” said Ana Torres, the mayor.\n"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine three seconds of processor time may take minutes on the wall."""
    monkeypatch.setattr("crossread.engines.local.PATIENCE", 60)


def tasks(number: int) -> list[Task]:
    """So many tasks, each a report of its own."""
    named = [Named(f"report-{nth}.txt", TEXT.format(nth).encode()) for nth in range(number)]
    return [Task(item, f"from {nth}", str(nth)) for nth, item in enumerate(unpack(named, settings=SETTINGS))]


def deadly(deed: str) -> Task:
    """The task of an item that does this."""
    return Task(cast("Item", Deadly("odd", deed)), "odd.txt", "odd")


def test_entries_come_in_the_order_of_the_tasks() -> None:
    """Forty reports read by three workers come out as they went in, each with its statement."""
    entries = list(read_tasks(tasks(40), SETTINGS, workers=3))
    assert [entry.input for entry in entries] == [str(nth) for nth in range(40)]
    assert all("Ana Torres" in entry.speakers for entry in entries)


@pytest.mark.parametrize(
    ("deed", "reason"), [("die", "worker-died"), ("work", "timed-out"), ("hoard", "too-much-memory"), ("fail", "failed")]
)
def test_a_task_that_ends_its_worker_is_rejected_and_the_others_are_read(deed: str, reason: str) -> None:
    """A report that kills its worker, never ends, takes all memory or fails is named with the reason; its neighbours are read."""
    ordinary = tasks(12)
    entries = list(read_tasks([*ordinary[:3], deadly(deed), *ordinary[3:]], SETTINGS, workers=1))
    assert [entry.kept.reason for entry in entries] == ["", "", "", reason, *[""] * 9]
    assert entries[3].kept.detail.startswith("odd.txt: ")
    assert [entry.input for entry in entries if entry.text] == [str(nth) for nth in range(12)]


def test_a_task_that_sleeps_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that waits for something that never comes is killed by the clock on the wall."""
    # Alone: on a busy machine a neighbour could be late by that clock too.
    monkeypatch.setattr("crossread.engines.local.PATIENCE", 1)
    entries = list(read_tasks([deadly("sleep")], SETTINGS, workers=1))
    assert [entry.kept.reason for entry in entries] == ["timed-out"]


def test_no_task_starts_no_worker() -> None:
    """Nothing to read is nothing read."""
    assert list(read_tasks([], SETTINGS, workers=2)) == []


def test_workers_end_when_nobody_waits_for_more() -> None:
    """Whoever stops after the first entry leaves no process behind."""
    import psutil

    before = {child.pid for child in psutil.Process().children()}
    answers = read_tasks(tasks(30), SETTINGS, workers=2)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    now = [child for child in psutil.Process().children() if child.pid not in before]
    left = [child for child in now if "resource_tracker" not in " ".join(child.cmdline())]
    assert left == []
