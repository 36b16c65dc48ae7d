"""What two units have in common, for many pairs at once: weights of stems, names, verbs, surroundings, runs of two words, values.

The words of each right unit are laid beside a table of those of the left ones, some thousands of pairs at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.relate.pairs import Terms
from crossread.relate.ragged import Floats, Ints, Ragged, crossed, distinct, most, numbered, ragged, spread, summed
from crossread.relate.units import Unit

_PAIRS = 8192
"""So many pairs at a time: their tables fit the memory that a processor has at hand."""
_BAG, _NAME, _VERB, _SOURCE, _AROUND = (1 << nth for nth in range(5))


class Held(NamedTuple):
    """What each unit holds, as columns of stems in order, and what each column weighs.

    Of each stem of a bag `is_name` and `is_verb` say what it is there; of each stem around a unit `beside` says that it is not in it.
    """

    bags: Ragged
    is_name: NDArray[np.bool_]
    is_verb: NDArray[np.bool_]
    sources: Ragged
    arounds: Ragged
    beside: NDArray[np.bool_]
    runs: Ragged
    weights: Floats
    telling: Floats
    digits: NDArray[np.bool_]
    named: NDArray[np.bool_]
    run_weights: Floats


class Common(NamedTuple):
    """A line for each pair. The first are sums of weights, the others counts; `most` is the weight of the most telling stem."""

    shared: Floats
    squares: Floats
    most: Floats
    plain: Floats
    names: Floats
    around: Floats
    named_around: Floats
    cross: Floats
    runs: Floats
    numbers: Floats
    verbs: Floats
    source: Floats
    tellers: Floats


def held_by(units: Sequence[Unit], terms: Terms, names: frozenset[str]) -> Held:
    """What the units hold; `names` are those of the whole story."""
    places = dict(terms.places)
    for unit in units:
        for root in sorted(unit.source):
            places.setdefault(root, len(places))
    bags = [sorted(unit.bag, key=places.__getitem__) for unit in units]
    held = ragged([[places[root] for root in bag] for bag in bags])
    near = {around: sorted(terms.places[root] for root in around if root in terms.places) for around in {unit.around for unit in units}}
    arounds = ragged([near[unit.around] for unit in units])
    runs: dict[tuple[str, str], int] = {}
    own_runs = ragged([sorted(runs.setdefault(run, len(runs)) for run in sorted(unit.runs)) for unit in units])
    spare = np.zeros(len(places) - len(terms.places))
    weights = np.concatenate([terms.weights, spare])
    return Held(
        held,
        np.array([root in unit.names for unit, bag in zip(units, bags, strict=True) for root in bag], bool),
        np.array([root in verbs for verbs, bag in zip(_verbs(units), bags, strict=True) for root in bag], bool),
        ragged([sorted(places[root] for root in unit.source) for unit in units]),
        arounds,
        _beside(held, arounds, len(places)),
        own_runs,
        weights,
        np.concatenate([terms.telling, spare]),
        np.array([root[0].isdigit() for root in places], bool),
        np.array([root in names for root in places], bool),
        np.array([weights[places[one]] + weights[places[two]] for one, two in runs]),
    )


def _verbs(units: Sequence[Unit]) -> list[frozenset[str]]:
    return [frozenset(root for root, verb in zip(unit.stems, unit.verbs.tolist(), strict=True) if verb) for unit in units]


def _beside(bags: Ragged, arounds: Ragged, width: int) -> NDArray[np.bool_]:
    """Of each stem around a unit: it is not in the unit."""
    every = np.arange(len(bags.starts) - 1)
    within, around = spread(bags, every)[0] * width + bags.items, spread(arounds, every)[0] * width + arounds.items
    at = np.searchsorted(within, around)
    found: NDArray[np.bool_] = np.append(within, -1)[at] != around
    return found


def common(held: Held, pairs: NDArray[np.int64]) -> Common:
    """What each two units have in common."""
    found = [_common(held, pairs[start : start + _PAIRS]) for start in range(0, len(pairs), _PAIRS)]
    return Common(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _common(held: Held, pairs: NDArray[np.int64]) -> Common:
    lefts, at = distinct(pairs[:, 0])
    right, count = pairs[:, 1], len(pairs)
    table = _table(held, lefts)
    owners, places = spread(held.bags, right)
    columns = held.bags.items[places]
    ours = table[at[owners], columns]
    met = (ours & _BAG) > 0
    by, which = owners[met], columns[met]
    weights = held.weights[which]
    name, verb = ((ours[met] & bit > 0) & own[places[met]] for bit, own in ((_NAME, held.is_name), (_VERB, held.is_verb)))
    outside = ~met & ((ours & _AROUND) > 0)
    near, close = spread(held.arounds, right)
    seen, columns_near, beside = table[at[near], held.arounds.items[close]], held.arounds.items[close], held.beside[close]
    meets, inside = (seen & _AROUND) > 0, (seen & _BAG) > 0
    new = meets & ~inside & beside & held.named[columns_near]
    crossing = inside & beside
    cross = summed(near[crossing], held.weights[columns_near[crossing]], count)
    cross += summed(owners[outside], held.weights[columns[outside]], count)
    tells, told = spread(held.sources, right)
    source = table[at[tells], held.sources.items[told]]
    sourced, tellers = (_any(tells[(source & bit) > 0], count) for bit in (_SOURCE, _BAG))
    return Common(
        summed(by, weights, count),
        summed(by, weights * weights, count),
        most(by, weights, count),
        summed(by, held.telling[which], count),
        summed(by[name], weights[name], count),
        summed(near[meets], held.weights[columns_near[meets]], count),
        summed(near[new], held.weights[columns_near[new]], count),
        cross,
        _runs(held, lefts, at, right),
        _counted(by[held.digits[which]], count),
        _counted(by[verb], count),
        sourced,
        tellers + _any(owners[(ours & _SOURCE) > 0], count),
    )


def _table(held: Held, lefts: Ints) -> NDArray[np.uint8]:
    """A line a unit, a column a stem: whether the stem is in it, a name, a verb, in its source, around it."""
    table = np.zeros((len(lefts), len(held.weights)), np.uint8)
    owners, places = spread(held.bags, lefts)
    bits = np.uint8(_BAG) + np.uint8(_NAME) * held.is_name + np.uint8(_VERB) * held.is_verb
    table[owners, held.bags.items[places]] = bits[places]
    for owned, bit in ((held.sources, _SOURCE), (held.arounds, _AROUND)):
        owners, places = spread(owned, lefts)
        table[owners, owned.items[places]] |= np.uint8(bit)
    return table


def _runs(held: Held, lefts: Ints, at: Ints, right: Ints) -> Floats:
    """The weight of the runs of two words that both have."""
    table = np.zeros((len(lefts), len(held.run_weights)), bool)
    owners, places = spread(held.runs, lefts)
    table[owners, held.runs.items[places]] = True
    owners, places = spread(held.runs, right)
    met = table[at[owners], held.runs.items[places]]
    return summed(owners[met], held.run_weights[held.runs.items[places[met]]], len(right))


def _any(owners: Ints, count: int) -> Floats:
    return np.minimum(_counted(owners, count), 1.0)


def _counted(owners: Ints, count: int) -> Floats:
    return np.bincount(owners, minlength=count).astype(np.float64)


def values_met(units: Sequence[Unit], pairs: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """How many values of one sort of each two units fit both, and how many do not."""
    every = [value for unit in units for value in unit.values]
    sorts = numbered((value.kind, value.unit) for value in every)
    lows, highs = np.array([value.low for value in every]), np.array([value.high for value in every])
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum([len(unit.values) for unit in units])])
    held = Ragged(np.arange(len(every)), starts)
    owners, ours, theirs = crossed(held, pairs[:, 0], held, pairs[:, 1])
    alike = sorts[ours] == sorts[theirs]
    owners, ours, theirs = owners[alike], ours[alike], theirs[alike]
    met = (lows[ours] <= highs[theirs]) & (lows[theirs] <= highs[ours])
    return _counted(owners[met], len(pairs)), _counted(owners[~met], len(pairs))
