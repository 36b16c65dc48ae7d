"""Features: what of a report tells its event from others: its words, the names in it, its numbers.

Words are stems without function words; a name is a capitalised word, and every two of them side by side; numbers are taken as
written. How common a word is in news at large comes with the word vectors, so that the first report of a pile is weighed as well
as the last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache

from crossread.models.vectors import word_vectors
from crossread.text.lists import words
from crossread.text.stems import stem

Feature = tuple[int, str]


class Kind(IntEnum):
    """What a feature is: the first part of it."""

    WORD = 0
    NAME = 1
    NUMBER = 2


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s'’]|\n")
_LONGEST = 20_000
"""The characters of a report that are looked at: an event is told at the beginning of a text. Not measured."""
_WORDS_A_REPORT = 350
_SCALE = 0.001
"""The weight of a word is .001 / (.001 + its share of running text): training/static_vectors.py."""


def features(text: str) -> Counter[Feature]:
    """How often each feature stands in the text."""
    found: list[Feature] = []
    before = ""
    for token in _TOKEN.findall(text, 0, _LONGEST):
        own, name = _told(token)
        found += own
        if name and before:
            found.append((1, f"{before} {name}"))
        before = name
    return Counter(found)


@lru_cache(maxsize=65_536)
def _told(token: str) -> tuple[tuple[Feature, ...], str]:
    """The features of one word, and its stem if it may be part of a name."""
    if token[0].isdecimal():
        return ((int(Kind.NUMBER), token.replace(",", "")),), ""
    if len(token) < 2 or token.lower() in _plain_words():
        return (), ""
    short = stem(token)
    if token[0].isupper():
        return ((int(Kind.WORD), short), (int(Kind.NAME), short)), short
    return ((int(Kind.WORD), short),), ""


@cache
def _plain_words() -> frozenset[str]:
    """Words that tell no event from another: function words, light words, months and days."""
    return words("function_words") | words("light_words") | words("months") | words("weekdays")


@cache
def commonness() -> Mapping[str, float]:
    """The share of news reports that hold each common stem, from how often its words stand in running text."""
    listed = word_vectors()
    shares: dict[str, float] = {}
    for word, place in listed.places.items():
        weight = float(listed.weights[place])
        share = _WORDS_A_REPORT * _SCALE * (1 - weight) / weight
        shares[stem(word)] = min(0.9, shares.get(stem(word), 0.0) + share)
    return shares
