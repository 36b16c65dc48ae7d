"""The judge: how alike in meaning two statements are, word piece by word piece, each read in its sentence.

Every sentence is read once, alone; two statements are then compared by the states of their pieces, less what all statements of
the story have in common, and a piece that few of them hold counts for more. Below are the tagger's three lower layers, above
three of its own. Made by training/judging; docs/evaluation.md tells what it adds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.pieces import CLS, SEP, cut
from crossread.models.sessions import session
from crossread.models.tagger import lower_state
from crossread.rows import Reading, Span

JUDGE = "judge.onnx"
_LONGEST_SENTENCE = 128
"""Pieces of a sentence that are read."""
_LONGEST = 48
"""Pieces of a statement that are compared."""
_FEW = 10
"""Among so many statements, half of what all have in common is left out. Not measured."""
Floats = NDArray[np.float32]


class Heard(NamedTuple):
    """What the judge makes of one statement: a vector of length 1 a piece, the share that each piece counts, and the mean state."""

    pieces: Floats
    shares: Floats
    mean: Floats


class Likeness(NamedTuple):
    """How much of each statement's pieces finds its like in the other: the lesser and the greater; and the gravest loss of one piece."""

    least: float
    most: float
    missing: float


def make_ready() -> None:
    """Load the judge's own layers."""
    session(JUDGE)


def hear(readings: Sequence[Reading], contents: Sequence[Sequence[Span]]) -> list[Heard]:
    """Each content as the judge reads it in its sentences; a sentence that stands in several reports is read once."""
    sentences, places = in_sentences(readings, contents)
    different = sorted(set(sentences))
    # Two sentences at a time, each on its own thread: what comes out of one does not depend on the other.
    with ThreadPoolExecutor(2) as pool:
        known = dict(zip(different, pool.map(_states, different), strict=True))
    states = np.concatenate([known[ids] for ids in sentences]) if sentences else np.zeros((0, 1), dtype=np.float32)
    states = of_length_one(states)
    units = [unit[:_LONGEST] for unit in places]
    every = np.concatenate([np.zeros(0, dtype=np.int64), *units])
    mean = states[every].mean(axis=0, dtype=np.float64) if len(every) else np.zeros(states.shape[1])
    # A few statements have more in common than their story.
    common = np.asarray(mean * (len(units) / (len(units) + _FEW)), dtype=np.float32)
    weights = _weights([one for ids in sentences for one in ids], units)
    return [_heard(states[unit], common, weights[unit]) for unit in units]


def _weights(pieces: Sequence[int], units: Sequence[NDArray[np.int64]]) -> Floats:
    """The weight of each piece: the fewer statements hold it, the more."""
    named = np.array(pieces, dtype=np.int64)
    # Not np.unique: it imports numpy.ma, a twentieth of a second.
    each = [np.flatnonzero(np.bincount(named[unit])) for unit in units]
    held = np.bincount(np.concatenate([np.zeros(0, dtype=np.int64), *each]), minlength=named.max(initial=0) + 1)
    found = np.log((len(units) + 1) / (held + 0.5))
    return np.asarray(found[named], dtype=np.float32)


def compare(left: Heard, right: Heard) -> Likeness:
    """How alike the two mean, the same from either side."""
    if not len(left.pieces) or not len(right.pieces):
        return Likeness(0.0, 0.0, 1.0)
    table = left.pieces @ right.pieces.T
    one, two = table.max(axis=1), table.max(axis=0)
    missing = max(float(((1 - one) * left.shares).max()), float(((1 - two) * right.shares).max()))
    least, most = sorted((float(one @ left.shares), float(two @ right.shares)))
    return Likeness(least, most, missing)


def _heard(states: Floats, common: Floats, weights: Floats) -> Heard:
    mean = states.mean(axis=0) if len(states) else np.zeros(states.shape[1], dtype=np.float32)
    return Heard(of_length_one(states - common), weights / np.float32(weights.sum() or 1.0), mean)


def of_length_one(states: Floats) -> Floats:
    """Each row as a vector of length 1."""
    lengths = np.linalg.norm(states, axis=1, keepdims=True).astype(np.float32)
    return np.asarray(states / np.maximum(lengths, np.float32(1e-9)))


def _states(ids: tuple[int, ...]) -> Floats:
    """The state of each piece of one sentence; pieces × 384."""
    found: Floats = session(JUDGE).run(None, {"held": lower_state(np.array(ids))[None]})[0][0]
    return found


def in_sentences(readings: Sequence[Reading], contents: Sequence[Sequence[Span]]) -> tuple[list[tuple[int, ...]], list[NDArray[np.int64]]]:
    """The sentences that the contents stand in, as pieces with their marks, and each content's places among all those pieces."""
    asked: dict[str, list[Span]] = {}
    for content in contents:
        for span in content:
            asked.setdefault(span.report, []).append(span)
    sentences: list[tuple[int, ...]] = []
    placed: dict[str, tuple[list[int], list[int], list[int]]] = {}
    before = 0
    for reading in readings:
        wanted = _touched(reading.sentences, asked.get(reading.report.id, []))
        starts, ends, places = placed[reading.report.id] = ([], [], [])
        for sentence, pieces in zip(wanted, cut([reading.report.text[one.start : one.end] for one in wanted]), strict=True):
            ids = pieces.ids[:_LONGEST_SENTENCE]
            sentences.append((CLS, *ids, SEP))
            for at, (start, end) in enumerate(pieces.places[:_LONGEST_SENTENCE], before + 1):
                starts.append(sentence.start + start)
                ends.append(sentence.start + end)
                places.append(at)
            before += len(ids) + 2
    return sentences, [_pieces_of(content, placed) for content in contents]


def _touched(sentences: Sequence[Span], asked: Sequence[Span]) -> list[Span]:
    """The sentences that share a character with one of the spans."""
    ends = [sentence.end for sentence in sentences]
    found: set[int] = set()
    for span in asked:
        at = bisect_left(ends, span.start + 1)
        while at < len(sentences) and sentences[at].start < span.end:
            found.add(at)
            at += 1
    return [sentences[at] for at in sorted(found)]


def _pieces_of(content: Sequence[Span], placed: dict[str, tuple[list[int], list[int], list[int]]]) -> NDArray[np.int64]:
    found: list[int] = []
    for span in content:
        starts, ends, places = placed[span.report]
        first = bisect_left(starts, span.start)
        found.extend(places[at] for at in range(first, bisect_left(starts, span.end, first)) if ends[at] <= span.end)
    return np.array(found, dtype=np.int64)
