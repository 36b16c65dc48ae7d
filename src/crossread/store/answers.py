"""Story pages and records that were made, kept beside what they were made of, so that a story is compared once.

An answer is good as long as its key is that of the story as it is now; nobody needs to know what made it stale.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

from crossread.rows import Reading, Speaker, digest
from crossread.store.corrections import corrections
from crossread.store.kept import Kept, StoredStory
from crossread.store.store import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """A story as it was made: its page and its record as JSON, both gzipped. `key` is a hash of all that went into them."""

    key: str
    page: bytes
    record: bytes


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing gave: the answer, and the id of the story where the reports were put into the store."""

    answer: Answer
    story: str | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker over the reports of a store. `more` says that the store has more reports that may have it speak."""

    speakers: tuple[Speaker, ...]
    readings: tuple[Reading, ...]
    more: bool


def latest(store: Store, story: StoredStory) -> list[str]:
    """The ids of the story's reports; of a page that was kept in several versions, the last."""
    pages: dict[str, Kept] = {kept.page: kept for kept in store.reports(ids=story.reports)}
    return [kept.id for kept in pages.values()]


def answer_key(store: Store, story: StoredStory, *made_with: str) -> str:
    """A hash of all that a story's answer is made of: its reports, the corrections of them, and what it is `made_with`."""
    log = [entry.id for entry in corrections(store, story.reports)]
    return digest("answer", *made_with, story.id, *latest(store, story), "corrected", *log, length=24)


def kept_page(store: Store, story: str, key: str) -> bytes | None:
    """The page of the story, None where none of this key is kept."""
    found = store.database.ask("SELECT page FROM answers WHERE story = ? AND key = ?", [story, key])
    return bytes(found[0][0]) if found else None


def kept_record(store: Store, story: str, key: str) -> bytes | None:
    """The record of the story, None where none of this key is kept."""
    found = store.database.ask("SELECT record FROM answers WHERE story = ? AND key = ?", [story, key])
    return bytes(found[0][0]) if found else None


def is_kept(store: Store, story: str, key: str) -> bool:
    """An answer of this key is kept."""
    return bool(store.database.ask("SELECT 1 FROM answers WHERE story = ? AND key = ?", [story, key]))


def differing_reports(record: bytes, kind: str) -> frozenset[str]:
    """The reports that a difference of this kind points at, in a record as it is kept."""
    rows = json.loads(gzip.decompress(record))["rows"]
    found = (place["report"] for row in rows for one in row["differences"] if one["kind"] == kind for place in one["between"])
    return frozenset(found)


def keep_answer(store: Store, story: str, answer: Answer) -> None:
    """Keep the answer in place of an earlier one of the story."""
    with store.database.writing():
        store.database.write(
            "INSERT INTO answers (story, key, page, record) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (story) DO UPDATE SET key = excluded.key, page = excluded.page, record = excluded.record",
            [(story, answer.key, answer.page, answer.record)],
        )
