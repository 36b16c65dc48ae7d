"""A store and its seven methods; what else is done with a store (verify, backup, versions, export) is built on them.

    add       reports with their readings, a batch a transaction: what it acknowledges survives a kill and a power cut
    reports   what is kept, as a list
    readings  the reports with their texts and rows, as they were read
    search    reports by words, speaker, outlet, attitude, day
    place     which story a report is in
    stories   the stories with their reports
    forget    reports and all that was made of them, wiped from the files

No clock is read: the time of capture comes in. The same SQL serves SQLite and PostgreSQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any, TypeVar

from crossread.rows import Reading, Span, State
from crossread.store.database import Database
from crossread.store.kept import Changes, Entry, Hit, Kept, Query, StoredStory
from crossread.store.packing import unpack, unsqueeze

T = TypeVar("T")
_COLUMNS = ", ".join(field.name for field in fields(Kept))
_STATE = [field.name for field in fields(Kept)].index("state")
# So many ids fit in one question; SQLite takes 32,766 values, PostgreSQL 65,535.
_MANY = 500
_WORD = re.compile(r"[^\W_]")
_MARK = re.compile("[\x01\x02]")


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Close it, or use it in a `with`."""

    database: Database

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def add(self, entries: Sequence[Entry], *, at: str) -> list[str]:
        """Keep the reports in one transaction; the ids of those that were not there. Adding twice is adding once.

        `at` is the time of capture (ISO 8601) of reports that do not say when they were captured.
        """
        first = {entry.kept.id: entry for entry in reversed(entries)}
        wanted = {entry.kept.id: first[entry.kept.id] for entry in entries}
        with self.database.adding():
            placed = self.database.add_reports(_COLUMNS, [_line(entry.kept, at) for entry in wanted.values()])
            new = [(placed[key], entry) for key, entry in wanted.items() if key in placed]
            self._add_parts(new)
            place = placed | dict(self._places(key for key in wanted if key not in placed))
            # In one order for all who write at once, so that none waits for one who waits for it.
            inputs = sorted({entry.input: place[entry.kept.id] for entry in entries if entry.input}.items())
            self.database.write("INSERT INTO inputs (key, nth) VALUES (?, ?) ON CONFLICT DO NOTHING", inputs)
        return [entry.kept.id for _, entry in new]

    def reports(
        self, *, ids: Iterable[str] | None = None, name: str | None = None, page: str | None = None, state: State | None = None
    ) -> list[Kept]:
        """What is kept, in the order it was added, narrowed to ids (in their order), a name, an address, a page or a state."""
        if ids is not None:
            wanted = list(dict.fromkeys(ids))
            found = {kept.id: kept for part in batches(wanted, _MANY) for kept in self._listed(f"id IN ({_marks(part)})", part)}
            return [found[key] for key in wanted if key in found]
        asked = [("? IN (name, url)", name), ("page = ?", page), ("state = ?", state and str(state))]
        given = [(sql, value) for sql, value in asked if value is not None]
        return self._listed(" AND ".join(sql for sql, _ in given) or "1 = 1", [value for _, value in given])

    def readings(self, ids: Iterable[str]) -> list[Reading]:
        """The reports with these ids, in their order, with texts, bytes and rows as they were read; ids not kept are passed over."""
        found: dict[str, Reading] = {}
        wanted = list(dict.fromkeys(ids))
        for part in batches(wanted, _MANY):
            sql = (
                "SELECT id, rows, text, raw FROM reports JOIN texts USING (nth) JOIN readings USING (nth) LEFT JOIN raws USING (nth) "
                f"WHERE id IN ({_marks(part)})"
            )
            for key, rows, text, raw in self.database.ask(sql, part):
                found[key] = unpack(rows, text, unsqueeze(raw, text))
        return [found[key] for key in wanted if key in found]

    def search(self, query: Query) -> list[Hit]:
        """The reports that a query finds, best first, with the matching words in their texts; none where it asks for no word or day."""
        given = [words for words in (*query.phrases, query.speaker, query.outlet, query.attitude) if words is not None]
        if not all(map(_WORD.search, given)):
            return []
        found = self.database.search(query)
        id_of = dict(self.database.ask(f"SELECT nth, id FROM reports WHERE nth IN ({_marks(found)})", [nth for nth, *_ in found]))
        return [Hit(id_of[nth], round(score, 6), tuple(_marked(id_of[nth], text, chars))) for nth, score, text, chars in found]

    def place(self, changes: Changes, *, at: str) -> None:
        """Put reports into stories, stories into elder ones, and follow or leave stories, in one transaction."""
        with self.database.writing():
            stories = [story for _, story in changes.joins] + [key for pair in changes.merges for key in pair]
            stories += [story for story, _ in changes.follows]
            self.database.write(
                "INSERT INTO stories (id, followed) VALUES (?, 0) ON CONFLICT DO NOTHING", [(key,) for key in dict.fromkeys(stories)]
            )
            self.database.write(
                "INSERT INTO membership (report, story, since) VALUES (?, ?, ?) ON CONFLICT (report) DO UPDATE SET story = excluded.story",
                [(report, story, at) for report, story in changes.joins],
            )
            # A story that was merged stands on its own again when reports are put into it.
            again = [(key,) for key in dict.fromkeys(story for _, story in changes.joins)]
            self.database.write("UPDATE stories SET merged = NULL WHERE id = ? AND merged IS NOT NULL", again)
            for gone, elder in changes.merges:
                self.database.write("UPDATE membership SET story = ? WHERE story = ?", [(elder, gone)])
                self.database.write("UPDATE stories SET merged = ? WHERE id = ? OR merged = ?", [(elder, gone, gone)])
                followed = "UPDATE stories SET followed = 1 WHERE id = ? AND EXISTS (SELECT 1 FROM stories WHERE id = ? AND followed = 1)"
                self.database.write(followed, [(elder, gone)])
            self.database.write("UPDATE stories SET followed = ? WHERE id = ?", [(int(on), story) for story, on in changes.follows])

    def stories(self, *, story: str | None = None) -> list[StoredStory]:
        """The stories by id, or the one with this id; a story that was merged is found under its old id too."""
        listed = "SELECT id, followed, merged FROM stories"
        if story is None:
            lines, where, values = self.database.ask(f"{listed} ORDER BY id"), "", []
        else:
            found = self.database.ask("SELECT coalesce(merged, id) FROM stories WHERE id = ?", [story])
            wanted = found[0][0] if found else story
            lines = self.database.ask(f"{listed} WHERE id = ? OR merged = ? ORDER BY id", [wanted, wanted])
            where, values = "WHERE story = ?", [wanted]
        sql = f"SELECT story, report, title, name FROM membership JOIN reports ON id = report {where} ORDER BY story, nth"
        members: dict[str, list[tuple[str, str]]] = {}
        for key, report, title, name in self.database.ask(sql, values):
            members.setdefault(key, []).append((report, title or name))
        merged: dict[str, list[str]] = {}
        for gone, _, elder in lines:
            if elder:
                merged.setdefault(elder, []).append(gone)
        return [
            StoredStory(key, members[key][0][1], tuple(report for report, _ in members[key]), bool(followed), tuple(merged.get(key, ())))
            for key, followed, _ in lines
            if key in members
        ]

    def forget(self, ids: Iterable[str]) -> list[str]:
        """Remove these reports and all that was made of them, down to the bytes; the ids of those that were there.

        The story that loses its last report goes too.
        """
        wanted = list(dict.fromkeys(ids))
        with self.database.writing():
            there = list(self._places(wanted))
            gone = [(nth,) for _, nth in there]
            for table in ("texts", "readings", "raws", "inputs"):
                self.database.write(f"DELETE FROM {table} WHERE nth = ?", gone)
            self.database.write("DELETE FROM membership WHERE report = ?", [(key,) for key, _ in there])
            known = "DELETE FROM corrections WHERE id IN (SELECT correction FROM corrected WHERE report = ?)"
            self.database.write(known, [(key,) for key, _ in there])
            # A page may hold the words of a report that has left its story since: all are made anew when asked for.
            self.database.write("DELETE FROM answers", [()])
            self.database.write("DELETE FROM reports WHERE nth = ?", gone)
            empty = "DELETE FROM stories WHERE merged IS NULL AND id NOT IN (SELECT story FROM membership)"
            self.database.write(empty, [()])
            self.database.write("DELETE FROM stories WHERE merged IS NOT NULL AND merged NOT IN (SELECT story FROM membership)", [()])
        if there:
            self.database.wipe()
        removed = {key for key, _ in there}
        return [key for key in wanted if key in removed]

    def _listed(self, where: str, values: Sequence[Any]) -> list[Kept]:
        lines = self.database.ask(f"SELECT {_COLUMNS} FROM reports WHERE {where} ORDER BY nth", values)
        listed: list[list[Any]] = [[State(value) if nth == _STATE else value for nth, value in enumerate(line)] for line in lines]
        return [Kept(*line) for line in listed]

    def _places(self, ids: Iterable[str]) -> Iterator[tuple[str, int]]:
        for part in batches(dict.fromkeys(ids), _MANY):
            yield from self.database.ask(f"SELECT id, nth FROM reports WHERE id IN ({_marks(part)}) ORDER BY nth", part)

    def _add_parts(self, placed: Sequence[tuple[int, Entry]]) -> None:
        texts = [(nth, one.kept.title or "", one.text, one.speakers, one.kept.outlet or "", one.attitudes) for nth, one in placed]
        self.database.fill("texts", "nth, title, text, speakers, outlet, attitudes", texts)
        self.database.fill("readings", "nth, rows", [(nth, one.rows) for nth, one in placed])
        self.database.fill("raws", "nth, raw", [(nth, one.raw) for nth, one in placed if one.raw is not None])


