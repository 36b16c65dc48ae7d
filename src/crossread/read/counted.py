"""What a number counts: the noun after it, without its adjectives ("sanctions" in "seven new sanctions")."""

from __future__ import annotations

import re
from functools import lru_cache

from crossread.text.lists import mapping, words

_RUN = re.compile(r"(?:[ \u00a0-][^\W\d_][\w'’-]{0,40}(?:\.[A-Z]\.)?){1,5}")
_PIECE = re.compile(r"[^\s\u00a0]+")
_UNLIKE_PLURALS = ("ss", "us", "is", "'s", "’s", "ous")
_MAX_ADJECTIVES = 4


def counted_noun(text: str, end: int, *, one: bool) -> tuple[str, int, int] | None:
    """The singular of the noun counted by the number that ends at `end`, and its place; None where none is plain to see."""
    run = _RUN.match(text, end)
    if run is None:
        return None
    if text[end] == "-":
        found = _PIECE.search(text, end + 1, run.end())
        return _named(found) if found else None
    stops = words("count_stops")
    pieces: list[re.Match[str]] = []
    for found in _PIECE.finditer(text, end + 1, run.end()):
        if found.group().lower() in stops or len(pieces) == _MAX_ADJECTIVES:
            break
        pieces.append(found)
    if one:
        return _named(pieces[-1]) if pieces and len(pieces) < _MAX_ADJECTIVES and not pieces[-1].group().endswith("ed") else None
    return next((_named(piece) for piece in pieces if is_plural(piece.group())), None)


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """The word looks like a plural noun: "flights", "people", "SEALs"; not "US", "previous", "Iraq's"."""
    if word in mapping("plurals"):
        return True
    return (len(word) > 3 and word[-1] == "s" and not word.endswith(_UNLIKE_PLURALS)) or (
        word[:-1].isupper() and len(word) > 2 and word[-1] == "s"
    )


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a plural noun by its ending and a list of exceptions; all that means people is "people"."""
    known = mapping("plurals").get(word.lower())
    if known is not None:
        return known
    if word == "person":
        return "people"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(_UNLIKE_PLURALS) and len(word) > 3:
        return word[:-1]
    return word


def _named(found: re.Match[str]) -> tuple[str, int, int]:
    word = found.group().rstrip("'’-.")
    start = found.start()
    tail = word.rfind("-") + 1 if "-" in word and is_plural(word) else 0
    return singular(word[tail:].lower() if not word.isupper() else word), start, start + len(word)
