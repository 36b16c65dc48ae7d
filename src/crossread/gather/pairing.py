"""Pairing: which reports of a window are alike, and how much: one sparse product of the new reports with all of them.

Two reports that both say on which day they came out, days apart, are of different events however alike they are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.gather.weighing import Weighed


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
DAYS = 3.0
"""Reports of one event come out within so many days of each other; a long story is held together by those between."""
_TOGETHER = 16
"""So many reports are multiplied at a time: more of them leave the processor's cache."""


def post(postings: Postings, weighed: Weighed, first: int) -> Postings:
    """The postings with those of more reports, which stand in the window from place `first` on."""
    order = np.argsort(weighed.ids, kind="stable")
    owners = np.repeat(np.arange(first, first + len(weighed.sizes), dtype=np.int32), weighed.sizes)
    features = np.concatenate([postings.features, weighed.ids[order]])
    # Two sorted runs, which a stable sort merges in one go.
    merged = np.argsort(features, kind="stable")
    held = np.concatenate([postings.owners, owners[order]]), np.concatenate([postings.weights, weighed.weights[order]])
    return Postings(features[merged], held[0][merged], held[1][merged])


def pair(postings: Postings, weighed: Weighed, days: NDArray[np.float64], first: int) -> Pairs:
    """Each of the reports from place `first` on with every report before it that is alike. A day that is not known is nan.

    The postings hold those of all these reports.
    """
    changes = np.flatnonzero(postings.features[1:] != postings.features[:-1]) + 1
    runs = np.concatenate([np.zeros(1, np.int64), changes, [len(postings.features)]])
    asked = np.searchsorted(postings.features[runs[:-1]] if len(postings.features) else postings.features, weighed.ids)
    low, counts = runs[asked], runs[asked + 1] - runs[asked]
    askers = np.repeat(np.arange(len(weighed.sizes)), weighed.sizes)
    owners = postings.owners.astype(np.intp)
    ends = np.cumsum(weighed.sizes)
    found = [NO_PAIRS]
    for at in range(0, len(ends), _TOGETHER):
        last = min(at + _TOGETHER, len(ends))
        part = slice(int(ends[at - 1]) if at else 0, int(ends[last - 1]))
        sums = _sums(owners, postings.weights, low[part], counts[part], weighed.weights[part], (askers[part] - at) * len(days))
        places = np.flatnonzero(sums > _LEAST)
        later, earlier = np.divmod(places, len(days))
        later += first + at
        near = (earlier < later) & ~(np.abs(days[later] - days[earlier]) > DAYS)
        found.append(Pairs(later[near].astype(np.int32), earlier[near].astype(np.int32), sums[places[near]].astype(np.float32)))
    return Pairs(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _sums(
    owners: NDArray[np.intp],
    weights: NDArray[np.float32],
    low: NDArray[np.int64],
    counts: NDArray[np.int64],
    asking: NDArray[np.float32],
    rows: NDArray[np.int64],
) -> NDArray[np.float64]:
    """The sums of products by row and owner: each feature that is asked for with its run of postings."""
    found = np.repeat(low - (np.cumsum(counts) - counts), counts)
    found += np.arange(len(found))
    products = np.repeat(asking, counts)
    products *= weights[found]
    cells = np.repeat(rows, counts)
    cells += owners[found]
    return np.bincount(cells, weights=products).astype(np.float64, copy=False)
