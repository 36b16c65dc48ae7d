"""Pairing: which reports of a window are alike, and how much: one sparse product of the new reports with all of them.

Two reports that both say on which day they came out, days apart, are of different events however alike they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.gather.features import Features


class Pairs(NamedTuple):
    """The places of two reports each, and how alike the two are."""

    later: NDArray[np.int32]
    earlier: NDArray[np.int32]
    alike: NDArray[np.float32]


class Postings(NamedTuple):
    """The features of all reports in one list, by feature: which report has it, and its weight there."""

    features: NDArray[np.int32]
    owners: NDArray[np.int32]
    weights: NDArray[np.float32]


NO_PAIRS = Pairs(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))
NO_POSTINGS = Postings(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))

_LEAST = 0.04
"""Reports less alike than this are no pair: two reports at random reach .01."""
_DAYS = 3.0
"""Reports of one event come out within so many days of each other; a long story is held together by those between."""
_TOGETHER = 50


def post(postings: Postings, weighed: Sequence[Features], first: int) -> Postings:
    """The postings with those of more reports, which stand in the window from place `first` on."""
    features = np.concatenate([postings.features, *(own.ids for own in weighed)])
    owners = np.concatenate([postings.owners, _owners(weighed, first)])
    weights = np.concatenate([postings.weights, *(own.counts for own in weighed)])
    order = np.argsort(features, kind="stable")
    return Postings(features[order], owners[order], weights[order])


def pair(postings: Postings, weighed: Sequence[Features], days: NDArray[np.float64], first: int) -> Pairs:
    """Each of the reports from place `first` on with every report before it that is alike. A day that is not known is nan.

    The postings hold those of all these reports.
    """
    changes = np.flatnonzero(postings.features[1:] != postings.features[:-1]) + 1
    runs = np.concatenate([np.zeros(1, np.int64), changes, [len(postings.features)]])
    listed = postings.features[runs[:-1]] if len(postings.features) else postings.features
    found = [_pair(postings, listed, runs, weighed[at : at + _TOGETHER], days, first + at) for at in range(0, len(weighed), _TOGETHER)]
    return Pairs(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _pair(
    postings: Postings,
    listed: NDArray[np.int32],
    runs: NDArray[np.int64],
    weighed: Sequence[Features],
    days: NDArray[np.float64],
    first: int,
) -> Pairs:
    """`listed` are the features of the postings, each once; `runs` is where the run of each begins, and where the last one ends."""
    width = first + len(weighed)
    asked = np.searchsorted(listed, np.concatenate([own.ids for own in weighed]))
    low, counts = runs[asked], runs[asked + 1] - runs[asked]
    found = np.repeat(low - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
    askers = np.repeat(_owners(weighed, 0).astype(np.int64) * len(days), counts)
    products = np.repeat(np.concatenate([own.counts for own in weighed]), counts) * postings.weights[found]
    sums = np.bincount(askers + postings.owners[found], weights=products, minlength=len(weighed) * len(days))
    alike = sums.reshape(len(weighed), len(days))[:, :width]
    rows, columns = np.nonzero(alike > _LEAST)
    later = rows + first
    near = ~(np.abs(days[later] - days[columns]) > _DAYS) & (columns < later)
    return Pairs(later[near].astype(np.int32), columns[near].astype(np.int32), alike[rows[near], columns[near]].astype(np.float32))


def _owners(weighed: Sequence[Features], first: int) -> NDArray[np.int32]:
    return np.repeat(np.arange(first, first + len(weighed), dtype=np.int32), [len(own.ids) for own in weighed])
