"""The editor's choice: which of many possible differences of a row are worth a line.

Each candidate gets a chance from what is seen of it (traits.py) and the boosted trees that training/fit_differences.py fits on
stories whose rows and differences are annotated. In order: the likely ones; of two at one place, the likelier; a few for each
two reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from crossread.models.trees import load_trees
from crossread.relate.align import Side
from crossread.relate.candidates import Candidate
from crossread.relate.traits import COLUMNS, Crowd, traits
from crossread.rows import Span

# Fitted together with the trees: do not touch one alone.
LEAST_CHANCE = 0.2
MOST_A_PAIR = 2
# Rare, and an editor wants every one of them: too few in the annotated stories for their worth to be learned.
_SPELLING = "name-spelling"
ALWAYS = frozenset({"channel", "drift-to-fact-alone", _SPELLING, "stance-cue", "stance-denied"})


class Couple(NamedTuple):
    """Two statements of one row with the possible differences between them."""

    left: Side
    right: Side
    crowd: Crowd
    candidates: Sequence[Candidate]


class Weighed(NamedTuple):
    """A candidate with its chance of being a difference that an editor would list."""

    chance: float
    candidate: Candidate


def weigh(couples: Sequence[Couple]) -> list[list[Weighed]]:
    """The candidates of each couple with their chances, between 0 and 1."""
    if not any(one.candidates for one in couples):
        return [[] for _ in couples]
    numbers = np.concatenate([traits(one.candidates, one.left, one.right, one.crowd) for one in couples])
    trees = load_trees("differences", "choice")
    if trees.columns != COLUMNS:
        raise ValueError("models/differences.json was fitted on other traits than these: run training/fit_differences.py")
    chances = iter(trees.probability(numbers).tolist())
    return [[Weighed(next(chances), candidate) for candidate in one.candidates] for one in couples]


def choose(weighed: Iterable[Weighed]) -> list[Weighed]:
    """The candidates of one row that are likely enough, none at the place of a likelier one, few for each two reports."""
    kept: list[Weighed] = []
    # Only what stands in the same two reports can stand at one place: a row of two hundred reports keeps thousands.
    beside: dict[tuple[str, str], list[Candidate]] = {}
    counts: dict[tuple[str, str], int] = {}
    for one in sorted(weighed, key=_order):
        if one.chance < LEAST_CHANCE and one.candidate.feature not in ALWAYS:
            continue
        pair = one.candidate.left.report, one.candidate.right.report
        full = counts.get(pair, 0) >= MOST_A_PAIR and one.candidate.feature not in ALWAYS
        if full or any(_at_one_place(one.candidate, other) for other in beside.get(pair, ())):
            continue
        counts[pair] = counts.get(pair, 0) + 1
        beside.setdefault(pair, []).append(one.candidate)
        kept.append(one)
    return kept


def _order(one: Weighed) -> tuple[float, Span, Span, str, str]:
    candidate = one.candidate
    first = 2.0 if candidate.feature == _SPELLING else round(one.chance, 9)
    return (-first, candidate.left, candidate.right, candidate.kind.value, candidate.feature)


def _at_one_place(one: Candidate, other: Candidate) -> bool:
    """They share characters on both sides; beside two spellings of a name, the very words of the other do."""
    left, right = (one.words or (one.left, one.right)) if other.feature == _SPELLING else (one.left, one.right)
    return left.overlaps(other.left) and right.overlaps(other.right)
