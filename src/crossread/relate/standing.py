"""How a first guess about a pair of units stands among the guesses about the other pairs.

Is each the other's best, do their neighbours agree too, does a third report tie them, how do their wholes and parts fare.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from crossread.relate.likeness import Frame, Matrix
from crossread.relate.ragged import Ints, Ragged, crossed, distinct, most, ragged, spread, summed

Guess = Callable[[Ints], NDArray[np.float64]]

STANDING = (
    "guess", "rank_least", "rank_most", "margin_least", "margin_most", "neighbours", "third", "rivals", "overlap_best",
    "above", "below", "covered_least", "covered_most", "share_least", "share_most",
)  # fmt: skip

_PAIRS = 8192
"""So many pairs at a time: their tables fit the memory that a processor has at hand."""
_TIED = 0.05
"""Units of a pair with a better first guess than this are tied."""


def standing(frame: Frame, found: NDArray[np.int64], guess: NDArray[np.float64]) -> Matrix:
    """One line a pair, one column a name in STANDING."""
    out = np.zeros((len(found), len(STANDING)), dtype=np.float32)
    if not len(found):
        return out
    table = _table(found[:, 0] * len(frame.units) + found[:, 1], guess)
    reports = {report: at for at, report in enumerate(sorted({unit.report for unit in frame.units}))}
    owner = np.array([reports[unit.report] for unit in frame.units], dtype=np.int64)
    rank_one, best_one = _ranked(found[:, 0], found[:, 1], owner, guess)
    rank_two, best_two = _ranked(found[:, 1], found[:, 0], owner, guess)
    margin_one, margin_two = guess - best_one, guess - best_two
    thirds, ties = _thirds(found, guess, len(frame.units))
    wholes, parts = _families(frame)
    words = np.array([len(unit.stems) for unit in frame.units])
    shares = words / np.maximum(1, words[wholes])
    left, right = found[:, 0], found[:, 1]
    columns = [
        guess, np.minimum(rank_one, rank_two), np.maximum(rank_one, rank_two), np.minimum(margin_one, margin_two),
        np.maximum(margin_one, margin_two), _beside(frame, found, guess), thirds, ties[left] + ties[right],
        np.maximum(best_one, best_two), _above(found, wholes, table), *_below(found, parts, table),
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
    tied = Ragged(others, np.r_[0, np.cumsum(ties)])
    thirds = np.zeros(len(found))
    for start in range(0, len(found), _PAIRS):
        some = found[start : start + _PAIRS]
        lefts, at = distinct(some[:, 0])
        own = np.zeros((len(lefts), count))
        owners, places = spread(tied, lefts)
        own[owners, others[places]] = values[places]
        owners, places = spread(tied, some[:, 1])
        thirds[start : start + _PAIRS] = most(owners, np.minimum(own[at[owners], others[places]], values[places]), len(some))
    return thirds, ties


def _beside(frame: Frame, found: NDArray[np.int64], guess: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each pair the best tie between a sentence before or behind the one and a sentence before or behind the other."""
    places = [(unit.report, unit.sentence) for unit in frame.units]
    sentences = {place: at for at, place in enumerate(sorted(set(places)))}
    own = np.array([sentences[place] for place in places])
    near = np.array([[sentences.get((report, at), -1) for at in (sentence - 1, sentence + 1)] for report, sentence in places])
    strong = guess > _TIED
    one, two = own[found[strong]].T
    keys = np.concatenate([one * len(sentences) + two, two * len(sentences) + one])
    order = np.argsort(keys, kind="stable")
    best = _table(distinct(keys)[0], _best(keys[order], np.concatenate([guess[strong], guess[strong]])[order]))
    found_best = np.zeros(len(found))
    for ours in near[found[:, 0]].T:
        for theirs in near[found[:, 1]].T:
            both = (ours >= 0) & (theirs >= 0)
            found_best = np.maximum(found_best, np.where(both, best(ours * len(sentences) + theirs), 0.0))
    return found_best


def _best(keys: Ints, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The largest value of each key; keys stand in order."""
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
    return np.maximum.reduceat(values, starts) if len(keys) else values


def _table(keys: Ints, values: NDArray[np.float64]) -> Callable[[Ints], NDArray[np.float64]]:
    """What asks for the values of keys, 0 where there is none; the keys stand in order, each once."""

    def ask(wanted: Ints) -> NDArray[np.float64]:
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, values[at], 0.0) if len(keys) else np.zeros(len(wanted))

    return ask


def _families(frame: Frame) -> tuple[Ints, Ragged]:
    """The whole of each part, each other unit its own; and the parts of each whole."""
    places = {unit.said.id: at for at, unit in enumerate(frame.units)}
    wholes = np.array([places.get(unit.said.part_of or "", at) for at, unit in enumerate(frame.units)])
    parts: list[list[int]] = [[] for _ in frame.units]
    for at, whole in enumerate(wholes.tolist()):
        if whole != at:
            parts[whole].append(at)
    return wholes, ragged(parts)


def _above(found: NDArray[np.int64], wholes: Ints, guess: Guess) -> NDArray[np.float64]:
    """The best guess about the wholes of the two, or about one and the whole of the other."""
    left, right = found.T
    best = np.zeros(len(found))
    for one, two in ((left, wholes[right]), (wholes[left], right), (wholes[left], wholes[right])):
        other = (one != left) | (two != right)
        best[other] = np.maximum(best[other], guess(_key(one[other], two[other], len(wholes))))
    return best


def _below(found: NDArray[np.int64], parts: Ragged, guess: Guess) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The best guess about the parts of the two, and how much of each one's parts finds its like, the least and the most."""
    units = len(parts.starts) - 1
    own = ragged([[at, *parts.items[parts.starts[at] : parts.starts[at + 1]].tolist()] for at in range(units)])
    below = np.zeros(len(found))
    covered = np.full((2, len(found)), np.nan)
    for nth, (one, two) in enumerate((found.T, found.T[::-1])):
        some = np.flatnonzero(parts.sizes[one] > 0)
        if not len(some):
            continue
        _, ours, theirs = crossed(parts, one[some], own, two[some])
        likely = guess(_key(parts.items[ours], own.items[theirs], units))
        owners, _ = spread(parts, one[some])
        sizes = own.sizes[two[some]][owners]
        best = np.maximum.reduceat(likely, np.cumsum(sizes) - sizes)
        below[some] = np.maximum(below[some], most(owners, best, len(some)))
        covered[nth, some] = summed(owners, best, len(some)) / parts.sizes[one[some]]
    least, largest = np.fmin(*covered), np.fmax(*covered)
    return below, np.where(np.isnan(least), -1.0, least), np.where(np.isnan(largest), -1.0, largest)


def _key(one: Ints, two: Ints, units: int) -> Ints:
    """The key of a pair, whichever of the two comes first."""
    return np.minimum(one, two) * units + np.maximum(one, two)
