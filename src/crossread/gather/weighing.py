"""Weighing: how much each feature of a report tells, against how many of the reports at hand, and of news at large, hold it.

Each kind of feature counts for itself: the words, names and numbers of a report are vectors of their own length, so that a report
of many names weighs no more by them than one of few. Of every report the features that tell most are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.gather.features import Feature, Kind

Ids = NDArray[np.int32]
Weights = NDArray[np.float32]

# Tried together on gather-dev, whole and by halves of its stories: neighbouring values move F1 by a point at most.
_SHARES = (0.5, 0.35, 0.15)
"""What words, names and numbers count for."""
_KEPT = 128
_AT_LARGE = 500
"""How many reports of news at large stand behind the ones at hand when it is asked how common a feature is."""
_UNLISTED = 0.5
"""How many of those hold a feature that is no common word."""


@dataclass(slots=True)
class Vocabulary:
    """Every feature seen, its number, its kind, how many reports at large hold it and how many of those at hand."""

    numbers: dict[Feature, int] = field(default_factory=dict)
    kinds: NDArray[np.int8] = field(default_factory=lambda: np.zeros(1024, np.int8))
    at_large: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1024))
    at_hand: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1024))
    reports: int = 0


def number(vocabulary: Vocabulary, counted: Counter[Feature], common: Mapping[str, float]) -> Ids:
    """The numbers of a report's features, new ones among them; the report counts as one at hand."""
    numbers = vocabulary.numbers
    ids = np.empty(len(counted), np.int32)
    for nth, feature in enumerate(counted):
        known = numbers.get(feature)
        ids[nth] = _new(vocabulary, feature, common) if known is None else known
    vocabulary.at_hand[ids] += 1
    vocabulary.reports += 1
    return ids


def _new(vocabulary: Vocabulary, feature: Feature, common: Mapping[str, float]) -> int:
    at = vocabulary.numbers[feature] = len(vocabulary.numbers)
    if at >= len(vocabulary.kinds):
        vocabulary.kinds = np.r_[vocabulary.kinds, np.zeros_like(vocabulary.kinds)]
        vocabulary.at_large = np.r_[vocabulary.at_large, np.zeros_like(vocabulary.at_large)]
        vocabulary.at_hand = np.r_[vocabulary.at_hand, np.zeros_like(vocabulary.at_hand)]
    kind, words = feature
    vocabulary.kinds[at] = kind
    vocabulary.at_large[at] = _AT_LARGE * common.get(words, 0.0) + (_UNLISTED if kind == Kind.NAME or words not in common else 0.0)
    return at


def weigh(vocabulary: Vocabulary, ids: Ids, counts: NDArray[np.float64]) -> tuple[Ids, Weights]:
    """The features of a report that tell most, with their weights; all of them together have a length of one at most."""
    held = vocabulary.at_large[ids] + vocabulary.at_hand[ids]
    weights = (1 + np.log(counts)) * np.maximum(0.0, np.log((_AT_LARGE + vocabulary.reports) / held))
    kinds = vocabulary.kinds[ids]
    lengths = np.sqrt(np.bincount(kinds, weights=weights * weights, minlength=len(_SHARES)))
    weights *= (np.sqrt(_SHARES) / np.maximum(lengths, 1e-9))[kinds]
    order = np.lexsort((ids, -weights))[:_KEPT]
    return ids[order], weights[order].astype(np.float32)


def drop(vocabulary: Vocabulary, held: Sequence[Ids]) -> None:
    """Reports with these features are no longer at hand."""
    for ids in held:
        vocabulary.at_hand[ids] -= 1
    vocabulary.reports -= len(held)


def renumber(vocabulary: Vocabulary) -> NDArray[np.int32]:
    """Forget the features that no report at hand holds; the new number of every old one."""
    kept = np.flatnonzero(vocabulary.at_hand[: len(vocabulary.numbers)] > 0)
    renumbered = np.full(len(vocabulary.numbers), -1, np.int32)
    renumbered[kept] = np.arange(len(kept), dtype=np.int32)
    vocabulary.numbers = {feature: int(renumbered[old]) for feature, old in vocabulary.numbers.items() if renumbered[old] >= 0}
    vocabulary.kinds, vocabulary.at_large = vocabulary.kinds[kept], vocabulary.at_large[kept]
    vocabulary.at_hand = vocabulary.at_hand[kept]
    return renumbered