def inputs_there(store: Store, keys: Sequence[str]) -> set[str]:
    """Those of the inputs that an ingest took in already."""
    found: set[str] = set()
    for part in batches(keys, _MANY):
        found.update(key for (key,) in store.database.ask(f"SELECT key FROM inputs WHERE key IN ({_marks(part)})", part))
    return found


def all_inputs(store: Store) -> list[str]:
    """All inputs that an ingest took in, for those who cannot ask one by one."""
    return [key for (key,) in store.database.ask("SELECT key FROM inputs ORDER BY key")]


def stories_of(store: Store, reports: Iterable[str]) -> dict[str, str]:
    """The story of each of these reports that is in one."""
    found: dict[str, str] = {}
    for part in batches(dict.fromkeys(reports), _MANY):
        found.update(store.database.ask(f"SELECT report, story FROM membership WHERE report IN ({_marks(part)})", part))
    return found


def stories_beginning(store: Store, letters: str) -> list[StoredStory]:
    """The stories whose id, or an old id, begins with these letters."""
    listed = "SELECT DISTINCT coalesce(merged, id) FROM stories WHERE substr(id, 1, ?) = ? ORDER BY 1 LIMIT ?"
    found = store.database.ask(listed, [len(letters), letters, _MANY])
    return [story for (key,) in found for story in store.stories(story=key)]


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of `size`, the last one shorter."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values)) or "NULL"


def _line(kept: Kept, at: str) -> list[Any]:
    values = [getattr(kept, field.name) for field in fields(Kept)]
    values[_STATE] = str(kept.state)
    values[-1] = kept.captured or at
    return values


def _marked(report: str, text: str, chars: int) -> Iterator[Span]:
    """The places of the marks in a text of so many characters; none where the text itself holds such marks."""
    found_marks = list(_MARK.finditer(text))
    if len(text) - len(found_marks) != chars:
        return
    start = 0
    for nth, found in enumerate(found_marks):
        at = found.start() - nth
        if found.group() == "\x01":
            start = at
        else:
            yield Span(report, start, at)
