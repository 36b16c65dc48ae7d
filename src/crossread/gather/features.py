"""Features: what of a report tells its event from others: its words, the names in it, its numbers.

Words are stems without function words; a name is a capitalised word, and every two of them side by side; numbers are taken as
written. A feature is a number made from its letters, so that two machines agree without a list; two features of one
number are rare enough not to matter (a million numbers a kind, some hundred features a report).
"""

from __future__ import annotations

import re
import zlib
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.vectors import word_vectors
from crossread.text.lists import words
from crossread.text.stems import stem


class Kind(IntEnum):
    """What a feature is: feature // ROOM."""

    WORD = 0
    NAME = 1
    NUMBER = 2


class Features(NamedTuple):
    """The features of a report in order, each once, and how often each stands in it."""

    ids: NDArray[np.int32]
    counts: NDArray[np.float32]


NOTHING = Features(np.zeros(0, np.int32), np.zeros(0, np.float32))
ROOM = 1 << 20
"""Features of one kind."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s'’]|\n")
_LONGEST = 20_000
"""The characters of a report that are looked at: an event is told at the beginning of a text. Not measured."""
_BREAK, _PLAIN, _CAPITAL, _NUMBER = range(4)
_WORDS_A_REPORT = 350
_SCALE = 0.001
"""The weight of a word is .001 / (.001 + its share of running text): training/static_vectors.py."""


def words_seen(text: str) -> NDArray[np.int32]:
    """The words and numbers of the text in order, each as what it is (times ROOM) and its letters; a mark or function word is 0."""
    tokens = _TOKEN.findall(text, 0, _LONGEST)
    return np.fromiter(map(_seen, tokens), np.int32, len(tokens))


def features(seen: NDArray[np.int32]) -> Features:
    """The features of a text whose words are given as numbers."""
    kinds, letters = seen // ROOM, seen % ROOM
    capital = kinds == _CAPITAL
    names = letters[capital]
    first = np.flatnonzero(capital[:-1] & capital[1:])
    both = ((letters[first].astype(np.int64) * 31_337 + letters[first + 1]) % ROOM).astype(np.int32)
    found = np.concatenate(
        [
            letters[capital | (kinds == _PLAIN)],
            names + np.int32(ROOM),
            both + np.int32(ROOM),
            letters[kinds == _NUMBER] + np.int32(2 * ROOM),
        ]
    )
    found.sort()
    starts = np.flatnonzero(np.concatenate([[True], found[1:] != found[:-1]])[: len(found)])
    return Features(found[starts], np.diff(starts, append=len(found)).astype(np.float32))


@lru_cache(maxsize=65_536)
def _seen(token: str) -> int:
    """What a word is (times ROOM), and its letters as a number; a mark or a function word ends a name."""
    if token[0].isdecimal():
        return _NUMBER * ROOM + _letters(token.replace(",", ""))
    if len(token) < 2 or token.lower() in _plain_words():
        return _BREAK
    return (_CAPITAL if token[0].isupper() else _PLAIN) * ROOM + _letters(stem(token))


def _letters(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % ROOM


@cache
def _plain_words() -> frozenset[str]:
    """Words that tell no event from another: function words, light words, months and days."""
    return words("function_words") | words("light_words") | words("months") | words("weekdays")


@cache
def commonness() -> NDArray[np.float32]:
    """For each feature the share of news reports that hold it, from how often its words stand in running text; 0 if that is not known."""
    listed = word_vectors()
    shares = np.zeros(3 * ROOM, np.float32)
    for word, place in listed.places.items():
        weight = float(listed.weights[place])
        shares[_letters(stem(word))] += _WORDS_A_REPORT * _SCALE * (1 - weight) / weight
    shares[ROOM : 2 * ROOM] = shares[:ROOM]
    return np.minimum(shares, np.float32(0.9))
