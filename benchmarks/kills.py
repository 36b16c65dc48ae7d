"""Kill -9 at random points of an ingest: nothing acknowledged is lost, nothing is doubled, nothing is half-written.

A pile of made-up reports is taken into a store by a process of its own, which tells the ids of each batch as it is
acknowledged. It is killed at a random moment and started again to resume, until the pile is in; then with a new store,
until it was killed as often as asked. After every kill: all ids that were told are there, no report is there twice, every
report has its text, rows and words, and the killed process left no worker behind. Each finished store is verified whole and compared
with one that nobody killed.

    python -m benchmarks.kills 200 --reports 5000 --write
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.results import machine, write
from crossread.engines.ingest import ingest
from crossread.settings import Mode, Settings
from crossread.store import Store, open_store, verify

AT = "2026-11-20T12:00:00Z"
SETTINGS = Settings(mode=Mode.RULES)
BATCH = 64
LONGEST_PAUSE_S = 1.0
LONGEST_START_S = 5.0
_OUTLETS = ("Post", "Courier", "Herald")


def main() -> None:
    """Kill as often as the command line asks and say what was found; exit code 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--reports", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="crossread-kills-") as folder:
        counts, faults = run(Path(folder), asked.kills, asked.reports, asked.seed, asked.workers, shown=True)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    if asked.write:
        minutes, pile = (time.monotonic() - started) / 60, f"{asked.reports:,} reports a store, {asked.workers} workers"
        write("Kills", "benchmarks.kills", f"{counts}\n\n{pile}; {minutes:.0f} minutes; {machine()}.")
    sys.exit(1 if faults else 0)


def take_in(pile: Path, place: Path, workers: int, told: Path) -> None:
    """Take the pile into the store and tell each batch's ids, a line each, when it is acknowledged."""
    with open_store(place, create=True) as store, told.open("a", buffering=1) as out:
        for batch in ingest([pile], store, at=AT, settings=SETTINGS, workers=workers, resume=True):
            out.write(" ".join(report.id for report in batch.reports) + "\n")


def run(folder: Path, kills: int, reports: int, seed: int, workers: int, *, shown: bool = False) -> tuple[str, list[str]]:
    """Kill so many times; how often that was, and what was wrong, in words."""
    rng = random.Random(seed)  # noqa: S311
    pile = make_pile(folder, reports)
    started = time.monotonic()
    take_in_quietly(pile, folder / "whole.db", workers)
    # Long enough to fall anywhere in the batch that follows.
    pause = min(2 * (time.monotonic() - started) * BATCH / reports, LONGEST_PAUSE_S)
    faults: list[str] = []
    done = finished = acknowledged = 0
    while done < kills:
        place = folder / f"{finished}.db"
        told: set[str] = set()
        while done < kills:
            after = rng.randrange(min(8, reports // BATCH // 2))
            ended, heard, orphans = killed_run(pile, place, workers, after, rng.uniform(0, pause if after else LONGEST_START_S))
            told |= heard
            done += not ended
            faults += [f"kill {done}: {fault}" for fault in [*checked(place, told), *orphans]]
            if ended:
                break
            if shown and done % 10 == 0:
                say(report(done, finished, acknowledged + len(told), faults))
        if done >= kills:
            take_in_quietly(pile, place, workers)
        faults += [f"store {finished}: {fault}" for fault in whole_faults(place, folder / "whole.db")]
        acknowledged += len(told)
        finished += 1
        if shown:
            say(report(done, finished, acknowledged, faults))
    return report(done, finished, acknowledged, faults), faults


def report(done: int, finished: int, acknowledged: int, faults: list[str]) -> str:
    """How far it is, in words."""
    return f"{done} kills, {finished} stores finished, {acknowledged:,} reports acknowledged, {len(faults)} faults"


def say(words: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def killed_run(pile: Path, place: Path, workers: int, batches: int, seconds: float) -> tuple[bool, set[str], list[str]]:
    """Start an ingest and kill it so long after so many batches: whether it ended before, what it acknowledged, what was wrong.

    Batches are counted, since the time that they take depends on what else the machine does; after none it is anywhere in its start.
    """
    # A fork of this process has everything imported: the moments fall into the work, not into its start.
    context = multiprocessing.get_context("fork")
    told = place.with_suffix(".told")
    told.unlink(missing_ok=True)
    process = context.Process(target=take_in, args=(pile, place, workers, told))
    process.start()
    while batches and process.is_alive() and told_lines(told) < batches:
        time.sleep(0.005)
    process.join(seconds)
    ended = process.exitcode is not None
    children = [] if ended else psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.join()
    _, alive = psutil.wait_procs(children, timeout=60)
    # A line that was cut was not acknowledged.
    lines = told.read_text().splitlines(keepends=True) if told.exists() else []
    heard = {key for line in lines if line.endswith("\n") for key in line.split()}
    wrong = [f"left behind: {one}" for one in alive]
    return ended, heard, wrong + ([f"the ingest ended with code {process.exitcode}"] if ended and process.exitcode else [])


def told_lines(told: Path) -> int:
    """How many batches were acknowledged so far."""
    return told.read_bytes().count(b"\n") if told.exists() else 0


def checked(place: Path, told: set[str]) -> Iterator[str]:
    """What is wrong with a store after a kill; opening it is what a user would do next."""
    if not place.exists():
        yield from ["acknowledged, and there is no store"] if told else []
        return
    with open_store(place, create=True) as store:
        listed = store.reports()
        lost = told - {report.id for report in listed}
        doubled = [name for name, times in Counter(report.name for report in listed).items() if times > 1]
        yield from [f"{len(lost)} lost after they were acknowledged"] if lost else []
        yield from [f"doubled: {doubled[:3]}"] if doubled else []
        lines = {table: store.database.ask(f"SELECT count(*) FROM {table}")[0][0] for table in ("texts", "readings", "inputs", "words")}  # noqa: S608
        yield from [f"half-written: {table} has {number} of {len(listed)}" for table, number in lines.items() if number != len(listed)]


def whole_faults(place: Path, other: Path) -> Iterator[str]:
    """What verify finds in a finished store, and whether it holds what one that was never killed holds."""
    with open_store(place) as store, open_store(other) as whole:
        yield from (f"{fault.report}: {fault.reason}: {fault.detail}" for fault in verify(store))
        if contents(store) != contents(whole):
            yield "another content than a store that was never killed"


def contents(store: Store) -> list[tuple[object, ...]]:
    """Every report with its hashes."""
    return [(one.id, one.text_sha256, one.rows_sha256, one.raw_sha256) for one in sorted(store.reports(), key=lambda one: one.id)]


def take_in_quietly(pile: Path, place: Path, workers: int) -> None:
    """Take the pile in, in a process of its own that nobody kills."""
    killed_run(pile, place, workers, 0, 36_000)


def make_pile(folder: Path, reports: int) -> Path:
    """A JSON lines file of so many short reports, no two alike."""
    path = folder / "pile.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for nth in range(reports):
            said = f"Bridge {nth} will close in May, the mayor of ward {nth} said."
            text = f"Bridge {nth} to close\n\n{said}\n\n“It is old,” said Ana Torres {nth}.\n"
            out.write(json.dumps({"id": f"r{nth}", "text": text, "outlet": _OUTLETS[nth % 3]}) + "\n")
    return path


if __name__ == "__main__":
    main()
