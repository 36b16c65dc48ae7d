"""What a search finds, as the server shows it: statements and excerpts cut where a matching word begins or ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crossread.cli.search import Found, find
from crossread.rows import DifferenceKind, Span
from crossread.store import Query, Store, open_store

if TYPE_CHECKING:
    from crossread.web.desk import FoundReport

_AROUND = 90
Pieces = tuple[tuple[str, bool], ...]


def found_reports(store: Store, query: Query) -> list[FoundReport]:
    """The reports that the query finds, best first."""
    return [_shown(one) for one in find(store, query)]


def found_apart(place: str, query: Query, difference: str, _tell: Callable[[str], None]) -> list[FoundReport]:
    """Those of them that differ so from another report of their story; the stories are compared for it."""
    with open_store(place) as store:
        return [_shown(one) for one in find(store, query, difference=DifferenceKind(difference))]


def _shown(found: Found) -> FoundReport:
    from crossread.web.desk import FoundReport, FoundStatement

    report, kept, marks = found.reading.report, found.kept, found.hit.marks
    statements = tuple(
        FoundStatement(
            said.id,
            said.start,
            report.join(said.source),
            str(said.attitude),
            tuple(piece for span in said.content for piece in _pieces(report.text, span.start, span.end, marks)),
        )
        for said in found.statements
    )
    shown = [span for said in found.statements for span in said.content]
    first = next((mark for mark in marks if not any(mark.overlaps(span) for span in shown)), None)
    excerpt: Pieces = ()
    if first is not None and not statements:
        start, end = max(0, first.start - _AROUND), min(len(report.text), first.end + _AROUND)
        excerpt = _pieces(report.text, start, end, marks)
    story, score = found.story, found.hit.score
    return FoundReport(kept.id, kept.name, kept.title, kept.outlet, kept.published, story, score, excerpt, statements)


def _pieces(text: str, start: int, end: int, marks: Sequence[Span]) -> Pieces:
    """The stretch of text in pieces, each with whether it is a matching word."""
    parts: list[tuple[str, bool]] = []
    at = start
    for mark in marks:
        if at <= mark.start and mark.end <= end:
            parts += [(text[at : mark.start], False), (text[mark.start : mark.end], True)]
            at = mark.end
    return tuple((words, hit) for words, hit in [*parts, (text[at:end], False)] if words)
