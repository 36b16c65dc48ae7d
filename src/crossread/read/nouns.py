"""What a noun carries.

his claim that … · the ministry's denial that … · allegations that …

Whose it is stands before the noun, as a possessive; where nobody is named ("amid claims that") the source is left open.
"""

from __future__ import annotations

import re

from crossread.read.contents import content_end, has_clause
from crossread.read.found import Found, trimmed, word_at
from crossread.read.sources import left_source
from crossread.read.tagging import Line
from crossread.rows import Attitude
from crossread.text.lists import mapping

_NOUN = re.compile(r"[NVKC]T(?=[PDCNUHg\"Q])")
_POSSESSIVES = frozenset({"his", "her", "its", "their"})


def by_nouns(line: Line) -> list[Found]:
    """The attributions of a sentence that a noun makes."""
    found = (_attribution(line, place.start()) for place in _NOUN.finditer(line.letters))
    return [one for one in found if one is not None]


def _attribution(line: Line, noun: int) -> Found | None:
    """What the noun at a place carries, if somebody has it or it stands in the plural."""
    attitude = mapping("reporting_nouns").get(word_at(line, noun))
    before = line.letters[noun - 1] if noun else ""
    if attitude is None or (line.letters[noun] in "VK" and before not in {"D", "Z"}):
        return None
    owner = _owner(line, noun)
    several = word_at(line, noun).endswith("s") and (before != "D" or word_at(line, noun - 1) == "the")
    content = trimmed(line, noun + 2, content_end(line, noun + 2))
    if content is None or not has_clause(line.letters[content[0] : content[1]]) or not (owner or several):
        return None
    return Found((content,), ((noun, noun + 1),), (owner,) if owner else (), Attitude(attitude))


def _owner(line: Line, noun: int) -> tuple[int, int] | None:
    """Whose the noun is: the possessive at most three words before it."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if line.letters[at] == "Z":
            return left_source(line, at + 1) or (at, at + 1)
        if line.letters[at] == "D":
            return (at, at + 1) if line.words[at].text.lower() in _POSSESSIVES else None
        if line.letters[at] not in "NvgR":
            return None
    return None
