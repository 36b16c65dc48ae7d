"""What a name stands for, by the evidence in it and around it; the strongest first.

A title or a role makes a person; a known name is what it is known as; "Ministry", "Inc." make a body; "River" a place;
a given name or an age makes a person; "in" before a single name a place; two plain words are most often a person.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from crossread.read.counted import is_plural, singular
from crossread.read.gazetteer import body_words, demonyms, given_names, known_names, place_words, roles, thing_words
from crossread.read.naming import Name
from crossread.rows import MentionKind

_ROLE_BEFORE = re.compile(r"(?<![\w-])([a-z]+(?:-[a-z]+)?)[ \u00a0]$")
_AFTER = re.compile(r",? (?:who|whose|whom)\b|, (?:aged )?\d{1,2}(?=[,.;)]| of\b)|[ ,]+\((?:[RD]-|\d{2}\))")
_APPOSITION = re.compile(
    r", (?:an? |the |his |her |its |their )?((?:[\w’'.-]+ ){0,4}?[\w’'-]+)(?=[,.;\n]| (?:of|for|at|in|who|with|from|and)\b)"
)
_SPEAKS = re.compile(
    r"(?:,)? (?:said|says|told|added|tweeted|wrote|asked|testified|died|resigned|pleaded|was born|retired|denied"
    r"|admitted|argued|insisted)\b"
)
_SPEAKS_BEFORE = re.compile(r"\b(?:said|says|added|asked|wrote|explained|argued|recalled|noted|insisted) $")
_IN_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|across|throughout|around|into|toward|towards|from|to|In|At|Near|Outside|Across|From) "
    r"(?:the )?(?:(?:northern|southern|eastern|western|central|downtown|nearby|rural) )?$"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}\d?s?$|(?:[A-Z]\.){2,4}$")
_INITIAL = re.compile(r"[A-Z]\.$")
_FIRM = re.compile(r"\b(?:Inc|Corp|Co|Ltd|LLC|PLC|Plc|AG|SA|GmbH|NV|LLP|LP)\.?$")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?$")
_RULES = re.compile(r"(?:['’]s)? (?:administration|presidency|campaign|supporter|family|loyalist|ally|allies|aide|adviser)")
_LETTERS = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+){0,3}$")
_LOOK = 60
CERTAIN = 3


class Sized(NamedTuple):
    """A name's kind and how sure it is: 3 by its own words or a title, 2 by what stands around it, 1 by its mere shape."""

    kind: MentionKind
    strength: int


def kind_of(text: str, name: Name, lower: frozenset[str]) -> Sized:
    """The kind of a name and how strong the evidence is; `lower` are the words that the report has in small letters."""
    if name.title or (role_before(text, name.start) and not _ACRONYM.match(name.text)):
        return Sized(MentionKind.PERSON, CERTAIN)
    known = known_names().get(name.text)
    if known and not (" " not in name.text and name.text in given_names() and _speaks(text, name)):
        return Sized(known, CERTAIN)
    own = _by_own_words(name.text)
    if own:
        return own
    words = name.text.split(" ")
    return _by_surroundings(text, name, words) or _by_shape(words, lower)


def role_before(text: str, start: int) -> int | None:
    """Where the small-lettered role right before a name begins ("spokesman" in "Kremlin spokesman Dmitry Peskov")."""
    if start < 2 or text[start - 1] not in " \u00a0" or not text[start - 2].islower():
        return None
    if text[max(0, start - 4) : start - 1] not in _role_ends():
        return None
    found = _ROLE_BEFORE.search(text, max(0, start - 24), start)
    return found.start(1) if found and found[1] in roles() else None


@cache
def _role_ends() -> frozenset[str]:
    """The last three letters of every role; most words before a name end otherwise, so nothing more is looked at."""
    return frozenset(role[-3:] for role in roles())


@lru_cache(maxsize=8192)
def _by_own_words(name: str) -> Sized | None:
    words = name.split(" ")
    last = words[-1]
    if (
        _FIRM.search(last)
        or last in body_words()
        or words[0]
        in (
            "Ministry",
            "Department",
            "University",
            "Bank",
            "Foundation",
            "Committee",
            "Bureau",
            "Office",
            "Institute",
            "Center",
            "Centre",
            "Council",
            "Association",
            "Church",
            "Court",
            "Union",
            "Party",
        )
    ):
        return Sized(MentionKind.ORGANISATION, CERTAIN)
    if last in place_words() or words[0] in ("Lake", "Mount", "Fort", "Cape", "Camp", "Port", "Gulf", "Strait", "Republic"):
        return Sized(MentionKind.PLACE, CERTAIN)
    if len(words) > 1 and (words[0] in given_names() or any(_INITIAL.match(word) for word in words[:2]) or _SUFFIX.match(last)):
        return Sized(MentionKind.PERSON, CERTAIN)
    if len(words) > 1 and known_names().get(last) is MentionKind.ORGANISATION:
        return Sized(MentionKind.ORGANISATION, 2)
    if last in thing_words():
        return Sized(MentionKind.UNKNOWN, 1)
    if any(word in body_words() for word in words[:-1]) and len(words) > 2:
        return Sized(MentionKind.ORGANISATION, 2)
    return None


def _by_surroundings(text: str, name: Name, words: list[str]) -> Sized | None:
    after = text[name.end : name.end + _LOOK]
    if _ACRONYM.match(name.text):
        return Sized(MentionKind.ORGANISATION, 2)
    if len(words) == 1 and _RULES.match(after):
        return Sized(MentionKind.PERSON, 1)
    if _AFTER.match(after) or (len(words) > 1 and _names_role(after)) or _speaks(text, name):
        return Sized(MentionKind.PERSON, 2)
    if len(words) <= 2 and _IN_BEFORE.search(text, max(0, name.start - 30), name.start) and words[0] not in given_names():
        return Sized(MentionKind.PLACE, 1)
    return None


def _speaks(text: str, name: Name) -> bool:
    return _SPEAKS.match(text, name.end) is not None or _SPEAKS_BEFORE.search(text, max(0, name.start - 12), name.start) is not None


def _names_role(after: str) -> bool:
    """A role follows after a comma: ", a senior fellow at", ", the spokesman"."""
    found = _APPOSITION.match(after)
    return found is not None and found[1].split(" ")[-1].lower() in roles()


def _by_shape(words: list[str], lower: frozenset[str]) -> Sized:
    plain = len(words) in (2, 3) and all(len(word) > 1 and word[0].isupper() and _LETTERS.match(word) for word in words)
    common = any(word in demonyms() or {word.lower(), singular(word.lower())} & lower for word in words)
    if plain and not common and not any(word.isupper() or word in thing_words() for word in words):
        return Sized(MentionKind.PERSON, 1)
    if common and len(words) > 1 and is_plural(words[-1]):
        return Sized(MentionKind.ORGANISATION, 1)
    return Sized(MentionKind.UNKNOWN, 0)
