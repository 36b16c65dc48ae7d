"""Transcripts: paragraphs that open with the name of who speaks and a colon.

In order: each paragraph's opening name is read; the report is a transcript if most of its paragraphs open so, or if names in
capitals do, and one speaks twice; each turn runs to the end of its paragraph, and over paragraphs whose quotation stays open.
"""

from __future__ import annotations

import re

from crossread.read.direct import Draft
from crossread.rows import Attitude, Block, Report, Role
from crossread.text.lists import words

# A name that no colon follows is not tried again shorter (`+`), since no part of it holds what may follow.
_CAPITALS = re.compile(r"[\"“]?(?P<name>[A-Z][A-Z.'’-]*+(?: [A-Z][A-Z.'’-]*+){0,4}+):\s")
_NAMED = re.compile(
    r"(?P<name>[A-Z][^\s:;!?“”\"]{0,30}+(?: [^\s:;!?“”\"]{1,30}+){0,7}+):\s"
    r"|(?P<letter>[QA])\.\s"
)
_NOT_SPEAKERS = words("headline_labels")
_SHORT = frozenset({"Q", "A"})
_FEWEST = 2
_MOSTLY = 0.5  # of the paragraphs from the first turn to the last; not measured


def transcript(report: Report) -> list[Draft]:
    """What each speaker of a transcript says, over the paragraphs until the next speaker's."""
    blocks = [block for block in report.blocks if block.role in {Role.PARAGRAPH, Role.HEADING}]
    turns = _turns(report, blocks)
    found: list[Draft] = []
    for block, turn in zip(blocks, turns, strict=True):
        if turn:
            name, mark = turn.span(turn.lastgroup or "name"), turn.end(turn.lastgroup or "name")
            start = turn.end()
            if start < block.span.end:
                found.append(Draft([(start, block.span.end)], ((mark, mark + 1),), (name,), Attitude.ASSERTS))
        elif found and report.text[block.span.start] in '"“' and _unclosed(report, block):
            found[-1].content.append((block.span.start, block.span.end))
    return found


def _turns(report: Report, blocks: list[Block]) -> list[re.Match[str] | None]:
    """The name that opens each paragraph; nothing where the report is no transcript."""
    named = [_named(_NAMED.match(report.text, block.span.start, block.span.end)) for block in blocks]
    places = [at for at, turn in enumerate(named) if turn]
    if _repeats(named) and len(places) > _MOSTLY * (places[-1] + 1 - places[0]):
        return named
    shouted = [_CAPITALS.match(report.text, block.span.start, block.span.end) for block in blocks]
    return shouted if _repeats(shouted) else [None] * len(blocks)


def _named(turn: re.Match[str] | None) -> re.Match[str] | None:
    """The opening of a turn, unless its name is a label like "Correction"."""
    label = turn is not None and turn["name"] is not None and turn["name"] not in _SHORT and turn["name"].lower() in _NOT_SPEAKERS
    return None if label else turn


def _repeats(turns: list[re.Match[str] | None]) -> bool:
    """At least two paragraphs open with a name, and one name twice."""
    names = [turn[turn.lastgroup or "name"] for turn in turns if turn]
    return len(names) >= _FEWEST and len(names) > len(set(names))


def _unclosed(report: Report, block: Block) -> bool:
    """The paragraph's opening mark is not closed in it."""
    return not any(mark in report.text[block.span.start + 1 : block.span.end] for mark in '"”')
