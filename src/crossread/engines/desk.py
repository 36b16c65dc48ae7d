"""What a server has done apart: comparing what was given, making a story's page, gathering what a speaker says.

Each function is the whole of one task, run in a worker process (apart.py): it opens the store itself, and its last argument takes
words about how far it is. Pages and records come back gzipped, since that is how they are kept and sent.
"""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Callable, Sequence
from dataclasses import replace

from crossread import show
from crossread.errors import NothingToCompare, StoreBusy, StoreFull, UsageError
from crossread.load import stream
from crossread.load.inputs import Named
from crossread.models.shipped import hashes
from crossread.read import read
from crossread.relate import relate
from crossread.relate.speakers import find_speakers
from crossread.rows import Record, Report, State, digest
from crossread.settings import Settings
from crossread.show.served import Served
from crossread.store import Changes, Query, entry_of, open_store, stories_of
from crossread.store.answers import Answer, Compared, Spoken, answer_key, keep_answer, latest
from crossread.store.corrected import corrected
from crossread.store.corrections import corrections, in_force

Tell = Callable[[str], None]
_LEVEL = 5
_MOST_REPORTS = 200


def made_story(place: str, key: str, settings: Settings, served: Served, tell: Tell) -> Answer:
    """The page and the record of a story, corrections applied, as they are kept in the store from now on."""
    with open_store(place) as store:
        found = store.stories(story=key)
        if not found:
            raise UsageError(f"{key}: no story has this id.")
        readings = store.readings(latest(store, found[0]))
        log = corrections(store, found[0].reports)
        tell(f"Comparing {len(readings)} reports")
        made = corrected(relate(readings, settings.mode), in_force(log))
        served = replace(served, by_hand=made.rows, corrections=f"/stories/{found[0].id}/corrections")
        answer = answer_of(made.record, settings, served, answer_key(store, found[0], served.version, settings.mode))
        # Where somebody else is writing for long, the page is made once more when it is asked for again.
        with contextlib.suppress(StoreBusy, StoreFull):
            keep_answer(store, found[0].id, answer)
    return answer


def compared(given: Sequence[Named], place: str | None, at: str, settings: Settings, served: Served, tell: Tell) -> Compared:
    """The story of what was given. With a `place` the reports go into that store too, as one story."""
    reports = []
    # Whatever was given, nothing is fetched.
    for report in stream(given, settings=replace(settings, offline=True)):
        reports.append(report)
        tell(f"Read: {report.name}" if report.text else f"Not read: {report.name}. {report.outcome.reason}")
    readings = []
    for nth, report in enumerate(reports, 1):
        tell(f"Finding who says what: {report.name} ({nth} of {len(reports)})")
        readings += read([report], settings.mode)
    readable = [one.report for one in readings if one.report.outcome.state is not State.REJECTED]
    if len(readable) < 2:
        raise NothingToCompare(_nothing(reports, len(readable)))
    tell(f"Comparing {len(readable)} reports")
    record = relate(readings, settings.mode)
    tell("Writing the page")
    answer = answer_of(record, settings, served, digest("compared", record.id, length=24))
    return Compared(answer, _stored(place, record, at) if place else None)


def spoken(place: str, name: str, _tell: Tell) -> Spoken:
    """Who is called so in the reports of a store, and all that they are made to say; speakers joined by hand are one."""
    with open_store(place) as store:
        hits = store.search(Query(speaker=name, limit=_MOST_REPORTS + 1))
        readings = tuple(store.readings(hit.report for hit in hits[:_MOST_REPORTS]))
        log = in_force(corrections(store, [reading.report.id for reading in readings]))
    bare = Record("", readings, find_speakers(readings), (), (), (), (), (), (), ())
    speakers = corrected(bare, log).record.speakers
    wanted = _words(name)
    found = tuple(one for one in speakers if any(wanted <= _words(form) for form in (one.name, *one.spellings)))
    held = {key.partition(":")[0] for one in found for key in one.statements} | {span.report for one in found for span in one.mentions}
    return Spoken(found, tuple(one for one in readings if one.report.id in held), len(hits) > _MOST_REPORTS)


def answer_of(record: Record, settings: Settings, served: Served, key: str) -> Answer:
    """The record as page and JSON, gzipped; the same record gives the same bytes."""
    page = show.page(record, settings=settings, models=hashes(), served=served)
    return Answer(key, *(gzip.compress(text.encode("utf-8", "replace"), _LEVEL, mtime=0) for text in (page, show.to_json(record))))


def _stored(place: str, record: Record, at: str) -> str:
    """The reports go into the story that one of them is in already, or into a new one."""
    readings = [one for one in record.readings if one.report.outcome.state is not State.REJECTED]
    ids = [one.report.id for one in readings]
    with open_store(place, create=True) as store:
        store.add([entry_of(one, source="given by hand") for one in readings], at=at)
        there = stories_of(store, ids)
        story = min(there.values(), default=digest("story", min(ids)))
        store.place(Changes(joins=tuple((key, story) for key in ids if key not in there)), at=at)
    return story


def _nothing(reports: Sequence[Report], readable: int) -> str:
    lines = [f"{readable} of {len(reports)} reports could be read: nothing to compare."]
    lines += [f"{one.name}: {one.outcome.detail or one.outcome.reason or f'read, {len(one.text)} characters.'}" for one in reports]
    return "\n".join(lines)


def _words(text: str) -> set[str]:
    return set("".join(one if one.isalnum() else " " for one in text.casefold()).split())
