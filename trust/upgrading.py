"""R17, upgrade: a store of every form that ever was opens, verifies, and holds afterwards what it held before.

One store of each form lies in `trust/stores`, made by the Crossread of its time from the bundled stories; whoever raises the form
adds one (`python -m trust.upgrading` makes it). A store cut off in the middle of its conversion opens too.
"""

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from crossread.demo import stories
from crossread.engines.gathering import gather_store
from crossread.engines.ingest import ingest
from crossread.errors import NewerStore
from crossread.settings import Mode, Settings
from crossread.store import Query, backup, open_store, verify
from crossread.store.migrations import VERSION
from trust.tried import Size, Tried, amount

STORES = Path(__file__).with_name("stores")
_AT = "2026-11-20T12:00:00Z"
_TABLES = ("reports", "texts", "readings", "raws", "inputs", "membership", "stories")


def try_upgrading(size: Size, folder: Path) -> Iterator[Tried]:
    """Every form opened, used, backed up; killed while it is converted; and one from the future."""
    faults: list[str] = []
    for form in range(1, VERSION + 1):
        path = STORES / f"form-{form}.db.gz"
        found = _faults(path, folder) if path.is_file() else ["no store of it lies in trust/stores: python -m trust.upgrading makes one"]
        faults += [f"form {form}: {fault}" for fault in found]
    faults += _newer(folder)
    yield Tried("R17", "stores of every form, opened, verified, searched, backed up; one of a later form", VERSION + 1, tuple(faults))
    count = amount(size, tiny=5, small=60, full=500)
    cut = [f"killed after {nth}: {fault}" for nth in range(count) for fault in _killed(STORES / "form-1.db.gz", folder, nth)]
    yield Tried("R17", "a store of form 1 killed while it is converted", count, tuple(cut))


def _unpacked(path: Path, place: Path) -> Path:
    place.write_bytes(gzip.decompress(path.read_bytes()))
    return place


def _held(place: Path) -> list[list[tuple[object, ...]]]:
    """All lines of the tables that every form has, read without our own code."""
    connection = sqlite3.connect(place)
    try:
        return [sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in _TABLES]  # noqa: S608 - our own names
    finally:
        connection.close()


def _faults(path: Path, folder: Path) -> Iterator[str]:
    place = _unpacked(path, folder / f"{path.name}.db")
    before = _held(place)
    with open_store(place) as store:
        yield from (f"{fault.reason}: {fault.detail}" for fault in verify(store))
        ids = [kept.id for kept in store.reports()]
        if [reading.report.id for reading in store.readings(ids)] != ids:
            yield "not every reading can be read"
        if not store.search(Query(phrases=("ferry",))) or not store.stories():
            yield "nothing is found in it"
        if int(store.database.ask("PRAGMA user_version")[0][0]) != VERSION:
            yield "it was not brought to the newest form"
        backup(store, folder / f"{path.name}.copy")
    if _held(place) != before:
        yield "what it held is not what it holds"
    with open_store(folder / f"{path.name}.copy") as copy:
        yield from (f"its copy: {fault.reason}" for fault in verify(copy))


def _newer(folder: Path) -> Iterator[str]:
    place = _unpacked(STORES / "form-1.db.gz", folder / "later.db")
    connection = sqlite3.connect(place)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = place.read_bytes()
    try:
        open_store(place).database.close()
        yield "a store of a later form was opened"
    except NewerStore:
        if place.read_bytes() != before:
            yield "a store of a later form was changed"


def _killed(path: Path, folder: Path, nth: int) -> Iterator[str]:
    """The store opened by a fork that is killed after so many statements; whoever opens it next finds it whole."""
    place = _unpacked(path, folder / f"killed{nth}.db")
    before = _held(place)
    child = os.fork()
    if not child:
        counted = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event == "c_call"
            if counted > 3 * nth:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        open_store(place).database.close()
        os._exit(0)
    os.waitpid(child, 0)
    with open_store(place) as store:
        yield from (f"{fault.reason}: {fault.detail}" for fault in verify(store))
    if _held(place) != before:
        yield "what it held is not what it holds"


def make() -> Path:
    """The store of today's form, from bundled stories."""
    path = STORES / f"form-{VERSION}.db.gz"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "form.db"
        with open_store(place, create=True) as store:
            given = [path for paths in stories().values() for path in paths][:6]
            for _ in ingest(given, store, at=_AT, settings=Settings(mode=Mode.RULES), workers=1):
                pass
            gather_store(store, at=_AT)
        with sqlite3.connect(place) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()
        path.write_bytes(gzip.compress(place.read_bytes(), 9, mtime=0))
    return path


if __name__ == "__main__":
    sys.stdout.write(f"{make()}\n")
