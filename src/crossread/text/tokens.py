"""Words with their places, cut by one pattern; every other module cuts words here, so that all agree on what a word is."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache, partial
from typing import NamedTuple

# A number keeps its separators (1,200.5), a word its inner apostrophes and hyphens (Fath-360, isn't, it’s); U.S. is one word.
# The first character tells what begins, most often a word in small letters, and nothing matched is tried anew (`*+`): half the time.
_TOKEN = re.compile(
    r"\S(?:(?<=[a-z])\w*+(?:[-'’]\w++)*+|(?<=[^\w\s])|(?<=[A-Z])\.(?:[A-Z]\.)++"
    r"|(?<=\d)\d*+(?:[.,:]\d++)*+|(?<=\w)\w*+(?:[-'’]\w++)*+)"
)

_WORTH_KEEPING = 200
"""Shorter texts are cut anew each time. Not measured."""


_SHORT = 20_000
"""The words of so short a text are kept while up to 255 other reports are looked at; those of a longer one take too much room."""


class Token(NamedTuple):
    """A word or mark with its place, half-open."""

    text: str
    start: int
    end: int


class Words(NamedTuple):
    """The words and marks of a text in order: each with its place, how each is written, and where each begins."""

    tokens: list[Token]
    written: list[str]
    starts: list[int]


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]` in order, with places in `text`."""
    limit = len(text) if end is None else min(end, len(text))
    if len(text) < _WORTH_KEEPING:
        return cut_words(text, start, limit).tokens
    words = words_of(text)
    found = stretch(words, start, limit)
    return words.tokens[found[0] : found[1]] if found else cut_words(text, start, limit).tokens


def words_of(text: str) -> Words:
    """All words and marks of a text; nobody may change the lists, since they are kept for the next who asks."""
    return _short(text) if len(text) <= _SHORT else _long(text)


def stretch(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Which of the words (first, after last) lie between two places; None where one of the places is inside a word."""
    starts, found = words.starts, words.tokens
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if (first and found[first - 1][2] > start) or (last > first and found[last - 1][2] > end):
        return None
    return first, last


def cut_words(text: str, start: int, end: int) -> Words:
    """The words and marks of a stretch cut anew, as if nothing stood before it or behind it."""
    # Column by column: half the time of Token(...), and every word of every report comes through here.
    matches = list(_TOKEN.finditer(text, start, end))
    written = list(map(_group, matches))
    starts = list(map(_start, matches))
    return Words(list(map(_token, zip(written, starts, map(_end, matches), strict=True))), written, starts)


_group, _start, _end = re.Match.group, re.Match.start, re.Match.end
_token = partial(tuple.__new__, Token)


def _whole(text: str) -> Words:
    return cut_words(text, 0, len(text))


# Reading asks a report for its words some hundred times in a row; relating goes to and fro between all the reports.
_short = lru_cache(maxsize=256)(_whole)
_long = lru_cache(maxsize=4)(_whole)
