"""The editor's choice: which of many possible differences of a row are worth a line.

Each candidate gets a chance from what is seen of it (traits.py) and the boosted trees that training/fit_differences.py fits on
stories whose rows and differences are annotated; where only words differ, further trees say which kind an editor would call it.
In order: the likely ones; of two at one place, the likelier; a few for each two reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.trees import load_trees
from crossread.relate.align import Side
from crossread.relate.candidates import Candidate
from crossread.relate.traits import COLUMNS, Crowd, traits
from crossread.rows import DifferenceKind, Span

# Fitted together with the trees: do not touch one alone. Of thresholds from .17 to .23 F1 hangs little on which (.337 to .359).
LEAST_CHANCE = 0.23
MOST_A_PAIR = 2
# Two numbers or days that do not meet are worth a line sooner, and beside others: rows given, more of them are told, and F1 is the same.
LEAST_CHANCE_APART = 0.1
APART = frozenset({"date-apart", "money-apart", "number-apart", "number-apart-alone"})
# Of these the rule that saw them says only that words differ.
WORDED = frozenset({"added-words", "other-words"})
# By so much likelier is the kind by which it is called than the one that the rule gives. Chosen on our own little stories, not by folds.
LIKELIER = 0.1
# They are called so only where a side's place holds a date, a count, a name of its own, or quoted words.
_HOLDING = {
    "date": ("own-date",),
    "number": ("own-number",),
    "name": ("own-name", "own-place"),
    "place": ("own-name", "own-place"),
    "quote": ("quoted",),
}
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
    chances = trees.probability(numbers)
    called = iter(_called([candidate for one in couples for candidate in one.candidates], numbers, chances))
    weights = iter(chances.tolist())
    return [[Weighed(next(weights), next(called)) for _ in one.candidates] for one in couples]


def _called(candidates: Sequence[Candidate], numbers: NDArray[np.float32], chances: NDArray[np.float64]) -> list[Candidate]:
    """The candidates; those likely ones of which only the words are known to differ, by the kind that an editor would call them."""
    called = list(candidates)
    worded = [at for at, one in enumerate(candidates) if one.feature in WORDED and chances[at] >= LEAST_CHANCE]
    if worded:
        kinds = tuple(DifferenceKind)
        likely = np.stack([_may_be(kind, numbers[worded]) for kind in kinds])
        for at, of_one in zip(worded, likely.T.tolist(), strict=True):
            best = max(range(len(kinds)), key=of_one.__getitem__)
            if of_one[best] - of_one[kinds.index(candidates[at].kind)] > LIKELIER:
                called[at] = replace(candidates[at], kind=kinds[best])
    return called


def _may_be(kind: DifferenceKind, numbers: NDArray[np.float32]) -> NDArray[np.float64]:
    """How likely each is to be called so, 0 where nothing in the places is of that kind."""
    likely = load_trees("differences", f"kind {kind}").probability(numbers)
    held = [COLUMNS.index(name) for name in _HOLDING.get(kind, ())]
    return np.where(numbers[:, held].any(axis=1), likely, 0.0) if held else likely


def choose(weighed: Iterable[Weighed]) -> list[Weighed]:
    """The candidates of one row that are likely enough, none at the place of a likelier one, few for each two reports."""
    kept: list[Weighed] = []
    # Only what stands in the same two reports can stand at one place: a row of two hundred reports keeps thousands.
    beside: dict[tuple[str, str], list[Candidate]] = {}
    counts: dict[tuple[str, str], int] = {}
    for one in sorted(weighed, key=_order):
        feature = one.candidate.feature
        if feature not in ALWAYS and one.chance < (LEAST_CHANCE_APART if feature in APART else LEAST_CHANCE):
            continue
        pair = one.candidate.left.report, one.candidate.right.report
        full = counts.get(pair, 0) >= MOST_A_PAIR and feature not in ALWAYS and feature not in APART
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
