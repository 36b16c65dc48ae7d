"""The row that every trial gives, how much is tried at each size, and where the figures lie between two runs."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

FIGURES = Path(__file__).with_name("figures")
_SHOWN = 20


class Size(StrEnum):
    """How much is tried: what a test has time for, some ten minutes in all, or as much as was promised."""

    TINY = "tiny"
    SMALL = "small"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Tried:
    """What one way of trying a promise gave: how many inputs, and each break of the promise in words."""

    promise: str
    what: str
    inputs: int
    failures: tuple[str, ...] = ()
    notes: str = ""
    runs: int = 1
    """More than one where the inputs are those of several runs, each with the code of its day."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A trial as it is kept: how many inputs and failures, at which size, how long it took, on which day and machine."""

    promise: str
    what: str
    inputs: int
    failures: int
    notes: str
    size: str
    seconds: int
    day: str
    machine: str
    first_failures: tuple[str, ...] = ()
    runs: int = 1


Trial = Callable[[Size, Path], Iterable[Tried]]
"""Tries a promise: how much, and an empty folder that it may use; gives a row for each way in which it was tried."""


def amount(size: Size, *, tiny: int, small: int, full: int) -> int:
    """How many inputs a size stands for."""
    return {Size.TINY: tiny, Size.SMALL: small, Size.FULL: full}[size]


def figure(tried: Tried, size: Size, *, seconds: float, day: str) -> Figure:
    """The trial as a figure of this machine."""
    failures = tuple(fault[:300] for fault in tried.failures[:_SHOWN])
    counts = tried.inputs, len(tried.failures)
    return Figure(tried.promise, tried.what, *counts, tried.notes, str(size), round(seconds), day, machine(), failures, tried.runs)


def keep(figures: list[Figure], folder: Path = FIGURES) -> Path:
    """Write the figures of one promise; those of a smaller run leave the larger one's standing, unless they hold a failure."""
    path = folder / f"{figures[0].promise}.json"
    sizes = [str(size) for size in Size]
    held = {one.what: one for one in kept(figures[0].promise, folder)}
    for one in figures:
        before = held.get(one.what)
        if before is None or one.failures or before.failures or sizes.index(one.size) >= sizes.index(before.size):
            held[one.what] = one
    folder.mkdir(exist_ok=True)
    path.write_text(json.dumps([asdict(one) for one in held.values()], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def kept(promise: str, folder: Path = FIGURES) -> list[Figure]:
    """The figures of a promise as they were left by the runs before."""
    path = folder / f"{promise}.json"
    if not path.is_file():
        return []
    return [Figure(**{**one, "first_failures": tuple(one["first_failures"])}) for one in json.loads(path.read_text(encoding="utf-8"))]


def machine() -> str:
    """The machine in words: processor cores, memory, system, Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python {python}"


def order(promise: str) -> int:
    """The number of a promise, by which the rows of the page are put in order."""
    found = re.fullmatch(r"R(\d+)", promise)
    return int(found.group(1)) if found else 99
