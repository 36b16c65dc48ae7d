"""Direct speech beyond one sentence: quotations that stand alone join the attribution beside them.

In order: a paragraph like "The mayor added:" hands the next paragraph to its speaker, quoted or not; a bare quotation goes on with
the direct speech before it, or has the speaker of its paragraph; one whose closing mark is missing waits for the next paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.read.attitudes import attitude_of
from crossread.read.cues import find_cues
from crossread.read.sources import left_source
from crossread.read.tagging import Line
from crossread.rows import Attitude, Report

Chars = tuple[int, int]
_OPENERS = "“\"«„‘'"
_WHOLE = 16  # characters of a quotation that is taken for a whole sentence. Not measured.
_SHORT = 14  # words; a paragraph like "The mayor added:" that hands over to the next one. Not measured.
_SIGNED = re.compile(
    r"\s{0,4}(?P<mark>[—–―-]{1,2})\s{0,2}(?P<name>[A-Z][\w.'’-]{0,30}(?: (?:[A-Z][\w.'’-]{0,30}|de|von|van|al|of|the)){0,7}?)[.,]?\s*$"
)


@dataclass(slots=True)
class Draft:
    """An attribution in characters, not yet a row."""

    content: list[Chars]
    cue: tuple[Chars, ...]
    source: tuple[Chars, ...]
    attitude: Attitude
    hedge: tuple[Chars, ...] = ()


def join_quotations(report: Report, lines: list[Line], drafts: list[list[Draft]]) -> list[Draft]:
    """All drafts in order, those of direct speech with the quotations around them that nobody else is given."""
    current: Draft | None = None
    last: Draft | None = None
    spoken: Draft | None = None
    announced: Draft | None = None
    waiting: list[Chars] = []
    loose: Chars | None = None
    breaks = frozenset(block.span.start for block in report.blocks)
    found: list[Draft] = []
    for line, here in zip(lines, drafts, strict=True):
        fresh = line.start in breaks
        last, spoken = (None, None) if fresh else (last, spoken)
        signed = _signature(report, line, loose) if not here else None
        if signed is not None:
            for pieces in (waiting, current.content if current is not None else []):
                pieces[:] = [piece for piece in pieces if piece != loose]
            found.append(signed)
            current = loose = None
            continue
        loose = None
        if announced is not None and (announced.content or line.letters[:1] != "Q") and fresh != bool(announced.content):
            announced.content.append((line.start, line.end))
            continue
        announced = None
        if not here and line.letters.strip(".") == "Q":
            piece = (line.words[0].start, line.words[0].end)
            before = spoken or last
            if current is None and before is not None and before.source:
                current = Draft([], before.cue, before.source, before.attitude)
                found.append(current)
            loose = piece
            (waiting if current is None else current.content).append(piece)
            continue
        if waiting and here and line.letters[:1] == "Q" and _open(report, waiting[-1]):
            here[0].content[:0] = waiting
            waiting = []
        found += _unnamed(report, waiting)
        waiting = []
        found += here
        last = here[-1] if here else last
        current = next((draft for draft in reversed(here) if _quoted(line, draft)), None)
        spoken = current or spoken
        if current is None and line.letters[-1:] in {":", ","}:
            current = _announced(line)
            found += [current] if current is not None else []
            announced = current if line.letters[-1] == ":" and fresh and len(line.letters) <= _SHORT else None
    return [draft for draft in found + _unnamed(report, waiting) if draft.content]


def _unnamed(report: Report, waiting: list[Chars]) -> list[Draft]:
    """Whole quoted sentences that nobody is given as the source of: somebody says them, but the report does not say there who."""
    whole = [piece for piece in waiting if piece[1] - piece[0] > _WHOLE and _first_letter(report.text, piece[0]).isupper()]
    return [Draft(whole, (), (), Attitude.ASSERTS)] if whole else []


def _first_letter(text: str, start: int) -> str:
    """What follows the opening mark, if there is one: a quotation carried over from the paragraph before has none."""
    begin = start + (text[start] in _OPENERS)
    return text[begin : begin + 2].lstrip()[:1]


def _signature(report: Report, line: Line, loose: Chars | None) -> Draft | None:
    """A line of nothing but a dash and a name, under the quotation `loose`."""
    found = _SIGNED.fullmatch(report.text, line.start, line.end) if loose is not None else None
    if loose is None or found is None:
        return None
    start, end = found.span("name")
    return Draft([loose], (found.span("mark"),), ((start, end - found["name"].endswith(".")),), Attitude.ASSERTS)


def _announced(line: Line) -> Draft | None:
    """The attribution of a line that ends in a colon: its last cue of speech; the words said are in the next paragraph."""
    for cue in reversed(find_cues(line)):
        source = left_source(line, cue.first)
        if "q" in cue.verb.frames and source is not None and not cue.passive:
            attitude = attitude_of(cue.verb.base, cue.verb.attitude, negated=cue.negated, declined=cue.declined)
            words = [line.words[at] for at in (cue.first, cue.verb_at, source[0], source[1] - 1)]
            return Draft([], ((words[0].start, words[1].end),), ((words[2].start, words[3].end),), attitude)
    return None


def _quoted(line: Line, draft: Draft) -> bool:
    """The draft's content holds quoted words."""
    quoted = (word.start for word, letter in zip(line.words, line.letters, strict=True) if letter == "Q") if "Q" in line.letters else ()
    return any(start <= at < end for at in quoted for start, end in draft.content)


def _open(report: Report, piece: Chars) -> bool:
    """The quotation has an opening mark, and no closing one."""
    text = report.text[piece[0] : piece[1]]
    return text[:1] in '“"«„‘' and text[-1:] not in "”\"»’“'"
