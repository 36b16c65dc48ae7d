"""Currencies: signs before a number, words and codes after it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import ascii_lowercase

from crossread.read.amounts import SIGN
from crossread.read.counted import singular
from crossread.text.lists import table
from crossread.text.patterns import any_of

_CODE = any_of((row[0] for row in table("currencies") if row[3] == "code"), either_case=False)
_BEFORE = re.compile(rf"(?<![\w$])({SIGN}|{_CODE})[ \u00a0]?$")
_AFTER = re.compile(r"[ \u00a0]?([€£¥₹₽₩₺₴₪])")
_MASS = re.compile(r"[- ]pounds?(?: of\b|-|[ ,](?:in weight|heav|overweight|per square))|-pounds?\b")
_WEIGH = re.compile(r"\b(?:weigh\w*|gain\w*|lost|lose|losing|shed) (?:[\w-]+ ){0,3}$")
_MAX_BEFORE_CHARS = 6
_SMALL = frozenset(ascii_lowercase) - {"s"}


def sign_before(text: str, start: int) -> tuple[str, int] | None:
    """The ISO 4217 code of the currency sign before a number, and where the sign begins."""
    before = text[max(0, start - _MAX_BEFORE_CHARS) : start].rstrip(" \u00a0")
    # Most numbers stand behind a word in small letters, which no sign is but "Rs".
    found = _BEFORE.search(text, max(0, start - _MAX_BEFORE_CHARS), start) if before and before[-1] not in _SMALL else None
    return (_written()[found[1]][0], found.start(1)) if found else None


def sign_after(text: str, end: int) -> tuple[str, int] | None:
    """The ISO 4217 code of the currency sign right after a number ("15€", "10 €"), and where the sign ends."""
    found = _AFTER.match(text, end)
    return (_written()[found[1]][0], found.end()) if found else None


@lru_cache(maxsize=8192)
def currency_word(written: str) -> tuple[str, float] | None:
    """The code that a currency's name or code means and its size in whole units: "cents" is (USD, 0.01)."""
    first, space, last = written.rpartition(" ")
    known = _written()
    return (
        known.get(written)
        or known.get(f"{first}{space}{singular(last)}")
        or known.get(written.lower())
        or known.get(singular(written.lower()))
    )


def weighs(text: str, start: int, end: int) -> bool:
    """The "pounds" after the number are a weight: "200 pounds of rice", "a 200-pound bomb", "weighing 200 pounds"."""
    return _MASS.match(text, end) is not None or _WEIGH.search(text, max(0, start - 40), start) is not None


@cache
def _written() -> dict[str, tuple[str, float]]:
    return {row[0]: (row[1], float(row[2])) for row in table("currencies")}
