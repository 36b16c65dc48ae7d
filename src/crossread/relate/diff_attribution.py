"""Attribution: who is said to have said it, by what channel, and where a source is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.relate.align import Side
from crossread.relate.candidates import Candidate, against, frame, meeting, phrase
from crossread.rows import DifferenceKind, Manner, Span
from crossread.text.lists import words as listed
from crossread.text.patterns import any_of
from crossread.text.stems import stem
from crossread.text.tokens import tokens

_CHANNELS = listed("channels")
_NAMED = re.compile(any_of(_CHANNELS))
# Not measured: a channel stands this near to the source or the verb.
_REACH = 60
# Not measured: a subject and its verb.
_HEAD = 36
# Not measured: where as many words of content are the same and nothing else differs, the lost source is the difference.
_LEAST_WORDS = 4


def find_attributions(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Candidate]:
    """One side names a source and the other tells it itself; or the sources, or the channels, are not the same."""
    ours, theirs = _told(left), _told(right)
    here, there = [at for at, _ in pairs], [to for _, to in pairs]
    if ours and theirs:
        return _sources(left, right, frame(left, here), frame(right, there))
    if ours or theirs:
        feature = "drift-to-fact-alone" if left.stems == right.stems and len(left.stems) >= _LEAST_WORDS else "drift-to-fact"
        met = (frame(left, here) if ours else meeting(left, here)), (frame(right, there) if theirs else meeting(right, there))
        head = (frame(left, here) if ours else _head(left)), (frame(right, there) if theirs else _head(right))
        return [_drift(feature, left, right, *met), *([] if head == met else [_drift("drift-to-fact-head", left, right, *head)])]
    return []


def _drift(feature: str, left: Side, right: Side, one: Span, other: Span) -> Candidate:
    return Candidate(DifferenceKind.ATTRIBUTION, feature, one, other, against(left, one, right, other))


def _head(side: Side) -> Span:
    """The words with which the statement opens: who did what."""
    return phrase(side, 0, 1, least=_HEAD, most=_REACH)


def _told(side: Side) -> bool:
    return side.said.manner is not Manner.NARRATED or bool(side.said.source)


def _sources(left: Side, right: Side, one: Span, other: Span) -> list[Candidate]:
    detail = against(left, one, right, other)
    if not _same_source(left, right):
        return [Candidate(DifferenceKind.ATTRIBUTION, "other-source", one, other, detail)]
    here, there = _channels(left, one), _channels(right, other)
    if here and there and not here.keys() & there.keys():
        places = min(here.values()), min(there.values())
        feature = "channel" if _stems(left) & _stems(right) else "channel-added"
        return [Candidate(DifferenceKind.ATTRIBUTION, feature, *places, against(left, places[0], right, places[1]))]
    if here.keys() != there.keys():
        places = min(here.values(), default=one), min(there.values(), default=other)
        return [Candidate(DifferenceKind.ATTRIBUTION, "channel-added", *places, against(left, places[0], right, places[1]))]
    if left.said.manner is not right.said.manner:
        return [Candidate(DifferenceKind.ATTRIBUTION, "drift-manner", one, other, detail)]
    if left.said.source and right.said.source and left.text(one).lower() != right.text(other).lower():
        return [Candidate(DifferenceKind.ATTRIBUTION, "other-frame", one, other, detail)]
    return []


def _same_source(left: Side, right: Side) -> bool:
    """One speaker, or names that share a word, or a side that names nobody (so that nothing is known)."""
    if left.speaker and left.speaker == right.speaker:
        return True
    ours, theirs = _stems(left), _stems(right)
    if ours and theirs:
        return bool(ours & theirs)
    return not (left.speaker and right.speaker)


def _stems(side: Side) -> set[str]:
    return {stem(word) for span in side.said.source for word in side.text(span).split() if word[:1].isupper()}


def _channels(side: Side, place: Span) -> dict[str, Span]:
    """The channels named beside the source, each with the words around it."""
    report = side.reading.report
    first, last = max(0, place.start - _REACH), min(len(report.text), place.end + _REACH)
    if not _NAMED.search(report.text[first:last].lower()):
        return {}
    inside = [(span.start, span.end) for span in side.said.content]
    cut = tokens(report.text, first, last)
    near = [token for token in cut if not any(start <= token.start < end for start, end in inside)]
    found: dict[str, Span] = {}
    for at, token in enumerate(near):
        if token.text.lower() in _CHANNELS:
            before, after = near[max(0, at - 2)], near[min(len(near) - 1, at + 1)]
            start = before.start if token.start - before.start <= _REACH else token.start
            end = after.end if after.end - token.end <= _REACH else token.end
            found.setdefault(stem(token.text), Span(report.id, start, end))
    return found
