"""`crossread records`: every story of a store compared, each record a line of Parquet, by processes here or by a cluster."""

from __future__ import annotations

from pathlib import Path

from crossread.cli.clock import now
from crossread.cli.compare import write_utf8
from crossread.cli.config import load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.engines.gathering import gather_store
from crossread.engines.recording import record_stories, wanted_in
from crossread.errors import UsageError
from crossread.store import open_store


def run_records(place: str, folder: Path, console: Console, *, workers: int, engine: str, mode: str | None, config: Path | None) -> Exit:
    """Gather what is in no story yet, compare every story whose record is not there, and say how many were written."""
    if workers < 1:
        raise UsageError(f"--workers {workers}: at least one process must compare.\n  Try: --workers 1")
    settings = load_settings({"mode": mode}, config)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise UsageError(f"{folder}: no folder can be made there: {cause.strerror}.\n  Try: another one.") from cause
    with open_store(place) as store:
        with console.working("gathering"):
            gather_store(store, at=now())
        wanted = wanted_in(store, folder)
    done = failed = 0
    try:
        for lines in record_stories(wanted, place, folder, settings=settings, workers=workers, engine=engine):
            for line in lines:
                done, failed = done + bool(line.record), failed + (not line.record)
                if not line.record:
                    console.fail(line.detail)
            console.count(f"{done:,} of {len(wanted):,} stories compared")
    finally:
        console.count("")
    write_utf8(f"{folder}: {done:,} records new, {failed:,} failed\n")
    return Exit.SOME_FAILED if failed else Exit.DONE
