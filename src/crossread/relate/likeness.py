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


class Frame(NamedTuple):
    """What every pair of one story is measured with."""

    units: Sequence[Unit]
    terms: Terms
    vectors: WordVectors
    means: Matrix
    names: frozenset[str]


def likeness(frame: Frame, found: NDArray[np.int64]) -> Matrix:
    """One line a pair, one column a name in ALONE."""
    prepared = [_prepare(frame, unit) for unit in frame.units]
    out = np.zeros((len(found), len(ALONE)), dtype=np.float32)
    for at, (left, right) in enumerate(found.tolist()):
        out[at] = _pair(frame, prepared[left], prepared[right], float(frame.means[left] @ frame.means[right]))
    return out


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
    named: float
    run: float
    plainly: float
    verbs: frozenset[str]


def _prepare(frame: Frame, unit: Unit) -> _Prepared:
    terms = frame.terms
    own = {root: float(terms.weights[terms.places[root]]) for root in unit.stems}
    plain = {root: float(terms.telling[terms.places[root]]) for root in unit.stems}
    known = unit.vectors >= 0
    return _Prepared(
        unit=unit,
        weights=np.array([own[root] for root in unit.stems], dtype=np.float32),
        vectors=frame.vectors.vectors[np.maximum(unit.vectors, 0)] * known[:, None],
        known=known,
        by_stem=own,
        plain=plain,
        total=fsum(own.values()),
        norm=fsum(value * value for value in own.values()) ** 0.5,
        around=fsum(_weight(terms, root) for root in unit.around),
        named=fsum(own[root] for root in unit.names),
        run=fsum(own[a] + own[b] for a, b in unit.runs),
        plainly=fsum(plain.values()),
        verbs=frozenset(root for root, verb in zip(unit.stems, unit.verbs, strict=True) if verb),
    )


def _weight(terms: Terms, root: str) -> float:
    place = terms.places.get(root)
    return float(terms.weights[place]) if place is not None else 0.0


def _pair(frame: Frame, left: _Prepared, right: _Prepared, mean: float) -> list[float]:
    one, two = left.unit, right.unit
    common = one.bag & two.bag
    weights = [left.by_stem[root] for root in common]
    shared = fsum(weights)
    least, most = sorted((left.total, right.total))
    near_one, near_two, rest = _near(left, right)
    around = fsum(_weight(frame.terms, root) for root in one.around & two.around)
    cross = fsum(left.by_stem[root] for root in (one.bag - two.bag) & two.around) + fsum(
        right.by_stem[root] for root in sorted((two.bag - one.bag) & one.around)
    )
    numbers, names = len(one.numbers & two.numbers), one.names & two.names
    named = fsum(left.by_stem[root] for root in names)
    name_one, name_two = left.named, right.named
    spoken = one.spoken + two.spoken
    words = sorted((len(one.stems), len(two.stems)))
    return [
        shared / max(left.total + right.total - shared, 1e-6),
        shared / max(most, 1e-6),
        shared / max(least, 1e-6),
        fsum(weight * weight for weight in weights) / max(left.norm * right.norm, 1e-6),
        max(weights, default=0.0),
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
        fuzz.token_set_ratio(one.text, two.text) / 100,
        fuzz.partial_ratio(one.text, two.text) / 100,
        fuzz.ratio(one.text, two.text) / 100,
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
        *_more(frame, left, right),
    ]


