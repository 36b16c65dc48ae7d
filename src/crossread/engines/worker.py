"""A worker process: it answers each task with an entry, until nobody asks any more.

It is under limits that the system itself watches, since a parser that hangs in C heeds nothing else: so many seconds of
processor time a task, so much memory. A task that runs into one ends the worker, and its keeper says so.
"""

from __future__ import annotations

import contextlib
import signal
from multiprocessing.connection import Connection

from crossread.engines.limits import failure_of, limit_memory, start_clock
from crossread.engines.reading import Task, failed_entry, read_task
from crossread.settings import Settings
from crossread.store import Entry


def work(connection: Connection, settings: Settings) -> None:
    """Read lists of tasks from the connection and send an entry back for each, in their order."""
    with contextlib.suppress(AttributeError):
        # The keeper hears Ctrl-C and ends the workers.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(settings.worker_bytes)
    # Nobody is left to answer where the keeper was killed.
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        # Said when all is imported, so that no task is charged for it.
        connection.send(None)
        while True:
            for task in connection.recv():
                start_clock(settings.worker_seconds)
                entry = answered(task, settings)
                start_clock(0)
                connection.send(entry)


def answered(task: Task, settings: Settings) -> Entry:
    """The entry of a task; one that cannot be read is rejected with the reason."""
    try:
        return read_task(task, settings)
    except Exception as error:  # One input must never end the others; the entry names the error.
        return failed_entry(task, *failure_of(error, settings))
