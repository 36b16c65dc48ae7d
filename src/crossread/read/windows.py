"""A report as the tagger sees it: paragraph after paragraph as word pieces, with what the rules know of each piece.

A sentence that holds no quotation mark, no reporting word and nothing the rules found is left out where it begins or ends a
paragraph (the lexical gate), and so is a paragraph that the rules have read to its last word: quoted words, their cue and their
source. A paragraph longer than 160 pieces is cut at the ends of sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.pieces import CLS, SEP, Pieces, cut
from crossread.read.direct import Draft
from crossread.read.tagging import may_attribute
from crossread.rows import Report, Role, Span

LONGEST = 160
HARDEST = 240
"""Pieces of the longest sentence that is read whole; the rest of it is not tagged."""
_READ = frozenset({Role.TITLE, Role.HEADING, Role.PARAGRAPH})
QUOTED, CONTENT, CUE, SOURCE = 1, 2, 4, 8
"""What the rules say of a piece, as bits."""
_TOLD = QUOTED | CONTENT | CUE | SOURCE
_PLAIN = 16
"""One more: the character is of quoted words whose cue and source the rules found, or of these."""
_SETTLED = 0.85
"""A sentence with so much of it plain is settled. Of PolNeAR's dev part a fifth is; its scores and our own stay within .0005."""
_ALL_BUT = 0.9
"""Words with so much of them in quotation marks are quoted words."""


class Window(NamedTuple):
    """A run of pieces between the encoder's marks; the arrays are as long as `ids`, and the marks stand at no place (-1)."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ruled: NDArray[np.int64]
    shape: NDArray[np.int64]
    """0 a mark of the encoder; 1 small letters, 2 a capital first, 3 capitals, 4 no letter; 5 to 8 the same in a heading."""


def windows_of(
    report: Report, sentences: Sequence[Span], quotations: Sequence[Span], drafts: Sequence[Draft], *, settled: bool = False
) -> list[Window]:
    """The windows of a report, in text order; with `settled`, also of what the rules have read to the last word."""
    flags = _flags(report, quotations, drafts)
    ends = np.array([sentence.end for sentence in sentences], dtype=np.int64)
    asked = _asked(report, sentences, flags, settled=settled)
    made: list[Window] = []
    for (start, _, heading), pieces in zip(asked, cut([report.text[start:end] for start, end, _ in asked]), strict=True):
        made += _windows(report.text, start, pieces, ends, flags, heading=heading)
    return made


def _asked(report: Report, sentences: Sequence[Span], flags: NDArray[np.uint8], *, settled: bool) -> list[tuple[int, int, bool]]:
    """From where to where each paragraph is read, and whether it is a heading: from its first to its last sentence that may tell."""
    starts = [sentence.start for sentence in sentences]
    made: list[tuple[int, int, bool]] = []
    for block in report.blocks:
        if block.role not in _READ:
            continue
        here = sentences[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        heading = block.role is not Role.PARAGRAPH
        telling = [one for one in here if heading or _may_tell(report.text, one, flags)]
        if telling and (settled or not all(_is_settled(one, flags) for one in here)):
            made.append((telling[0].start, telling[-1].end, heading))
    return made


def _may_tell(text: str, sentence: Span, flags: NDArray[np.uint8]) -> bool:
    return bool(flags[sentence.start : sentence.end].any()) or may_attribute(text, sentence.start, sentence.end)


def _is_settled(sentence: Span, flags: NDArray[np.uint8]) -> bool:
    return bool(np.count_nonzero(flags[sentence.start : sentence.end] & _PLAIN) >= _SETTLED * len(sentence))


def _flags(report: Report, quotations: Sequence[Span], drafts: Sequence[Draft]) -> NDArray[np.uint8]:
    """For each character what the rules say of it."""
    flags = np.zeros(len(report.text), dtype=np.uint8)
    for quotation in quotations:
        flags[quotation.start : quotation.end] |= QUOTED
    for draft in drafts:
        for bit, pieces in ((CONTENT, draft.content), (CUE, draft.cue), (SOURCE, draft.source)):
            for start, end in pieces:
                flags[start:end] |= bit
    for draft in drafts:
        if draft.cue and draft.source and _is_quoted(draft.content, flags):
            for start, end in (*draft.content, *draft.cue, *draft.source):
                flags[start:end] |= _PLAIN
    return flags


def _is_quoted(pieces: Iterable[tuple[int, int]], flags: NDArray[np.uint8]) -> bool:
    inside = [flags[start:end] & QUOTED for start, end in pieces]
    return sum(map(np.count_nonzero, inside)) >= _ALL_BUT * sum(map(len, inside))


def _windows(text: str, at: int, pieces: Pieces, ends: NDArray[np.int64], flags: NDArray[np.uint8], *, heading: bool) -> Iterable[Window]:
    """The windows of one paragraph that begins at `at`."""
    if not pieces.ids:
        return
    ids = np.array(pieces.ids, dtype=np.int64)
    places = np.array(pieces.places, dtype=np.int64) + at
    shape = np.array([shape_of(text[start:end]) for start, end in places.tolist()], dtype=np.int64) + 4 * heading
    sentence = np.searchsorted(ends, places[:, 0], side="right")
    for start, end in _cuts(sentence):
        yield Window(
            np.concatenate(([CLS], ids[start:end], [SEP])),
            np.concatenate(([-1], places[start:end, 0], [-1])),
            np.concatenate(([-1], places[start:end, 1], [-1])),
            np.concatenate(([0], flags[places[start:end, 0]] & _TOLD, [0])).astype(np.int64),
            np.concatenate(([0], shape[start:end], [0])),
        )


def _cuts(sentence: NDArray[np.int64]) -> list[tuple[int, int]]:
    """From where to where each window runs, whole sentences as long as they fit."""
    if len(sentence) <= LONGEST:
        return [(0, len(sentence))]
    edges = [0, *(np.flatnonzero(np.diff(sentence)) + 1).tolist(), len(sentence)]
    found: list[tuple[int, int]] = []
    start = 0
    for left, right in pairwise(edges):
        if right - start > LONGEST and left > start:
            found.append((start, left))
            start = left
    found.append((start, len(sentence)))
    return [(start, min(end, start + HARDEST)) for start, end in found]


@lru_cache(maxsize=1 << 16)
def shape_of(piece: str) -> int:
    """1 small letters, 2 a capital first, 3 capitals, 4 no letter."""
    if not piece[:1].isalpha():
        return 4
    if not piece[0].isupper():
        return 1
    return 3 if len(piece) > 1 and piece.isupper() else 2
