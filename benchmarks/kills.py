"""Kill -9 at random points of an ingest: nothing acknowledged is lost, nothing is doubled, nothing is half-written.

A pile of made-up reports is taken into a store by a process of its own, which prints the ids of each batch as it is
acknowledged. It is killed at a random moment and started again with --resume, until the pile is in; then with a new store,
until it was killed as often as asked. After every kill: all ids that were printed are there, no report is there twice, every
report has its text, rows and words, and the killed process left no worker behind. Each finished store is verified whole and compared
with one that nobody killed.

    python -m benchmarks.kills 200 --reports 5000
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import psutil

from crossread.engines.ingest import ingest
from crossread.settings import Settings
from crossread.store import Store, open_store, verify

AT = "2026-11-20T12:00:00Z"
_OUTLETS = ("Post", "Courier", "Herald")


def main() -> None:
    """Kill as often as the command line asks and say what was found; exit code 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--reports", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--take-in", nargs=2, metavar=("PILE", "STORE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.take_in:
        take_in(Path(asked.take_in[0]), Path(asked.take_in[1]), asked.workers)
        return
    with tempfile.TemporaryDirectory(prefix="crossread-kills-") as folder:
        faults = run(Path(folder), asked.kills, asked.reports, asked.seed, asked.workers, shown=True)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.exit(1 if faults else 0)


def take_in(pile: Path, place: Path, workers: int) -> None:
    """Take the pile into the store and print each batch's ids when it is acknowledged."""
    with open_store(place, create=True) as store:
        for batch in ingest([pile], store, at=AT, settings=Settings(), workers=workers, resume=True):
            sys.stdout.write(" ".join(report.id for report in batch.reports) + "\n")
            sys.stdout.flush()


def run(folder: Path, kills: int, reports: int, seed: int, workers: int, *, shown: bool = False) -> list[str]:
    """Kill so many times; what was wrong, in words."""
    rng = random.Random(seed)  # noqa: S311
    pile = make_pile(folder, reports)
    started = time.monotonic()
    take_in_quietly(pile, folder / "whole.db", workers)
    # One run whole, its start aside, is the span that the moments are drawn from.
    longest = 1.2 * (time.monotonic() - started)
    faults: list[str] = []
    done = finished = acknowledged = 0
    while done < kills:
        place = folder / f"{finished}.db"
        told: set[str] = set()
        while done < kills:
            ended, printed, orphans = killed_run(pile, place, workers, rng.uniform(0, longest))
            told |= printed
            done += not ended
            faults += [f"kill {done}: {fault}" for fault in [*checked(place, told), *orphans]]
            if ended:
                break
        if done >= kills:
            take_in_quietly(pile, place, workers)
        faults += [f"store {finished}: {fault}" for fault in whole_faults(place, folder / "whole.db")]
        acknowledged += len(told)
        finished += 1
        if shown:
            sys.stdout.write(f"{done} kills, {finished} stores finished, {acknowledged:,} reports acknowledged, {len(faults)} faults\n")
            sys.stdout.flush()
    return faults


def killed_run(pile: Path, place: Path, workers: int, seconds: float) -> tuple[bool, set[str], list[str]]:
    """Start an ingest and kill it after so long: whether it ended before, the ids it acknowledged, workers it left behind."""
    command = [sys.executable, "-m", "benchmarks.kills", "--take-in", str(pile), str(place), "--workers", str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    printed: list[str] = []
    reader = Thread(target=printed.extend, args=(process.stdout or (),))
    reader.start()
    try:
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        code = None
    children = psutil.Process(process.pid).children(recursive=True) if code is None else []
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(children, timeout=60)
    reader.join()
    # A line that was cut was not acknowledged.
    told = {key for line in printed if line.endswith("\n") for key in line.split()}
    if code not in (None, 0):
        return True, told, [f"the ingest ended with code {code}"]
    return code == 0, told, [f"left behind: {one}" for one in alive]


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
    killed_run(pile, place, workers, 3_600)


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
