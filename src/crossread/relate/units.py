"""Units: statements and parts of statements, made ready to be compared with those of other reports.

A unit keeps its words of content as stems, its numbers and names apart, its words' vectors, and the words around it
(the rest of its sentences and their neighbours), because a clause often leaves its subject to the clause before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.models.vectors import WordVectors
from crossread.rows import Manner, Reading, Span, Statement, Value
from crossread.text.lists import words as listed
from crossread.text.stems import stem
from crossread.text.tokens import Token, tokens
from crossread.text.verbs import plain, verbal

_NUMBER_WORDS = {
    word: str(at)
    for at, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
    if at != 1
} | {"dozen": "12", "hundred": "100", "thousand": "1000", "million": "000000", "billion": "000000000"}
_NUMBER = re.compile(r"\d")
_LIGHT = listed("light_words")
_NEGATIONS = listed("negations")
_MAX_WORDS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A statement with its words made ready; `order` is its place among its report's units, 0 to 1."""

    said: Statement
    text: str
    stems: tuple[str, ...]
    bag: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    source: frozenset[str]
    vectors: NDArray[np.int32]
    order: float
    title: bool
    negated: bool
    sentence: int
    runs: frozenset[tuple[str, str]]
    verbs: NDArray[np.bool_]
    values: tuple[Value, ...]
    hedged: bool

    @property
    def report(self) -> str:
        """The id of the report that carries the unit."""
        return self.said.report

    @property
    def spoken(self) -> bool:
        """Somebody else than the outlet says it."""
        return self.said.manner is not Manner.NARRATED


def units(readings: Sequence[Reading], vectors: WordVectors) -> list[Unit]:
    """Every statement and part of the readings as units, by report id and place: the order of the reports plays no role."""
    found: list[Unit] = []
    for reading in sorted(readings, key=lambda reading: reading.report.id):
        found.extend(_units(reading, vectors))
    return found


def _units(reading: Reading, vectors: WordVectors) -> list[Unit]:
    text, title = reading.report.text, reading.report.title
    ends = [sentence.end for sentence in reading.sentences]
    sentence_stems = [_content(tokens(text, span.start, span.end)) for span in reading.sentences]
    names = _names(text, reading.sentences)
    said_all = sorted((*reading.statements, *reading.parts), key=lambda said: (said.start, said.end, said.id))
    length = max(1, len(text))
    values = sorted(reading.values, key=lambda value: value.span.start)
    starts = [value.span.start for value in values]
    made = []
    for said in said_all:
        found = [token for span in said.content for token in tokens(text, span.start, span.end)][: 4 * _MAX_WORDS]
        first = min(bisect_left(ends, said.start + 1), max(0, len(ends) - 1))
        last = min(bisect_left(ends, said.end), max(0, len(ends) - 1))
        kept = [token for token in found if _carries(token)][:_MAX_WORDS]
        stems = tuple(_stemmed(token) for token in kept)
        around = frozenset(root for near in sentence_stems[max(0, first - 1) : last + 2] for root in near)
        source = frozenset(root for span in said.source for root in _content(tokens(text, span.start, span.end)))
        bag = frozenset(stems)
        made.append(
            Unit(
                said,
                " ".join(token.text for token in found).lower(),
                stems,
                bag,
                frozenset(root for root in bag if root[0].isdigit()),
                bag & names,
                around,
                source,
                np.array([vectors.place(token.text.lower()) for token in kept], dtype=np.int32),
                said.start / length,
                title is not None and said.start < title.end,
                any(token.text.lower() in _NEGATIONS or token.text.lower().endswith(("n't", "n’t")) for token in found),
                first,
                frozenset(pairwise(stems)),
                np.array([verbal(token.text) or plain(token.text) for token in kept], dtype=np.bool_),
                tuple(values[at] for at in sorted(_within(said.content, values, starts))),
                bool(said.hedge),
            )
        )
    return made


def _within(content: Sequence[Span], values: Sequence[Value], starts: Sequence[int]) -> set[int]:
    """The places of the values that lie wholly in one of the spans; `values` stand in the order of their `starts`."""
    return {
        at
        for span in content
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        if values[at].span.end <= span.end
    }


def _carries(token: Token) -> bool:
    return token.text[0].isalnum() and token.text.lower() not in _LIGHT


def _stemmed(token: Token) -> str:
    lower = token.text.lower()
    return _NUMBER_WORDS.get(lower) or (lower.replace(",", "") if _NUMBER.match(lower) else stem(token.text)) or lower


def _content(found: list[Token]) -> list[str]:
    return [_stemmed(token) for token in found if _carries(token)]


def _names(text: str, sentences: Sequence[Span]) -> frozenset[str]:
    """The stems of words that stand with a capital inside a sentence of running text."""
    found: set[str] = set()
    for span in sentences:
        words = [token for token in tokens(text, span.start, span.end) if token.text[0].isalpha()]
        capital = [token for token in words[1:] if token.text[0].isupper()]
        if 2 * len(capital) < len(words):
            found.update(stem(token.text) for token in capital)
    return frozenset(found)
