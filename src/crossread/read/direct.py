"""Direct speech beyond one sentence: quotations that stand alone join the attribution beside them."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.read.attitudes import attitude_of
from crossread.read.cues import find_cues
from crossread.read.sources import left_source
from crossread.read.tagging import Line
from crossread.rows import Attitude, Report

Chars = tuple[int, int]


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
    waiting: list[Chars] = []
    breaks = _block_starts(report)
    found: list[Draft] = []
    for line, here in zip(lines, drafts, strict=True):
        fresh = line.start in breaks
        bare = line.letters.strip(".") == "Q" and not here
        if bare:
            piece = (line.words[0].start, line.words[0].end)
            if current is not None:
                current.content.append(piece)
            elif last is not None and not fresh and last.source:
                current = Draft([piece], last.cue, last.source, last.attitude)
                found.append(current)
            elif _open(report, piece):
                waiting.append(piece)
            continue
        if fresh and waiting and not (here and line.letters[:1] == "Q"):
            waiting = []
        current = None
        last = here[-1] if here else last if not fresh else None
        for draft in here:
            found.append(draft)
            if any(line.letters[place] == "Q" for place in _places(line, draft)):
                current = draft
                if waiting:
                    draft.content[:0] = waiting
                    waiting = []
        if current is None and line.letters[-1:] in {":", ","}:
            current = _announced(line)
            if current is not None:
                found.append(current)
    return [draft for draft in found if draft.content]


def _announced(line: Line) -> Draft | None:
    """The attribution of a line that ends in a colon: its last cue of speech; the words said are in the next paragraph."""
    for cue in reversed(find_cues(line)):
        source = left_source(line, cue.first)
        if "q" in cue.verb.frames and source is not None and not cue.passive:
            attitude = attitude_of(cue.verb.base, cue.verb.attitude, negated=cue.negated, declined=cue.declined)
            words = [line.words[at] for at in (cue.first, cue.verb_at, source[0], source[1] - 1)]
            return Draft([], ((words[0].start, words[1].end),), ((words[2].start, words[3].end),), attitude)
    return None


def _places(line: Line, draft: Draft) -> list[int]:
    """The words of the line that are in the draft's content."""
    return [at for at, word in enumerate(line.words) for start, end in draft.content if start <= word.start and word.end <= end]


def _block_starts(report: Report) -> frozenset[int]:
    return frozenset(block.span.start for block in report.blocks)


def _open(report: Report, piece: Chars) -> bool:
    """The quotation has an opening mark, and no closing one."""
    text = report.text[piece[0] : piece[1]]
    return text[:1] in '“"«„‘' and text[-1:] not in "”\"»’“'"
