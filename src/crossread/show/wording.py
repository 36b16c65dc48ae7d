"""Which words of an excerpt are not in the one it is shown against, and the excerpt cut into pieces that can be marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from crossread.rows import Report, Span
from crossread.text.tokens import tokens

# Alignment takes time in the product of both lengths; an excerpt of more words than this is compared by its bag of words.
MAX_ALIGNED_WORDS = 160


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of an excerpt. `changed` words are not in the reference; `kind` is the typed difference they are in."""

    text: str
    changed: bool = False
    kind: str = ""


def changed_words(reference: str, text: str) -> list[tuple[int, int]]:
    """The places in `text` of runs of words that the reference has not at this point. Case and marks do not count."""
    left = [token.text.casefold() for token in tokens(reference) if token.text[0].isalnum()]
    found = [token for token in tokens(text) if token.text[0].isalnum()]
    right = [token.text.casefold() for token in found]
    runs: list[tuple[int, int]] = []
    if len(left) > MAX_ALIGNED_WORDS or len(right) > MAX_ALIGNED_WORDS:
        bag = set(left)
        spans = [(at, at + 1) for at, word in enumerate(right) if word not in bag]
    else:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        spans = [(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag in ("replace", "insert")]
    for start, end in spans:
        first, last = found[start].start, found[end - 1].end
        if runs and not text[runs[-1][1] : first].strip():
            first = runs.pop()[0]
        runs.append((first, last))
    return runs


def pieces(report: Report, content: Sequence[Span], reference: str | None, typed: Iterable[tuple[Span, str]]) -> tuple[Piece, ...]:
    """The excerpt in pieces: its own characters, an ellipsis between its parts, changed words and typed differences marked."""
    changed = [] if reference is None else changed_words(reference, report.join(tuple(content)))
    kinds = sorted(((span.start, span.end, kind) for span, kind in typed if span.report == report.id), key=lambda one: (one[0], -one[1]))
    made: list[Piece] = []
    offset = 0
    for at, span in enumerate(content):
        if at:
            made.append(Piece(" … "))
            offset += 3
        here = [(start - offset + span.start, end - offset + span.start) for start, end in changed]
        made.extend(_cut(report, span, here, kinds))
        offset += len(span)
    return tuple(made)


def _cut(report: Report, span: Span, changed: list[tuple[int, int]], kinds: list[tuple[int, int, str]]) -> list[Piece]:
    inside = [(start, end) for start, end in changed if start < span.end and span.start < end]
    here = [(start, end, kind) for start, end, kind in kinds if start < span.end and span.start < end]
    edges = {span.start, span.end}
    for start, end in (*inside, *((start, end) for start, end, _ in here)):
        edges |= {min(max(start, span.start), span.end), min(max(end, span.start), span.end)}
    order = sorted(edges)
    starts = [start for start, _ in inside]
    made = []
    for start, end in pairwise(order):
        at = bisect_right(starts, start) - 1
        # The narrowest typed difference names the piece: "75" is a number before the whole quotation is a quote.
        over = [(last - first, kind) for first, last, kind in here if first <= start and end <= last]
        made.append(Piece(report.text[start:end], at >= 0 and end <= inside[at][1], min(over)[1] if over else ""))
    return made
