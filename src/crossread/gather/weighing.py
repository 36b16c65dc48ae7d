"""Weighing: how much each feature of a report tells, against how many of the reports at hand, and of news at large, hold it.

Each kind of feature counts for itself: the words, names and numbers of a report are vectors of their own length, so that a report
of many names weighs no more by them than one of few. Of every report the features that tell most are kept.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.gather.features import ROOM, Features, Kind, commonness

# Tried together on gather-dev, whole and by halves of its stories: neighbouring values move F1 by a point at most.
_SHARES = np.array((0.5, 0.35, 0.15))
"""What words, names and numbers count for."""
_KEPT = 128
_AT_LARGE = 500
"""How many reports of news at large stand behind the ones at hand when it is asked how common a feature is."""
_UNLISTED = 0.5
"""How many of those hold a feature beside the common words."""


class Weighed(NamedTuple):
    """Features of several reports in one list, report by report: which, how much each tells, and how many are of each report."""

    ids: NDArray[np.int32]
    weights: NDArray[np.float32]
    sizes: NDArray[np.int64]


def nobody_holds() -> NDArray[np.float32]:
    """For each feature how many reports hold it, before any came: those of news at large."""
    held = commonness() * _AT_LARGE
    held[ROOM * Kind.NAME : ROOM * (Kind.NAME + 1)] += _UNLISTED
    held[held == 0] = _UNLISTED
    return held


def weigh(told: Sequence[Features], held: NDArray[np.float32], reports: int) -> Weighed:
    """The features of reports that tell most, with weights for counts; all those of a report have a length of one at most.

    `held` is how many reports hold each feature, these and news at large among them, `reports` how many there are at hand.
    """
    ids = np.concatenate([one.ids for one in told])
    sizes = np.array([len(one.ids) for one in told])
    counts = np.concatenate([one.counts for one in told])
    weights = (1 + np.log(counts)) * np.maximum(0, math.log(_AT_LARGE + reports) - np.log(held[ids]))
    kinds = ids // ROOM
    parts = np.repeat(np.arange(len(told)) * len(Kind), sizes) + kinds
    lengths = np.sqrt(np.bincount(parts, weights=weights.astype(np.float64) ** 2, minlength=len(told) * len(Kind)))
    weights = (weights * (np.sqrt(_SHARES)[kinds] / np.maximum(lengths, 1e-9)[parts])).astype(np.float32)
    ends = np.cumsum(sizes)
    least = [_least(weights[end - size : end]) for end, size in zip(ends.tolist(), sizes.tolist(), strict=True)]
    kept = weights >= np.repeat(np.array(least, np.float32), sizes)
    return Weighed(ids[kept], weights[kept], np.bincount(np.repeat(np.arange(len(told)), sizes)[kept], minlength=len(told)))


def _least(weights: NDArray[np.float32]) -> float:
    """The weight that a feature of the report must have to be kept."""
    return float(np.partition(weights, -_KEPT)[-_KEPT]) if len(weights) > _KEPT else 0.0