def _more(frame: Frame, left: _Prepared, right: _Prepared) -> list[float]:
    one, two = left.unit, right.unit
    runs = fsum(left.by_stem[a] + left.by_stem[b] for a, b in one.runs & two.runs)
    near, verbs = 0.0, bool(left.verbs and right.verbs)
    if verbs:
        near = float((left.vectors[one.verbs] @ right.vectors[two.verbs].T).max())
    meeting = [(a.low <= b.high and b.low <= a.high) for a in one.values for b in two.values if (a.kind, a.unit) == (b.kind, b.unit)]
    around = one.around & two.around & (frame.names - one.bag - two.bag)
    return [
        runs / max(min(left.run, right.run), 1e-6) if left.run and right.run else 0.0,
        LCSseq.similarity(one.stems, two.stems) / max(min(len(one.stems), len(two.stems)), 1),
        near,
        float(len(left.verbs & right.verbs)),
        float(verbs),
        float(sum(meeting)),
        float(len(meeting) - sum(meeting)),
        fsum(left.plain[root] for root in one.bag & two.bag) / max(min(left.plainly, right.plainly), 1e-6),
        float(max(len(one.stems), len(two.stems))),
        float(bool(one.source & two.bag) + bool(two.source & one.bag)),
        float(fsum(_weight(frame.terms, root) for root in around)),
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
    near_one = float(one @ left.weights) / max(float(left.weights.sum()), 1e-6)
    near_two = float(two @ right.weights) / max(float(right.weights.sum()), 1e-6)
    return near_one, near_two, max(spare, default=0.5)


def _side(unit: Unit) -> bool:
    return unit.said.attitude in {Attitude.DENIES, Attitude.DECLINES, Attitude.DOUBTS}


def standing(frame: Frame, found: NDArray[np.int64], guess: NDArray[np.float64]) -> Matrix:
    """One line a pair, one column a name in STANDING."""
    out = np.zeros((len(found), len(STANDING)), dtype=np.float32)
    table = {(left, right): value for (left, right), value in zip(map(tuple, found.tolist()), guess.tolist(), strict=True)}
    ranked = _ranked(frame, found, guess)
    ties: dict[int, dict[int, float]] = {}
    for (left, right), value in table.items():
        if value > 0.05:
            ties.setdefault(left, {})[right] = value
            ties.setdefault(right, {})[left] = value
    reports = [unit.report for unit in frame.units]
    sentences = [unit.sentence for unit in frame.units]
    near = _nearby(frame)
    wholes, parts = _families(frame)
    shares = [len(unit.stems) / max(1, len(frame.units[wholes.get(at, at)].stems)) for at, unit in enumerate(frame.units)]
    for at, (left, right) in enumerate(found.tolist()):
        value = table[left, right]
        rank_one, best_one = ranked[left, reports[right]].index(right), _rival(ranked, table, left, right, reports[right])
        rank_two, best_two = ranked[right, reports[left]].index(left), _rival(ranked, table, right, left, reports[left])
        beside = 0.0
        for other in near[left]:
            for tied, strength in ties.get(other, {}).items():
                if reports[tied] == reports[right] and tied != right and 0 < abs(sentences[tied] - sentences[right]) <= 1:
                    beside = max(beside, strength)
        third = max((min(strength, ties.get(right, {}).get(other, 0.0)) for other, strength in ties.get(left, {}).items()), default=0.0)
        out[at] = [
            value, min(rank_one, rank_two), max(rank_one, rank_two), min(value - best_one, value - best_two),
            max(value - best_one, value - best_two), beside, third, len(ties.get(left, {})) + len(ties.get(right, {})),
            max(best_one, best_two), *_family(left, right, wholes, parts, table), *sorted((shares[left], shares[right])),
        ]  # fmt: skip
    return out


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


def _ranked(frame: Frame, found: NDArray[np.int64], guess: NDArray[np.float64]) -> dict[tuple[int, str], list[int]]:
    """For each unit and each other report, that report's units by falling guess."""
    ranked: dict[tuple[int, str], list[tuple[float, int]]] = {}
    for (left, right), value in zip(found.tolist(), guess.tolist(), strict=True):
        ranked.setdefault((left, frame.units[right].report), []).append((-value, right))
        ranked.setdefault((right, frame.units[left].report), []).append((-value, left))
    return {key: [place for _, place in sorted(one)] for key, one in ranked.items()}


def _rival(ranked: dict[tuple[int, str], list[int]], table: dict[tuple[int, int], float], unit: int, other: int, report: str) -> float:
    """The guess of the best pair of `unit` in that report that is not `other`."""
    best = next((place for place in ranked[unit, report] if place != other), None)
    return 0.0 if best is None else table[min(unit, best), max(unit, best)]


def _nearby(frame: Frame) -> list[list[int]]:
    """For each unit, the units of its report in the sentence before or behind."""
    by_sentence: dict[tuple[str, int], list[int]] = {}
    for at, unit in enumerate(frame.units):
        by_sentence.setdefault((unit.report, unit.sentence), []).append(at)
    return [[other for step in (-1, 1) for other in by_sentence.get((unit.report, unit.sentence + step), [])] for unit in frame.units]
