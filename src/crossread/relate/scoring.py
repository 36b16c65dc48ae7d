"""How likely two units stand in one row: a first guess about each pair alone, then a second that sees the other pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.trees import load_trees
from crossread.models.vectors import word_vectors
from crossread.relate.likeness import Frame, likeness
from crossread.relate.pairs import pairs, vector_rows, weigh
from crossread.relate.standing import standing
from crossread.relate.units import Unit, units
from crossread.rows import Reading


class Scored(NamedTuple):
    """The units of a story and the pairs looked at, each with its numbers and how likely it stands in one row."""

    frame: Frame
    pairs: NDArray[np.int64]
    numbers: NDArray[np.float32]
    likely: NDArray[np.float64]

    @property
    def units(self) -> Sequence[Unit]:
        """The units, by report id and place."""
        return self.frame.units


def frame_of(readings: Sequence[Reading]) -> Frame:
    """The units of the readings, and what every pair of them is measured with."""
    vectors = word_vectors()
    found = units(readings, vectors)
    terms = weigh(found, vectors)
    return Frame(found, terms, vectors, vector_rows(found, terms, vectors), frozenset().union(*(unit.names for unit in found)))


def score(readings: Sequence[Reading]) -> Scored:
    """Every pair of units worth a look, with how likely it stands in one row."""
    frame = frame_of(readings)
    found = pairs(frame.units, frame.terms, frame.means)
    alone = likeness(frame, found)
    guess = load_trees("rows", "alone").probability(alone)
    numbers = np.hstack([alone, standing(frame, found, guess)])
    return Scored(frame, found, numbers, load_trees("rows", "standing").probability(numbers))
