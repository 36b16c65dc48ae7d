"""Speakers: everybody who says something, over all reports, with every place that names them.

Order of the steps: names of all reports become entities (entities.py); each statement's source names one of them or none
(sources.py). A source without a name ("officials", "two people familiar with the talks") is a speaker of its own report only,
but for a body of which an event has one ("the coast guard"). A pronoun that was left open is nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crossread.relate.entities import Entity, find_entities
from crossread.relate.forms import name_span
from crossread.relate.nameparts import is_definite_body, plain
from crossread.relate.sources import is_pronoun, maker_of, named_source
from crossread.rows import Reading, Reason, Report, Span, Speaker, Statement, digest


def find_speakers(readings: tuple[Reading, ...]) -> tuple[Speaker, ...]:
    """Everybody who says something, those who say most first; every statement, and every part of one, is of one speaker at most."""
    entities = find_entities(readings)
    entity_at = {span: at for at, entity in enumerate(entities) for span in entity.mentions}
    named: dict[int, list[str]] = defaultdict(list)
    unnamed: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for reading in readings:
        for said, place in _sources(reading):
            if place in entity_at:
                named[entity_at[place]].append(said.id)
            else:
                words = reading.report.slice(said.source[0])
                unnamed["" if is_definite_body(words) else reading.report.id, plain(words)].append(said)
    report_of = {reading.report.id: reading.report for reading in readings}
    speakers = [_speaker(entities[at], sorted(ids)) for at, ids in named.items()]
    speakers += [_nameless(report_of, told, report) for (report, _), told in unnamed.items()]
    return tuple(sorted(speakers, key=lambda speaker: (-len(speaker.statements), speaker.name, speaker.id)))


def _sources(reading: Reading) -> Iterator[tuple[Statement, Span | None]]:
    """Every statement that somebody is said to make, and the place of his name; open pronouns are left out."""
    names = [(mention.span, name_span(reading.report, mention), mention.kind) for mention in reading.mentions]
    before: list[tuple[Statement, Span]] = []
    for said in sorted((*reading.statements, *reading.parts), key=lambda said: (said.start, -said.end, said.id)):
        if not said.source:
            continue
        place = named_source(reading, said, names) or maker_of(reading, said, before)
        if place is not None:
            before.append((said, place))
        if place is not None or not is_pronoun(reading.report, said.source):
            yield said, place


def _speaker(entity: Entity, statements: Sequence[str]) -> Speaker:
    key = digest("speaker", entity.kind, plain(entity.name))
    return Speaker(key, entity.name, entity.mentions, entity.forms, tuple(statements), entity.reasons)


def _nameless(report_of: Mapping[str, Report], told: Sequence[Statement], report: str) -> Speaker:
    """A source without a name: the same words in the report with id `report`, or in all reports if that is empty."""
    spans = sorted({said.source[0] for said in told})
    spellings = tuple(sorted({report_of[span.report].slice(span) for span in spans}))
    firsts = sorted({span.report: span for span in reversed(spans)}.values())
    detail = "The reports name it in the same words, and none gives it a name."
    reasons = tuple(Reason("same words", 0.6, detail, firsts[0], other) for other in firsts[1:])
    key = digest("unnamed", report, plain(spellings[0]))
    return Speaker(key, spellings[-1], tuple(spans), spellings, tuple(sorted(said.id for said in told)), reasons)
