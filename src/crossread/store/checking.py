"""A store checked from end to end: what it says of a report is what its text, its bytes and its rows say.

A span points at its text as long as the text is the one that was read (its hash holds), the rows are those that were
written (their hash holds), and no span leaves the text. Nothing is mended here.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from crossread.errors import NotAStore
from crossread.rows import Reading, Span, State
from crossread.store.kept import Entry, Fault, Kept, entry_of
from crossread.store.packing import unpack, unsqueeze
from crossread.store.store import Store

_AT_ONCE = 100
_COLUMNS = [field.name for field in fields(Kept)]
_PARTS = "SELECT nth, id, text, rows, raw, speakers, attitudes, texts.title, texts.outlet FROM reports"
_JOINED = f"{_PARTS} LEFT JOIN texts USING (nth) LEFT JOIN readings USING (nth) LEFT JOIN raws USING (nth)"


def verify(store: Store) -> Iterator[Fault]:
    """Every fault of the store, report by report in the order they were added, then those of the database itself."""
    try:
        yield from _of_reports(store)
        yield from store.database.faults()
    except NotAStore as error:
        yield Fault("", "file-damaged", f"{error}".partition("\n")[0])


def _of_reports(store: Store) -> Iterator[Fault]:
    last = -1
    while lines := store.database.ask(f"{_JOINED} WHERE nth > ? ORDER BY nth LIMIT {_AT_ONCE}", [last]):
        listed = {kept.id: kept for kept in store.reports(ids=[line[1] for line in lines])}
        for _, key, text, rows, raw, *searched in lines:
            if text is None or rows is None:
                yield Fault(key, "half-written", "the report is listed, and its text or its rows are missing")
            else:
                yield from _of_report(listed[key], text, bytes(rows), None if raw is None else bytes(raw), searched)
        last = lines[-1][0]


def _of_report(kept: Kept, text: str, rows: bytes, raw: bytes | None, searched: list[str]) -> Iterator[Fault]:
    if _sha256(text.encode("utf-8", "replace")) != kept.text_sha256:
        yield Fault(kept.id, "text-changed", "the text is not the one that was read: its hash differs")
    if _sha256(rows) != kept.rows_sha256:
        yield Fault(kept.id, "rows-changed", "the rows are not those that were written: their hash differs")
    try:
        given = unsqueeze(raw, text)
    except zlib.error as error:
        yield Fault(kept.id, "bytes-unreadable", f"the bytes as given cannot be unpacked: {error}")
    else:
        # Of what was rejected only the hash is kept, and the reason.
        if kept.state is not State.REJECTED and _sha256(given) != kept.raw_sha256:
            yield Fault(kept.id, "bytes-changed", "the bytes as given are not those that were taken in: their hash differs")
    try:
        reading = unpack(rows, text)
    except (ValueError, TypeError, IndexError, KeyError, zlib.error) as error:
        yield Fault(kept.id, "rows-unreadable", f"the rows cannot be read: {type(error).__name__}: {error}")
        return
    yield from _of_reading(reading, kept, searched)


def _of_reading(reading: Reading, kept: Kept, searched: list[str]) -> Iterator[Fault]:
    length = len(reading.report.text)
    outside = [span for span in spans_of(reading) if not 0 <= span.start <= span.end <= length or span.report != kept.id]
    if outside:
        yield Fault(kept.id, "span-outside", f"{len(outside)} spans leave the text of {length} characters, the first {outside[0]}")
        return
    ids = {said.id for said in (*reading.statements, *reading.parts)}
    orphans = [said.id for said in reading.parts if said.part_of not in ids]
    if orphans:
        yield Fault(kept.id, "part-of-nothing", f"{len(orphans)} clauses belong to no statement, the first {orphans[0]}")
    yield from _of_columns(entry_of(reading, source=kept.source), kept, searched)


def _of_columns(entry: Entry, kept: Kept, searched: list[str]) -> Iterator[Fault]:
    """What is kept twice says the same twice."""
    same = replace(entry.kept, captured=kept.captured, rows_sha256=kept.rows_sha256)
    differing = [name for name in _COLUMNS if getattr(same, name) != getattr(kept, name)]
    if searched != [entry.speakers, entry.attitudes, kept.title or "", kept.outlet or ""]:
        differing.append("what is searched")
    if differing:
        yield Fault(kept.id, "columns-differ", f"listed otherwise than it was read: {', '.join(differing)}")


def spans_of(row: Any) -> Iterator[Span]:
    """Every span in a row, however deep."""
    if isinstance(row, Span):
        yield row
    elif isinstance(row, tuple):
        for one in row:
            yield from spans_of(one)
    elif is_dataclass(row):
        for field in fields(row):
            yield from spans_of(getattr(row, field.name))


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
