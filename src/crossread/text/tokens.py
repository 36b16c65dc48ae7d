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
    """The words and marks of a text in order: how each is written, where it begins and where it ends.

    Three lists rather than a row a word: hundreds of thousands of rows kept at once would keep the garbage collector busy.
    """

    written: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]` in order, with places in `text`."""
    limit = len(text) if end is None else min(end, len(text))
    if len(text) < _WORTH_KEEPING:
        return rows_of(cut_words(text, start, limit))
    words, rows = _short(text) if len(text) <= _SHORT else _long(text)
    found = stretch(words, start, limit)
    return rows[found[0] : found[1]] if found else rows_of(cut_words(text, start, limit))


def stretch(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Which of the words (first, after last) lie between two places; None where one of the places is inside a word."""
    starts, ends = words.starts, words.ends
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if (first and ends[first - 1] > start) or (last > first and ends[last - 1] > end):
        return None
    return first, last


def cut_words(text: str, start: int, end: int) -> Words:
    """The words and marks of a stretch cut anew, as if nothing stood before it or behind it."""
    matches = list(_TOKEN.finditer(text, start, end))
    return Words(list(map(_group, matches)), list(map(_start, matches)), list(map(_end, matches)))


def rows_of(words: Words, first: int = 0, last: int | None = None) -> list[Token]:
    """Some of the words as tokens."""
    return list(map(_token, zip(words.written[first:last], words.starts[first:last], words.ends[first:last], strict=True)))


_group, _start, _end = re.Match.group, re.Match.start, re.Match.end
_token = partial(tuple.__new__, Token)


def _whole(text: str) -> tuple[Words, list[Token]]:
    words = cut_words(text, 0, len(text))
    return words, rows_of(words)


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """All words and marks of a text; nobody may change the lists, since they are kept for the next who asks."""
    return cut_words(text, 0, len(text))


# Relating goes to and fro between all the reports.
_short = lru_cache(maxsize=256)(_whole)
_long = lru_cache(maxsize=4)(_whole)
