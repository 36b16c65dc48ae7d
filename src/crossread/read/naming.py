"""From a run of capitalised words to the names in it.

1  words that are no names part it: weekdays, "The", what merely opens the sentence
2  "of", "for", "and" join only inside the name of a body or a place: "Bank of England", not "Iran and Russia"
3  a title divides what comes before from the person's name: "U.S. Secretary of State | Antony Blinken"
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crossread.read.chains import Word, words_of
from crossread.read.gazetteer import body_words, demonyms, given_names, known_names, never_names, openers, place_words, titles

_SPACE = re.compile("[ \u00a0]")
_GLUE = ("of", "for", "on", "in", "to", "against", "at", "and", "&")
_JOINS_OF = (
    "Republic",
    "Kingdom",
    "State",
    "States",
    "Isle",
    "House",
    "Duke",
    "Duchess",
    "Prince",
    "Princess",
    "Earl",
    "Secretary",
    "Speaker",
    "Chief",
    "Book",
    "Knights",
    "Daughters",
    "Sons",
    "Sons",
    "Doctors",
    "Reporters",
    "Physicians",
    "Citizens",
    "Friends",
    "Order",
    "War",
    "Declaration",
    "Statue",
    "Tower",
    "Bill",
    "Horn",
    "Cape",
    "Mount",
    "Chamber",
    "Joint",
    "Director",
    "President",
    "Minister",
)
_NAME_MONTHS = ("May", "March", "April", "June", "August")
_MAX_TITLE_WORDS = 4


class Name(NamedTuple):
    """A name in a run: where its title begins, where the name begins and ends, and the title's words, if any."""

    start: int
    head: int
    end: int
    text: str
    title: str = ""

    def moved(self, by: int) -> Name:
        """The same name, its run beginning at another place."""
        return Name(self.start + by, self.head + by, self.end + by, self.text, self.title)


def names_in(run: str, lower: frozenset[str], *, opens: bool) -> tuple[Name, ...]:
    """The names in a run; `lower` are the words that the report has in small letters, `opens` says the run opens a sentence."""
    return _names(run, _openers(run, lower) if opens else 0)


# The same few names come again and again, in one report and in the reports of one event.
@lru_cache(maxsize=8192)
def _names(run: str, skipped: int) -> tuple[Name, ...]:
    """The names in a run without its first words."""
    parts = (part for words in _parted(words_of(run)[skipped:]) for part in _joined(words))
    return tuple(name for name in (_titled(_trimmed(part)) for part in parts) if name)


def _openers(run: str, lower: frozenset[str]) -> int:
    """How many first words of a run have a capital only because a sentence begins with them."""
    words = _SPACE.split(run, maxsplit=2)
    if " ".join(words[:2]) in known_names():
        return 0
    word = words[0]
    plain = word.lower()
    given = word in given_names()
    known = given or word in known_names() or plain in titles() or word in demonyms()
    if (plain not in openers() or (given and len(words) > 1)) and (known or plain not in lower):
        return 0
    return 2 if len(words) > 1 and words[1] in _GLUE else 1


def _parted(chain: list[Word]) -> list[list[Word]]:
    """The run cut at words that are no part of any name."""
    parts: list[list[Word]] = [[]]
    for place, word in enumerate(chain):
        stays = word.text in _NAME_MONTHS and bool(parts[-1]) and parts[-1][-1].text not in _GLUE
        if (
            _is_compound(word.text)
            or (word.text in never_names() and not stays)
            or (word.text == "The" and place == 0 and not _hague(chain))
        ):
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _is_compound(word: str) -> bool:
    """An adjective made of a name: "Iran-backed", "Sixteen-year-old"."""
    last = word.rpartition("-")[2]
    return len(last) > 2 and len(last) < len(word) and last.islower()


def _hague(chain: list[Word]) -> bool:
    return len(chain) > 1 and f"The {chain[1].text}" in known_names()


def _joined(words: list[Word]) -> list[list[Word]]:
    """The part cut at "of", "and" and the like unless they stand inside one name."""
    parts: list[list[Word]] = [[]]
    place = 0
    while place < len(words):
        word = words[place]
        if word.text in _GLUE and parts[-1]:
            skip = 2 if place + 1 < len(words) and words[place + 1].text == "the" else 1
            if _belongs(parts[-1], word.text, words[place + skip :]):
                parts[-1].extend(words[place : place + skip])
            else:
                parts.append([])
            place += skip
        else:
            parts[-1].append(word)
            place += 1
    return parts


def _belongs(left: list[Word], glue: str, right: list[Word]) -> bool:
    if not right:
        return False
    if _text([*left, Word(glue, 0, 0), right[0]]) in known_names() or _text([left[-1], Word(glue, 0, 0), right[0]]) in known_names():
        return True
    body = any(word.text in body_words() for word in left) and not any(word.text in ("of", "for") for word in left[-1:])
    if glue == "&":
        return True
    if glue == "and":
        return (
            body
            and any(word.text in ("of", "for") for word in left)
            and right[0].text not in known_names()
            and right[0].text not in given_names()
        )
    if glue == "of" and any(word.text == "of" for word in left):
        return False
    if glue == "of":
        return body or left[-1].text in _JOINS_OF or left[-1].text in place_words()
    return body and glue in ("for", "on", "to", "against") and left[-1].text in body_words()


def _trimmed(words: list[Word]) -> list[Word]:
    """The part without small words at its ends."""
    while words and (words[-1].text in _GLUE or words[-1].text in ("the", "de", "la", "al", "bin", "van", "von", "y")):
        words = words[:-1]
    while words and words[0].text in (*_GLUE, "the"):
        words = words[1:]
    return words


def _titled(words: list[Word]) -> Name | None:
    """The name with its title set apart; None for what is only a title or a demonym."""
    if not words:
        return None
    text = _text(words)
    if text in known_names() or (words[-1].text in body_words() and len(words) > 1):
        return _named(words, 0)
    after = _after_last_title(words)
    if after and after < len(words) and words[after].text in _GLUE:
        office = _trimmed(words[after:])
        return _named(office, 0) if office else None
    if after == len(words):
        return None
    if after == 0 and all(word.text in demonyms() for word in words):
        return None
    if after == 0:
        while len(words) > 1 and words[0].text in demonyms() and words[0].text not in given_names() and words[1].text not in body_words():
            words = words[1:]
    return _named(words, after)


def _after_last_title(words: list[Word]) -> int:
    """How many words come before the name: up to the end of the last title; 0 where there is none."""
    last = 0
    for start in range(len(words)):
        if start and words[start - 1].text in given_names() and words[start - 1].text not in known_names():
            break
        for length in range(min(_MAX_TITLE_WORDS, len(words) - start), 0, -1):
            if _text(words[start : start + length]).lower() in titles():
                last = max(last, start + length)
                break
    return last


def _named(words: list[Word], after: int) -> Name:
    name = words[after:]
    return Name(words[0].start, name[0].start, name[-1].end, _text(name), _text(words[:after]))


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)
