"""Lists of unequal length as one long array and where each begins: what is asked of many pairs at once is asked of all their items.

Sums are taken one item after the other in double precision, so that they are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Ragged(NamedTuple):
    """List number `n` is `items[starts[n]:starts[n + 1]]`."""

    items: Ints
    starts: Ints

    @property
    def sizes(self) -> Ints:
        """How many items each list has."""
        return np.diff(self.starts)


def ragged(lists: Sequence[Sequence[int]]) -> Ragged:
    """The lists of numbers, one behind the other."""
    sizes = np.fromiter(map(len, lists), np.int64, len(lists))
    items = np.fromiter((item for one in lists for item in one), np.int64, int(sizes.sum()))
    return Ragged(items, np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]))


def spread(held: Ragged, wanted: Ints) -> tuple[Ints, Ints]:
    """The items of the wanted lists: for each the place in `wanted`, and the place among `held.items`."""
    sizes = held.sizes[wanted]
    owners = np.repeat(np.arange(len(wanted)), sizes)
    return owners, _within(sizes) + np.repeat(held.starts[wanted], sizes)


def crossed(left: Ragged, lefts: Ints, right: Ragged, rights: Ints) -> tuple[Ints, Ints, Ints]:
    """Every item of one list beside every item of another, by twos of lists: the two, and the places of the items.

    The items of the left come one after the other, each with all of the right.
    """
    owners, ours = spread(left, lefts)
    theirs = right.sizes[rights][owners]
    return np.repeat(owners, theirs), np.repeat(ours, theirs), _within(theirs) + np.repeat(right.starts[rights][owners], theirs)


def _within(sizes: Ints) -> Ints:
    """0, 1, 2 … in each list anew."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def summed(owners: Ints, values: Floats, count: int) -> Floats:
    """The sum of the values of each owner."""
    # Of no values at all numpy makes whole numbers.
    return np.bincount(owners, weights=values, minlength=count).astype(np.float64, copy=False)


def most(owners: Ints, values: NDArray[np.floating], count: int, default: float = 0.0) -> Floats:
    """The largest value of each owner; the values of one stand together."""
    found = np.full(count, default)
    if len(owners):
        starts = np.flatnonzero(np.concatenate([np.ones(1, bool), owners[1:] != owners[:-1]]))
        found[owners[starts]] = np.maximum.reduceat(values, starts)
    return found


def numbered(keys: Iterable[object]) -> Ints:
    """A number for each key, equal keys the same: how many distinct ones came before its first."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int64)


def distinct(keys: Ints) -> tuple[Ints, Ints]:
    """The keys in order, each once, and for every key its place among them. np.unique would import numpy.ma."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    fresh = np.concatenate([np.ones(1, bool), ordered[1:] != ordered[:-1]])[: len(keys)]
    places = np.empty(len(keys), np.int64)
    places[order] = np.cumsum(fresh) - 1
    return ordered[fresh], places
