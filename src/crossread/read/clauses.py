"""What the outlet says itself, and the clauses of everything said, each true or false on its own.

Narrated statements are what is left of a sentence when the contents, cues and sources of reported speech are taken
out. Every statement stays whole; where it says several things, `split` gives the clauses as parts that point back at
it, so that a row may hold the one clause that another report carries.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

from crossread.read.cutting import cut, trim
from crossread.rows import Attitude, Manner, Report, Span, Statement, statement_id

# "VELMOUTH, March 11 (Nordfax) - Twelve …": a place in capitals, or a place and an agency, before a dash and a new sentence.
_AGENCY = r"\s?\([A-Z][^()\n]{1,30}\)"
_CAPITALS = r"[A-Z][A-Z.'’ ]{2,30}(?:,[^()\n–—-]{1,40})?"
# What a bracket must follow is not tried again shorter (`+`): most sentences begin like this and have none.
_PLACE = r"[A-Z][a-z]{1,20}+[^()\n–—-]{0,40}+"
_DATELINE = re.compile(rf"(?:{_CAPITALS}(?:{_AGENCY})?|{_PLACE}{_AGENCY})\s?[-–—]{{1,2}}\s?(?=[A-Z0-9“\"‘])")
_WORD = re.compile(r"\w+")
_MIN_WORDS = 2
_MIN_LEFTOVER_WORDS = 4
_AT_LEAST = {least: re.compile(rf"(?:\W*+\w++){{{least}}}") for least in (_MIN_WORDS, _MIN_LEFTOVER_WORDS)}


def narrate(
    report: Report,
    sentences: tuple[Span, ...],
    quotations: tuple[Span, ...],  # noqa: ARG001
    spoken: tuple[Statement, ...],
) -> tuple[Statement, ...]:
    """The narrated statements: what of each sentence belongs to nobody else, and what a report tells of its sources."""
    attributed = [(span.start, span.end) for said in spoken for span in (*said.content, *said.cue, *said.source)]
    datelines = [dateline.span() for span in sentences if (dateline := _DATELINE.match(report.text, span.start, span.end))]
    taken = _merged(attributed + datelines)
    found: dict[str, tuple[Span, ...]] = {}
    for sentence in sentences:
        for start, end, least in _free(sentence, taken):
            if end - start < 2 * least - 1:  # too short for so many words
                continue
            content = tuple(Span(report.id, *piece) for piece in trim(report.text, start, end))
            if content and _AT_LEAST[least].match(report.text, content[0].start, content[0].end):
                found.setdefault(statement_id(content), content)
    for said in spoken:
        if any("," in report.slice(span) for span in said.source) and _has_words(report, said.source, _MIN_LEFTOVER_WORDS):
            found.setdefault(statement_id(said.source), said.source)
    told = (Statement(key, content, Manner.NARRATED, Attitude.ASSERTS) for key, content in found.items())
    return tuple(sorted(told, key=lambda said: (said.start, said.end, said.id)))


def split(report: Report, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The clauses of every statement that says more than one thing, as parts of it."""
    wholes = {said.id for said in statements}
    parts: dict[str, Statement] = {}
    for said in statements:
        clauses = [pieces for span in said.content for pieces in cut(report.text, span.start, span.end)]
        if len(clauses) < 2:
            continue
        for pieces in clauses:
            content = tuple(Span(report.id, *piece) for piece in pieces)
            key = statement_id(content)
            if key not in wholes and _has_words(report, content, _MIN_WORDS):
                parts.setdefault(key, Statement(key, content, said.manner, said.attitude, said.cue, said.source, said.hedge, said.id))
    return tuple(sorted(parts.values(), key=lambda said: (said.start, said.end, said.id)))


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places as stretches that do not meet, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _free(sentence: Span, taken: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """What of the sentence nobody else says, and the words a clause there must have: remains of an attribution are short."""
    found = []
    at, touched = sentence.start, False
    for start, end in taken[bisect_right(taken, sentence.start, key=itemgetter(1)) :]:
        if start >= sentence.end:
            break
        touched = True
        if start > at:
            found.append((at, start))
        at = max(at, end)
    if at < sentence.end:
        found.append((at, sentence.end))
    return [(start, end, _MIN_LEFTOVER_WORDS if touched else _MIN_WORDS) for start, end in found]


def _has_words(report: Report, content: tuple[Span, ...], least: int) -> bool:
    """The content has at least so many words."""
    if len(content) == 1:
        return _AT_LEAST[least].match(report.text, content[0].start, content[0].end) is not None
    return sum(len(_WORD.findall(report.text, span.start, span.end)) for span in content) >= least
