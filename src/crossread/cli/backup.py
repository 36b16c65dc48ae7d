"""`crossread backup`: a copy of a store in one file."""

from __future__ import annotations

from pathlib import Path

from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.store import backup, open_store


def run_backup(place: str, file: Path, console: Console) -> Exit:
    """Copy the store, while others may read and write."""
    with open_store(place) as store, console.working("copying"):
        backup(store, file)
    console.note(f"written: {file}")
    return Exit.DONE
