"""What a running server holds: its desk, the threads that read the store, the comparisons under way, and what it counted."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from crossread.errors import StoreError
from crossread.store import Store, open_store
from crossread.store.answers import Compared
from crossread.web.desk import Desk
from crossread.web.problems import Problem

T = TypeVar("T")
# A thread that still reads when the server ends is not waited for longer.
_CLOSING_SECONDS = 3


@dataclass(slots=True)
class Comparison:
    """A comparison under way: what was said of it so far, and how it ended."""

    lines: list[str] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    made: Compared | None = None
    failed: Problem | None = None
    task: asyncio.Task[None] | None = None

    @property
    def done(self) -> bool:
        """It has ended, well or not."""
        return self.made is not None or self.failed is not None


@dataclass(frozen=True, slots=True)
class Running:
    """The state of one server."""

    desk: Desk
    readers: ThreadPoolExecutor
    workers: ThreadPoolExecutor
    held: threading.local = field(default_factory=threading.local)
    comparisons: OrderedDict[str, Comparison] = field(default_factory=OrderedDict)
    making: dict[str, asyncio.Task[object]] = field(default_factory=dict)
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)


def running(desk: Desk) -> Running:
    """A server that has done nothing yet."""
    return Running(
        desk,
        ThreadPoolExecutor(desk.limits.readers, "reader"),
        ThreadPoolExecutor(desk.limits.comparisons + desk.limits.readers, "waiter"),
    )


async def ask(server: Running, question: Callable[[Store], T]) -> T:
    """What the question gives for the store, asked in a thread that has a connection of its own."""
    place = server.desk.place
    if place is None:
        raise Problem(404, "no-store", "No store is served.", "Start it with crossread serve --store news.db")
    return await asyncio.get_running_loop().run_in_executor(server.readers, _asked, server.held, place, question)


async def apart(server: Running, work: Callable[[], T]) -> T:
    """What the work gives, waited for in a thread; the work itself is done in another process."""
    return await asyncio.get_running_loop().run_in_executor(server.workers, work)


def let_go(server: Running) -> None:
    """Close every thread's connection, each in its own thread, and end the threads."""
    number = server.desk.limits.readers
    # Each task waits for the others, so that no thread takes two.
    together = threading.Barrier(number)
    for _ in range(number):
        server.readers.submit(_closed, server.held, together)
    server.readers.shutdown(wait=True)
    server.workers.shutdown(wait=False, cancel_futures=True)


def _closed(held: threading.local, together: threading.Barrier) -> None:
    with contextlib.suppress(threading.BrokenBarrierError):
        together.wait(_CLOSING_SECONDS)
    store: Store | None = getattr(held, "store", None)
    if store is not None:
        store.database.close()


def _asked(held: threading.local, place: str, question: Callable[[Store], T]) -> T:
    store: Store | None = getattr(held, "store", None)
    if store is None:
        store = held.store = open_store(place)
    try:
        return question(store)
    except StoreError:
        # A connection that failed is not asked again.
        held.store = None
        with contextlib.suppress(Exception):
            store.database.close()
        raise
