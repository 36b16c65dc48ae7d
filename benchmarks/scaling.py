"""One worker and two, worker processes here and Ray, on the same made-up reports: how much faster, and what the cluster costs.

Nothing is stored: items are read, and their entries come back. Ray's workers have read before the clock starts, and of worker
processes it starts when the first reports are back, so that both are warm. Processor time is that of this process and of all
that it started, Ray's own servers among them; it says what the engine costs where the machine is not idle and the clock says little.
Of several rounds the best of each is taken.

    python -m benchmarks.scaling 3000 --write
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from benchmarks.newsroom import write_lines
from benchmarks.results import machine, write
from crossread.engines import cluster
from crossread.engines.ingest import task_of
from crossread.engines.local import read_tasks
from crossread.engines.shards import items_of, shards_of
from crossread.settings import Mode, Settings

SETTINGS = Settings(mode=Mode.RULES, max_collection_bytes=10**12)
_WARM = 400
_BLOCKS = (256 << 10, 1 << 20, 4 << 20)


@dataclass(frozen=True, slots=True)
class Speed:
    """Reports a second on the clock, and milliseconds of processor time a report."""

    engine: str
    workers: int
    clock: float
    processor: float
    block: int = 0


def main() -> None:
    """Measure each engine with one worker and two, then blocks of other sizes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("reports", nargs="?", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossread-scaling-") as folder:
        path = Path(folder) / "reports.jsonl"
        write_lines(path, asked.reports + _WARM)
        with cluster.cluster(2):
            sum(_ray(path, 2))
            speeds = best([one for _ in range(asked.rounds) for one in _round(path)])
    shown = table(asked.reports, speeds)
    sys.stdout.write(shown)
    if asked.write:
        write("Workers", f"benchmarks.scaling {asked.reports} --rounds {asked.rounds}", shown)


def _round(path: Path) -> list[Speed]:
    pool = [measured("processes", workers, lambda workers=workers: _pool(path, workers)) for workers in (1, 2)]
    tried = [(1, cluster.BLOCK_BYTES), *((2, block) for block in _BLOCKS)]
    return pool + [measured("ray", workers, lambda: _ray(path, workers, block), block) for workers, block in tried]  # noqa: B023


def best(speeds: list[Speed]) -> list[Speed]:
    """Of each engine, number of workers and size of block the quickest and the cheapest round."""
    found: dict[tuple[str, int, int], Speed] = {}
    for one in speeds:
        key = (one.engine, one.workers, one.block)
        before = found.get(key, one)
        found[key] = replace(one, clock=max(one.clock, before.clock), processor=min(one.processor, before.processor))
    return list(found.values())


def measured(engine: str, workers: int, read: Callable[[], Iterator[int]], block: int = 0) -> Speed:
    """The speed of a reading that gives how many reports came back, each time that some did."""
    came = first = 0
    began, used = time.perf_counter(), _processor()
    for some in read():
        # Worker processes start with the reading; Ray's have read before.
        if engine == "processes" and came < _WARM <= came + some:
            first, began, used = came + some, time.perf_counter(), _processor()
        came += some
    seconds, processor = time.perf_counter() - began, _processor() - used
    speed = Speed(engine, workers, (came - first) / seconds, 1000 * processor / (came - first), block)
    sys.stderr.write(f"{speed}\n")
    return speed


def _pool(path: Path, workers: int) -> Iterator[int]:
    seen: dict[int, int] = {}
    tasks = (task_of(item, seen) for item in items_of([path], SETTINGS))
    for _ in read_tasks(tasks, SETTINGS, workers=workers):
        yield 1


def _ray(path: Path, workers: int, block: int = cluster.BLOCK_BYTES) -> Iterator[int]:
    shards, _ = shards_of([path])
    before = cluster.BLOCK_BYTES
    cluster.BLOCK_BYTES = block
    try:
        for table in cluster.read_shards(shards, SETTINGS, {0: cluster.Count()}, workers=workers, there=[]):
            yield table.num_rows
    finally:
        cluster.BLOCK_BYTES = before


def _processor() -> float:
    """Seconds of processor time of this process and of those that it started."""
    total = 0.0
    here = psutil.Process()
    for process in [here, *here.children(recursive=True)]:
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def table(reports: int, speeds: list[Speed]) -> str:
    """The figures as a table in Markdown."""
    one = {speed.engine: speed for speed in reversed(speeds) if speed.workers == 1}
    pool = {speed.workers: speed for speed in speeds if speed.engine == "processes"}
    lines = [
        f"{reports:,} made-up reports of about 3,000 characters, rules mode, warm; {machine()}.",
        "",
        "| engine | workers | block | reports/s on the clock | against one worker | ms of processor time a report | against processes |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for speed in speeds:
        block = f"{speed.block >> 10:,} KiB" if speed.block else ""
        gain, more = speed.clock / one[speed.engine].clock, speed.processor / pool[speed.workers].processor - 1
        cells = [speed.engine, f"{speed.workers}", block, f"{speed.clock:,.0f}", f"{gain:.2f}", f"{speed.processor:.2f}", f"{more:+.0%}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
