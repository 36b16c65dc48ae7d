"""What stands before a number and widens it: "at least", "nearly", "some", "up to"."""

from __future__ import annotations

import re
from functools import cache
from math import inf

from crossread.text.lists import table

_WORDS = re.compile(r"[\w.]+|[~<>≥≤≈]")
_MAX_CHARS = 30
_MAX_WORDS = 4
_SKIPPED = ("a", "the", "another", "further", "additional", "total", "of", "between")


def hedge_before(text: str, start: int) -> tuple[float, float, int, int] | None:
    """The two factors and the place of the hedge that ends right before `start`, if there is one.

    "over nearly 100" has two hedges: the one nearest to the number counts, the place covers both.
    """
    inner = _one_before(text, start)
    outer = _one_before(text, inner[2]) if inner else None
    return (*inner[:2], outer[2], inner[3]) if inner and outer else inner


def _one_before(text: str, start: int) -> tuple[float, float, int, int] | None:
    left = max(0, start - _MAX_CHARS)
    last = max(left, text.rfind(" ", left, start - 1) + 1)  # where no space is near, no further back than is looked at
    if text[last:start].strip(' \u00a0“"(').lower() not in _last_words():
        return None
    if "\n" in text[left:start]:
        left = text.rindex("\n", left, start) + 1
    found = list(_WORDS.finditer(text, left, start))[-_MAX_WORDS:]
    if not found or text[found[-1].end() : start].strip(" \u00a0"):
        return None
    if left and found[0].start() == left and text[left - 1].isalnum():
        found = found[1:]
    for first in range(len(found)):
        factors = _factors().get(" ".join(word.group() for word in found[first:]).lower())
        if factors and all(text[a.end() : b.start()].strip() == "" for a, b in zip(found[first:], found[first + 1 :], strict=False)):
            return (*factors, found[first].start(), found[-1].end())
    return None


def widen(low: float, high: float, factors: tuple[float, float]) -> tuple[float, float]:
    """An interval under a hedge: "nearly 50" is 45 to 50, "at least 12" is 12 and up, "up to 75" is 0 to 75."""
    down, up = factors
    return low * down, inf if up == inf else high * up


@cache
def _last_words() -> frozenset[str]:
    """The words that hedges end with; most words before a number are none, so nothing more is looked at."""
    return frozenset(words.split(" ")[-1] for words in _factors())


@cache
def _factors() -> dict[str, tuple[float, float]]:
    return {row[0]: (float(row[1]), float(row[2])) for row in table("number_hedges")}
