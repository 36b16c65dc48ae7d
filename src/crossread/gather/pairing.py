"""Pairing: which reports of a window are alike, and how much: one sparse product of the new reports with all of them.

Two reports that both say on which day they came out, days apart, are of different events however alike they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.gather.weighing import Ids, Weights


class Pairs(NamedTuple):
    """The places of two reports each, and how alike the two are."""

    later: NDArray[np.int64]
    earlier: NDArray[np.int64]
    alike: NDArray[np.float64]


_LEAST = 0.04
"""Reports less alike than this are no pair: two reports at random reach .01."""
_DAYS = 3.0
"""Reports of one event come out within so many days of each other; a long story is held together by those between."""


def pair(ids: Sequence[Ids], weights: Sequence[Weights], days: NDArray[np.float64], first: int) -> Pairs:
    """Each report from place `first` on with every report before it that is alike. A day that is not known is nan."""
    count, fresh = len(ids), len(ids) - first
    lengths = np.array([len(own) for own in ids])
    features, values = np.concatenate(ids), np.concatenate(weights)
    owners = np.repeat(np.arange(count), lengths)
    order = np.argsort(features, kind="stable")
    ranked, owners, ranked_values = features[order], owners[order], values[order]
    start = int(lengths[:first].sum())
    asked, asked_values = features[start:], values[start:]
    low = np.searchsorted(ranked, asked, "left")
    counts = np.searchsorted(ranked, asked, "right") - low
    found = np.repeat(low - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
    askers = np.repeat(np.repeat(np.arange(fresh), lengths[first:]), counts)
    products = np.repeat(asked_values, counts) * ranked_values[found]
    alike = np.bincount(askers * count + owners[found], weights=products, minlength=fresh * count).reshape(fresh, count)
    rows, columns = np.nonzero(alike > _LEAST)
    values_found = alike[rows, columns]
    rows += first
    near = ~(np.abs(days[rows] - days[columns]) > _DAYS) & (columns < rows)
    return Pairs(rows[near].astype(np.int64), columns[near].astype(np.int64), values_found[near].astype(np.float64))
