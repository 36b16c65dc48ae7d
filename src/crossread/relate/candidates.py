"""What a finder of differences hands on: one possible difference of two statements, before the editor's choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.relate.align import Side
from crossread.rows import DifferenceKind, Reading, Span
from crossread.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two places that differ in one way. `feature` names the rule that saw it, `detail` says it in a sentence.

    `left` and `right` can be read alone; `words` are the very words in them that differ, where they are fewer.
    """

    kind: DifferenceKind
    feature: str
    left: Span
    right: Span
    detail: str
    words: tuple[Span, Span] | None = None


def against(side: Side, span: Span, other: Side, other_span: Span) -> str:
    """The two wordings, said as one sentence."""
    return f"“{clip(side.reading, span)}” against “{clip(other.reading, other_span)}”"


def clip(reading: Reading, span: Span) -> str:
    """The words of the place, cut in the middle when they are many."""
    text = " ".join(reading.report.slice(span).split())
    return text if len(text) <= 80 else f"{text[:50].rstrip()} … {text[-24:].lstrip()}"


def same_words(left: Side, right: Side, one: Candidate) -> bool:
    """The two places hold the same words; of a source and its verb, in whatever order."""
    here, there = _words_in(left, one.left), _words_in(right, one.right)
    if one.kind is DifferenceKind.ATTRIBUTION:
        return sorted(here) == sorted(there)
    return here == there and (one.kind is not DifferenceKind.QUOTE or left.text(one.left).lower() == right.text(one.right).lower())


def _words_in(side: Side, span: Span) -> list[str]:
    return [token.text.lower() for token in tokens(side.reading.report.text, span.start, span.end) if token.text[0].isalnum()]


def phrase(side: Side, first: int, last: int, least: int = 16, most: int = 90) -> Span:
    """Words `first` to `last` of a statement, with as many neighbours as make at least `least` characters.

    An empty stretch (`first == last`) is the seam between two words and grows to both sides. The place never leaves
    the piece of content it starts in.
    """
    piece = _piece(side, min(first, len(side.words) - 1))
    inside = [at for at, word in enumerate(side.words) if piece.start <= word.start and word.end <= piece.end]
    low, high = inside[0], inside[-1] + 1
    first, last = min(max(first, low), high), min(max(last, low), high)
    forward = True
    while _width(side, first, last) < least and (first > low or last < high):
        if (forward and last < high) or first == low:
            last += 1
        else:
            first -= 1
        forward = not forward
    while last - first > 1 and _width(side, first, last) > most:
        last -= 1
    return Span(side.report, side.words[first].start, side.words[last - 1].end)


def _piece(side: Side, at: int) -> Span:
    word = side.words[at]
    return next(span for span in side.said.content if span.start <= word.start and word.end <= span.end)


def _width(side: Side, first: int, last: int) -> int:
    return side.words[last - 1].end - side.words[first].start if last > first else 0


def around(side: Side, span: Span, least: int = 0) -> Span:
    """A place with as many words of the statement around it as make at least `least` characters."""
    inside = [at for at, word in enumerate(side.words) if word.start < span.end and span.start < word.end]
    if not inside or len(span) >= least:
        return span
    wider = phrase(side, inside[0], inside[-1] + 1, least)
    return Span(side.report, min(span.start, wider.start), max(span.end, wider.end))


def meeting(side: Side, met: Sequence[int], most: int = 60) -> Span:
    """The stretch of at most `most` characters that holds most of the words at the places `met`, those the other side shares."""
    heavy = [at for at in met if side.words[at].heavy] or list(met) or [0]
    best = max(heavy, key=lambda at: (sum(1 for to in heavy if to >= at and _width(side, at, to + 1) <= most), -at))
    last = max((to for to in heavy if to >= best and _width(side, best, to + 1) <= most), default=best)
    return phrase(side, best, last + 1, least=most - 12, most=most + 12)


def frame(side: Side, met: Sequence[int], most: int = 60) -> Span:
    """The words that name the source and the verb with what stands between; else where the two statements meet."""
    parts = sorted((*side.said.source, *side.said.cue))
    if not parts:
        return meeting(side, met, most)
    first, *rest = parts
    end = first.end
    for part in rest:
        between = any(end <= piece.start < part.start for piece in side.said.content)
        if part.start - first.start <= most and not between:
            end = max(end, part.end)
    if end - first.start > most + 20:
        text = side.reading.report.text
        cut = text.rfind(" ", first.start, first.start + most + 20)
        end = cut if cut > first.start else end
    return Span(first.report, first.start, end)
