"""What a noun carries.

his claim that … · the ministry's denial that … · allegations that …

Whose it is stands before the noun, as a possessive; where nobody is named ("amid claims that") the source is left open.
"""

from __future__ import annotations

import re

from crossread.read.contents import content_end, has_clause
from crossread.read.found import Found, trimmed
from crossread.read.sources import left_source
from crossread.read.tagging import Line
from crossread.rows import Attitude
from crossread.text.lists import mapping

_NOUN = re.compile(r"[NVKC]T(?=[PDCNUHg\"Q])")
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})


def by_nouns(line: Line) -> list[Found]:
    """The attributions of a sentence that a noun makes."""
    found: list[Found] = []
    for place in _NOUN.finditer(line.letters):
        attitude = mapping("reporting_nouns").get(line.words[place.start()].text.lower())
        if attitude is None or (line.letters[place.start()] in "VK" and not _possessed(line, place.start())):
            continue
        begin = place.end()
        content = trimmed(line, begin, content_end(line, begin))
        owner = _owner(line, place.start())
        plural = line.words[place.start()].text.endswith("s")
        if content and has_clause(line.letters[begin : content[1]]) and (owner or plural):
            found.append(Found((content,), ((place.start(), place.end() - 1),), (owner,) if owner else (), Attitude(attitude)))
    return found


def _possessed(line: Line, noun: int) -> bool:
    return noun > 0 and line.letters[noun - 1] in "DZ"


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
