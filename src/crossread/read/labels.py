"""Attributions by place rather than by a verb: a name and a colon, or a name behind a dash.

In order: quoted words with a name behind a dash ("“Never.” — Kay Ito"); a headline that names its speaker first ("Minister: no
deal").
"""

from __future__ import annotations

import re

from crossread.read.direct import Draft
from crossread.read.tagging import Line
from crossread.rows import Attitude
from crossread.text.lists import words

_BYLINE = re.compile(r"(?P<said>Q+)-+(?P<name>C[CNI,.DU]{0,9}?)\.?$")
_HEADLINE = re.compile(r"(?P<name>D?[CNZ]{1,6}):(?P<said>.{2,})$")
_TRAILED = re.compile(r"(?P<said>Q+):(?P<name>D?[CNZ][CNZ,UDI]{0,9})$")
_INTRODUCED = re.compile(r"(?P<name>D?[CNZ]{1,6}):(?P<said>Q+)$")
_NOT_SPEAKERS = words("headline_labels")


def byline(line: Line) -> Draft | None:
    """Quoted words with the name of who said them behind a dash."""
    found = _BYLINE.match(line.letters)
    if not found:
        return None
    said, name = found.span("said"), found.span("name")
    return _draft(line, said, (said[1], said[1] + 1), name)


def introduced(line: Line) -> Draft | None:
    """A paragraph of nothing but a name, a colon and quoted words."""
    found = _INTRODUCED.match(line.letters)
    return _draft(line, found.span("said"), (found.end("name"), found.end("name") + 1), found.span("name")) if found else None


def headline(line: Line) -> Draft | None:
    """A headline that opens with who says it and a colon, or ends so behind quoted words."""
    trailed = _TRAILED.match(line.letters)
    if trailed:
        return _draft(line, trailed.span("said"), (trailed.end("said"), trailed.end("said") + 1), trailed.span("name"))
    found = _HEADLINE.match(line.letters)
    if not found or line.words[found.start("name")].text.lower() in _NOT_SPEAKERS:
        return None
    name, said = found.span("name"), found.span("said")
    end = said[1]
    while end > said[0] and line.letters[end - 1] == ".":
        end -= 1
    return _draft(line, (said[0], end), (name[1], name[1] + 1), name) if end - said[0] > 1 else None


def _draft(line: Line, said: tuple[int, int], cue: tuple[int, int], name: tuple[int, int]) -> Draft:
    content, mark, source = ((line.words[start].start, line.words[end - 1].end) for start, end in (said, cue, name))
    return Draft([content], (mark,), (source,), Attitude.ASSERTS)
