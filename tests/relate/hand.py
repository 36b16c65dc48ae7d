"""Readings made by hand: a text, the names in it, who says what, and which words are quoted."""

import re
from collections.abc import Sequence

from crossread.rows import (
    Attitude,
    Block,
    Manner,
    Mention,
    MentionKind,
    Outcome,
    Reading,
    Reference,
    Report,
    Role,
    Span,
    State,
    Statement,
    report_id,
    statement_id,
)


def reading_of(
    text: str,
    *,
    name: str = "Daily Post",
    persons: Sequence[str] = (),
    bodies: Sequence[str] = (),
    places: Sequence[str] = (),
    said: Sequence[tuple[str, str]] = (),
    points: Sequence[tuple[str, str]] = (),
    published: str | None = None,
    byline: str | None = None,
) -> Reading:
    """A reading whose paragraphs are parted by blank lines; `said` holds (content, source), `points` (pronoun, name)."""
    key = report_id(name, None, text)

    def place(words: str) -> Span:
        at = text.index(words)
        return Span(key, at, at + len(words))

    named = [(MentionKind.PERSON, persons), (MentionKind.ORGANISATION, bodies), (MentionKind.PLACE, places)]
    mentions = [mention(place(words), kind) for kind, listed in named for words in listed]
    told = [
        Statement(statement_id((place(one),)), (place(one),), Manner.INDIRECT, Attitude.ASSERTS, (), (place(who),)) for one, who in said
    ]
    blocks = tuple(Block(Span(key, *found.span()), Role.PARAGRAPH) for found in re.finditer(r"[^\n]+", text))
    report = Report(key, name, text, blocks, Outcome(State.OK), "", "", outlet=name, published=published, byline=byline)
    return Reading(
        report,
        sentences=tuple(Span(key, *found.span()) for found in re.finditer(r"[^.\n]+\.?", text)),
        quotations=tuple(Span(key, *found.span()) for found in re.finditer("“[^”]*”", text)),
        mentions=tuple(sorted(mentions, key=lambda one: one.span)),
        values=(),
        references=tuple(Reference(place(one), place(to), "") for one, to in points),
        statements=tuple(sorted(told, key=lambda one: (one.start, one.end))),
    )


def mention(span: Span, kind: MentionKind) -> Mention:
    """A mention whose head is the whole of it."""
    return Mention(span, kind, span)
