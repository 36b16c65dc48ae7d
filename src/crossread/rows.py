"""The rows: everything Crossread says, as frozen records that point at characters.

A report is text that never changes; everything we say about it is a row that points at its characters.
Rows are made once, by one stage, and never edited: a later stage makes its own row that points back.

    Span  Block  Outcome  Report                       made by load
    Mention  Value  Reference  Statement  Reading      made by read
    Reason  Verdict  Difference  Drift  Row  Speaker
    Name  Dispute  Absence  Origin  Edge  Record             made by relate

Offsets are Unicode code points into `Report.text`, half-open. An id is a hash of what it names, or the place
of what it names, so that two machines agree without talking. Standard library only.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a block of a report is for. Only title, heading and paragraph blocks make statements."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    DATELINE = "dateline"
    BIOGRAPHY = "biography"
    FURNITURE = "furniture"
    REPEAT = "repeat"


class State(StrEnum):
    """How reading an input ended."""

    OK = "ok"
    PARTIAL = "partial"
    REJECTED = "rejected"


class Manner(StrEnum):
    """How a statement's words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Attitude(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"
    DOUBTS = "doubts"
    WARNS = "warns"
    PREDICTS = "predicts"
    CALLS = "calls"
    ANNOUNCES = "announces"
    ASKS = "asks"
    BELIEVES = "believes"
    APOLOGISES = "apologises"


class Relation(StrEnum):
    """How two statements of one row stand to each other."""

    SAME = "same"
    REWORDED = "reworded"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    UNCLEAR = "unclear"


