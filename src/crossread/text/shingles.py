"""Shingles: every run of a few words of a text as one number, the same on every machine, with its place.

Words are compared without capitals and marks, so that curly and straight quotation marks, blanks and line ends do not matter.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+")
_STEP = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as numbers, with their places, half-open."""

    codes: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def words_of(text: str) -> Words:
    """The words of `text` in order."""
    found = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    codes = np.fromiter((_code(word) for word, _, _ in found), np.uint64, len(found))
    places = np.array([(start, end) for _, start, end in found], np.int64).reshape(-1, 2)
    return Words(codes, places[:, 0], places[:, 1])


def shingles(words: Words, size: int) -> NDArray[np.uint64]:
    """One number for every run of `size` words; runs of the same words have the same number."""
    count = len(words.codes) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for at in range(size):
        total = (total * _STEP) ^ (total >> np.uint64(29)) ^ words.codes[at : at + count]
    return total


@lru_cache(maxsize=200_000)
def _code(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
