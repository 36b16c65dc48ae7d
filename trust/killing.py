"""R3, nothing lost: kill -9 at moments chosen by chance while an ingest runs (benchmarks/kills.py does the killing)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import kills
from trust.tried import Size, Tried, amount


def try_kills(size: Size, folder: Path) -> Iterator[Tried]:
    """SQLite, its worker killed with it; the tiny form is tests/engines/test_kills.py."""
    if size is Size.TINY:
        return
    count, reports = amount(size, tiny=0, small=12, full=1_000), amount(size, tiny=0, small=600, full=10_000)
    said, faults = kills.run(folder, count, reports, seed=11, workers=1)
    yield Tried("R3", "kill -9 at random moments of an ingest into SQLite", count, tuple(faults), f"{reports:,} reports an ingest: {said}")
