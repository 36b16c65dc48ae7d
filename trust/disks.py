"""R3, nothing lost: a disk that fills up and a disk that fails, at moments chosen by chance, while a store takes reports in.

The reports are read once. Then a fork of this process adds them batch by batch and tells what was acknowledged, under a limit on
how large a file may grow, or with a small library before the system's own that lets a write or sync fail (it is compiled here;
without a compiler that part is left out, and said). After each: the store opens and verifies, what was acknowledged is there, no
report is half there, and a second run completes it.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from benchmarks import kills
from crossread.engines.ingest import task_of
from crossread.engines.reading import read_task
from crossread.errors import StoreError
from crossread.load import unpack
from crossread.store import Entry, batches, open_store, verify
from trust.suites import ROOT
from trust.tried import Size, Tried, amount

_SHIM = Path(__file__).with_name("failing_disk.c")
_REPORTS, _BATCH = 240, 24
_ERRORS = ("EIO", "ENOSPC")


def try_full_disk(size: Size, folder: Path) -> Iterator[Tried]:
    """A store whose files may grow only so far."""
    count = amount(size, tiny=3, small=30, full=1_000)
    entries = entries_of(folder)
    rng = random.Random(5)
    limits = [rng.randrange(20_000, 3_000_000) for _ in range(count)]
    runs = [_broken_run(entries, folder / f"{nth}.db", limit, {}) for nth, limit in enumerate(limits)]
    faults = [f"{limit:,} bytes: {fault}" for limit, (_, found) in zip(limits, runs, strict=True) for fault in found]
    stopped = sum(ended for ended, _ in runs)
    yield Tried("R3", "a disk that fills up at a random moment (a limit on files)", count, tuple(faults), f"{stopped} ran out of room")


def try_failing_disk(size: Size, folder: Path) -> Iterator[Tried]:
    """A store of which one write or sync fails, or all from then on."""
    count = amount(size, tiny=3, small=30, full=1_000)
    what = "writes and syncs that fail (EIO, ENOSPC), once or from then on"
    library = _compiled(folder)
    if not library:
        yield Tried("R3", what, 0, (), "no C compiler here: not tried")
        return
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environ = {**os.environ, "PYTHONPATH": paths, "LD_PRELOAD": str(library)}
    command = [sys.executable, "-m", "trust.disks", str(count)]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    stopped, *faults = done.stdout.splitlines() or ["none"]
    if done.returncode or not stopped.isdigit():
        faults.append(f"the trial itself failed: {done.stderr[-250:]}")
    yield Tried("R3", what, count, tuple(faults), f"{stopped} ended the run")


def entries_of(folder: Path) -> list[Entry]:
    """The entries of a pile of reports, read."""
    pile = kills.make_pile(folder, _REPORTS)
    seen: dict[int, int] = {}
    return [read_task(task_of(item, seen), kills.SETTINGS) for item in unpack([pile], settings=kills.SETTINGS)]


def _broken_run(entries: list[Entry], place: Path, limit: int, environ: dict[str, str]) -> tuple[bool, list[str]]:
    """Whether adding the reports under these conditions was stopped by them, and what is wrong with what is left."""
    told = place.with_suffix(".told")
    child = os.fork()
    if not child:
        os._exit(_take_in(entries, place, told, limit, environ))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    faults = [] if code in (0, 2) else [f"ended with code {code}: {told.read_text()[-200:]}"]
    heard = {key for line in told.read_text().splitlines() if code in (0, 2) for key in line.split()} if told.exists() else set()
    with open_store(place, create=True) as store:
        there = {kept.id for kept in store.reports()}
        faults += [f"{len(heard - there)} lost after they were acknowledged"] if heard - there else []
        faults += [f"half a batch is there: {len(there)}"] if len(there) % _BATCH else []
        faults += [f"{fault.reason}: {fault.detail}" for fault in verify(store)]
        store.add(entries, at=kills.AT)
        faults += [f"after a second run: {fault.reason}" for fault in verify(store)]
        faults += [] if len(store.reports()) == len(entries) else [f"{len(store.reports())} of {len(entries)} after a second run"]
    for path in place.parent.glob(f"{place.stem}.*"):
        path.unlink()
    return code != 0, faults


def _take_in(entries: list[Entry], place: Path, told: Path, limit: int, environ: dict[str, str]) -> int:
    """Add the entries and tell each batch; 2 where the store says in words why it cannot go on."""
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    os.environ.update(environ)
    with told.open("a", buffering=1) as out:
        try:
            with open_store(place, create=True) as store:
                for batch in batches(entries, _BATCH):
                    store.add(batch, at=kills.AT)
                    out.write(" ".join(entry.kept.id for entry in batch) + "\n")
        except StoreError:
            return 2
        except BaseException:
            out.write(traceback.format_exc(limit=-2))
            return 1
    return 0


def _compiled(folder: Path) -> Path | None:
    compiler = shutil.which("cc") or shutil.which("gcc")
    library = folder / "failing_disk.so"
    if not compiler or sys.platform != "linux":
        return None
    done = subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(_SHIM), "-ldl"], capture_output=True, check=False)
    return library if done.returncode == 0 else None


def main(count: int) -> None:
    """Run under the library that lets writes fail: how many runs were stopped, then every fault, a line each."""
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        entries = entries_of(Path(folder))
        stopped, faults = 0, list[str]()
        for nth in range(count):
            # A whole run makes some 150 writes and syncs.
            how = {"FAIL_AT": str(rng.randrange(1, 220)), "FAIL_FOR": rng.choice(("1", "1000000")), "FAIL_HOW": rng.choice(_ERRORS)}
            ended, found = _broken_run(entries, Path(folder) / f"{nth}.db", 0, how)
            stopped, faults = stopped + ended, faults + [f"{' '.join(how.values())}: {' '.join(fault.split())}" for fault in found]
    sys.stdout.write("\n".join([str(stopped), *faults]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
