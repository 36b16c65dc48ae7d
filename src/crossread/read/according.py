"""Attributions by "according to".

According to Kay, … · According to the mayor, Ida Kay, … · …, according to Kay · …, according to Kay, …
"""

from __future__ import annotations

import re

from crossread.read.contents import content_end, content_start, has_clause
from crossread.read.found import Found, trimmed, word_at
from crossread.read.gazetteer import roles
from crossread.read.sources import right_source
from crossread.read.tagging import Line

_PLACE = re.compile(r"[gC]t(?=.)")
# The coach, Alireza Mehraban, · Kay, a fellow at the institute,
_APPOSED = re.compile(r"N,(?P<name>C{2,5}),(?!&|C{1,5}&)|C,(?P<what>D[NCU]{1,6}(?:I[DNCU]{1,6}){0,3}),(?!&)")
_SHORT = 4  # words before "according to" that may open a sentence without being what is said; not measured


def by_according(line: Line) -> list[Found]:
    """The attributions of a sentence that are made by "according to"."""
    if "gt" not in line.letters and "Ct" not in line.letters:
        return []
    places = (place.start() for place in _PLACE.finditer(line.letters))
    found = (_according(line, at) for at in places if word_at(line, at) == "according")
    return [one for one in found if one is not None]


def _according(line: Line, at: int) -> Found | None:
    """What stands before "according to", or else behind the name."""
    letters = line.letters
    source = right_source(line, at + 2)
    if source is None:
        return None
    start = content_start(line)
    if at <= start and source[1] >= len(letters) - 1 and "," in letters[source[0] : source[1]]:
        source = (source[0], letters.index(",", source[0]))
    before = trimmed(line, start, at, ",") if at - start > 1 else None
    comma = letters.find(",", source[1])
    if at <= start and comma == source[1] and letters[comma + 1 : comma + 2] in {"W", "H"} and letters.find(",", comma + 1) > 0:
        comma = letters.find(",", comma + 1)
        source = (source[0], comma)
    if at <= start and comma == source[1]:
        comma = _apposed(line, comma)
        source = (source[0], comma)
    rest = None
    if comma >= 0 and (before is None or before[1] - start < _SHORT or not has_clause(letters[start : before[1]])):
        rest = trimmed(line, comma + 1, content_end(line, comma + 1)) if comma + 1 < len(letters) else None
    pieces = tuple(piece for piece in (before, rest) if piece)
    return Found(pieces, ((at, at + 2),), (source,), late=True) if pieces else None


def _apposed(line: Line, comma: int) -> int:
    """The comma behind the name of a role, or behind what tells more of a name, that follows the source; else the one given."""
    found = _APPOSED.match(line.letters, comma - 1)
    if found is None or not has_clause(line.letters[found.end() :]):
        return comma
    known = word_at(line, comma - 1) in roles() if found["name"] else word_at(line, comma + 1) in {"a", "an"}
    return found.end() - 1 if known else comma
