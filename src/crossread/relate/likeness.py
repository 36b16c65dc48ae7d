"""How alike two units are, in numbers: shared words, near words, numbers, names, surroundings, speakers, places.

Each pair is looked at alone; how it stands among the others is the matter of standing.py. All pairs are gone through at once, one
number after the other: what two units have in common is found by common.py, what their bare words show by wording.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.vectors import WordVectors
from crossread.relate.common import Common, Held, common, held_by, values_met
from crossread.relate.pairs import Terms
from crossread.relate.ragged import Floats, Ragged, numbered, spread, summed
from crossread.relate.units import Unit
from crossread.relate.wording import worded, wordings
from crossread.rows import Attitude, Manner

Matrix = NDArray[np.float32]
Column = NDArray[np.float64] | NDArray[np.bool_]

ALONE = (
    "shared", "shared_least", "shared_most", "cosine", "telling", "mass", "mass_ratio", "mean_vector",
    "near_least", "near_most", "near_mean", "near_rest", "numbers_shared", "numbers_clash", "numbers_one",
    "names_shared", "names_least", "names_clash", "fuzzy_set", "fuzzy_part", "fuzzy", "around", "around_least",
    "both_spoken", "one_spoken", "both_direct", "source", "source_clash", "attitude", "negation", "title", "titles",
    "order", "order_left", "words_least", "words_ratio", "parts", "first_shared", "around_cross",
    "runs", "in_order", "verbs_near", "verbs_shared", "verbs_both", "values_agree", "values_clash", "plain_least", "words_most",
    "teller_named", "named_around", "hedges",
)  # fmt: skip

_TURNED = frozenset({Attitude.DENIES, Attitude.DECLINES, Attitude.DOUBTS})
_LEAST = 1e-6
_PRODUCTS = 4096


class Frame(NamedTuple):
    """What every pair of one story is measured with."""

    units: Sequence[Unit]
    terms: Terms
    vectors: WordVectors
    means: Matrix
    names: frozenset[str]


def likeness(frame: Frame, found: NDArray[np.int64]) -> Matrix:
    """One line a pair, one column a name in ALONE."""
    out = np.zeros((len(found), len(ALONE)), dtype=np.float32)
    if len(found):
        held = held_by(frame.units, frame.terms, frame.names)
        both = common(held, found)
        columns = _of_words(frame, found, held, both) | _of_telling(frame.units, found, both)
        for at, name in enumerate(ALONE):
            out[:, at] = columns[name]
    return out


def _of_words(frame: Frame, found: NDArray[np.int64], held: Held, both: Common) -> dict[str, Column]:
    """The numbers that hang on words and their weights."""
    left, right = found.T
    seen = worded(wordings(frame.units, frame.terms, frame.vectors), found)
    near_one, near_two, rest = seen.near
    weight, plainly = held.weights[held.bags.items], held.telling[held.bags.items]
    total, squares, plain = (_summed(held.bags, values) for values in (weight, weight * weight, plainly))
    around, run = _summed(held.arounds, held.weights[held.arounds.items]), _summed(held.runs, held.run_weights[held.runs.items])
    named = _summed(held.bags, np.where(held.is_name, weight, 0.0))
    verbs, numbers = _summed(held.bags, held.is_verb) > 0, _summed(held.bags, held.digits[held.bags.items]) > 0
    least, most = np.minimum(total[left], total[right]), np.maximum(total[left], total[right])
    every, names = total[left] + total[right], np.minimum(named[left], named[right])
    near, runs = around[left] + around[right], np.minimum(run[left], run[right])
    return {
        "shared": _share(both.shared, every - both.shared),
        "shared_least": _share(both.shared, most),
        "shared_most": _share(both.shared, least),
        "cosine": _share(both.squares, np.sqrt(squares)[left] * np.sqrt(squares)[right]),
        "telling": both.most,
        "mass": both.shared,
        "mass_ratio": _share(least, most),
        "mean_vector": _products(frame.means, found),
        "near_least": np.minimum(near_one, near_two),
        "near_most": np.maximum(near_one, near_two),
        "near_mean": (near_one + near_two) / 2,
        "near_rest": rest,
        "numbers_shared": np.minimum(both.numbers, 3),
        "numbers_clash": numbers[left] & numbers[right] & (both.numbers == 0),
        "numbers_one": numbers[left] != numbers[right],
        "names_shared": both.names,
        "names_least": np.where(names > 0, _share(both.names, names), 0.5),
        "names_clash": (names > 0) & (both.names == 0),
        "fuzzy_set": seen.fuzzy[0],
        "fuzzy_part": seen.fuzzy[1],
        "fuzzy": seen.fuzzy[2],
        "around": _share(both.around, near - both.around),
        "around_least": _share(both.around, np.minimum(around[left], around[right])),
        "around_cross": _share(both.cross, every - 2 * both.shared),
        "runs": np.where(runs > 0, _share(both.runs, runs), 0.0),
        "in_order": seen.in_order,
        "verbs_near": seen.verbs_near,
        "verbs_shared": both.verbs,
        "verbs_both": verbs[left] & verbs[right],
        "plain_least": _share(both.plain, np.minimum(plain[left], plain[right])),
        "named_around": both.named_around,
    }


def _of_telling(units: Sequence[Unit], found: NDArray[np.int64], both: Common) -> dict[str, Column]:
    """The numbers that hang on how the units are told: by whom, where, how long, with what values."""

    def of(what: Callable[[Unit], float]) -> tuple[Floats, Floats]:
        every = np.array([what(unit) for unit in units], np.float64)
        return every[found[:, 0]], every[found[:, 1]]

    spoken, title, direct, named, part = (
        one + two
        for one, two in map(
            of,
            (
                lambda unit: unit.spoken,
                lambda unit: unit.title,
                lambda unit: unit.said.manner is Manner.DIRECT,
                lambda unit: bool(unit.source),
                lambda unit: unit.said.part_of is not None,
            ),
        )
    )
    turned, negated, hedged, order, words = map(
        of,
        (
            lambda unit: unit.said.attitude in _TURNED,
            lambda unit: unit.negated,
            lambda unit: unit.hedged,
            lambda unit: unit.order,
            lambda unit: len(unit.stems),
        ),
    )
    opening = numbered(unit.stems[:1] for unit in units)
    first, its = opening[found[:, 0]], opening[found[:, 1]]
    agree, clash = values_met(units, found)
    return {
        "both_spoken": spoken == 2,
        "one_spoken": spoken == 1,
        "both_direct": direct == 2,
        "source": both.source,
        "source_clash": (named == 2) & (both.source == 0),
        "attitude": turned[0] == turned[1],
        "negation": negated[0] != negated[1],
        "title": title == 1,
        "titles": title == 2,
        "order": np.abs(order[0] - order[1]),
        "order_left": np.minimum(*order),
        "words_least": np.minimum(*words),
        "words_ratio": np.minimum(*words) / np.maximum(np.maximum(*words), 1),
        "parts": part,
        "first_shared": (first == its) & (words[0] > 0),
        "values_agree": agree,
        "values_clash": clash,
        "words_most": np.maximum(*words),
        "teller_named": both.tellers,
        "hedges": hedged[0] != hedged[1],
    }


def _summed(held: Ragged, values: NDArray[Any]) -> Floats:
    """The sum of the values of each list's items."""
    owners, places = spread(held, np.arange(len(held.starts) - 1))
    return summed(owners, values[places].astype(np.float64), len(held.starts) - 1)


def _share(part: Floats, whole: Floats) -> Floats:
    return part / np.maximum(whole, _LEAST)


def _products(rows: Matrix, found: NDArray[np.int64]) -> Floats:
    """How near the means of two units are; in double precision, the same on every machine."""
    exact = rows.astype(np.float64)
    starts = range(0, len(found), _PRODUCTS)
    return np.concatenate([np.einsum("ij,ij->i", *exact[found[start : start + _PRODUCTS]].swapaxes(0, 1)) for start in starts])
