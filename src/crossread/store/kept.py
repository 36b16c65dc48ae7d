"""What goes into a store and what comes out of it, as frozen rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from crossread.rows import Reading, Report, Span, State, digest
from crossread.store.packing import pack, squeeze, unpack, unsqueeze


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as the store lists it, without its text. `page` is shared by the versions of one page.

    `captured` is when it was fetched, archived or, of a file, taken into the store. `rows_sha256` is the hash of the packed rows.
    """

    id: str
    page: str
    name: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    lang: str | None
    state: State
    reason: str
    detail: str
    chars: int
    raw_sha256: str
    text_sha256: str
    rows_sha256: str
    captured: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A report ready to be stored: what is listed, what is searched, and the packed bytes.

    `kept.captured` is empty where the report does not say when it was captured. `raw` is None where it is the text's own
    bytes. `input` names the input that the report came from, so that an ingest that is resumed can pass it over.
    """

    kept: Kept
    text: str
    rows: bytes
    raw: bytes | None
    speakers: str
    attitudes: str
    input: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. Every phrase must occur in title or text; the rest narrows. Days are ISO 8601, both inclusive."""

    phrases: tuple[str, ...] = ()
    speaker: str | None = None
    outlet: str | None = None
    attitude: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a query found, better ones with a higher score, and the matching words in its text."""

    report: str
    score: float
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story of the store: its reports in the order they joined, and the ids of stories that became part of it."""

    id: str
    title: str
    reports: tuple[str, ...]
    followed: bool = False
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a gathering changed: which story each report is in now, which story became part of which, which are followed."""

    joins: tuple[tuple[str, str], ...] = ()
    merges: tuple[tuple[str, str], ...] = ()
    follows: tuple[tuple[str, bool], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a store that is not as it must be: in which report (or "" for the store itself), and what was seen."""

    report: str
    reason: str
    detail: str


def entry_of(reading: Reading, *, source: str, input_key: str = "") -> Entry:
    """The reading, packed. `source` is the file, archive or address that the report came from."""
    report = reading.report
    rows = pack(reading)
    spoken = [said for said in reading.statements if said.source]
    kept = Kept(
        id=report.id,
        page=page_of(report, source),
        name=report.name,
        source=source,
        url=report.url,
        outlet=report.outlet,
        title=report.slice(report.title) if report.title else None,
        published=report.published,
        lang=report.lang,
        state=report.outcome.state,
        reason=report.outcome.reason,
        detail=report.outcome.detail,
        chars=len(report.text),
        raw_sha256=report.raw_sha256,
        text_sha256=report.text_sha256,
        rows_sha256=hashlib.sha256(rows).hexdigest(),
        captured=report.captured or "",
    )
    return Entry(
        kept=kept,
        text=report.text,
        rows=rows,
        raw=squeeze(report.raw, report.text),
        speakers="\n".join(dict.fromkeys(report.join(said.source) for said in spoken)),
        attitudes=" ".join(sorted({str(said.attitude) for said in spoken})),
        input=input_key,
    )


def reading_in(entry: Entry) -> Reading:
    """The reading that `entry_of` packed, equal to it."""
    return unpack(entry.rows, entry.text, unsqueeze(entry.raw, entry.text))


def page_of(report: Report, source: str) -> str:
    """What the versions of one page share: its address without the fragment, or its name and where it came from."""
    return digest("page", report.url.partition("#")[0]) if report.url else digest("file", report.name, source)
