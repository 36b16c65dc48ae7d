"""Worker processes on this machine: tasks in, entries out in the same order, however many workers there are.

A worker that dies or takes too long is replaced; the task it was at ends as a rejected report that says so, and the
others go on. Only so many tasks are under way at once, so that a stream of any length takes little memory.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from crossread.engines.limits import PATIENCE, death_of
from crossread.engines.reading import Task, failed_entry
from crossread.engines.worker import work
from crossread.errors import CrossreadError
from crossread.settings import Settings
from crossread.store import Entry

# So many tasks go to a worker at a time: fewer leave it waiting, more leave the others waiting for the last of them.
_CHUNK = 8
_AHEAD = 32
_AHEAD_BYTES = 64_000_000
_START_SECONDS = 600


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    deadline: float
    ready: bool = False
    tasks: deque[tuple[int, Task]] = field(default_factory=deque)


def read_tasks(tasks: Iterable[Task], settings: Settings, *, workers: int) -> Iterator[Entry]:
    """The entries of the tasks, in their order."""
    waiting: deque[tuple[int, Task]] = deque()
    numbered = enumerate(tasks)
    done: dict[int, Entry] = {}
    sizes: dict[int, int] = {}
    given = 0
    pool: list[_Worker] = []
    try:
        while True:
            while len(sizes) < _AHEAD * workers and sum(sizes.values()) < _AHEAD_BYTES:
                taken = next(numbered, None)
                if taken is None:
                    break
                waiting.append(taken)
                sizes[taken[0]] = len(taken[1].item.raw)
            if not sizes:
                return
            _hand_out(pool, waiting, settings, workers)
            for nth, entry in _collect(pool, waiting, settings):
                done[nth] = entry
            while given in done:
                del sizes[given]
                yield done.pop(given)
                given += 1
    finally:
        _end(pool)


def _hand_out(pool: list[_Worker], waiting: deque[tuple[int, Task]], settings: Settings, workers: int) -> None:
    """Every idle worker gets tasks; workers are started as long as there is something for them to do."""
    while len(pool) < workers and len(waiting) > _CHUNK * len(pool):
        pool.append(_started(settings))
    idle = [worker for worker in pool if worker.ready and not worker.tasks]
    for worker in idle:
        if waiting:
            worker.tasks.extend(waiting.popleft() for _ in range(min(_CHUNK, len(waiting))))
            worker.deadline = time.monotonic() + settings.worker_seconds * PATIENCE
            # A worker that died between two tasks is seen when its answers are collected.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                worker.connection.send([task for _, task in worker.tasks])


def _collect(pool: list[_Worker], waiting: deque[tuple[int, Task]], settings: Settings) -> Iterator[tuple[int, Entry]]:
    """What the workers have answered, after waiting for at least one of them; the dead and the late are replaced."""
    busy = {worker.connection: worker for worker in pool if worker.tasks or not worker.ready}
    patience = max(0.0, min((worker.deadline for worker in busy.values()), default=0.0) - time.monotonic())
    for connection in wait(list(busy), timeout=patience):
        worker = busy[connection]  # type: ignore[index]
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            yield from _buried(worker, pool, waiting, settings)
            continue
        worker.deadline = time.monotonic() + settings.worker_seconds * PATIENCE
        if worker.ready:
            yield worker.tasks.popleft()[0], answer
        worker.ready = True
    for worker in busy.values():
        if worker in pool and worker.deadline <= time.monotonic():
            worker.process.kill()
            yield from _buried(worker, pool, waiting, settings, late=True)


def _buried(
    worker: _Worker, pool: list[_Worker], waiting: deque[tuple[int, Task]], settings: Settings, *, late: bool = False
) -> Iterator[tuple[int, Entry]]:
    """A dead worker leaves the pool: the task it was at is rejected, those behind it wait again, before all others."""
    pool.remove(worker)
    worker.process.join()
    worker.connection.close()
    code = worker.process.exitcode or 0
    if not worker.ready:
        raise CrossreadError(
            f"A worker process could not start: it ended with code {code}.\n  Try: crossread doctor, or a larger worker_bytes."
        )
    if worker.tasks:
        nth, task = worker.tasks.popleft()
        waiting.extendleft(reversed(worker.tasks))
        yield nth, failed_entry(task, *death_of(code, settings, late=late))


def _started(settings: Settings) -> _Worker:
    # Forked workers would hold the pipes of the others open, and not see when their keeper is killed.
    context: Any = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, settings), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours, time.monotonic() + _START_SECONDS)


def _end(pool: list[_Worker]) -> None:
    for worker in pool:
        worker.process.kill()
    for worker in pool:
        worker.process.join()
        worker.connection.close()
