"""What the bare words of two units show: how near they are in letters, in order and in meaning.

Reports that copy one another bring the same two wordings again and again, so each two are looked at once. Words that mean alike
are found in one table of all words of the story; it is reckoned in double precision and then rounded, the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from crossread.models.vectors import WordVectors
from crossread.relate.pairs import Terms
from crossread.relate.ragged import Floats, Ints, Ragged, crossed, distinct, most, numbered, ragged, spread, summed
from crossread.relate.units import Unit

_ITEMS = 1 << 20
"""So many words beside words at a time: they fit the memory that a processor has at hand."""
_BLOCK = 512
_FIRST = 0x10000
"""The first of the characters that stand for stems, where the order of two statements' stems is compared."""
_SAME = 2.0


class Wordings(NamedTuple):
    """The distinct wordings of the units: `of` says which a unit has. A word is a stem, a place in `near`, and whether it is a verb."""

    of: Ints
    texts: Sequence[str]
    written: Sequence[str]
    stems: Ragged
    near_places: Ints
    known: NDArray[np.bool_]
    verbs: Ragged
    weights: Floats
    near: NDArray[np.float32]


def wordings(units: Sequence[Unit], terms: Terms, vectors: WordVectors) -> Wordings:
    """The wordings of the units, and how near the words of the story are to one another in meaning."""
    of = numbered((unit.text, unit.stems, unit.vectors.tobytes(), unit.verbs.tobytes()) for unit in units)
    firsts = dict(zip(of.tolist()[::-1], units[::-1], strict=True))
    own = [firsts[at] for at in range(len(firsts))]
    stems = ragged([[terms.places[root] for root in unit.stems] for unit in own])
    places = np.concatenate([np.zeros(0, np.int64), *(unit.vectors for unit in own)]).astype(np.int64)
    verbal = np.concatenate([np.zeros(0, bool), *(unit.verbs for unit in own)])
    held, near_places = distinct(places)
    near = _table(vectors.vectors[np.maximum(held, 0)].astype(np.float64) * (held >= 0)[:, None])
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(verbal)])[stems.starts]
    return Wordings(
        of,
        [unit.text for unit in own],
        ["".join(chr(_FIRST + terms.places[root]) for root in unit.stems) for unit in own],
        stems,
        near_places,
        places >= 0,
        Ragged(np.flatnonzero(verbal), ends),
        terms.weights.astype(np.float32).astype(np.float64)[stems.items],
        near,
    )


def _table(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    """Each row times each row."""
    found = np.empty((len(rows), len(rows)), np.float32)
    for start in range(0, len(rows), _BLOCK):
        found[start : start + _BLOCK] = rows[start : start + _BLOCK] @ rows.T
    return found


class Worded(NamedTuple):
    """A line for each two wordings: three likenesses of letters, stems in order, nearness of words."""

    fuzzy: tuple[Floats, Floats, Floats]
    in_order: Floats
    near: tuple[Floats, Floats, Floats]
    verbs_near: Floats


def worded(held: Wordings, pairs: NDArray[np.int64]) -> Worded:
    """What the wordings of each pair of units show."""
    left, right = held.of[pairs[:, 0]], held.of[pairs[:, 1]]
    keys, back = distinct(left * len(held.texts) + right)
    one, two = np.divmod(keys, max(1, len(held.texts)))
    ours, theirs = one.tolist(), two.tolist()
    texts = [held.texts[at] for at in ours], [held.texts[at] for at in theirs]
    written = [held.written[at] for at in ours], [held.written[at] for at in theirs]
    scorers = (fuzz.token_set_ratio, fuzz.partial_ratio, fuzz.ratio)
    letters = [process.cpdist(*texts, scorer=scorer, dtype=np.float64) / 100 for scorer in scorers]
    common = process.cpdist(*written, scorer=LCSseq.similarity, dtype=np.int64)
    least = np.minimum(held.stems.sizes[one], held.stems.sizes[two])
    found = [*letters, common / np.maximum(least, 1), *_near(held, one, two), _verbs_near(held, one, two)]
    set_, part, whole, in_order, near_one, near_two, rest, verbs = (column[back] for column in found)
    return Worded((set_, part, whole), in_order, (near_one, near_two, rest), verbs)


def _near(held: Wordings, one: Ints, two: Ints) -> tuple[Floats, Floats, Floats]:
    """How much of each side's weight finds a near word in the other, and the nearness of the words that are not shared."""
    near_one, near_two, rest = np.zeros(len(one)), np.zeros(len(one)), np.zeros(len(one))
    sizes = held.stems.sizes
    full = np.flatnonzero((sizes[one] > 0) & (sizes[two] > 0))
    for some in _parts(full, sizes[one[full]] * sizes[two[full]]):
        ours, spare_ours = _found(held, one[some], two[some])
        theirs, spare_theirs = _found(held, two[some], one[some])
        spare = np.fmax(spare_ours, spare_theirs)
        near_one[some], near_two[some], rest[some] = ours, theirs, np.where(np.isnan(spare), 0.5, spare)
    return near_one, near_two, rest


def _found(held: Wordings, one: Ints, two: Ints) -> tuple[Floats, Floats]:
    """How much of each `one` finds a near word in `two`, and of the words that `two` has not; nan where it has all that are known."""
    _, ours, theirs = crossed(held.stems, one, held.stems, two)
    alike = held.near[held.near_places[ours], held.near_places[theirs]]
    alike[held.stems.items[ours] == held.stems.items[theirs]] = _SAME
    owners, places = spread(held.stems, one)
    sizes = held.stems.sizes[two][owners]
    best = np.maximum.reduceat(alike, np.cumsum(sizes) - sizes).astype(np.float64)
    weights, same = held.weights[places], best == _SAME
    best[same] = 1.0
    fresh = ~same & held.known[places]
    count = len(one)
    mass, spare = summed(owners, weights, count), summed(owners[fresh], weights[fresh], count)
    with np.errstate(invalid="ignore", divide="ignore"):
        beside = np.where(spare > 0, summed(owners[fresh], (best * weights)[fresh], count) / spare, np.nan)
    return summed(owners, best * weights, count) / np.maximum(mass, 1e-6), beside


def _verbs_near(held: Wordings, one: Ints, two: Ints) -> Floats:
    """The nearest two verbs; 0 where a side has none."""
    found = np.zeros(len(one))
    sizes = held.verbs.sizes
    full = np.flatnonzero((sizes[one] > 0) & (sizes[two] > 0))
    for some in _parts(full, sizes[one[full]] * sizes[two[full]]):
        owners, ours, theirs = crossed(held.verbs, one[some], held.verbs, two[some])
        ours, theirs = held.near_places[held.verbs.items[ours]], held.near_places[held.verbs.items[theirs]]
        found[some] = most(owners, held.near[ours, theirs], len(some))
    return found


def _parts(wanted: Ints, sizes: Ints) -> list[Ints]:
    """The wanted in parts of some size."""
    bounds = np.searchsorted(np.cumsum(sizes), np.arange(_ITEMS, int(sizes.sum()) + 1, _ITEMS))
    return [part for part in np.split(wanted, bounds) if len(part)]
