"""The words that may open a value: digits, number words, months, weekdays, "yesterday", "last", "several".

One pass over the words of a report finds them; the grammars of dates and quantities then try only these places.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import compress

from crossread.text.by_word import by_word
from crossread.text.lists import table
from crossread.text.tokens import words_of

_ARTICLES = ("a", "an", "A", "An")
_AFTER_ARTICLE = re.compile(
    r" (?:few|couple|pair|handful|dozen|hundred|thousand|million|billion|trillion|lakh|crore|half|third|quarter|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|second|minute|hour|day|week|fortnight|month|year|decade|century)"
)
_DIGITS = "0123456789½¼¾⅓⅔"
_WORD = re.compile(r"[0-9½¼¾⅓⅔]+|[^\W\d_]+")


@cache
def _classes() -> dict[str, str]:
    found = {row[0]: row[1] for row in table("time_words")}
    found |= {row[0]: "number" for row in table("number_words") if row[2] != "short"}
    found |= {row[0].split(" ")[0]: "number" for row in table("vague_numbers")} | {"a": "number"}
    found |= {word.capitalize(): kind for word, kind in found.items()}
    for row in table("holidays"):
        found.setdefault(row[0].replace(".", " ").replace("'", " ").replace("’", " ").split(" ")[0], "holiday")
    found |= {row[0]: "month" for row in table("months")} | {row[0].upper(): "month" for row in table("months") if row[2] != "context"}
    return (
        found
        | {row[0]: "weekday" for row in table("weekdays")}
        | {row[0].upper(): "weekday" for row in table("weekdays") if len(row[0]) > 4}
    )


def find_seeds(text: str) -> list[tuple[int, str]]:
    """Where a value may begin and what its first word is: "digits", "number", "month", "weekday", "relative" and so on."""
    words = words_of(text)
    seeds = []
    found = list(map(_seeds_of, words.written))
    for at, within in compress(zip(words.starts, found, strict=True), found):
        for place, kind in within:
            start = at + place
            if kind == "article" and not _AFTER_ARTICLE.match(text, start + (2 if text[start + 1 : start + 2] == "n" else 1)):
                continue
            if kind == "digits" and start and text[start - 1] in _DIGITS:
                continue  # the second half of 12½
            seeds.append((start, "number" if kind == "article" else kind))
    return seeds


@by_word
def _seeds_of(seen: str) -> tuple[tuple[int, str], ...]:
    """Where in a word a value may begin, and what its first word there is."""
    seeds = []
    for found in _WORD.finditer(seen):
        word = found.group()
        kind = "article" if word in _ARTICLES else _classes().get(word) or (None if word[0].isalpha() else "digits")
        if kind is not None:
            seeds.append((found.start(), kind))
    return tuple(seeds)


def class_of(text: str, start: int) -> str | None:
    """The class of the word that begins at a place; None for a word that opens no value."""
    found = _WORD.match(text, start)
    if found is None:
        return None
    word = found.group()
    return _classes().get(word) or ("digits" if not word[0].isalpha() else None)
