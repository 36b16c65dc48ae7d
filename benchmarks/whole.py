"""A whole collection read, gathered, related and stored, by the same steps as the commands: what a report costs at any size.

The reports (benchmarks/newsroom.py) are taken into a store, gathered, and every story of several is compared, its record kept in a
folder. What was done is kept in a folder too, and added up there, so that a run may be broken off and goes on where it was.

    python -m benchmarks.whole 1000 100000 --keep /var/tmp/whole --write
    python -m benchmarks.whole 100000 --keep /var/tmp/whole --minutes 30        # a share of it
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from benchmarks.newsroom import write_lines
from benchmarks.results import machine, write
from crossread.engines.gathering import gather_store
from crossread.engines.ingest import ingest
from crossread.engines.recording import record_stories, wanted_in
from crossread.rows import State
from crossread.settings import Mode, Settings
from crossread.store import open_store

AT = "2026-11-20T12:00:00Z"
SETTINGS = Settings(mode=Mode.RULES, max_collection_bytes=10**12)
STAGES = ("read and stored", "gathered", "related and stored")
_STORIES = 1_000


@dataclass(slots=True)
class Tally:
    """What so many reports took so far: seconds of processor time a stage, the most memory, what failed."""

    reports: int
    events: int = 0
    read: int = 0
    rejected: int = 0
    stories: int = 0
    related: int = 0
    failed: int = 0
    finished: bool = False
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    peak_bytes: int = 0
    store_bytes: int = 0

    def each(self, stage: str) -> float:
        """Milliseconds of processor time a report."""
        return 1000 * self.seconds[stage] / self.reports


def main() -> None:
    """Take each size as far as the time given goes, and show or write the figures of those that are finished."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--keep", type=Path, required=True, help="where the reports, the stores and the tallies lie")
    parser.add_argument("--minutes", type=float, default=100_000.0, help="stop after so many minutes; the next run goes on")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    until = time.monotonic() + 60 * asked.minutes
    tallies = [go_on(size, asked.keep / str(size), until) for size in asked.sizes]
    if not all(one.finished for one in tallies):
        sys.stdout.write("".join(f"{one}\n" for one in tallies))
        sys.exit("not finished: run it again")
    shown = table(tallies)
    sys.stdout.write(shown)
    if asked.write:
        write("Whole collections", f"benchmarks.whole {' '.join(map(str, asked.sizes))} --keep FOLDER", shown)


def go_on(size: int, folder: Path, until: float) -> Tally:
    """Go on with the collection of this size until it is done or the time is."""
    folder.mkdir(parents=True, exist_ok=True)
    place, tally = folder / "tally.json", Tally(size)
    if place.exists():
        tally = Tally(**json.loads(place.read_text()))
    for _ in _steps(tally, folder):
        tally.peak_bytes = max(tally.peak_bytes, _peak())
        place.write_text(json.dumps(asdict(tally)))
        if time.monotonic() > until:
            break
    return tally


def _steps(tally: Tally, folder: Path) -> Iterator[None]:
    """The stages, one step after the other; what is done already is passed over."""
    lines, records = folder / "reports.jsonl", folder / "records"
    if tally.finished:
        return
    if not tally.events:
        tally.events = write_lines(lines, tally.reports)
        yield
    records.mkdir(exist_ok=True)
    with open_store(folder / "news.db", create=True) as store:
        if not tally.stories:
            tally.read = 0
            batches = ingest([lines], store, at=AT, settings=SETTINGS, resume=True)
            while True:
                with _timed(tally, STAGES[0]):
                    batch = next(batches, None)
                if batch is None:
                    break
                tally.read += len(batch.reports) + batch.passed
                yield
            tally.read, tally.rejected = len(store.reports()), len(store.reports(state=State.REJECTED))
            with _timed(tally, STAGES[1]):
                gather_store(store, at=AT)
            tally.stories = len(store.stories())
            yield
        wanted = wanted_in(store, records)
    for start in range(0, len(wanted), _STORIES):
        some = wanted[start : start + _STORIES]
        with _timed(tally, STAGES[2]):
            found = record_stories(some, str(folder / "news.db"), records, settings=SETTINGS, workers=1)
            made = [(len(line.reports), not line.record) for lines in found for line in lines]
        tally.related += sum(reports for reports, _ in made)
        tally.failed += sum(failed for _, failed in made)
        yield
    tally.store_bytes = sum(path.stat().st_size for path in (folder / "news.db", *records.iterdir()))
    tally.finished = True
    yield


@contextmanager
def _timed(tally: Tally, stage: str) -> Iterator[None]:
    """Adds the processor time of this process, and of those that it started, to the stage."""
    before = _processor()
    try:
        yield
    finally:
        tally.seconds[stage] += _processor() - before


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    living = [one.cpu_times() for one in _workers()]
    return sum(one.ru_utime + one.ru_stime for one in used) + sum(one.user + one.system for one in living)


def _peak() -> int:
    """The most memory that this process held, and the largest of its workers."""
    own, ended = (1024 * resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own + max([ended, *(one.memory_info().rss for one in _workers())])


def _workers() -> list[psutil.Process]:
    return [one for one in psutil.Process().children(recursive=True) if one.is_running()]


def table(tallies: list[Tally]) -> str:
    """The figures as a table in Markdown, a column a size; the last column is the last size against the first."""
    first, last = tallies[0], tallies[-1]
    rows = [[f"{stage}, ms of processor time a report", *(f"{one.each(stage):.2f}" for one in tallies)] for stage in STAGES]
    for row, stage in zip(rows, STAGES, strict=True):
        row.append(f"{last.each(stage) / max(0.001, first.each(stage)):.2f}")
    whole = [sum(one.each(stage) for stage in STAGES) for one in tallies]
    rows.append(["**all stages, ms**", *(f"**{one:.2f}**" for one in whole), f"**{whole[-1] / whole[0]:.2f}**"])
    rows.append(["events told of", *(f"{one.events:,}" for one in tallies), ""])
    rows.append(["stories found", *(f"{one.stories:,}" for one in tallies), ""])
    rows.append(["reports in stories of several", *(f"{one.related:,}" for one in tallies), ""])
    rows.append(["rejected or failed", *(f"{one.rejected + one.failed}" for one in tallies), ""])
    rows.append(["bytes a report, store and records", *(f"{one.store_bytes / one.reports:,.0f}" for one in tallies), ""])
    rows.append(["peak memory, MB, the worker's added", *(f"{one.peak_bytes / 1e6:,.0f}" for one in tallies), ""])
    head = [f"{one.reports:,} reports" for one in tallies]
    lines = [
        f"made-up reports of about 3,000 characters, one to twenty an event, rules mode, one worker; {machine()}.",
        "",
        f"| | {' | '.join(head)} | {last.reports:,} against {first.reports:,} |",
        "| --- |" + " --- |" * (len(tallies) + 1),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
