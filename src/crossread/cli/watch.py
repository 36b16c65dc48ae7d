"""`crossread watch`: feeds, folders and addresses polled, what is new gathered, and a line for what a followed story gets.

Each round: take in what is new; put it into stories; compare every followed story that got a report, and say what the report
brings (notices.py), on standard output or to a webhook. With --once there is one round, as cron wants it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crossread.cli.clock import now
from crossread.cli.compare import write_utf8
from crossread.cli.config import load_settings
from crossread.cli.console import Console, complain
from crossread.cli.exits import Exit
from crossread.cli.inputs import gather_inputs
from crossread.cli.notices import notices
from crossread.cli.story import find_story, latest_readings
from crossread.engines.gathering import Touched, gather_store
from crossread.engines.ingest import ingest, was_unseen
from crossread.errors import MissingExtra, UsageError
from crossread.relate import relate
from crossread.rows import State
from crossread.settings import Mode, Settings
from crossread.show.labels import counted
from crossread.store import Changes, Store, open_store

Say = Callable[[str], bool]
"""Passes one line on; False where it could not."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: how often (None: once), the stories to follow, and where lines go."""

    every: int | None
    follow: tuple[str, ...]
    webhook: str


def run_watch(
    given: Sequence[str], place: str, watch: Watch, console: Console, *, config: Path | None, flags: Mapping[str, int | str | None]
) -> Exit:
    """Poll what was given, round after round, and pass on what followed stories get."""
    settings = load_settings(flags, config)
    if "-" in given:
        raise UsageError("watch: standard input cannot be polled.\n  Try: a feed, a folder, or an address.")
    if watch.every is not None and watch.every < 1:
        raise UsageError(f"--every {watch.every}: a round a second is the most.\n  Try: --every 300")
    with open_store(place, create=True) as store, _speaking(watch.webhook, settings) as say:
        for key in watch.follow:
            store.place(Changes(follows=((find_story(store, key).id, True),)), at=now())
        while True:
            went_well = _round(given, store, settings, console, say)
            if watch.every is None:
                return Exit.DONE if went_well else Exit.SOME_FAILED
            time.sleep(watch.every)


def _round(given: Sequence[str], store: Store, settings: Settings, console: Console, say: Say) -> bool:
    """One round; False where an input could not be read or a line not be passed on."""
    at, went_well, new = now(), True, 0
    for batch in ingest(gather_inputs(given, settings), store, at=at, settings=settings, workers=os.cpu_count() or 1, resume=True):
        new += sum(kept.id in batch.new and kept.state is not State.REJECTED for kept in batch.reports)
        for kept in batch.reports:
            # A feed that is still down is said in each round, an entry without a text in its first.
            told = kept.id in batch.new or was_unseen(kept.reason)
            if kept.state is State.REJECTED and told and kept.reason != "left-out":
                console.fail(kept.detail or f"{kept.name}: {kept.reason}")
                went_well = False
    touched = gather_store(store, at=at)
    console.note(f"{at}: {counted(new, 'new report', 'new reports')}, {counted(len(touched), 'story', 'stories')} changed")
    followed = {story.id for story in store.stories() if story.followed}
    for line in (line for one in touched if one.story in followed for line in _lines(store, one, settings.mode)):
        went_well &= say(line)
    return went_well


def _lines(store: Store, touched: Touched, mode: Mode) -> Iterator[str]:
    """What the new reports of a story bring to it."""
    (story,) = store.stories(story=touched.story)
    readings = latest_readings(store, story)
    if len(readings) < 2:
        return
    listed = {kept.id: kept for kept in store.reports(ids=story.reports)}
    earlier = {
        key: [one.report.text for one in store.readings(other.id for other in store.reports(page=listed[key].page) if other.id != key)]
        for key in touched.reports
    }
    yield from notices(relate(readings, mode), earlier, story=story.id, title=story.title)


@contextmanager
def _speaking(webhook: str, settings: Settings) -> Iterator[Say]:
    """A function that passes a line on: prints it, or sends it to the webhook under the rules of fetching."""
    if webhook == "-":
        yield _print
        return
    if settings.offline:
        raise UsageError(f"--webhook {webhook}: nothing is sent offline.\n  Try: --webhook - prints the lines.")
    if not webhook.startswith(("http://", "https://")):
        raise UsageError(f"--webhook {webhook}: not an address with http or https.\n  Try: --webhook - prints the lines.")
    try:
        from crossread.load.fetch.client import make_client
    except ImportError as cause:
        raise MissingExtra("A webhook", "fetch") from cause

    with make_client(settings, None, None) as client:

        def send(line: str) -> bool:
            try:
                answer = client.post(webhook, content=line.encode(), headers={"Content-Type": "application/json"})
            # Whatever a network does wrong, the watch goes on.
            except Exception as error:
                complain(f"{webhook}: not sent: {error or type(error).__name__}")
                return False
            if not answer.is_success:
                complain(f"{webhook}: not taken: status {answer.status_code}")
            return bool(answer.is_success)

        yield send


def _print(line: str) -> bool:
    write_utf8(line + "\n")
    return True
