"""How far our own parts are from what this machine can do at all: the encoders from sgemm, the store from the disk, rows from memory.

Every figure is for a second of processor time of one core, but those of the disk, which are on the clock. The tagger's halves and the
judge are three layers of 384 in int8: two operations a weight and word piece, attention left out.

    python -m benchmarks.limits --write
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.newsroom import write_lines
from benchmarks.results import machine, write
from crossread.load import load
from crossread.models.sessions import session
from crossread.models.tagger import LOWER, UPPER, lower_state
from crossread.read import read
from crossread.settings import Mode, Settings
from crossread.store import entry_of, open_store

AT = "2026-11-20T12:00:00Z"
_HALF_GOP = 2 * 3 * (4 * 384 * 384 + 2 * 384 * 1536) / 1e9
_PIECES = 128
_BLOCK = 64 << 20
_REPORTS = 300


def main() -> None:
    """Measure, and show or write the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossread-limits-", dir=".") as folder:
        shown = table(Path(folder))
    sys.stdout.write(shown)
    if asked.write:
        write("Limits", "benchmarks.limits", shown)


def table(folder: Path) -> str:
    """The figures as a table in Markdown; files are made in `folder`."""
    side = 1_024
    left, block = np.random.default_rng(1).random((side, side), np.float32), np.ones(_BLOCK, np.uint8)
    gflops = 2 * side**3 / least(lambda: left @ left) / 1e9
    copied = 2 * _BLOCK / least(block.copy) / 1e9
    written, read = disk(folder / "block", block)
    kept, size = keeping(folder)
    rows = [
        ["sgemm of numpy, fp32", f"{gflops:,.0f} GFLOP/s", "1.00"],
        *(
            [name, f"{pieces:,.0f} word pieces/s, {pieces * _HALF_GOP:,.0f} GOP/s", f"{pieces * _HALF_GOP / gflops:.2f}"]
            for name, pieces in encoders()
        ),
        ["memory copied", f"{copied:,.1f} GB/s", "1.00"],
        ["disk, written and synced", f"{written:,.2f} GB/s", "1.00"],
        ["disk, read again (from the system's memory where it is there)", f"{read:,.2f} GB/s", ""],
        [
            "reports kept in SQLite, already read",
            f"{kept:,.0f} reports/s, {kept * size / 1e9:.3f} GB/s",
            f"{kept * size / 1e9 / written:.2f}",
        ],
    ]
    lines = [
        f"{machine()}.",
        "",
        "| | for a second | of the limit |",
        "| --- | --- | --- |",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def least(work: Callable[[], object], rounds: int = 12) -> float:
    """The seconds of processor time that the quickest of some rounds takes."""
    found = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return max(min(found), 1e-6)


def encoders() -> list[tuple[str, float]]:
    """Word pieces a second of each half of the tagger and of the judge's own layers, a window of 128 at a time."""
    ids = np.arange(1_000, 1_000 + _PIECES)
    state = lower_state(ids)[None]
    works = {
        "tagger, lower half, int8": lambda: lower_state(ids),
        "tagger, upper half, int8": lambda: session(UPPER).run(None, {"before": state}),
        "judge's own layers, int8": lambda: session("judge.onnx").run(None, {"held": state}),
    }
    assert session(LOWER)  # noqa: S101 - loaded before the clock starts
    return [(name, _PIECES / least(work)) for name, work in works.items()]


def disk(path: Path, block: np.ndarray) -> tuple[float, float]:
    """GB a second on the clock: a block written and synced, and read."""
    began = time.perf_counter()
    with path.open("wb") as out:
        out.write(block.data)
        out.flush()
        os.fsync(out.fileno())
    written = time.perf_counter() - began
    began = time.perf_counter()
    path.read_bytes()
    return block.nbytes / written / 1e9, block.nbytes / (time.perf_counter() - began) / 1e9


def keeping(folder: Path) -> tuple[float, float]:
    """Reports a second that a store takes, already read, and the bytes that each has there."""
    lines = folder / "reports.jsonl"
    write_lines(lines, _REPORTS)
    readings = read(load([lines], settings=Settings(mode=Mode.RULES)), Mode.RULES)
    entries = [entry_of(reading, source="reports.jsonl") for reading in readings]
    with open_store(folder / "news.db", create=True) as store:
        began = time.process_time()
        for start in range(0, len(entries), 64):
            store.add(entries[start : start + 64], at=AT)
        seconds = time.process_time() - began
        store.database.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(entries) / seconds, (folder / "news.db").stat().st_size / len(entries)


if __name__ == "__main__":
    main()
