"""Inputs read in a process of its own: what kills it, hangs it or fills its memory is named, and the rest is read by another."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossread.engines import loading
from crossread.errors import CrossreadError
from crossread.load import load, read_item, unpack
from crossread.load.inputs import Input, Item, Named
from crossread.rows import Report, State
from crossread.settings import Settings
from tests.load.packed import PAGE, zipped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the first process is a fork on Linux alone")

SETTINGS = replace(Settings(), worker_seconds=3)
TEXT = "Ferry burns\n\nThe ferry burned on Tuesday, said the mayor, Ana Torres of Velmouth, who saw it from the quay.\n"
LINES = "\n".join(f'{{"id": "{name}", "text": "{name}: the ferry burned on Tuesday, said the mayor of Velmouth."}}' for name in "abc")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine three seconds of processor time may take minutes on the wall."""
    monkeypatch.setattr(loading, "PATIENCE", 60)


def read_apart(inputs: list[Input], settings: Settings = SETTINGS) -> list[Report]:
    """The reports of the inputs, by another process."""
    return loading.finish(loading.begin(inputs, settings))


def at_bad_ones(do: Callable[[], Any]) -> Callable[[Item, Settings], Report]:
    """Reading that does something else at an item named bad, or at record b."""

    def reading(item: Item, settings: Settings) -> Report:
        if item.name in ("bad", "b"):
            do()
        return read_item(item, settings)

    return reading


def spin() -> None:
    """Use up processor time for ever."""
    while True:
        pass


def crash() -> None:
    """End as a parser in C may."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_reports_are_those_that_load_gives(tmp_path: Path) -> None:
    """A text, a page, a folder, an archive, a broken and a missing file: the same reports in the same order."""
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    zip_ = Named("z.zip", zipped({"a.html": PAGE, "b.txt": TEXT}))
    inputs: list[Input] = [Named("t.txt", TEXT.encode()), zip_, tmp_path, Named("e.txt", b""), "gone.txt", Named("t.txt", TEXT.encode())]
    assert read_apart(inputs, Settings()) == load(inputs, settings=Settings())


@pytest.mark.parametrize(
    ("do", "reason", "words"),
    [
        (lambda: os._exit(9), "worker-died", "the process that read it died (code 9)"),
        (crash, "worker-died", "(signal 9)"),
        (spin, "timed-out", "more than 3 seconds of processor time"),
        (lambda: bytearray(3_000_000_000), "too-much-memory", "1,000,000,000 bytes of memory"),
        (lambda: 1 // 0, "failed", "ZeroDivisionError"),
    ],
    ids=["exit", "crash", "hang", "memory", "error"],
)
def test_what_ends_the_process_is_named_and_the_rest_is_read(
    do: Callable[[], Any], reason: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of three inputs crashes, hangs or swells the process: it is rejected with the reason, and the two others are read."""
    monkeypatch.setattr(loading, "read_item", at_bad_ones(do))
    # Where the machine is busy, the clock on the wall must not be first.
    monkeypatch.setattr(loading, "PATIENCE", 600)
    first, bad, last = read_apart([Named("first.txt", TEXT.encode()), Named("bad.txt", TEXT.encode()), Named("last.txt", TEXT.encode())])
    assert (first.outcome.state, last.outcome.state) == (State.OK, State.OK)
    assert (bad.name, bad.outcome.reason) == ("bad", reason)
    assert words in bad.outcome.detail
    assert "\n  The other inputs are not touched" in bad.outcome.detail


def test_a_process_that_sleeps_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that waits for something that never comes is ended by the clock on the wall."""
    monkeypatch.setattr(loading, "PATIENCE", 1)
    monkeypatch.setattr(loading, "read_item", at_bad_ones(lambda: time.sleep(600)))
    (bad,) = read_apart([Named("bad.txt", TEXT.encode())])
    assert bad.outcome.reason == "timed-out"


def test_records_before_and_behind_a_deadly_one_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of three records ends the process: the first and the third are read, once each, and so is the next input."""
    monkeypatch.setattr(loading, "read_item", at_bad_ones(lambda: os._exit(1)))
    found = read_apart([Named("r.jsonl", LINES.encode()), Named("last.txt", TEXT.encode())])
    assert [(one.name, one.outcome.reason) for one in found] == [("a", ""), ("b", "worker-died"), ("c", ""), ("last", "")]


def test_an_input_that_kills_its_opener_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive on which the process dies before it gives an item is rejected itself, and the next input is read."""

    def opening(inputs: Iterable[Input], *, settings: Settings) -> Iterator[Item | Report]:
        for item in unpack(inputs, settings=settings):
            if item.name == "bad":
                crash()
            yield item

    monkeypatch.setattr(loading, "unpack", opening)
    bad, last = read_apart([Named("bad.txt", TEXT.encode()), Named("last.txt", TEXT.encode())])
    assert (bad.name, bad.outcome.reason, last.outcome.state) == ("bad", "worker-died", State.OK)


def test_a_process_that_cannot_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be kept alive, the command says so, and does not try for ever."""
    monkeypatch.setattr(loading, "limit_memory", lambda _: os._exit(3))
    with pytest.raises(CrossreadError, match=r"could not start.*code 3"):
        read_apart([Named("t.txt", TEXT.encode())])
