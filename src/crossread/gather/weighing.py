"""Weighing: how much each feature of a report tells, against how many of the reports at hand, and of news at large, hold it.

Each kind of feature counts for itself: the words, names and numbers of a report are vectors of their own length, so that a report
of many names weighs no more by them than one of few. Of every report the features that tell most are kept.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from crossread.gather.features import ROOM, Features, Kind, commonness

# Tried together on gather-dev, whole and by halves of its stories: neighbouring values move F1 by a point at most.
_SHARES = np.array((0.5, 0.35, 0.15), np.float32)
"""What words, names and numbers count for."""
_KEPT = 128
_AT_LARGE = 500
"""How many reports of news at large stand behind the ones at hand when it is asked how common a feature is."""
_UNLISTED = 0.5
"""How many of those hold a feature beside the common words."""


def nobody_holds() -> NDArray[np.float32]:
    """For each feature how many reports hold it, before any came: those of news at large."""
    held = commonness() * _AT_LARGE
    held[ROOM * Kind.NAME : ROOM * (Kind.NAME + 1)] += _UNLISTED
    held[held == 0] = _UNLISTED
    return held


def weigh(told: Features, held: NDArray[np.float32], reports: int) -> Features:
    """The features of a report that tell most, with weights for counts; all of them together have a length of one at most.

    `held` is how many reports hold each feature, this one and news at large among them, `reports` how many there are at hand.
    """
    weights = (1 + np.log(told.counts)) * np.maximum(0, math.log(_AT_LARGE + reports) - np.log(held[told.ids]))
    starts = np.searchsorted(told.ids, (0, ROOM, 2 * ROOM, 3 * ROOM))
    for share, start, end in zip(_SHARES, starts[:-1], starts[1:], strict=True):
        own = weights[start:end]
        own *= np.sqrt(share) / max(1e-9, math.sqrt(float(own @ own)))
    if len(weights) <= _KEPT:
        return Features(told.ids, weights)
    least = np.partition(weights, -_KEPT)[-_KEPT]
    kept = weights >= least
    return Features(told.ids[kept], weights[kept])
