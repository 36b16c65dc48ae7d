"""`crossread forget`: reports, or all reports of a story, removed with all that was made of them, down to the bytes."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.cli.compare import write_utf8
from crossread.cli.console import Console, complain
from crossread.cli.exits import Exit
from crossread.store import Store, open_store


def run_forget(names: Sequence[str], place: str, console: Console) -> Exit:
    """Remove what the names stand for; a name that stands for nothing is said, and the others are removed."""
    with open_store(place) as store:
        found = {name: named(store, name) for name in names}
        with console.working("removing, and writing the files anew"):
            gone = store.forget([key for keys in found.values() for key in keys])
    for name in (name for name, keys in found.items() if not keys):
        complain(f"{name}: no report and no story of {place} is called so.\n  Try: crossread search or crossread stories, for their ids.")
    # Only ids are said: a log may outlive what was forgotten.
    write_utf8("".join(f"forgotten: {key}\n" for key in gone))
    return Exit.DONE if all(found.values()) else Exit.SOME_FAILED


def named(store: Store, name: str) -> list[str]:
    """The ids of the reports with this id, name or address, or of those of the story with this id."""
    kept = store.reports(ids=[name]) or store.reports(name=name)
    return [one.id for one in kept] or [key for story in store.stories(story=name) for key in story.reports]
