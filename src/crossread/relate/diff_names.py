"""Names and places: two statements name one person, body or place in different forms, or name different ones."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz

from crossread.relate.align import Gap, Side, within
from crossread.relate.candidates import Candidate, against, around
from crossread.relate.forms import name_span
from crossread.rows import DifferenceKind, Mention, MentionKind, Span
from crossread.text.stems import stem

# Not measured: Nasser and Naser are 91 alike, Kanani and Kanaani 92, John and James 44.
_LEAST_RATIO = 75


def find_names(left: Side, right: Side, gaps: list[Gap]) -> list[Candidate]:
    """Every two mentions that share a word but are written in different forms, and every two that stand in one gap."""
    found = []
    for one in left.mentions:
        ours = _stems(left, one)
        for other in right.mentions:
            theirs = _stems(right, other)
            if ours == theirs or (MentionKind.PLACE in (one.kind, other.kind) and one.kind is not other.kind):
                continue
            feature = _feature(ours, theirs, facing=_facing(left, one.span, right, other.span, gaps))
            if feature:
                kind = DifferenceKind.PLACE if one.kind is MentionKind.PLACE else DifferenceKind.NAME
                places = around(left, one.span, least=14), around(right, other.span, least=14)
                found.append(Candidate(kind, f"{kind}-{feature}", *places, against(left, places[0], right, places[1])))
    return found


def find_spellings(left: Side, right: Side) -> list[Candidate]:
    """The names of the two sources have as many words, and a word of one is nearly the other's: Anthony and Antony."""
    found = []
    for one in _sources(left):
        for other in _sources(right):
            ours, theirs = left.text(one.head).split(), right.text(other.head).split()
            unlike = [(word, its) for word, its in zip(ours, theirs, strict=False) if word.lower() != its.lower()]
            if len(ours) == len(theirs) > 1 and unlike and all(_nearly(*pair) for pair in unlike):
                detail = against(left, one.head, right, other.head)
                found.append(Candidate(DifferenceKind.NAME, "name-spelling", one.head, other.head, detail))
    return found


def find_variants(left: Side, right: Side, variants: Mapping[Span, str]) -> list[Candidate]:
    """Two spellings of one name: `variants` holds the places of the names that the reports write in several ways, with the name's id."""
    if not variants:
        return []
    found = []
    ours, theirs = _known(left, variants), _known(right, variants)
    for one, name in ours:
        if any(left.text(one).lower() == right.text(other).lower() for other, its in theirs if its == name):
            continue
        for other, its in theirs:
            if its == name and _two_spellings(left.text(one), right.text(other)):
                detail = against(left, one, right, other)
                found.append(Candidate(DifferenceKind.NAME, "name-spelling", one, other, detail))
    return found


def _known(side: Side, variants: Mapping[Span, str]) -> list[tuple[Span, str]]:
    """The names in the statement and its source that are written in several ways."""
    bare = (name_span(side.reading.report, mention) for mention in (*_sources(side), *side.mentions))
    return [(span, variants[span]) for span in bare if span in variants]


def _two_spellings(one: str, other: str) -> bool:
    """Neither is short for the other: as many words in each, and no letters that stand for words."""
    short = any(word.isupper() or "." in word for word in (*one.split(), *other.split()))
    return not short and len(one.split()) == len(other.split())


def _sources(side: Side) -> list[Mention]:
    return [mention for span in side.said.source for mention in within(side.reading.mentions, span)]


def _nearly(one: str, other: str) -> bool:
    return one[0] == other[0] and min(len(one), len(other)) > 2 and fuzz.ratio(one.lower(), other.lower()) >= _LEAST_RATIO


def _stems(side: Side, mention: Mention) -> tuple[str, ...]:
    return tuple(stem(word) for word in side.text(mention.span).split())


def _feature(ours: tuple[str, ...], theirs: tuple[str, ...], *, facing: bool) -> str | None:
    if ours[-1] == theirs[-1] or set(ours) & set(theirs):
        if len(ours) > 1 and len(theirs) > 1:
            return "forms"
        return "short" if facing else None
    return "other" if facing else None


def _facing(left: Side, one: Span, right: Side, other: Span, gaps: list[Gap]) -> bool:
    for gap in gaps:
        ours, theirs = left.words[gap.left : gap.left_end], right.words[gap.right : gap.right_end]
        if any(one.start <= word.start < one.end for word in ours) and any(other.start <= word.start < other.end for word in theirs):
            return True
    return False
