"""`crossread forget`: reports, or all reports of a story, removed with all that was made of them, down to the bytes.

The copies of their pages that fetching kept go too, with every feed and redirect among those copies that names their address.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from crossread.cli.compare import write_utf8
from crossread.cli.console import Console, complain
from crossread.cli.exits import Exit
from crossread.load.fetch.kept_pages import forget_pages
from crossread.show.labels import counted
from crossread.store import Store, open_store


def run_forget(names: Sequence[str], place: str, console: Console) -> Exit:
    """Remove what the names stand for; a name that stands for nothing is said, and the others are removed."""
    with open_store(place) as store:
        found = {name: named(store, name) for name in names}
        with console.working("removing, and writing the files anew"):
            listed = store.reports(ids=[key for keys in found.values() for key in keys])
            gone = store.forget([kept.id for kept in listed])
            # The feed that a report came with holds its words too.
            copies = forget_pages(dict.fromkeys(place for kept in listed for place in (kept.url, kept.source) if _is_address(place)))
    for name in (name for name, keys in found.items() if not keys):
        complain(f"{name}: no report and no story of {place} is called so.\n  Try: crossread search or crossread stories, for their ids.")
    # Only ids are said: a log may outlive what was forgotten.
    write_utf8("".join(f"forgotten: {key}\n" for key in gone))
    if copies:
        console.note(f"removed with them: {counted(copies, 'copy', 'copies')} of pages kept from fetching")
    return Exit.DONE if all(found.values()) else Exit.SOME_FAILED


def _is_address(place: str | None) -> TypeGuard[str]:
    return place is not None and place.startswith(("http://", "https://"))


def named(store: Store, name: str) -> list[str]:
    """The ids of the reports with this id, name or address, or of those of the story with this id."""
    kept = store.reports(ids=[name]) or store.reports(name=name)
    return [one.id for one in kept] or [key for story in store.stories(story=name) for key in story.reports]
