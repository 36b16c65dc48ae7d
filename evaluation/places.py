"""Where a case's words stand: phrases as the case writes them, found in the reports and held against statements.

Words are compared by place, so quotation marks and punctuation do not count, and neither does a leading "that".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.rows import Reading, Record, Report, Span, Statement

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ITEM = re.compile(r"\"[^\"]*\"|`[^`]*`|[^\s\"`]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase that a case names, in the outlet it names (None: in any)."""

    outlet: str | None
    phrase: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands: a report, the spans, and the words in them as places."""

    report: Report
    spans: tuple[Span, ...]
    words: frozenset[int]


def items(text: str) -> list[str]:
    """The words and the quoted phrases of an expectation; phrases keep their opening mark."""
    return [item[:-1] if item[0] in '"`' else item for item in _ITEM.findall(text)]


def is_phrase(item: str) -> bool:
    """The item was given in straight quotation marks or backticks."""
    return item[0] in '"`'


def places(rest: str) -> list[Place]:
    """The places named as `Outlet "phrase" | Outlet "phrase"`, the outlet left out where any will do."""
    found: list[Place] = []
    outlet: list[str] = []
    for item in items(rest):
        if item == "|":
            outlet = []
        elif is_phrase(item):
            found.append(Place(" ".join(outlet) or None, item[1:]))
        else:
            outlet.append(item)
    return found


def word_places(report: Report, spans: tuple[Span, ...]) -> frozenset[int]:
    """Where the words of the spans begin, without a leading "that"."""
    words = [found for span in spans for found in _WORD.finditer(report.text, span.start, span.end)]
    if len(words) > 1 and words[0].group().lower() == "that":
        words = words[1:]
    return frozenset(word.start() for word in words)


def find(record: Record, place: Place) -> list[Found]:
    """Every place of the phrase; " … " in it stands for words left out."""
    return [found for report in record.reports if place.outlet in (None, report.outlet) for found in _find_in(report, place.phrase)]


def _find_in(report: Report, phrase: str) -> Iterator[Found]:
    first, *others = [piece.strip() for piece in phrase.split(" … ")]
    at = report.text.find(first)
    while at >= 0 and first:
        spans = [Span(report.id, at, at + len(first))]
        for piece in others:
            next_at = report.text.find(piece, spans[-1].end)
            if next_at < 0:
                return
            spans.append(Span(report.id, next_at, next_at + len(piece)))
        yield Found(report, tuple(spans), word_places(report, tuple(spans)))
        at = report.text.find(first, at + 1)


def report_of(record: Record, said: Statement) -> Report:
    """The report that carries the statement."""
    return next(report for report in record.reports if report.id == said.report)


def reading_of(record: Record, outlet: str) -> Reading:
    """The reading of the outlet's report."""
    return next(reading for reading in record.readings if reading.report.outlet == outlet)


def speaker_names(record: Record, said: Statement) -> list[str]:
    """How the reports write the name of whoever says it; a part is said by whoever says the whole."""
    ids = {said.id, said.part_of}
    return [name for one in record.speakers if ids & set(one.statements) for name in (one.name, *one.spellings)]


def described(record: Record, said: Statement) -> str:
    """The statement in one line: outlet, source, cue, attitude, manner, content."""
    report = report_of(record, said)
    who = next(iter(speaker_names(record, said)), "nobody")
    return (
        f"{report.outlet}: [{report.join(said.content)}] by [{report.join(said.source)}] speaker [{who}]"
        f" cue [{report.join(said.cue)}] {said.attitude} {said.manner}"
    )


def is_content(record: Record, said: Statement, found: Found) -> bool:
    """The statement's content is the phrase: four words of five are the same (Dice)."""
    return _share(record, said, found) >= 0.8


def covers(record: Record, said: Statement, found: Found) -> bool:
    """The statement's content is roughly the phrase: half of the shorter and three tenths of both together are shared."""
    content = _content(record, said, found)
    shared = len(content & found.words)
    return shared >= 0.5 * max(1, min(len(content), len(found.words))) and shared >= 0.3 * max(1, len(content | found.words))


def touches(record: Record, said: Statement, found: Found) -> bool:
    """The statement's content has a word of the phrase."""
    return bool(_content(record, said, found) & found.words)


def overlap(span: Span, found: Found) -> bool:
    """The span and the phrase share at least half of the shorter one."""
    for piece in found.spans:
        shared = min(span.end, piece.end) - max(span.start, piece.start)
        if span.report == piece.report and shared > 0 and shared >= 0.5 * min(len(span), len(piece)):
            return True
    return False


def _content(record: Record, said: Statement, found: Found) -> frozenset[int]:
    return word_places(report_of(record, said), said.content) if said.report == found.report.id else frozenset()


def _share(record: Record, said: Statement, found: Found) -> float:
    content = _content(record, said, found)
    return 2 * len(content & found.words) / max(1, len(content) + len(found.words))
