"""How likely two units stand in one row: a first guess about each pair alone, then a second that sees the other pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.trees import load_trees
from crossread.models.vectors import word_vectors
from crossread.relate.likeness import ALONE, Frame, likeness
from crossread.relate.pairs import pairs, vector_rows, weigh
from crossread.relate.standing import standing
from crossread.relate.units import Unit, units
from crossread.rows import Reading
from crossread.settings import Mode

_HEARD_MOST = 18_000
"""In a story of more units than this, some 250 reports, the judge is not asked: reading every sentence would take a minute."""


class Scored(NamedTuple):
    """The units of a story and the pairs looked at, each with its numbers and how likely it stands in one row."""

    frame: Frame
    pairs: NDArray[np.int64]
    numbers: NDArray[np.float32]
    likely: NDArray[np.float64]
    judge: NDArray[np.float64] | None = None
    """How much of the meaning of each pair's sides the judge finds in the other at least, 0 to 1; None where it was not asked."""

    @property
    def units(self) -> Sequence[Unit]:
        """The units, by report id and place."""
        return self.frame.units


def make_ready(mode: Mode) -> None:
    """Load what relating in this mode needs; it may be done while the reports are fetched and opened."""
    word_vectors()
    for key in ("alone", "standing"):
        load_trees("judged" if mode is Mode.FULL else "rows", key)
    if mode is Mode.FULL:
        from crossread.models.judge import make_ready as load_judge

        load_judge()


def frame_of(readings: Sequence[Reading]) -> Frame:
    """The units of the readings, and what every pair of them is measured with."""
    vectors = word_vectors()
    found = units(readings, vectors)
    terms = weigh(found, vectors)
    return Frame(found, terms, vectors, vector_rows(found, terms, vectors), frozenset().union(*(unit.names for unit in found)))


def score(readings: Sequence[Reading], mode: Mode = Mode.RULES) -> Scored:
    """Every pair of units worth a look, with how likely it stands in one row. In full mode the judge is asked, if they are not too many."""
    frame = frame_of(readings)
    full = mode is Mode.FULL and len(frame.units) <= _HEARD_MOST
    found, alone = judged(readings, frame) if full else by_words(frame)
    trees = "judged" if full else "rows"
    guess = load_trees(trees, "alone").probability(alone)
    numbers = np.hstack([alone, standing(frame, found, guess)])
    judge = alone[:, len(ALONE)].astype(np.float64) if full else None
    return Scored(frame, found, numbers, load_trees(trees, "standing").probability(numbers), judge)


def by_words(frame: Frame) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The pairs worth a look, and one line of numbers a pair."""
    found = pairs(frame.units, frame.terms, frame.means)
    return found, likeness(frame, found)


def judged(readings: Sequence[Reading], frame: Frame) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The same, with pairs that only the judge finds alike and with what it says of each."""
    # Imported here, since rules alone load no model.
    from crossread.relate.hearing import heard, hearing, means

    told = heard(readings, frame.units)
    found = pairs(frame.units, frame.terms, frame.means, means(told))
    return found, np.hstack([likeness(frame, found), hearing(told, found)])
