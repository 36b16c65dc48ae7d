"""What a search finds, as the server shows it: statements and excerpts cut where a matching word begins or ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crossread.cli.search import Found, find
from crossread.engines.desk import made_story
from crossread.rows import Span
from crossread.settings import Settings
from crossread.show.served import Served
from crossread.store import Query, Store, open_store
from crossread.store.answers import answer_key, differing_reports, kept_record

if TYPE_CHECKING:
    from crossread.web.desk import FoundReport

_AROUND = 90
Pieces = tuple[tuple[str, bool], ...]


def found_reports(store: Store, query: Query) -> list[FoundReport]:
    """The reports that the query finds, best first."""
    return [_shown(one) for one in find(store, query)]


def found_apart(
    place: str, query: Query, difference: str, settings: Settings, served: Served, tell: Callable[[str], None]
) -> list[FoundReport]:
    """Those of them that differ so from another report of their story, as its page shows; a page that is not kept is made, and kept."""
    with open_store(place) as store:

        def differing(key: str) -> frozenset[str]:
            found = store.stories(story=key)
            if not found or len(found[0].reports) < 2:
                return frozenset()
            kept = kept_record(store, found[0].id, answer_key(store, found[0], served.version, settings.mode))
            return differing_reports(kept or made_story(place, key, settings, served, tell).record, difference)

        return [_shown(one) for one in find(store, query, differing=differing)]


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
