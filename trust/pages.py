"""R4, bad pages: malformed pages are read by worker processes under limits; every one has an outcome, and none is empty in silence.

A failure is a worker that died, ran out of its 10 seconds or of its memory, an error of nobody's, an empty report that says no word,
and a page whose damage a browser would not mind, taken as whole although a sentence of its article is missing.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from crossread.engines.local import read_tasks
from crossread.engines.reading import Task, read_task
from crossread.load import unpack
from crossread.load.inputs import Named
from crossread.rows import State
from crossread.settings import Mode, Settings
from crossread.store import Entry
from trust.damage import damaged, sentences
from trust.suites import ROOT
from trust.tried import Size, Tried, amount

_SETTINGS = replace(Settings(), mode=Mode.RULES, worker_seconds=10, worker_bytes=2**30)
_BROKEN = ("worker-died", "timed-out", "too-much-memory", "failed")
_SHARED = ROOT.parent / "shared" / "data" / "bad"
# The stored text holds a sentence without what the damage put into it; so many of twelve may be missing for reasons of choice.
_MISSED_AT_MOST = 1


def try_pages(size: Size, _folder: Path) -> Iterator[Tried]:
    """Pages of our own making, then the collected ones where ../shared is there."""
    count = amount(size, tiny=60, small=3_000, full=12_000)
    states: Counter[str] = Counter()
    faults: list[str] = []
    for nth, entry in enumerate(_entries([(f"{nth}.html", damaged(nth)[0]) for nth in range(count)], size)):
        states[str(entry.kept.state)] += 1
        fault = _fault(entry) or (_lost(entry, nth) if damaged(nth)[1] else "")
        faults += [f"page {nth}: {fault}"] if fault else []
    notes = ", ".join(f"{number:,} {state}" for state, number in sorted(states.items()))
    yield Tried("R4", "malformed pages of our own making", count, tuple(faults), notes)
    yield from _collected(size)


def _collected(size: Size) -> Iterator[Tried]:
    what = "collected bad inputs (../shared)"
    if not _SHARED.is_dir():
        yield Tried("R4", what, 0, (), "../shared is missing: not tried")
        return
    files = [path for path in sorted(_SHARED.rglob("*")) if path.is_file()][:: 25 if size is Size.TINY else 1]
    entries = list(_entries([(path.name, path.read_bytes()) for path in files], size))
    faults = [f"{entry.kept.source}: {fault}" for entry in entries if (fault := _fault(entry))]
    yield Tried("R4", what, len(entries), tuple(faults), f"{len(files)} files")


def _entries(pages: list[tuple[str, bytes]], size: Size) -> Iterator[Entry]:
    items = (item for name, raw in pages for item in unpack([Named(name, raw)], settings=_SETTINGS))
    tasks = (Task(item, item.name, str(nth)) for nth, item in enumerate(items))
    if size is Size.TINY:
        return (read_task(task, _SETTINGS) for task in tasks)
    return iter(read_tasks(tasks, _SETTINGS, workers=os.cpu_count() or 1))


def _fault(entry: Entry) -> str:
    if entry.kept.reason in _BROKEN:
        return f"{entry.kept.reason}: {entry.kept.detail}"
    if entry.kept.state is not State.OK and not (entry.kept.reason and entry.kept.detail):
        return f"{entry.kept.state} without a word"
    if entry.kept.state is State.OK and len(entry.text.strip()) < _SETTINGS.min_text_chars and entry.kept.name.endswith(".html"):
        return "taken as whole, and empty"
    return ""


def _lost(entry: Entry, nth: int) -> str:
    """A page taken as whole from which more sentences are missing than a choice of blocks explains."""
    if entry.kept.state is not State.OK:
        return ""
    missing = [one for one in sentences(nth) if one not in " ".join(entry.text.split())]
    return f"taken as whole, and {len(missing)} of 12 sentences are missing" if len(missing) > _MISSED_AT_MOST else ""
