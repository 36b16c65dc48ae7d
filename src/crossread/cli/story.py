"""`crossread story`: one story of a store, compared, and as readers corrected it: a table, a page, or the record as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from crossread.cli.compare import check_output, print_table, saved, write_utf8
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.errors import NothingToCompare, UsageError
from crossread.relate import relate
from crossread.rows import Reading
from crossread.store import Kept, Store, StoredStory, open_store
from crossread.store.corrected import corrected
from crossread.store.corrections import corrections, in_force
from crossread.store.store import stories_beginning
from crossread.story import Story


def run_story(
    key: str,
    place: str,
    outputs: Sequence[Path],
    console: Console,
    *,
    as_json: bool,
    config: Path | None,
    flags: Flags = MappingProxyType({}),
) -> Exit:
    """Compare the reports of the story, write every output, and print the table (or the JSON)."""
    settings = load_settings(flags, config)
    for output in outputs:
        check_output(output)
    with open_store(place) as store:
        found = find_story(store, key)
        readings = latest_readings(store, found)
        log = in_force(corrections(store, found.reports))
    if len(readings) < 2:
        raise NothingToCompare(f"story {found.id} has one report: nothing to compare.\n  {found.title}")
    with console.working(f"comparing {len(readings)} reports"):
        story = Story(corrected(relate(readings, settings.mode), log).record, settings)
    unwritten = [output for output in outputs if not saved(story, output, console)]
    if as_json:
        write_utf8(story.to_json())
    else:
        print_table(story.record)
    return Exit.USAGE if unwritten else Exit.DONE


def find_story(store: Store, key: str) -> StoredStory:
    """The story with this id, or the only one whose id begins so; a story that became part of another is found there.

    Raises:
        UsageError: there is none, or there are several.

    """
    found = store.stories(story=key) or stories_beginning(store, key)
    if len(found) != 1:
        seen = "no story has this id" if not found else f"{len(found)} stories have ids that begin so"
        raise UsageError(f"{key}: {seen}.\n  Try: crossread stories --store STORE lists them.")
    return found[0]


def latest_readings(store: Store, story: StoredStory) -> list[Reading]:
    """The readings of the story's reports; of a page that was kept in several versions, the last."""
    latest: dict[str, Kept] = {kept.page: kept for kept in store.reports(ids=story.reports)}
    return store.readings([kept.id for kept in latest.values()])
