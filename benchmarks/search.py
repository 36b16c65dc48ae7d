"""How fast a store is searched: made-up reports (benchmarks/gather.py), then queries of one, two and three words, rare and common.

A query is timed as `crossread search` runs it: the hits, their marks, their readings and the statements that are shown.

    python -m benchmarks.search                     100,000 reports, 300 queries
    python -m benchmarks.search --reports 20000 --keep /tmp/search.db
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gather import make_reports
from crossread.cli.search import find
from crossread.load import load
from crossread.load.inputs import Named
from crossread.models.vectors import word_vectors
from crossread.rows import Reading, Report
from crossread.settings import Settings
from crossread.store import Changes, Query, Store, batches, entry_of, open_store

_PART = 500


def main() -> None:
    """Fills a store, or takes the one that was kept, and prints the times of the queries."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the store in this file, and use it if it is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.keep or Path(folder) / "search.db"
        fill = not place.exists()
        with open_store(place, create=True) as store:
            if fill:
                began = time.perf_counter()
                _fill(store, asked.reports, asked.seed)
                sys.stdout.write(f"{asked.reports:,} reports stored in {time.perf_counter() - began:.0f} s, their making included\n")
            for kind, queries in _queries(asked.queries, asked.seed).items():
                times = sorted(_seconds(store, query) * 1000 for query in queries)
                median, high = times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.99))]
                sys.stdout.write(f"{kind}: median {median:.1f} ms, p99 {high:.1f} ms, longest {times[-1]:.1f} ms\n")


def _fill(store: Store, count: int, seed: int) -> None:
    for part in batches(make_reports(count, seed), _PART):
        reports = [(_report(key, text), story) for key, _, text, story in part]
        store.add([entry_of(_read(report), source="made up") for report, _ in reports], at="2026-01-01T00:00:00Z")
        store.place(Changes(joins=tuple((report.id, story) for report, story in reports)), at="2026-01-01T00:00:00Z")


def _report(key: str, text: str) -> Report:
    (report,) = load([Named(f"{key}.txt", text.encode())], settings=Settings())
    return report


def _read(report: Report) -> Reading:
    return Reading(report, (), (), (), (), (), ())


def _queries(count: int, seed: int) -> dict[str, list[Query]]:
    rng = random.Random(seed)  # noqa: S311
    listed = word_vectors().places
    words = sorted(listed, key=lambda word: listed[word])

    def some(low: int, high: int, size: int) -> Iterator[Query]:
        return (Query(tuple(rng.choices(words[low:high], k=size))) for _ in range(count // 5))

    return {
        "one common word": list(some(100, 1_000, 1)),
        "one rare word": list(some(3_000, 15_000, 1)),
        "two common words": list(some(100, 1_000, 2)),
        "two words": list(some(300, 6_000, 2)),
        "three words": list(some(100, 2_000, 3)),
    }


def _seconds(store: Store, query: Query) -> float:
    began = time.perf_counter()
    list(find(store, query))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
