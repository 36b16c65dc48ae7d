"""`crossread verify`: a store checked from end to end; every fault is named."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.cli.compare import write_utf8
from crossread.cli.console import Console, complain
from crossread.cli.exits import Exit
from crossread.store import Fault, Store, batches, open_store, verify
from crossread.text.printable import printable


def run_verify(place: str, console: Console, *, again: bool) -> Exit:
    """Check the store; name every fault."""
    with open_store(place) as store:
        number = len(store.reports())
        with console.working(f"checking {number:,} reports"):
            faults = [*verify(store), *(_read_again(store) if again else ())]
    for fault in faults:
        complain(f"{fault.report or place}: {fault.reason}: {fault.detail}")
    write_utf8(f"{printable(place)}: {number:,} reports checked, {len(faults):,} faults\n")
    return Exit.SOME_FAILED if faults else Exit.DONE


def _read_again(store: Store) -> Iterator[Fault]:
    """A text that is read again, in one mode or another, gives the rows that are kept, unless another version of Crossread read it."""
    from crossread.read import read_report
    from crossread.settings import Mode

    for ids in batches((kept.id for kept in store.reports() if kept.chars), 50):
        for reading in store.readings(ids):
            if all(read_report(reading.report, mode) != reading for mode in Mode):
                detail = "reading the text again gives other rows; ingest it again if another version of Crossread read it"
                yield Fault(reading.report.id, "read-otherwise", detail)
