"""Inputs opened and read in a process of its own, which the system ends where a parser hangs, crashes or takes too much memory.

    begin (a fork, before there are threads) ──▶ finish: the reports, as `load` gives them

What the process was at when it ended is a rejected report that says why; another process goes on behind it. Where there is no
fork, and for every process but the first, a fresh Python is started.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from crossread.engines.limits import PATIENCE, death_of, failure_of, held_memory, limit_memory, start_clock
from crossread.errors import CrossreadError
from crossread.load import once_each, read_item, unpack
from crossread.load.expand import is_address, is_pipe
from crossread.load.inputs import Input, Item, Named
from crossread.load.making import name_of, rejected
from crossread.memory import looking_seldom
from crossread.rows import Report
from crossread.settings import Settings

_GOES_ON = "\n  The other inputs are not touched by it."


@dataclass(slots=True)
class _Loading:
    """Inputs on their way: the process that reads them, and how far it is."""

    inputs: Sequence[Input]
    settings: Settings
    process: BaseProcess
    connection: Connection
    nth: int = -1
    """The input that it is at."""
    came: int = 0
    """How many items of that input have come."""
    at: tuple[str, str] | None = None
    """The name and the place of the item that it reads; None while it opens the input."""


def begin(inputs: Sequence[Input], settings: Settings) -> _Loading:
    """Start to open and read the inputs. A fork holds only the thread that made it, so call this before there are others."""
    return _Loading(inputs, settings, *_started(inputs, settings, 0, 0, fork=sys.platform == "linux"))


def finish(loading: _Loading) -> list[Report]:
    """At least one report an input, in the order given, as `crossread.load.load` gives them."""
    try:
        with looking_seldom():
            return list(once_each(_reports(loading)))
    finally:
        _end(loading)


def _reports(loading: _Loading) -> Iterator[Report]:
    while True:
        late = not loading.connection.poll(loading.settings.worker_seconds * PATIENCE if _is_bounded(loading) else None)
        if late:
            loading.process.kill()
        try:
            kind, *said = loading.connection.recv()
        except (EOFError, OSError):
            yield from _gone_on(loading, late=late)
            continue
        if kind == "end":
            return
        if kind == "input":
            loading.nth, loading.came, loading.at = said[0], said[1], None
        elif kind == "item":
            loading.at = said[0], said[1]
        elif kind == "report":
            loading.came, loading.at = loading.came + 1, None
            yield said[0]
        else:
            yield from _gone_on(loading, failure=(said[0], said[1]))


def _is_bounded(loading: _Loading) -> bool:
    """A clock on the wall runs, but for what is had from elsewhere: it may come as slowly as it likes, and fetching has its own clock."""
    given = loading.inputs[max(0, loading.nth)] if loading.inputs else ""
    return loading.at is not None or isinstance(given, Path) or (isinstance(given, str) and not is_pipe(given) and not is_address(given))


def _gone_on(loading: _Loading, *, late: bool = False, failure: tuple[str, str] | None = None) -> Iterator[Report]:
    """What the process was at is rejected, and another one goes on behind it."""
    _end(loading, kill=failure is not None)
    code = loading.process.exitcode or 0
    if loading.nth < 0:
        raise CrossreadError(
            f"A worker process could not start: it ended with code {code}.\n  Try: crossread doctor, or a larger worker_bytes."
        )
    reason, why = failure or death_of(code, loading.settings, late=late)
    given = loading.inputs[loading.nth]
    name, where = loading.at or (_name_of(given), _name_of(given, whole=True))
    again = loading.at is not None and (isinstance(given, Named) or not is_pipe(str(given)))
    rest = "" if loading.at is None or again else " What stands behind it in this input was not read."
    yield rejected(name, reason, f"{where}: {why}{rest}{_GOES_ON}", raw=given.raw if isinstance(given, Named) else b"", nth=loading.came)
    nth, skipped = (loading.nth, loading.came + 1) if again else (loading.nth + 1, 0)
    loading.nth, loading.came, loading.at = -1, 0, None
    loading.process, loading.connection = _started(loading.inputs, loading.settings, nth, skipped, fork=False)


def _name_of(given: Input, *, whole: bool = False) -> str:
    name = given.name if isinstance(given, Named) else str(given)
    return name if whole else name_of(name)


def _started(inputs: Sequence[Input], settings: Settings, nth: int, skipped: int, *, fork: bool) -> tuple[BaseProcess, Connection]:
    context: Any = multiprocessing.get_context("fork" if fork else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_load, args=(theirs, ours if fork else None, inputs, settings, nth, skipped), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _end(loading: _Loading, *, kill: bool = True) -> None:
    if kill:
        loading.process.kill()
    loading.process.join()
    loading.connection.close()


def _load(
    connection: Connection, keepers: Connection | None, inputs: Sequence[Input], settings: Settings, first: int, skipped: int
) -> None:
    """What the process does: say which input and which item it is at, and send each report."""
    with contextlib.suppress(AttributeError):
        # The keeper hears Ctrl-C and ends the process.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if keepers is not None:
        # Held open here too, it would not tell us that the keeper was killed.
        keepers.close()
    limit_memory(settings.worker_bytes + held_memory())
    with looking_seldom(), contextlib.suppress(BrokenPipeError, ConnectionResetError):
        try:
            for found in _unpacked(connection, inputs, settings, first, skipped):
                connection.send(("report", found if isinstance(found, Report) else _read(connection, found, settings)))
            connection.send(("end",))
        except Exception as error:  # One input must never end the others.
            connection.send(("failed", *failure_of(error, settings)))


def _unpacked(connection: Connection, inputs: Sequence[Input], settings: Settings, first: int, skipped: int) -> Iterator[Item | Report]:
    """The items in the inputs from the first that is wanted, without those of it that came before; the clock runs for each."""
    passed = skipped

    def told() -> Iterable[Input]:
        for nth, one in enumerate(inputs[first:], start=first):
            connection.send(("input", nth, skipped if nth == first else 0))
            yield one

    found = unpack(told(), settings=settings)
    while True:
        start_clock(settings.worker_seconds)
        item = next(found, None)
        start_clock(0)
        if item is None:
            return
        if passed:
            passed -= 1
        else:
            yield item


def _read(connection: Connection, item: Item, settings: Settings) -> Report:
    connection.send(("item", item.name, item.where))
    start_clock(settings.worker_seconds)
    try:
        return read_item(item, settings)
    except Exception as error:  # One item must never end the others; its report names the error.
        reason, why = failure_of(error, settings)
        return rejected(item.name, reason, f"{item.where}: {why}{_GOES_ON}", raw=item.raw)
    finally:
        start_clock(0)
