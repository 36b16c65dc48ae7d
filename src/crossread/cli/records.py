"""`crossread records`: every story of a store compared, each record a line of Parquet or of a table, by processes here or by a cluster."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from crossread.cli.clock import now
from crossread.cli.compare import write_utf8
from crossread.cli.config import load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.engines.gathering import Arriving, gather_store
from crossread.engines.recording import record_stories, wanted_in
from crossread.errors import UsageError
from crossread.store import Store, is_served, open_store


def run_records(place: str, target: str, console: Console, *, workers: int, engine: str, mode: str | None, config: Path | None) -> Exit:
    """Gather what is in no story yet, compare every story whose record is not there, and say how many were written."""
    if workers < 1:
        raise UsageError(f"--workers {workers}: at least one process must compare.\n  Try: --workers 1")
    settings = load_settings({"mode": mode}, config)
    if not is_served(target):
        _make_folder(Path(target))
    done = failed = 0
    with _engine(engine, workers), open_store(place) as store:
        with console.working("gathering"):
            gather_store(store, at=now(), arriving=_arriving(store, place, engine, workers))
        wanted = wanted_in(store, target)
        try:
            for lines in record_stories(wanted, place, target, settings=settings, workers=workers, engine=engine):
                for line in lines:
                    done, failed = done + bool(line.record), failed + (not line.record)
                    if not line.record:
                        console.fail(line.detail)
                console.count(f"{done:,} of {len(wanted):,} stories compared")
        finally:
            console.count("")
    write_utf8(f"{_shown(target)}: {done:,} records new, {failed:,} failed\n")
    return Exit.SOME_FAILED if failed else Exit.DONE


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise UsageError(f"{folder}: no folder can be made there: {cause.strerror}.\n  Try: another one.") from cause


def _engine(engine: str, workers: int) -> AbstractContextManager[object]:
    """One cluster for gathering and comparing, where one is asked for."""
    if engine != "ray":
        return nullcontext()
    from crossread.engines.cluster import cluster

    return cluster(workers)


def _arriving(store: Store, place: str, engine: str, workers: int) -> Arriving | None:
    if engine != "ray":
        return None
    from crossread.engines.gathered_apart import arrivals_on_cluster

    return partial(arrivals_on_cluster, store, place, workers=workers)


def _shown(target: str) -> str:
    if not is_served(target):
        return target
    from crossread.store.postgres import without_password

    return without_password(target)