class DifferenceKind(StrEnum):
    """What two statements of one row differ in."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    TERM = "term"
    SCOPE = "scope"
    ATTRIBUTION = "attribution"
    STANCE = "stance"
    QUOTE = "quote"


class ValueKind(StrEnum):
    """What a value measures."""

    NUMBER = "number"
    DATE = "date"
    MONEY = "money"
    DURATION = "duration"


class MentionKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


class OriginKind(StrEnum):
    """What shows that two reports share a root."""

    CREDIT = "credit"
    CITED = "cited outlet"
    SHARED_TEXT = "shared text"
    SHARED_QUOTE = "shared quotation"
    LINK = "link"
    OCCASION = "occasion"


class AbsenceKind(StrEnum):
    """Why a report has no cell in a row."""

    NOT_MENTIONED = "not mentioned"
    CUT_OFF = "cut off"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of the text of the report with id `report`."""

    report: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """The two spans share a character."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Every character of this span is in the other."""
        return self.report == other.report and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or piece of furniture of a report; `reason` says why it has its role."""

    span: Span
    role: Role
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading an input ended; `reason` is a short slug, `detail` says what was seen, where, and what to try."""

    state: State
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's text, frozen. A rejected input is a report with an empty text and the reason in `outcome`.

    `published` is ISO 8601 (a day or an instant) and `published_from` says where it was found ("json-ld", "meta",
    "htmldate", "record", "text"). `raw_sha256` is the hash of the bytes as given, `text_sha256` of the text in UTF-8.
    `captured` is when a page was fetched or archived, ISO 8601; None for a file. `raw` is the bytes as given; two reports
    are compared without it, for its hash is compared.
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    outcome: Outcome
    raw_sha256: str
    text_sha256: str
    title: Span | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: str | None = None
    lang: str | None = None
    captured: str | None = None
    raw: bytes = field(default=b"", repr=False, compare=False)

    def slice(self, span: Span) -> str:
        """The characters that `span` points at."""
        return self.text[span.start : span.end]

    def join(self, spans: tuple[Span, ...]) -> str:
        """The characters of several spans, with an ellipsis where they leave something out."""
        return " … ".join(self.slice(span) for span in spans)

    def _repr_html_(self) -> str:
        about = [self.outlet, self.published, self.byline, " ".join(filter(None, (self.outcome.state, self.outcome.detail)))]
        heading = self.slice(self.title) if self.title else self.name
        return _paragraphs(heading, " · ".join(filter(None, about)), f"{len(self.text):,} characters, sha256 {self.text_sha256[:12]}…")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a report. `head` is the part that names ("Blinken" in "US Secretary of State Antony Blinken")."""

    span: Span
    kind: MentionKind
    head: Span


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity or a time in a report, as an interval.

    `low` and `high` are inclusive; "at least 12" is 12 to infinity. Dates are days since 0001-01-01 as in
    `datetime.date.toordinal`, with the time of day as a fraction; "on Tuesday" is that whole day. A date that could
    not be placed (no anchor) runs from -infinity to infinity. `norm` is the TIMEX3 value of a date or duration, the
    ISO 4217 code of money, else "". `unit` is what is counted or measured in ("people", "mile", "day"); `of` is the
    span of the noun that is counted; `hedge` the span of "some", "at least", "nearly".
    """

    span: Span
    kind: ValueKind
    low: float
    high: float
    unit: str = ""
    norm: str = ""
    of: Span | None = None
    hedge: Span | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or nominal that names somebody by pointing back. `to` is None where it was left open; `reason` says why."""

    span: Span
    to: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a report says, itself (narrated: no cue, no source) or in somebody's name.

    `content` is in text order; "We knew," he said, "nothing." is one statement in two pieces. `source` is the words
    that name who says it, empty where the report names nobody. `hedge` is the words that weaken it ("reportedly").
    `part_of` is the id of the statement that this one is a clause of, None for a whole statement.
    """

    id: str
    content: tuple[Span, ...]
    manner: Manner
    attitude: Attitude
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    hedge: tuple[Span, ...] = ()
    part_of: str | None = None

    @property
    def report(self) -> str:
        """The id of the report that carries the statement."""
        return self.content[0].report

    @property
    def start(self) -> int:
        """Where the statement's content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the statement's content ends."""
        return self.content[-1].end

    def _repr_html_(self) -> str:
        named = (("content", self.content), ("cue", self.cue), ("source", self.source), ("weakened by", self.hedge))
        places = [f"{name} {', '.join(f'{span.start} to {span.end}' for span in spans)}" for name, spans in named if spans]
        return _paragraphs(f"{self.manner}, {self.attitude}", f"report {self.report}: {' · '.join(places)}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and the rows found in it, each tuple in text order.

    `statements` are whole statements; `parts` are the clauses of those that say several things, so that a row may point
    at one of them.
    """

    report: Report
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    values: tuple[Value, ...]
    references: tuple[Reference, ...]
    statements: tuple[Statement, ...]
    parts: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for an opinion: a feature's name, its weight (-1 to 1), a sentence, and the two places compared."""

    feature: str
    score: float
    detail: str
    left: Span | None = None
    right: Span | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements stand to each other, and why. `left` and `right` are statement ids, left sorts first."""

    left: str
    right: str
    relation: Relation
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two or more places of different reports that differ in one way, in the row with id `row`."""

    row: str
    kind: DifferenceKind
    places: tuple[Span, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """How the wording of one row travels: `statements` are ids from the quotation to the bare fact, one a report.

    Each reason is one step or change: "quotation-to-paraphrase", "speech-to-fact", "verb", "hedge-lost", with both places.
    """

    row: str
    statements: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the story page: the statements that say one thing. `reference` is the one that others are shown against."""

    id: str
    statements: tuple[str, ...]
    reference: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person or body over all reports. `spellings` are its distinct written forms; `reasons` is why they are one."""

    id: str
    name: str
    mentions: tuple[Span, ...]
    spellings: tuple[str, ...]
    statements: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A person, body or place that the reports write in more than one way. `reasons` is why the spellings name one."""

    id: str
    name: str
    kind: MentionKind
    spellings: tuple[str, ...]
    mentions: tuple[Span, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that some assert and others deny or decline to confirm.

    `asserts`, `denies` and `declines` hold statement ids; `one_sided` the ids of the reports that carry one half only.
    """

    id: str
    asserts: tuple[str, ...]
    denies: tuple[str, ...]
    declines: tuple[str, ...]
    one_sided: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """Report `report` has no statement in row `row`. Never "not mentioned" of a report whose text is cut off."""

    row: str
    report: str
    kind: AbsenceKind
    nearest: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Report `copy` draws on report `of`, or on the outside source `source`, as `left` (in `copy`) and `right` show."""

    copy: str
    of: str | None
    source: str | None
    kind: OriginKind
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    declared: bool
    confidence: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent root of the story: the reports that rest on it, and the edges that show it."""

    id: str
    name: str
    reports: tuple[str, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Several readings of one event and the rows between them. `warnings` are sentences for the reader."""

    id: str
    readings: tuple[Reading, ...]
    speakers: tuple[Speaker, ...]
    rows: tuple[Row, ...]
    verdicts: tuple[Verdict, ...]
    differences: tuple[Difference, ...]
    disputes: tuple[Dispute, ...]
    absences: tuple[Absence, ...]
    origins: tuple[Origin, ...]
    edges: tuple[Edge, ...]
    warnings: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    drifts: tuple[Drift, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, earliest published first, those without a date last."""
        return tuple(reading.report for reading in self.readings)

    @property
    def statements(self) -> Mapping[str, Statement]:
        """Every statement by its id, parts included."""
        return MappingProxyType({said.id: said for reading in self.readings for said in (*reading.statements, *reading.parts)})


def _paragraphs(heading: str, *lines: str) -> str:
    """What a notebook shows of a row: no script, no style, every character of a report escaped and kept to itself."""
    rest = "".join(f"<br><small><bdi>{html.escape(line)}</bdi></small>" for line in lines)
    return f"<p><strong><bdi>{html.escape(heading)}</bdi></strong>{rest}</p>"


def digest(*parts: str, length: int = 12) -> str:
    """The first `length` hex digits of the SHA-256 of the parts, each ended by a NUL so that no two splits collide."""
    seen = hashlib.sha256()
    for part in parts:
        seen.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return seen.hexdigest()[:length]


def report_id(name: str, url: str | None, text: str) -> str:
    """The id of a report: the same name, address and text give the same id on every machine."""
    return digest(name, url or "", text)


def statement_id(content: tuple[Span, ...]) -> str:
    """The id of a statement says where it is: "9f2c…:1204-1311", pieces joined by "+"."""
    first = content[0]
    whole = f"{first.report}:{first.start}-{first.end}"
    return whole if len(content) == 1 else "+".join([whole, *[f"{span.start}-{span.end}" for span in content[1:]]])
