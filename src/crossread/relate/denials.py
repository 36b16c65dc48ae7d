"""Statements that deny a claim or decline to confirm it: by their attitude, or by their words.

A denial says again what it denies ("Iran has denied it is providing missiles"), or only points back to it ("these
reports", "news of this kind"). Weak words ("false", "propaganda") count only beside a word that points back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.rows import Attitude, Manner, Reading, Span, Statement
from crossread.text.lists import table
from crossread.text.lists import words as listed
from crossread.text.patterns import any_of
from crossread.text.stems import stem
from crossread.text.tokens import tokens

_WORDS = {row[0]: (row[1], row[2]) for row in table("denials")}
_PATTERN = re.compile(rf"\b{any_of(_WORDS)}\b")
_POINTERS = listed("pointers")
_LIGHT = listed("light_words")
_NOT = listed("negations")
_BE = frozenset(("is", "are", "was", "were", "be", "as"))
_SPEAKING = frozenset(("answer", "be", "comment", "confirm", "deny", "discuss", "elaborate", "give", "reply", "respond", "say", "speak"))
_THIS = frozenset(("this", "that", "it", "these", "those"))
# "The government says that is not true."
_MOST_BARE = 6
_ENDINGS = ("ians", "ian", "ans", "ia", "an", "a", "i")


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that denies or declines.

    `content` is the roots of what it says, `roots` those and its source's names, `names` the names among them;
    `points_back` says that it holds a word that points to what somebody else said, `bare` that it denies only "this",
    `negated` that what it denies holds a "not".
    """

    reading: Reading
    said: Statement
    declines: bool
    content: frozenset[str]
    roots: frozenset[str]
    names: frozenset[str]
    points_back: bool
    bare: bool = False
    negated: bool = False


def find_denials(reading: Reading) -> list[Denial]:
    """The whole statements of a report that deny or decline, in text order."""
    found = []
    for said in reading.statements:
        way = _way(reading, said)
        if way:
            source = roots(reading, said.source)
            content = frozenset(root for root in roots(reading, said.content) if root not in _OWN)
            names = frozenset(root for root in (*source, *content) if root in capitals(reading, (*said.source, *said.content)))
            points = bool(_pointing(reading, said))
            bare = not content and not points and _only_this(reading, said)
            found.append(
                Denial(reading, said, way == "declines", content, content | (source & names), names, points, bare, _negated(reading, said))
            )
    return found


def _negated(reading: Reading, said: Statement) -> bool:
    return any(token.text.lower() in _NOT for span in said.content for token in tokens(reading.report.text, span.start, span.end))


def _only_this(reading: Reading, said: Statement) -> bool:
    """The words denied are "this" or "that", with nothing that names a thing."""
    cut = [token.text.lower() for span in said.content for token in tokens(reading.report.text, span.start, span.end)]
    return len(cut) <= _MOST_BARE and any(text in _THIS for text in cut)


def roots(reading: Reading, spans: tuple[Span, ...]) -> frozenset[str]:
    """The stems of the words of content in the places; a people's name and its country's are one root."""
    return frozenset(root for text, root in rooted(reading, spans) if text.lower() not in _LIGHT)


def capitals(reading: Reading, spans: tuple[Span, ...]) -> frozenset[str]:
    """The roots of the words that stand with a capital."""
    return frozenset(root for text, root in rooted(reading, spans) if text[0].isupper() and text.lower() not in _LIGHT)


def rooted(reading: Reading, spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    """The words of the places as written, each with its root."""
    cut = (token.text for span in spans for token in tokens(reading.report.text, span.start, span.end))
    return [(text, name_root(text)) for text in cut if text[0].isalnum()]


def name_root(word: str) -> str:
    """The stem of a word; of one with a capital, without the ending that makes Russia Russian and Iran Iranian."""
    root = stem(word)
    if word[0].isupper():
        for ending in _ENDINGS:
            if root.endswith(ending) and len(root) - len(ending) >= 4:
                return root[: -len(ending)]
    return root


_OWN = frozenset(name_root(part) for entry in _WORDS for part in entry.split()) | frozenset(map(stem, _POINTERS))


def _way(reading: Reading, said: Statement) -> str:
    """How the statement turns down a claim: "denies", "declines", or "" where it does not."""
    if said.attitude is Attitude.DENIES:
        return "denies"
    if said.attitude is Attitude.DECLINES:
        return "declines" if _of_words(reading, said) else ""
    if said.attitude in (Attitude.ASKS, Attitude.CALLS, Attitude.APOLOGISES):
        return ""
    text = reading.report.text
    for span in (*said.cue, *said.content):
        for found in _PATTERN.finditer(text, span.start, span.end):
            way, weight = _WORDS.get(found.group().lower(), ("", ""))
            if way and (
                weight == "strong" or (said.manner is not Manner.NARRATED and _of_a_claim(reading, span, found.start(), found.end()))
            ):
                return way
    return ""


def _of_a_claim(reading: Reading, span: Span, start: int, end: int) -> bool:
    """The weak word stands near one that points back ("false claims"), or is said of one ("the news that he left is false")."""
    cut = [token for token in tokens(reading.report.text, span.start, span.end) if token.text[0].isalnum()]
    before = [token.text.lower() for token in cut if token.end <= start]
    after = [token.text.lower() for token in cut if token.start >= end]
    if any(text in _POINTERS for text in (*before[-3:], *after[:3])):
        return True
    return any(text in _BE for text in before[-3:]) and any(text in _POINTERS for text in before)


def _of_words(reading: Reading, said: Statement) -> bool:
    """Nobody declines to sign a law or to leave here: what is declined is to speak."""
    cut = [token.text.lower() for span in said.content[:1] for token in tokens(reading.report.text, span.start, span.end)][:2]
    return len(cut) < 2 or cut[0] != "to" or cut[1] in _SPEAKING


def _pointing(reading: Reading, said: Statement) -> list[str]:
    text = reading.report.text
    spans = (*said.cue, *said.content)
    return [token.text for span in spans for token in tokens(text, span.start, span.end) if token.text.lower() in _POINTERS]
