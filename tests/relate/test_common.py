"""What two units have in common, reckoned for all pairs at once, is what their sets of words share."""

from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.relate.common import common, held_by
from crossread.relate.ragged import crossed, distinct, most, ragged, spread
from crossread.relate.scoring import frame_of
from tests.relate.rows_factory import reading

LISTS = st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=1, max_size=5)
ONE = reading("a", "Two guards fled the burning depot in Lund.", "Rescuers in Lund found 12 guards, the union said on Monday.")
TWO = reading("b", "The depot in Lund burned and two guards escaped.", "A strike was called for Monday by the union.")
FRAME = frame_of((ONE, TWO))
PAIRS = np.array([(left, right) for left in (0, 1) for right in (2, 3)])


@given(LISTS)
def test_lists_come_back_item_by_item(lists: list[list[int]]) -> None:
    """Asking for all lists gives every item with the list that holds it, in order."""
    held = ragged(lists)
    owners, places = spread(held, np.arange(len(lists)))
    assert list(zip(owners.tolist(), held.items[places].tolist(), strict=True)) == [
        (at, one) for at, own in enumerate(lists) for one in own
    ]


@given(LISTS)
def test_every_item_stands_beside_every_item_of_the_other_list(lists: list[list[int]]) -> None:
    """Two lists crossed give all their pairs of items, those of the left one after the other."""
    held, turned = ragged(lists), np.arange(len(lists))[::-1].copy()
    owners, ours, theirs = crossed(held, np.arange(len(lists)), held, turned)
    wanted = [(at, one, two) for at, own in enumerate(lists) for one in own for two in lists[-1 - at]]
    assert list(zip(owners.tolist(), held.items[ours].tolist(), held.items[theirs].tolist(), strict=True)) == wanted


@given(st.lists(st.integers(-5, 5), max_size=20))
def test_distinct_keys_are_those_of_a_set(keys: list[int]) -> None:
    """Each key stands once among the distinct ones, at the place that is given for it."""
    found, places = distinct(np.array(keys, np.int64))
    assert found.tolist() == sorted(set(keys))
    assert found[places].tolist() == keys


def test_the_most_of_nothing_is_the_default() -> None:
    """An owner without values gets the default, one with values below it the largest of them."""
    assert most(np.array([1, 1]), np.array([-3.0, -2.0]), 3).tolist() == [0.0, -2.0, 0.0]


@pytest.mark.parametrize("at", range(len(PAIRS)))
def test_what_units_share_is_what_their_words_share(at: int) -> None:
    """Weights of stems, names and surroundings, and counts of numbers, are those of the sets that both sides have."""
    left, right = (FRAME.units[place] for place in PAIRS[at])
    weights = {root: float(FRAME.terms.weights[place]) for root, place in FRAME.terms.places.items()}
    found = common(held_by(FRAME.units, FRAME.terms, FRAME.names), PAIRS)
    crossing = (left.bag - right.bag) & right.around, (right.bag - left.bag) & left.around
    assert found.shared[at] == pytest.approx(fsum(weights[root] for root in left.bag & right.bag))
    assert found.names[at] == pytest.approx(fsum(weights[root] for root in left.names & right.names))
    assert found.around[at] == pytest.approx(fsum(weights.get(root, 0.0) for root in left.around & right.around))
    assert found.cross[at] == pytest.approx(fsum(weights[root] for roots in crossing for root in roots))
    assert found.numbers[at] == len(left.numbers & right.numbers)
    assert found.tellers[at] == bool(left.source & right.bag) + bool(right.source & left.bag)
