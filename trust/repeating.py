"""R2, repeatable: the same stories give the same bytes over runs, hash seeds, orders of the inputs and numbers of workers.

Each run is a process of its own (this module, as a program) with its own seed of Python's hashing. It compares every story with
its reports shuffled, and takes them all into a store with one or two workers; what it says of them, by hash, is the same each time.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.many_reports import make_pile
from crossread import compare, show
from crossread.demo import stories
from crossread.engines.ingest import ingest
from crossread.load.inputs import Input, Named
from crossread.settings import Settings
from crossread.store import open_store
from trust.suites import ROOT
from trust.tried import Size, Tried, amount

_AT = "2026-11-20T12:00:00Z"


def try_repeating(size: Size, folder: Path) -> Iterator[Tried]:
    """Three runs under seeds of their own; every line that they print is the same. The tiny form is tests/test_repeatable.py."""
    if size is Size.TINY:
        return
    count, runs = amount(size, tiny=0, small=6, full=20), 3
    said = [_run(seed, count, folder) for seed in range(runs)]
    lines = [lines.splitlines() for lines in said]
    faults = [f"run {nth} differs: {line[:80]}" for nth, other in enumerate(lines) for line in set(other) - set(lines[0])]
    faults += [f"run {nth} says {len(other)} lines, not {len(lines[0])}" for nth, other in enumerate(lines) if len(other) != len(lines[0])]
    notes = f"{count} stories × {runs} runs; JSON, page and stored rows"
    yield Tried("R2", "stories compared under other hash seeds, orders and worker counts", runs * count, tuple(faults), notes)


def _run(seed: int, count: int, folder: Path) -> str:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("CROSSREAD_")}
    environ |= {"PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), environ.get("PYTHONPATH"))))}
    command = [sys.executable, "-m", "trust.repeating", str(seed), str(count), str(folder)]
    done = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else f"the run failed: {done.stderr[-200:]}"


def fixed_stories(count: int) -> list[list[Input]]:
    """The bundled stories, and as many made of their sentences as are needed."""
    bundled: list[list[Input]] = [list(paths) for paths in stories().values()]
    made: list[list[Input]] = [[Named(f"{nth}-{one.name}", one.raw) for one in make_pile(4, 2_000, nth)] for nth in range(count)]
    return [*bundled, *made][:count]


def main(seed: int, count: int, folder: Path) -> None:
    """Say the hash of each story's JSON and page, and of every report's rows in a store."""
    rng = random.Random(seed)
    given = fixed_stories(count)
    for nth, inputs in enumerate(given):
        story = compare(rng.sample(inputs, len(inputs)))
        hashes = (hashlib.sha256(made.encode()).hexdigest() for made in (story.to_json(), show.page(story.record)))
        sys.stdout.write(f"{nth} {' '.join(hashes)}\n")
    every = [one for inputs in given for one in inputs]
    with open_store(folder / f"{seed}.db", create=True) as store:
        for _ in ingest(rng.sample(every, len(every)), store, at=_AT, settings=Settings(), workers=1 + seed % 2):
            pass
        for kept in sorted(store.reports(), key=lambda kept: kept.id):
            sys.stdout.write(f"{kept.id} {kept.raw_sha256} {kept.text_sha256} {kept.rows_sha256}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
