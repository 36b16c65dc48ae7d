"""How alike two units are, in numbers: shared words, near words, numbers, names, surroundings, speakers, places.

Each pair is looked at alone; how it stands among the others is the matter of standing.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from crossread.models.vectors import WordVectors
from crossread.relate.pairs import Terms
from crossread.relate.units import Unit
from crossread.rows import Attitude, Manner

Matrix = NDArray[np.float32]

ALONE = (
    "shared", "shared_least", "shared_most", "cosine", "telling", "mass", "mass_ratio", "mean_vector",
    "near_least", "near_most", "near_mean", "near_rest", "numbers_shared", "numbers_clash", "numbers_one",
    "names_shared", "names_least", "names_clash", "fuzzy_set", "fuzzy_part", "fuzzy", "around", "around_least",
    "both_spoken", "one_spoken", "both_direct", "source", "source_clash", "attitude", "negation", "title", "titles",
    "order", "order_left", "words_least", "words_ratio", "parts", "first_shared", "around_cross",
    "runs", "in_order", "verbs_near", "verbs_shared", "verbs_both", "values_agree", "values_clash", "plain_least", "words_most",
    "teller_named", "named_around", "hedges",
)  # fmt: skip


class Frame(NamedTuple):
    """What every pair of one story is measured with."""

    units: Sequence[Unit]
    terms: Terms
    vectors: WordVectors
    means: Matrix
    names: frozenset[str]


def likeness(frame: Frame, found: NDArray[np.int64]) -> Matrix:
    """One line a pair, one column a name in ALONE."""
    texts: dict[tuple[object, ...], int] = {}
    prepared = [_prepare(frame, unit, texts) for unit in frame.units]
    worded: dict[tuple[int, int], _Wording] = {}
    out = np.zeros((len(found), len(ALONE)), dtype=np.float32)
    for at, (left, right) in enumerate(found.tolist()):
        one, two = prepared[left], prepared[right]
        wording = worded.get((one.wording, two.wording))
        if wording is None:
            wording = worded[one.wording, two.wording] = _worded(one, two)
        out[at] = _pair(frame, one, two, float(frame.means[left] @ frame.means[right]), wording)
    return out


class _Wording(NamedTuple):
    """What the bare words of two units show. Reports that copy one another bring the same two wordings again and again."""

    shared: float
    squares: float
    most: float
    plain: float
    runs: float
    numbers: int
    near: tuple[float, float, float]
    fuzzy: tuple[float, float, float]
    in_order: float
    verbs_near: float


def _worded(left: _Prepared, right: _Prepared) -> _Wording:
    one, two = left.unit, right.unit
    fuzzy = (
        fuzz.token_set_ratio(one.text, two.text) / 100,
        fuzz.partial_ratio(one.text, two.text) / 100,
        fuzz.ratio(one.text, two.text) / 100,
    )
    in_order = LCSseq.similarity(one.stems, two.stems) / max(min(len(one.stems), len(two.stems)), 1)
    verbs = float((left.vectors[one.verbs] @ right.vectors[two.verbs].T).max()) if left.verbs and right.verbs else 0.0
    common = one.bag & two.bag
    weights = [left.by_stem[root] for root in common]
    return _Wording(
        fsum(weights),
        fsum(weight * weight for weight in weights),
        max(weights, default=0.0),
        fsum(left.plain[root] for root in common),
        fsum(left.by_stem[a] + left.by_stem[b] for a, b in one.runs & two.runs),
        len(one.numbers & two.numbers),
        _near(left, right),
        fuzzy,
        in_order,
        verbs,
    )


class _Prepared(NamedTuple):
    unit: Unit
    weights: NDArray[np.float32]
    vectors: Matrix
    known: NDArray[np.bool_]
    by_stem: dict[str, float]
    plain: dict[str, float]
    total: float
    norm: float
    around: float
    around_weights: dict[str, float]
    named: float
    run: float
    plainly: float
    verbs: frozenset[str]
    mass: float
    wording: int


def _prepare(frame: Frame, unit: Unit, texts: dict[tuple[object, ...], int]) -> _Prepared:
    terms = frame.terms
    own = {root: float(terms.weights[terms.places[root]]) for root in unit.stems}
    plain = {root: float(terms.telling[terms.places[root]]) for root in unit.stems}
    around = {root: _weight(terms, root) for root in unit.around}
    known = unit.vectors >= 0
    weights = np.array([own[root] for root in unit.stems], dtype=np.float32)
    return _Prepared(
        unit=unit,
        weights=weights,
        vectors=frame.vectors.vectors[np.maximum(unit.vectors, 0)] * known[:, None],
        known=known,
        by_stem=own,
        plain=plain,
        total=fsum(own.values()),
        norm=fsum(value * value for value in own.values()) ** 0.5,
        around=fsum(around.values()),
        around_weights=around,
        named=fsum(own[root] for root in unit.names),
        run=fsum(own[a] + own[b] for a, b in unit.runs),
        plainly=fsum(plain.values()),
        verbs=frozenset(root for root, verb in zip(unit.stems, unit.verbs, strict=True) if verb),
        mass=float(weights.sum()),
        wording=texts.setdefault((unit.text, unit.stems, unit.vectors.tobytes(), unit.verbs.tobytes()), len(texts)),
    )


def _weight(terms: Terms, root: str) -> float:
    place = terms.places.get(root)
    return float(terms.weights[place]) if place is not None else 0.0


def _pair(frame: Frame, left: _Prepared, right: _Prepared, mean: float, wording: _Wording) -> list[float]:
    one, two = left.unit, right.unit
    shared, numbers = wording.shared, wording.numbers
    least, most = sorted((left.total, right.total))
    near_one, near_two, rest = wording.near
    beside = one.around & two.around
    around = fsum(map(left.around_weights.__getitem__, beside))
    own_left, own_right = left.by_stem.__getitem__, right.by_stem.__getitem__
    cross = fsum(map(own_left, (one.bag - two.bag) & two.around)) + fsum(map(own_right, (two.bag - one.bag) & one.around))
    names = one.names & two.names
    named = fsum(map(own_left, names))
    name_one, name_two = left.named, right.named
    spoken = one.spoken + two.spoken
    words = sorted((len(one.stems), len(two.stems)))
    return [
        shared / max(left.total + right.total - shared, 1e-6),
        shared / max(most, 1e-6),
        shared / max(least, 1e-6),
        wording.squares / max(left.norm * right.norm, 1e-6),
        wording.most,
        shared,
        least / max(most, 1e-6),
        mean,
        min(near_one, near_two),
        max(near_one, near_two),
        (near_one + near_two) / 2,
        rest,
        min(numbers, 3),
        float(bool(one.numbers and two.numbers and not numbers)),
        float(bool(one.numbers) != bool(two.numbers)),
        named,
        named / max(min(name_one, name_two), 1e-6) if name_one and name_two else 0.5,
        float(bool(name_one and name_two and not named)),
        *wording.fuzzy,
        around / max(left.around + right.around - around, 1e-6),
        around / max(min(left.around, right.around), 1e-6),
        float(spoken == 2),
        float(spoken == 1),
        float(one.said.manner is Manner.DIRECT and two.said.manner is Manner.DIRECT),
        float(bool(one.source & two.source)),
        float(bool(one.source and two.source and not one.source & two.source)),
        float(_side(one) == _side(two)),
        float(one.negated != two.negated),
        float(one.title != two.title),
        float(one.title and two.title),
        abs(one.order - two.order),
        min(one.order, two.order),
        float(words[0]),
        words[0] / max(words[1], 1),
        float((one.said.part_of is not None) + (two.said.part_of is not None)),
        float(bool(one.stems and two.stems and one.stems[0] == two.stems[0])),
        cross / max(left.total + right.total - 2 * shared, 1e-6),
        *_more(frame, left, right, wording, beside),
    ]


def _more(frame: Frame, left: _Prepared, right: _Prepared, wording: _Wording, beside: frozenset[str]) -> list[float]:
    one, two = left.unit, right.unit
    runs = wording.runs
    meeting = [(a.low <= b.high and b.low <= a.high) for a in one.values for b in two.values if (a.kind, a.unit) == (b.kind, b.unit)]
    around = (beside & frame.names) - one.bag - two.bag
    return [
        runs / max(min(left.run, right.run), 1e-6) if left.run and right.run else 0.0,
        wording.in_order,
        wording.verbs_near,
        float(len(left.verbs & right.verbs)),
        float(bool(left.verbs and right.verbs)),
        float(sum(meeting)),
        float(len(meeting) - sum(meeting)),
        wording.plain / max(min(left.plainly, right.plainly), 1e-6),
        float(max(len(one.stems), len(two.stems))),
        float(bool(one.source & two.bag) + bool(two.source & one.bag)),
        fsum(map(left.around_weights.__getitem__, around)),
        float(one.hedged != two.hedged),
    ]


def _near(left: _Prepared, right: _Prepared) -> tuple[float, float, float]:
    """How much of each unit's weight finds a near word in the other, and the nearness of the words that are not shared."""
    if not len(left.weights) or not len(right.weights):
        return 0.0, 0.0, 0.0
    table = left.vectors @ right.vectors.T
    one, two = table.max(axis=1), table.max(axis=0)
    same_one = np.array([root in right.unit.bag for root in left.unit.stems])
    same_two = np.array([root in left.unit.bag for root in right.unit.stems])
    rest_one, rest_two = ~same_one & left.known, ~same_two & right.known
    spare = [
        float(best[mask] @ weights[mask]) / float(weights[mask].sum())
        for best, mask, weights in ((one, rest_one, left.weights), (two, rest_two, right.weights))
        if weights[mask].sum() > 0
    ]
    one, two = np.where(same_one, 1.0, one), np.where(same_two, 1.0, two)
    near_one = float(one @ left.weights) / max(left.mass, 1e-6)
    near_two = float(two @ right.weights) / max(right.mass, 1e-6)
    return near_one, near_two, max(spare, default=0.5)


def _side(unit: Unit) -> bool:
    return unit.said.attitude in {Attitude.DENIES, Attitude.DECLINES, Attitude.DOUBTS}
