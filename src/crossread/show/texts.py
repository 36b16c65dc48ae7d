"""The reports' texts with every place that anything points at marked, cut so that marks never overlap.

1. Every span that the record points at gives two boundaries; so do the edges of the blocks.
2. One sweep over the boundaries cuts the text into segments and knows which spans are open over each.
3. A segment where a span begins has an anchor; a link to a span leads to that anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossread.rows import Manner, Relation, Report, Role, Span, Statement
from crossread.show.index import Index, carriers
from crossread.show.labels import ROLES, WEIGHT
from crossread.show.safe import live_link

SPEAKING = (Role.TITLE, Role.HEADING, Role.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters under the same marks. `marks` are style names; empty where nothing points here.

    `row` is the place in the record of a row whose statement begins here, "" where none does: what the texts are kept in step by.
    """

    start: int
    text: str
    anchor: str
    marks: str
    row: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a report, or words that stand in no block. `note` says why it is left out, "" where it is not."""

    role: str
    note: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report's whole text, ready to be shown."""

    report: Report
    number: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a span stands on the page: the anchor to go to, and the characters to light up."""

    href: str
    at: str


@dataclass(frozen=True, slots=True)
class Texts:
    """All sources, and the anchor of every place where a span begins."""

    sources: tuple[Source, ...]
    anchors: Mapping[tuple[str, int], str]
    numbers: Mapping[str, int]


def texts(found: Index) -> Texts:
    """Every report that could be read, with its marks."""
    anchors: dict[tuple[str, int], str] = {}
    pointed = _pointed(found)
    made = []
    for number, report in enumerate(found.reports, 1):
        marks = _marks(found, report) + [(span.start, span.end, "") for span in pointed.get(report.id, ())]
        passages = tuple(_passages(report, _segments(report, marks, number, anchors), _row_starts(found, report)))
        made.append(Source(report, number, passages))
    return Texts(tuple(made), anchors, {source.report.id: source.number for source in made})


def link(known: Texts, spans: Sequence[Span]) -> Link | None:
    """A link to some characters of one report."""
    if not spans or spans[0].report not in known.numbers:
        return None
    number = known.numbers[spans[0].report]
    anchor = known.anchors.get((spans[0].report, spans[0].start), f"x{number}")
    return Link(f"#{anchor}", f"{number}:" + ",".join(f"{span.start}-{span.end}" for span in spans))


def live(found: Index, spans: Sequence[Span]) -> str | None:
    """A link to the first of the spans on the live page, None where the report has no web address."""
    report = found.report.get(spans[0].report) if spans else None
    return live_link(report.url, report.slice(spans[0])) if report else None


def _pointed(found: Index) -> dict[str, list[Span]]:
    """The places of differences, of evidence for origins and of names and sources, by report."""
    spans = [span for one in found.record.differences for span in one.places]
    edges = (*found.record.edges, *(edge for origin in found.record.origins for edge in origin.edges))
    spans += [span for edge in edges for span in (*edge.left, *edge.right)]
    spans += [span for speaker in found.record.speakers for reason in speaker.reasons for span in (reason.left, reason.right) if span]
    by_report: dict[str, list[Span]] = {}
    for span in spans:
        by_report.setdefault(span.report, []).append(span)
    return by_report


def _marks(found: Index, report: Report) -> list[tuple[int, int, str]]:
    reading = found.reading[report.id]
    return [(span.start, span.end, _style(found, said)) for said in (*reading.statements, *reading.parts) for span in said.content]


def _row_starts(found: Index, report: Report) -> dict[int, str]:
    """The characters where a statement begins that another report carries too, each with the place of its first row."""
    reading = found.reading[report.id]
    place = {row.id: at for at, row in enumerate(found.record.rows)}
    starts: dict[int, str] = {}
    for said in (*reading.statements, *reading.parts):
        places = [place[row.id] for row in found.rows_of.get(said.id, ()) if len(carriers(found, row)) > 1]
        if places:
            starts.setdefault(said.content[0].start, str(min(places)))
    return starts


def _style(found: Index, said: Statement) -> str:
    rows = [row for row in found.rows_of.get(said.id, ()) if len(carriers(found, row)) > 1]
    worst: Relation | None = max((row.relation for row in rows), key=lambda relation: WEIGHT[relation], default=None)
    voice = "told" if said.manner is Manner.NARRATED else "said"
    return f"{voice} in-{worst}" if worst else voice


def _segments(
    report: Report, marks: list[tuple[int, int, str]], number: int, anchors: dict[tuple[str, int], str]
) -> list[tuple[int, int, str, str]]:
    """Start, end, anchor and styles of every segment, in text order."""
    size = len(report.text)
    order = sorted((max(start, 0), min(end, size), style) for start, end, style in marks if start < end)
    wanted = {start for start, _, _ in order}
    edges = {0, size, *wanted, *(end for _, end, _ in order)}
    edges |= {edge for block in report.blocks for edge in (block.span.start, block.span.end)}
    found = []
    open_: list[tuple[int, str]] = []
    at = 0
    for start, end in pairwise(sorted(edges)):
        open_ = [one for one in open_ if one[0] > start]
        while at < len(order) and order[at][0] <= start:
            open_.append((order[at][1], order[at][2]))
            at += 1
        anchor = ""
        if start in wanted:
            anchor = f"t{number}-{start}"
            anchors[report.id, start] = anchor
        styles = sorted({name for _, style in open_ for name in style.split()})
        found.append((start, end, anchor, " ".join(styles) if open_ else ""))
    return found


def _passages(report: Report, segments: Iterable[tuple[int, int, str, str]], rows: Mapping[int, str]) -> list[Passage]:
    """The segments by block; words in no block make a passage of their own, blanks between blocks none."""
    made: list[Passage] = []
    blocks = sorted(report.blocks, key=lambda block: (block.span.start, block.span.end))
    at, role, held = 0, "", list[Segment]()

    def close(role: str, note: str) -> None:
        if any(segment.text.strip() for segment in held):
            made.append(Passage(role, note, tuple(held)))
        held.clear()

    note = ""
    for start, end, anchor, styles in segments:
        while at < len(blocks) and blocks[at].span.end <= start:
            at += 1
        inside = at < len(blocks) and blocks[at].span.start <= start
        key = f"{blocks[at].role}@{at}" if inside else "none"
        if key != role:
            close(role.split("@")[0], note)
            role = key
            block = blocks[at] if inside else None
            note = "" if block and block.role in SPEAKING else (ROLES[block.role] if block else "in no block, left out")
            if block and note and block.reason:
                note += f" ({block.reason})"
        held.append(Segment(start, report.text[start:end], anchor, styles or ("point" if anchor else ""), rows.get(start, "")))
    close(role.split("@")[0], note)
    return made
