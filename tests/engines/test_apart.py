"""Work done in another process: its answer and its words come back, and what hangs, dies or takes too much is given up."""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from crossread.engines.apart import Workers, done_apart, end_workers, workers_for
from crossread.errors import CrossreadError, GivenUp, NothingToCompare, TooBusy
from crossread.settings import Settings


def double(number: int, tell: Callable[[str], None]) -> tuple[int, int]:
    """Twice the number, and which process did it."""
    tell(f"doubling {number}")
    return 2 * number, os.getpid()


def fail(kind: str, _tell: Callable[[str], None]) -> None:
    """Ends in the way that is named."""
    if kind == "nothing":
        raise NothingToCompare("one report")
    if kind == "defect":
        raise KeyError("x")
    if kind == "death":
        os._exit(3)
    if kind == "memory":
        raise MemoryError
    time.sleep(600)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """A place for one process."""
    made = workers_for(Settings(), 1)
    yield made
    end_workers(made)


def done(workers: Workers, task: Any, *arguments: Any, seconds: float = 60, told: list[str] | None = None) -> Any:
    """What the task gives."""
    tell = (told if told is not None else []).append
    return done_apart(workers, task, arguments, seconds=seconds, patience=0.1, tell=tell)


def test_the_answer_and_the_words_on_the_way_come_back(workers: Workers) -> None:
    """A task runs in another process, the same one as the task before it, and says how far it is."""
    told: list[str] = []
    first, second = done(workers, double, 21, told=told), done(workers, double, 4)
    assert (first[0], told) == (42, ["doubling 21"])
    assert first[1] == second[1] != os.getpid()


@pytest.mark.parametrize(
    ("kind", "error"),
    [("nothing", NothingToCompare), ("defect", CrossreadError), ("memory", CrossreadError), ("death", GivenUp), ("sleep", GivenUp)],
)
def test_what_goes_wrong_is_one_error_and_the_next_task_is_done(workers: Workers, kind: str, error: type[Exception]) -> None:
    """An error, a death and a hang each come back as an error of ours, and the place for work is there again."""
    with pytest.raises(error):
        done(workers, fail, kind, seconds=1 if kind == "sleep" else 60)
    assert done(workers, double, 1)[0] == 2


def test_who_finds_no_free_place_is_told(workers: Workers) -> None:
    """While the only place is taken, the next is told that all are busy."""
    place = workers.places.get()
    with pytest.raises(TooBusy):
        done(workers, double, 1)
    workers.places.put(place)
