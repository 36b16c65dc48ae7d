"""How a first guess about a pair of units stands among the guesses about the other pairs.

Is each the other's best, do their neighbours agree too, does a third report tie them, how do their wholes and parts fare.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

import numpy as np
from numpy.typing import NDArray

from crossread.relate.likeness import Frame, Matrix

STANDING = (
    "guess", "rank_least", "rank_most", "margin_least", "margin_most", "neighbours", "third", "rivals", "overlap_best",
    "above", "below", "covered_least", "covered_most", "share_least", "share_most",
)  # fmt: skip

_TIED = 0.05
"""Units of a pair with a better first guess than this are tied."""


def standing(frame: Frame, found: NDArray[np.int64], guess: NDArray[np.float64]) -> Matrix:
    """One line a pair, one column a name in STANDING."""
    out = np.zeros((len(found), len(STANDING)), dtype=np.float32)
    pairs: list[tuple[int, int]] = list(map(tuple, found.tolist()))
    table = dict(zip(pairs, guess.tolist(), strict=True))
    reports = {report: at for at, report in enumerate(sorted({unit.report for unit in frame.units}))}
    owner = np.array([reports[unit.report] for unit in frame.units], dtype=np.int64)
    rank_one, best_one = _ranked(found[:, 0], found[:, 1], owner, guess)
    rank_two, best_two = _ranked(found[:, 1], found[:, 0], owner, guess)
    margin_one, margin_two = guess - best_one, guess - best_two
    thirds, ties = _thirds(found, guess, len(frame.units))
    wholes, parts = _families(frame)
    shares = np.array([len(unit.stems) / max(1, len(frame.units[wholes.get(at, at)].stems)) for at, unit in enumerate(frame.units)])
    left, right = found[:, 0], found[:, 1]
    columns = [
        guess, np.minimum(rank_one, rank_two), np.maximum(rank_one, rank_two), np.minimum(margin_one, margin_two),
        np.maximum(margin_one, margin_two), _beside(frame, pairs, guess.tolist()), thirds, ties[left] + ties[right],
        np.maximum(best_one, best_two), *np.array([_family(*pair, wholes, parts, table) for pair in pairs]).reshape(-1, 4).T,
        np.minimum(shares[left], shares[right]), np.maximum(shares[left], shares[right]),
    ]  # fmt: skip
    for at, column in enumerate(columns):
        out[:, at] = column
    return out


def _ranked(
    units: NDArray[np.int64], others: NDArray[np.int64], owner: NDArray[np.int64], guess: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each pair the rank of `others` among all of its report that are paired with the unit, and the guess of the best rival."""
    every, rivals = np.concatenate([units, others]), np.concatenate([others, units])
    return _rank(every, rivals, owner[rivals], np.concatenate([guess, guess]), len(units))


def _rank(
    units: NDArray[np.int64], others: NDArray[np.int64], reports: NDArray[np.int64], guess: NDArray[np.float64], wanted: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The same for the first `wanted` of the pairs, given each pair both ways round."""
    order = np.lexsort((others, -guess, reports, units))
    fresh = np.r_[True, (np.diff(units[order]) != 0) | (np.diff(reports[order]) != 0)]
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.r_[starts, len(order)])
    first = np.repeat(starts, sizes)
    ranks = np.arange(len(order)) - first
    sorted_guess = guess[order]
    second = np.where(np.repeat(sizes, sizes) > 1, sorted_guess[np.minimum(first + 1, len(order) - 1)], 0.0)
    rank, best = np.empty(len(order), dtype=np.int64), np.empty(len(order))
    rank[order], best[order] = ranks, np.where(ranks == 0, second, sorted_guess[first])
    return rank[:wanted], best[:wanted]


def _thirds(found: NDArray[np.int64], guess: NDArray[np.float64], count: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """For each pair how strongly a third unit ties the two, and for each unit the number of units it is tied to."""
    strong = guess > _TIED
    ends, others = np.concatenate([found[strong], found[strong][:, ::-1]]).T
    order = np.lexsort((others, ends))
    others, values = others[order], np.concatenate([guess[strong], guess[strong]])[order]
    ties = np.bincount(ends, minlength=count)
    bounds = np.r_[0, np.cumsum(ties)].tolist()
    thirds, own, last = np.zeros(len(found)), np.zeros(count), -1
    for at, (left, right) in enumerate(found.tolist()):
        if left != last:
            own[:] = 0.0
            own[others[bounds[left] : bounds[left + 1]]] = values[bounds[left] : bounds[left + 1]]
            last = left
        here = slice(bounds[right], bounds[right + 1])
        if here.stop > here.start and bounds[left + 1] > bounds[left]:
            thirds[at] = np.minimum(own[others[here]], values[here]).max()
    return thirds, ties


def _beside(frame: Frame, pairs: Sequence[tuple[int, int]], guess: Sequence[float]) -> list[float]:
    """For each pair the best tie between a sentence before or behind the one and a sentence before or behind the other."""
    places = [(unit.report, unit.sentence) for unit in frame.units]
    sentences = {place: at for at, place in enumerate(sorted(set(places)))}
    own = [sentences[place] for place in places]
    near = [[sentences[report, at] for at in (sentence - 1, sentence + 1) if (report, at) in sentences] for report, sentence in places]
    best: dict[tuple[int, int], float] = {}
    for (left, right), value in zip(pairs, guess, strict=True):
        if value > _TIED:
            for key in ((own[left], own[right]), (own[right], own[left])):
                best[key] = max(value, best.get(key, 0.0))
    return [max((best.get((one, two), 0.0) for one in near[left] for two in near[right]), default=0.0) for left, right in pairs]


def _families(frame: Frame) -> tuple[dict[int, int], dict[int, list[int]]]:
    """The whole of each part, and the parts of each whole."""
    places = {unit.said.id: at for at, unit in enumerate(frame.units)}
    wholes = {at: places[unit.said.part_of] for at, unit in enumerate(frame.units) if unit.said.part_of in places}
    parts: dict[int, list[int]] = {}
    for part, whole in wholes.items():
        parts.setdefault(whole, []).append(part)
    return wholes, parts


def _family(
    left: int, right: int, wholes: dict[int, int], parts: dict[int, list[int]], table: dict[tuple[int, int], float]
) -> tuple[float, float, float, float]:
    """The best guess about the wholes of the two, about their parts, and how much of each one's parts finds its like."""

    def guess(one: int, two: int) -> float:
        return table.get((min(one, two), max(one, two)), 0.0)

    whole_left, whole_right = wholes.get(left, left), wholes.get(right, right)
    above = max((guess(one, two) for one in {left, whole_left} for two in {right, whole_right} if (one, two) != (left, right)), default=0.0)
    own_left, own_right = parts.get(left, []), parts.get(right, [])
    best_left = [max(guess(one, two) for two in (right, *own_right)) for one in own_left]
    best_right = [max(guess(one, two) for one in (left, *own_left)) for two in own_right]
    below = max((*best_left, *best_right), default=0.0)
    covered = [fsum(best) / len(best) for best in (best_left, best_right) if best]
    return above, below, min(covered, default=-1.0), max(covered, default=-1.0)
