"""How alike two units are, in numbers: shared words, near words, numbers, names, surroundings, speakers, places.

`likeness` looks at each pair alone. `standing` looks at how a first guess about a pair stands among the other pairs:
is each the other's best, do their neighbours agree too, does a third report tie them.
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
STANDING = (
    "guess", "rank_least", "rank_most", "margin_least", "margin_most", "neighbours", "third", "rivals", "overlap_best",
    "above", "below", "covered_least", "covered_most", "share_least", "share_most",
)  # fmt: skip

_TIED = 0.05
"""Units of a pair with a better first guess than this are tied."""


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
