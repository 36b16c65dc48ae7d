"""A piece of work in a process of its own, so that what it takes can be measured and bounded: seconds, memory, what it said.

The process is killed when its time is up. It is forked, so that what it is to do needs no packing; what it says is short.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Cost:
    """What came of a piece of work, the processor seconds it took, and the most memory its process held above what it began with."""

    said: str
    seconds: float
    peak_bytes: int
    ended: bool


def cost_of(work: Callable[[], str], *, patience: float) -> Cost:
    """Do the work in a process of its own, for at most so many seconds on the clock."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(work, theirs))
    process.start()
    theirs.close()
    answered = ours.poll(patience)
    try:
        said, seconds, peak = ours.recv() if answered else ("", patience, 0)
    except EOFError:
        answered, (said, seconds, peak) = False, ("", 0.0, 0)
    if process.is_alive() and not answered and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return Cost(said, seconds, peak, answered)


def _do(work: Callable[[], str], connection: Connection) -> None:
    # The peak of a fork begins at what its parent holds now.
    before = _resident()
    started = time.process_time()
    try:
        said = work()
    except BaseException:
        said = f"raised {traceback.format_exc(limit=-3)[-250:]}"
    peak = max(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before)
    connection.send((said, time.process_time() - started, peak))


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as opened:  # noqa: PTH123
        return int(opened.read().split()[1]) * resource.getpagesize()
