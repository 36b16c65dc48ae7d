"""Work done apart: a function run in a process of its own, which is killed where it takes too long or too much memory.

The processes are kept warm, one task at a time each. Whoever asks waits in a thread of his own; a server's other answers go on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from crossread.engines.limits import limit_memory
from crossread.errors import CrossreadError, GivenUp, NothingToCompare, TooBusy, UsageError
from crossread.settings import Settings

Tell = Callable[[str], None]
_ERRORS = {kind.__name__: kind for kind in (NothingToCompare, UsageError, CrossreadError)}
_START_SECONDS = 120


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection


@dataclass(frozen=True, slots=True)
class Workers:
    """So many places for work; a place is empty (None) until it is used, and after its process was killed."""

    settings: Settings
    places: queue.Queue[_Worker | None] = field(default_factory=queue.Queue)


def workers_for(settings: Settings, number: int) -> Workers:
    """So many places for work; no process is started before there is work."""
    made = Workers(settings)
    for _ in range(number):
        made.places.put(None)
    return made


def done_apart(
    workers: Workers, task: Callable[..., Any], arguments: Sequence[Any], *, seconds: float, patience: float, tell: Tell | None = None
) -> Any:
    """What the task gives for the arguments; it is called with `tell` as its last argument, for words about how far it is.

    Raises:
        TooBusy: no place was free within `patience` seconds.
        GivenUp: the task took more than `seconds`, or its process died.
        CrossreadError: the task raised one.

    """
    try:
        worker = workers.places.get(timeout=patience)
    except queue.Empty:
        raise TooBusy("All workers are busy.\n  Try: again in a few seconds.") from None
    try:
        if worker is None or not worker.process.is_alive():
            worker = _started(workers.settings)
        return _answer(worker, task, arguments, seconds, tell or (lambda _: None))
    except GivenUp:
        _killed(worker)
        worker = None
        raise
    finally:
        workers.places.put(worker)


def end_workers(workers: Workers) -> None:
    """Kill those processes that are idle; one at work ends with this process."""
    with contextlib.suppress(queue.Empty):
        while True:
            _killed(workers.places.get_nowait())


def _answer(worker: _Worker, task: Callable[..., Any], arguments: Sequence[Any], seconds: float, tell: Tell) -> Any:
    deadline = time.monotonic() + seconds
    try:
        worker.connection.send((task, tuple(arguments)))
        while worker.connection.poll(max(0.0, deadline - time.monotonic())):
            kind, value = worker.connection.recv()
            if kind == "done":
                return value
            if kind == "said":
                tell(value)
            else:
                raise _ERRORS.get(kind, CrossreadError)(value)
    except (EOFError, OSError) as cause:
        raise GivenUp("The process that did the work died.\n  Try: fewer or shorter reports.") from cause
    raise GivenUp(f"The work took more than {seconds:g} seconds and was given up.\n  Try: fewer or shorter reports.")


def _started(settings: Settings) -> _Worker:
    # A forked process would hold the server's sockets open.
    context: Any = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve_tasks, args=(theirs, settings.worker_bytes), daemon=True)
    process.start()
    theirs.close()
    if not ours.poll(_START_SECONDS):
        process.kill()
        raise GivenUp("A worker process could not start.\n  Try: crossread doctor")
    ours.recv()
    return _Worker(process, ours)


def _killed(worker: _Worker | None) -> None:
    if worker is not None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()


def serve_tasks(connection: Connection, most_bytes: int) -> None:
    """What a worker process does: answer each task until nobody asks any more."""
    with contextlib.suppress(AttributeError):
        # The keeper hears Ctrl-C and ends the workers.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(most_bytes)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            task, arguments = connection.recv()
            connection.send(_done(task, arguments, lambda words: connection.send(("said", words))))


def _done(task: Callable[..., Any], arguments: tuple[Any, ...], tell: Tell) -> tuple[str, Any]:
    try:
        return "done", task(*arguments, tell)
    except CrossreadError as error:
        kind = next((name for name, one in _ERRORS.items() if isinstance(error, one)), "CrossreadError")
        return kind, str(error)
    except MemoryError:
        return "CrossreadError", "It takes more memory than a worker may have.\n  Try: fewer or shorter reports."
    except Exception as error:  # One task must never end the server; the answer names the error.
        return "CrossreadError", f"It failed ({type(error).__name__}: {error}). Please report it."
