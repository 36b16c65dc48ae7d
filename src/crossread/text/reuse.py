"""Reuse: which texts share words, and exactly where.

Order of the steps: every run of five words is a number (shingles.py); texts with runs in common are candidates, found by one sort
of all numbers; each candidate pair is aligned: common runs become pieces, pieces a few changed words apart become one.
Short pieces are left out (names, places, set phrases); two texts share text when the others hold
`least_words` words. Cost grows with the length of the texts, not with the number of pairs: a run that many texts share joins each
to its nearest neighbours only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.text.shingles import Words, shingles, words_of

_SIZE = 5
_NEIGHBOURS = 24
"""A run of words that more texts share than this joins each text to the next 24 in order of their ids. Not measured."""
_OFTEN = 4
"""A run that stands more often than this in one text is a formula and aligns nothing. Not measured."""
_GAP = 8
"""Pieces at most so many words apart on both sides are one piece with a change in it. Not measured."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the left text and of the right text that say the same in nearly the same words."""

    left: tuple[int, int]
    right: tuple[int, int]
    words: int
    run: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts that share text. `left_share` is the share of the left text's words that the pieces hold."""

    left: str
    right: str
    pieces: tuple[Piece, ...]
    words: int
    left_share: float
    right_share: float

    @property
    def share(self) -> float:
        """The share of the text that has more of its words in the other."""
        return max(self.left_share, self.right_share)


def find_copies(texts: Sequence[tuple[str, str]], *, least_words: int = 30, least_piece: int = 8) -> list[Copy]:
    """Every two of the texts, given as (id, text), that share text; `left` is the id that sorts first.

    Pieces of fewer than `least_piece` words are chance: of 961 reports 1,517 pairs share 20 words in pieces of five or more.
    """
    ordered = sorted(dict(texts).items())
    cut = [words_of(text) for _, text in ordered]
    runs = [shingles(words, _SIZE) for words in cut]
    found = []
    for one, other in _candidates(runs, least_piece - _SIZE + 1):
        pieces = tuple(piece for piece in _align(cut[one], cut[other], runs[one], runs[other]) if piece.words >= least_piece)
        words = sum(piece.words for piece in pieces)
        if words >= max(least_words, 1):
            shares = (words / max(1, len(cut[one].codes)), words / max(1, len(cut[other].codes)))
            found.append(Copy(ordered[one][0], ordered[other][0], pieces, words, *shares))
    return found


def _candidates(runs: Sequence[NDArray[np.uint64]], least: int) -> list[tuple[int, int]]:
    """Pairs of texts that share `least` runs, in order."""
    unique = [_once(own) for own in runs]
    numbers = np.concatenate([np.zeros(0, np.uint64), *unique])
    owners = np.repeat(np.arange(len(runs)), [len(own) for own in unique])
    order = np.argsort(numbers, kind="stable")
    numbers, owners = numbers[order], owners[order]
    pairs = [np.zeros(0, np.int64)]
    for step in range(1, min(_NEIGHBOURS, len(runs) - 1) + 1):
        same = numbers[:-step] == numbers[step:]
        pairs.append(owners[:-step][same] * len(runs) + owners[step:][same])
    every = np.sort(np.concatenate(pairs))
    starts = np.flatnonzero(np.r_[True, every[1:] != every[:-1]][: len(every)])
    counts = np.diff(np.r_[starts, len(every)])
    return [divmod(int(key), len(runs)) for key in every[starts[counts >= least]]]


def _once(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers in order, each once. np.unique would import numpy.ma, a tenth of what numpy takes to start."""
    ordered = np.sort(numbers)
    fresh: NDArray[np.bool_] = np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)]
    return np.asarray(ordered[fresh])


def _align(left: Words, right: Words, left_runs: NDArray[np.uint64], right_runs: NDArray[np.uint64]) -> list[Piece]:
    """The pieces that two texts share, none overlapping another on either side, in the order of the left text."""
    blocks = _blocks(left_runs, right_runs)
    taken: list[tuple[int, int, int]] = []
    used_left, used_right = np.zeros(len(left.codes), bool), np.zeros(len(right.codes), bool)
    for start, to, size in blocks:
        if not (used_left[start : start + size].any() or used_right[to : to + size].any()):
            used_left[start : start + size] = used_right[to : to + size] = True
            taken.append((start, to, size))
    pieces = []
    for first, last, words, run in _merged(sorted(taken)):
        spans = (
            (int(left.starts[first[0]]), int(left.ends[last[0] + last[2] - 1])),
            (int(right.starts[first[1]]), int(right.ends[last[1] + last[2] - 1])),
        )
        pieces.append(Piece(*spans, words, run))
    return pieces


def _blocks(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> list[tuple[int, int, int]]:
    """Unbroken common runs of words as (place in the left, place in the right, words), the longest first."""
    at, to = _matches(left, right)
    if not len(at):
        return []
    order = np.lexsort((at, at - to))
    at, to = at[order], to[order]
    breaks = np.flatnonzero((np.diff(at) != 1) | (np.diff(to) != 1)) + 1
    firsts, lasts = np.r_[0, breaks], np.r_[breaks, len(at)] - 1
    blocks = [(int(at[first]), int(to[first]), int(at[last] - at[first]) + _SIZE) for first, last in zip(firsts, lasts, strict=True)]
    return sorted(blocks, key=lambda block: (-block[2], block))


def _matches(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places (left, right) of every run in common; formulas that stand often are left out."""
    order = np.argsort(right, kind="stable")
    ranked = right[order]
    low, high = np.searchsorted(ranked, left, "left"), np.searchsorted(ranked, left, "right")
    counts = np.where(high - low <= _OFTEN, high - low, 0)
    at = np.repeat(np.arange(len(left)), counts)
    within = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    return at, order[np.repeat(low, counts) + within]


def _merged(blocks: Sequence[tuple[int, int, int]]) -> list[tuple[tuple[int, int, int], tuple[int, int, int], int, int]]:
    """Blocks in left order, those close to the one before on both sides joined: first, last, words, longest run."""
    merged: list[tuple[tuple[int, int, int], tuple[int, int, int], int, int]] = []
    for block in blocks:
        if merged:
            first, last, words, run = merged[-1]
            if 0 <= block[0] - last[0] - last[2] <= _GAP and 0 <= block[1] - last[1] - last[2] <= _GAP:
                merged[-1] = (first, block, words + block[2], max(run, block[2]))
                continue
        merged.append((block, block, block[2], block[2]))
    return merged
