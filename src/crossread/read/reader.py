"""One report, read: each finder takes the report and what was found before it, and returns rows of its own."""

from __future__ import annotations

from crossread.read.attribution import attribute, find_drafts
from crossread.read.clauses import narrate, split
from crossread.read.mentions import find_mentions
from crossread.read.quotations import find_quotations
from crossread.read.references import resolve
from crossread.read.sentences import find_sentences
from crossread.read.values import find_values
from crossread.rows import Reading, Report
from crossread.settings import Mode


def read_report(report: Report, mode: Mode = Mode.FULL) -> Reading:
    """The sentences, quotations, names, values, references and statements of one report, each in text order."""
    sentences = find_sentences(report)
    quotations = find_quotations(report)
    mentions = find_mentions(report, sentences)
    values = find_values(report, sentences)
    drafts = find_drafts(report, sentences, quotations)
    if mode is not Mode.RULES:
        # Imported here, since rules alone load no model.
        from crossread.read.hearing import hear
        from crossread.read.refining import refine
        from crossread.read.tagged_names import with_tagged

        told, names = hear(report, sentences, quotations, drafts, full=mode is Mode.FULL)
        drafts = refine(drafts, told, quotations)
        mentions = with_tagged(report, mentions, names)
    spoken = attribute(report, quotations, drafts)
    narrated = narrate(report, sentences, quotations, spoken)
    statements = tuple(sorted((*spoken, *narrated), key=lambda said: (said.start, said.end, said.id)))
    references = resolve(report, sentences, mentions, statements)
    return Reading(report, sentences, quotations, mentions, values, references, statements, split(report, statements))
