"""Near copies: reports that are nearly one text, found before anything else is asked of them, by MinHash.

Order of the steps: every run of three words is a number; a sketch keeps the least number of each of 64 equal parts of all numbers
(Li, Owen and Zhang, One Permutation Hashing), so that two sketches agree in about the share of runs that two texts have in common;
reports that agree in three parts side by side are looked at, by one sort; those that agree in most parts are near copies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from crossread.gather.pairing import DAYS

PARTS = 64
_BAND = 3
_RUN = 3
_FEWEST = 40
"""A text with fewer runs is too short to tell a copy from a formula. Not measured."""
_SAME = 0.6
"""Near copies agree in so many of the parts that either has: on gather-dev 17 pairs, all of one event."""
_STEPS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_ROOM = 1 << 18
_SHIFT = np.uint64(32)
_EMPTY = np.uint32(0xFFFFFFFF)

Sketch = NDArray[np.uint32]
NO_SKETCH: Sketch = np.full(PARTS, _EMPTY)


def sketch(seen: NDArray[np.int32]) -> Sketch:
    """The sketch of a text whose words are given as numbers, 0 for marks and function words; empty where the text is short."""
    words = seen[seen != 0].astype(np.uint64)
    count = len(words) - _RUN + 1
    if count < _FEWEST:
        return NO_SKETCH
    total = words[:count].copy()
    for at in range(1, _RUN):
        total = (total * _STEPS[0]) ^ words[at : at + count]
    total = (total ^ (total >> _SHIFT)) * _STEPS[1]
    total = np.sort(((total ^ (total >> _SHIFT)) * _STEPS[0]) >> _SHIFT)
    parts = total >> np.uint64(26)
    first = np.searchsorted(parts, np.arange(PARTS, dtype=np.uint64))
    there = first < count
    there[there] = parts[first[there]] == np.flatnonzero(there)
    made = NO_SKETCH.copy()
    made[there] = total[first[there]]
    return made


def bands(sketches: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A number for every three parts side by side of each sketch; 0 where one of them is empty."""
    wide = sketches[:, : PARTS // _BAND * _BAND].reshape(len(sketches), PARTS // _BAND, _BAND)
    keys = np.broadcast_to(np.arange(1, PARTS // _BAND + 1, dtype=np.uint64), wide.shape[:2])
    for at in range(_BAND):
        keys = (keys * _STEPS[0]) ^ wide[:, :, at]
    return np.where((wide != _EMPTY).all(axis=2), keys ^ (keys >> _SHIFT), np.uint64(0))


def near_copies(
    sketches: NDArray[np.uint32], keys: NDArray[np.uint64], known: NDArray[np.int64], days: NDArray[np.float64]
) -> NDArray[np.int64]:
    """For each report after those that are known the first report of which it is a near copy, its own place where there is none.

    `keys` are the bands of the sketches. `known` says the same of the reports before, which are looked at where they are no
    copies themselves. What came out days later is no near copy, whatever its words: formulas come back.
    """
    fresh = len(known)
    of = np.concatenate([known, np.arange(fresh, len(sketches))])
    first, later = _sharing(keys, of, fresh)
    kept = ~(np.abs(days[first] - days[later]) > DAYS)
    first, later = first[kept], later[kept]
    kept = _same(sketches[first], sketches[later])
    np.minimum.at(of, later[kept], first[kept])
    while not np.array_equal(of[of[fresh:]], of[fresh:]):
        of[fresh:] = of[of[fresh:]]
    return of[fresh:]


def _sharing(keys: NDArray[np.uint64], of: NDArray[np.int64], fresh: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The fresh reports, each with the first report that has a band in common with it, band by band."""
    later, column = np.nonzero(keys[fresh:])
    asked, slots = keys[fresh:][later, column], keys & np.uint64(_ROOM - 1)
    # One look into a table rules out nearly all of the window's bands.
    table = np.zeros(_ROOM, bool)
    table[asked & np.uint64(_ROOM - 1)] = True
    places, where = np.nonzero(table[slots] & (of == np.arange(len(of)))[:, None] & (keys != 0))
    own, rank = np.unique(asked, return_inverse=True)
    held = keys[places, where]
    at = np.minimum(np.searchsorted(own, held), max(0, len(own) - 1))
    found = own[at] == held if len(own) else np.zeros(0, bool)
    firsts = np.full(len(own), len(of))
    np.minimum.at(firsts, at[found], places[found])
    first, later = firsts[rank], later + fresh
    return first[first < later], later[first < later]


def _same(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """The sketches of each two agree in most parts."""
    either = ((left != _EMPTY) | (right != _EMPTY)).sum(axis=1)
    both = ((left == right) & (left != _EMPTY)).sum(axis=1)
    same: NDArray[np.bool_] = both >= _SAME * either
    return same
