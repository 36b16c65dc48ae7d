"""Words with their places, cut by one pattern; every other module cuts words here, so that all agree on what a word is."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

# A number keeps its separators (1,200.5), a word its inner apostrophes and hyphens (Fath-360, isn't, it’s); U.S. is one word.
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,:]\d+)*(?=\D|$)|\w+(?:[-'’]\w+)*|[^\w\s]")

_WORTH_KEEPING = 200
"""Shorter texts are cut anew each time. Not measured."""


_SHORT = 20_000
"""The words of so short a text are kept while up to 255 other reports are looked at; those of a longer one take too much room."""


class Token(NamedTuple):
    """A word or mark with its place, half-open."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]` in order, with places in `text`."""
    limit = len(text) if end is None else min(end, len(text))
    if len(text) < _WORTH_KEEPING:
        return _cut(text, start, limit)
    found, starts = _short(text) if len(text) <= _SHORT else _long(text)
    first, last = bisect_left(starts, start), bisect_left(starts, limit)
    if (first and found[first - 1].end > start) or (last > first and found[last - 1].end > limit):
        return _cut(text, start, limit)  # the stretch begins or ends inside a word
    return list(found[first:last])


def _cut(text: str, start: int, end: int) -> list[Token]:
    # A third faster than Token(...), and every word of every report comes through here.
    new = tuple.__new__
    return [new(Token, (found.group(), found.start(), found.end())) for found in _TOKEN.finditer(text, start, end)]


def _whole(text: str) -> tuple[tuple[Token, ...], list[int]]:
    found = tuple(_cut(text, 0, len(text)))
    return found, [token.start for token in found]


# Reading asks a report for its words some hundred times in a row; relating goes to and fro between all the reports.
_short = lru_cache(maxsize=256)(_whole)
_long = lru_cache(maxsize=4)(_whole)
