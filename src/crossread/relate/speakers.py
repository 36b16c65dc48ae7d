"""Speakers: everybody who says something, over all reports, with every place that names them.

Order of the steps: names of all reports become entities (entities.py); each statement's source names one of them or none
(sources.py); two persons whom two reports give the same role and a similar name are one. A source without a name ("officials",
"two people familiar with the talks") is a speaker of its own report only. A pronoun that was left open is nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossread.relate.entities import Entity, find_entities
from crossread.relate.forms import name_span
from crossread.relate.nameparts import plain
from crossread.relate.sources import is_pronoun, named_source
from crossread.rows import Reading, Span, Speaker, digest


def find_speakers(readings: tuple[Reading, ...]) -> tuple[Speaker, ...]:
    """Everybody who says something, those who say most first; every statement is of one speaker at most."""
    entities = find_entities(readings)
    entity_at = {span: at for at, entity in enumerate(entities) for span in entity.mentions}
    named: dict[int, list[str]] = defaultdict(list)
    unnamed: dict[tuple[str, str], list[tuple[Span, str]]] = defaultdict(list)
    for reading in readings:
        names = [(mention.span, name_span(reading.report, mention), mention.kind) for mention in reading.mentions]
        for said in reading.statements:
            if not said.source:
                continue
            place = named_source(reading, said, names)
            if place is not None and place in entity_at:
                named[entity_at[place]].append(said.id)
            elif not is_pronoun(reading.report, said.source):
                text = reading.report.slice(said.source[0])
                unnamed[reading.report.id, plain(text)].append((said.source[0], said.id))
    speakers = [_speaker(entities[at], sorted(ids)) for at, ids in named.items()]
    speakers += [_nameless(readings, places) for places in unnamed.values()]
    return tuple(sorted(speakers, key=lambda speaker: (-len(speaker.statements), speaker.name, speaker.id)))


def _speaker(entity: Entity, statements: Sequence[str]) -> Speaker:
    key = digest("speaker", entity.kind, plain(entity.name))
    return Speaker(key, entity.name, entity.mentions, entity.forms, tuple(statements), entity.reasons)


def _nameless(readings: Iterable[Reading], places: Sequence[tuple[Span, str]]) -> Speaker:
    """A source without a name, the same words in the same report."""
    spans = sorted({span for span, _ in places})
    report = next(reading.report for reading in readings if reading.report.id == spans[0].report)
    name = report.slice(spans[0])
    key = digest("unnamed", report.id, plain(name))
    return Speaker(key, name, tuple(spans), (name,), tuple(sorted({said for _, said in places})))
