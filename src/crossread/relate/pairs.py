"""Which pairs of units are looked at: for each unit, those of other reports that share most of its telling words.

Every unit meets every other through the words they share (an inverted list a word) and through their vectors; the best
few are kept. The work grows with the number of units times the few hundred that share a telling word, not with squares.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.vectors import WordVectors
from crossread.relate.units import Unit

_KEPT = 40
_KEPT_MOST = 120
# Two hundred reports stay within a minute on one core: 200 microseconds a pair. Below some 3,000 units this cuts nothing.
_PAIRS_MOST = 120_000
# A stem that so many units hold, and a twentieth of all, says too little to be worth the walk through its list.
_COMMON = 200
# The half of the pairs below this holds a tenth of those that stand in one row (record-train), nearly all beyond reach.
_LEAST = 0.2
# A pair is looked at for its meaning alone from this cosine of the judge's vectors on, plus _LEAST.
_FAR = 0.3
# Products of so many units at a time. In double precision and then rounded, they are the same however many threads multiply.
_BLOCK = 256


class Terms(NamedTuple):
    """The stems of all units: the column of each, its weight here, and how much it tells in English at large.

    A stem that many units hold weighs little; so does a common word. `telling` is near 0 for a common word and 1 for one
    that the vectors do not list.
    """

    places: dict[str, int]
    weights: NDArray[np.float64]
    telling: NDArray[np.float64]


def weigh(units: Sequence[Unit], vectors: WordVectors) -> Terms:
    """How telling each stem is in these reports and in English at large."""
    counts: dict[str, int] = {}
    told: dict[str, float] = {}
    for unit in units:
        for root in unit.bag:
            counts[root] = counts.get(root, 0) + 1
        for root, place in zip(unit.stems, unit.vectors.tolist(), strict=True):
            told[root] = min(told.get(root, 1.0), float(vectors.weights[place]) if place >= 0 else 1.0)
    names = sorted(counts)
    telling = np.array([told[root] for root in names], dtype=np.float64)
    rarity = np.array([math.log((len(units) + 1) / (counts[root] + 0.5)) for root in names], dtype=np.float64)
    return Terms({root: at for at, root in enumerate(names)}, rarity * telling, telling)


def vector_rows(units: Sequence[Unit], terms: Terms, vectors: WordVectors) -> NDArray[np.float32]:
    """One vector of length 1 a unit: the mean of its words' vectors, each by the weight of its stem."""
    found = np.zeros((len(units), vectors.vectors.shape[1]), dtype=np.float32)
    for at, unit in enumerate(units):
        known = unit.vectors >= 0
        if known.any():
            weights = np.array([terms.weights[terms.places[root]] for root in unit.stems])[known]
            found[at] = weights.astype(np.float32) @ vectors.vectors[unit.vectors[known]]
    lengths = np.linalg.norm(found, axis=1, keepdims=True).astype(np.float32)
    return np.asarray(found / np.maximum(lengths, np.float32(1e-9)))


def pairs(units: Sequence[Unit], terms: Terms, means: NDArray[np.float32], heard: NDArray[np.float32] | None = None) -> NDArray[np.int64]:
    """The pairs (left, right) of unit places worth a closer look, left before right, in order.

    `heard` are the judge's vectors of the units: a pair that they find alike is looked at too, whatever its words.
    """
    reports = {report: at for at, report in enumerate(sorted({unit.report for unit in units}))}
    owner = np.array([reports[unit.report] for unit in units])
    lists, shares = _inverted(units, terms)
    most = min(_KEPT_MOST, max(_KEPT, 6 * (len(reports) - 1)), max(10, _PAIRS_MOST // max(1, len(units))))
    found = [np.zeros(0, dtype=np.int64)]
    widest = max(_COMMON, len(units) // 20)
    exact = means.astype(np.float64)
    meant = None if heard is None else heard.astype(np.float64)
    for at, unit in enumerate(units):
        if at % _BLOCK == 0:
            block = (exact[at : at + _BLOCK] @ exact.T).astype(np.float32)
            alike = None if meant is None else (meant[at : at + _BLOCK] @ meant.T).astype(np.float32) - _FAR
        score = 0.5 * np.maximum(block[at % _BLOCK], 0.0).astype(np.float64)
        for column in sorted(terms.places[root] for root in unit.bag):
            if len(lists[column]) <= widest:
                mine = shares[column][np.searchsorted(lists[column], at)]
                score[lists[column]] += mine * shares[column]
        if alike is not None:
            score = np.maximum(score, alike[at % _BLOCK])
        score[owner == owner[at]] = 0.0
        near = np.flatnonzero(score >= _LEAST)
        if len(near) > most:
            near = near[score[near] >= np.partition(score[near], -most)[-most]]
        best = near[np.argsort(-score[near], kind="stable")[:most]]
        found.append(np.minimum(best, at) * len(units) + np.maximum(best, at))
    keys = np.sort(np.concatenate(found))
    keys = keys[np.diff(keys, prepend=-1) > 0]
    return np.stack(np.divmod(keys, max(1, len(units))), axis=1)


def _inverted(units: Sequence[Unit], terms: Terms) -> tuple[list[NDArray[np.int64]], list[NDArray[np.float64]]]:
    """For each stem, the units that hold it and the share of each unit's length that the stem makes up."""
    lists: list[list[int]] = [[] for _ in terms.weights]
    shares: list[list[float]] = [[] for _ in terms.weights]
    for at, unit in enumerate(units):
        columns = [terms.places[root] for root in sorted(unit.bag)]
        norm = math.sqrt(sum(terms.weights[column] ** 2 for column in columns)) or 1.0
        for column in columns:
            lists[column].append(at)
            shares[column].append(terms.weights[column] / norm)
    return [np.array(one, dtype=np.int64) for one in lists], [np.array(one) for one in shares]
