"""What is seen of a possible difference, as numbers: the editor's choice (choice.py) is learned from these.

First what all candidates of two statements share (how alike the two are, how they are told, the crowd they stand in), then
what is the candidate's own (its places, the words of its own on each side, the rule that saw it and the kind).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import inf, log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.vectors import word_vectors
from crossread.relate.align import Side, Word, likeness, overlap
from crossread.relate.candidates import Candidate
from crossread.relate.diff_kinds import same_value
from crossread.rows import Attitude, DifferenceKind, Manner, Mention, MentionKind, Span, Value, ValueKind
from crossread.text.lists import mapping
from crossread.text.lists import words as listed

_HEDGES = frozenset(mapping("hedges"))
_NOT = listed("negations")

FEATURES = (
    "added-words", "channel", "channel-added", "count-words", "date-across", "date-added", "date-apart", "date-beside", "date-beside-added",
    "date-meets", "date-more", "date-open",
    "drift-hedge", "drift-hedge-other", "drift-manner", "drift-to-fact", "drift-to-fact-alone", "drift-to-fact-head", "drift-unquoted",
    "duration-apart", "duration-meets", "money-apart", "money-meets", "name-forms", "name-other", "name-short", "name-spelling", "negated",
    "negated-other", "number-apart", "number-apart-alone", "number-meets", "number-meets-alone", "other-frame", "other-source",
    "other-words", "place-forms", "place-other", "place-short", "quote-altered", "quote-cut", "stance-cue", "stance-denied", "stance-verb",
)  # fmt: skip
_KINDS = tuple(map(str, DifferenceKind))
_SHARED = (
    "overlap", "jaccard", "shared", "smaller", "larger", "fresh-least", "fresh-most", "shared-rare", "same-manner", "narrated", "direct",
    "same-attitude", "asserted", "speakers", "pairs", "rank", "likely", "reports", "title", "candidates", "meaning", "values", "names",
)  # fmt: skip
_OWN = (
    "narrow", "wide", "covers-least", "covers-most", "fresh-fewer", "fresh-more", "near", "near-rare", "near-share", "fresh-rare", "digits",
    "capitals-fewer", "capitals-more", "places-alike", "words-alike", "early", "late", "quoted", "gap", "hedged", "outside", "of-kind",
    "before",
)  # fmt: skip
_HOLDS = ("own-date", "own-number", "own-place", "own-name", "same-date", "same-number", "same-name", "negated-side", "cue-side")
COLUMNS = (*_SHARED, *_OWN, *_HOLDS, *FEATURES, *_KINDS)
_AT_FEATURE = {name: at for at, name in enumerate(FEATURES)}
_AT_KIND = {name: at for at, name in enumerate(_KINDS)}


class Crowd(NamedTuple):
    """Where two statements stand in their row: `pairs` of the same two reports, of which this is number `rank` in likeness.

    `likely` is how likely the verdict holds it that the two stand in one row; `rarity` how few of the rows' statements
    hold a stem, 1 for one alone and 0 for all.
    """

    pairs: int
    rank: int
    reports: int
    likely: float
    rarity: Mapping[str, float]


def traits(candidates: Sequence[Candidate], left: Side, right: Side, crowd: Crowd) -> NDArray[np.float32]:
    """A line of numbers for each candidate of two statements, in the order of COLUMNS."""
    if not candidates:
        return np.zeros((0, len(COLUMNS)), dtype=np.float32)
    shared = _of_both(left, right, crowd, len(candidates))
    # Many candidates of two statements have a place in common.
    seen_left = {place: _seen(left, place, right) for place in {one.left: None for one in candidates}}
    seen_right = {place: _seen(right, place, left) for place in {one.right: None for one in candidates}}
    pairs = [(seen_left[one.left], seen_right[one.right]) for one in candidates]
    alike = _alike([ours.texts for ours, _ in pairs], [theirs.texts for _, theirs in pairs])
    news = _alike([ours.news_texts for ours, _ in pairs], [theirs.news_texts for _, theirs in pairs])
    lines = []
    before_of: dict[str, int] = {}
    of_kind = {kind: sum(one.kind == kind for one in candidates) for kind in _KINDS}
    for at, (one, (ours, theirs)) in enumerate(zip(candidates, pairs, strict=True)):
        own = _of_one(one, ours, theirs, crowd.rarity)
        before = before_of.get(one.kind, 0)
        before_of[one.kind] = before + 1
        feature, kind = [0.0] * len(FEATURES), [0.0] * len(_KINDS)
        feature[_AT_FEATURE[one.feature]] = kind[_AT_KIND[one.kind]] = 1.0
        places = (*own[:13], alike[at], news[at], *own[13:], of_kind[one.kind], before)
        lines.append((*shared, *places, *_holds(ours, theirs), *feature, *kind))
    return np.array(lines, dtype=np.float32)


class _Seen(NamedTuple):
    """What one place of a statement shows beside the other statement; `news` are the words that the other has nowhere."""

    words: list[Word]
    news: list[Word]
    heavy: set[str]
    texts: tuple[str, ...]
    news_texts: tuple[str, ...]
    capitals: int
    covers: float
    where: float
    digit: bool
    quoted: bool
    hedged: bool
    negated: bool
    cued: bool
    value: Value | None
    own: set[str]
    same: set[str]


def _seen(side: Side, place: Span, other: Side) -> _Seen:
    text, words = side.reading.report.text, _inside(side, place)
    news = _news(words, other)
    return _Seen(
        words,
        news,
        {word.stem for word in words if word.heavy},
        _texts(side, words),
        _texts(side, news),
        sum(text[word.start].isupper() for word in news),
        _covers(place, side),
        _where(place, side),
        any(map(str.isdigit, side.text(place))),
        any(quote.overlaps(place) for quote in side.quotes),
        any(text[word.start : word.end].lower() in _HEDGES for word in words),
        any(word.stem in _NOT for word in words),
        any(cue.overlaps(place) for cue in side.said.cue),
        next((value for value in side.values if value.span.overlaps(place)), None),
        *_held(side, place, other),
    )


def _held(side: Side, place: Span, other: Side) -> tuple[set[str], set[str]]:
    """The sorts of values and names in the place that the other side has not, and of those that it has."""
    own: set[str] = set()
    same: set[str] = set()
    for value in side.values:
        if value.span.overlaps(place):
            known = any(same_value(value, its) for its in other.values)
            (same if known else own).add("date" if value.kind is ValueKind.DATE else "number")
    for mention in side.mentions:
        if mention.span.overlaps(place):
            if _known(side, mention, other):
                same.add("name")
            else:
                own.add("place" if mention.kind is MentionKind.PLACE else "name")
    return own, same


def _of_both(left: Side, right: Side, crowd: Crowd, candidates: int) -> tuple[float, ...]:
    common = left.stems & right.stems
    smaller, larger = sorted((len(left.stems), len(right.stems)))
    least, most = sorted((len(left.stems - common), len(right.stems - common)))
    manners = (left.said.manner, right.said.manner)
    attitudes = (left.said.attitude, right.said.attitude)
    meaning = _alike([_texts(left, left.words)], [_texts(right, right.words)])[0]
    return (
        overlap(left, right),
        likeness(left, right),
        len(common),
        smaller,
        larger,
        least,
        most,
        sum(crowd.rarity.get(stem, 1.0) for stem in sorted(common)),
        float(manners[0] is manners[1]),
        sum(manner is Manner.NARRATED for manner in manners),
        sum(manner is Manner.DIRECT for manner in manners),
        float(attitudes[0] is attitudes[1]),
        sum(attitude is Attitude.ASSERTS for attitude in attitudes),
        (1.0 if left.speaker == right.speaker else 2.0) if left.speaker and right.speaker else 0.0,
        crowd.pairs,
        crowd.rank,
        crowd.likely,
        crowd.reports,
        sum(map(_in_title, (left, right))),
        candidates,
        meaning,
        len(left.values) + len(right.values),
        len(left.mentions) + len(right.mentions),
    )


def _of_one(one: Candidate, ours: _Seen, theirs: _Seen, rarity: Mapping[str, float]) -> tuple[float, ...]:
    narrow, wide = sorted((len(one.left), len(one.right)))
    fewer, more = sorted((len(ours.news), len(theirs.news)))
    common = ours.heavy & theirs.heavy
    fresh = {word.stem for word in (*ours.news, *theirs.news)}
    return (
        narrow,
        wide,
        *sorted((ours.covers, theirs.covers)),
        fewer,
        more,
        len(common),
        sum(rarity.get(stem, 1.0) for stem in sorted(common)),
        len(common) / max(1, len(ours.heavy | theirs.heavy)),
        sum(rarity.get(stem, 1.0) for stem in sorted(fresh)) / max(1, len(fresh)),
        ours.digit + theirs.digit,
        *sorted((ours.capitals, theirs.capitals)),
        *sorted((ours.where, theirs.where)),
        ours.quoted + theirs.quoted,
        _gap(ours.value, theirs.value),
        ours.hedged + theirs.hedged,
        float(not ours.words) + float(not theirs.words),
    )


def _holds(ours: _Seen, theirs: _Seen) -> tuple[float, ...]:
    """On how many sides the place holds a date, a count or a name of its own, one that the other side has too, a "not", a cue."""
    return (
        *((name in ours.own) + (name in theirs.own) for name in ("date", "number", "place", "name")),
        *((name in ours.same) + (name in theirs.same) for name in ("date", "number", "name")),
        ours.negated + theirs.negated,
        ours.cued + theirs.cued,
    )


def _known(side: Side, mention: Mention, other: Side) -> bool:
    return all(word.stem in other.stems for word in side.words if word.heavy and mention.span.start <= word.start < mention.span.end)


def _inside(side: Side, place: Span) -> list[Word]:
    return [word for word in side.words if place.start <= word.start and word.end <= place.end]


def _news(words: Sequence[Word], other: Side) -> list[Word]:
    return [word for word in words if word.heavy and word.stem not in other.stems]


def _texts(side: Side, words: Sequence[Word]) -> tuple[str, ...]:
    text = side.reading.report.text
    return tuple([text[word.start : word.end].lower() for word in words if word.heavy])


def _alike(ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> list[float]:
    """How near the meanings of the words are, by twos; 0 where a side has none that is known."""
    one, other = (np.stack([_meaning(words) for words in side]) for side in (ours, theirs))
    return [float(value) for value in np.einsum("ij,ij->i", one, other).round(3)]


@lru_cache(maxsize=1 << 14)
def _meaning(words: tuple[str, ...]) -> NDArray[np.float32]:
    """The vector of the words; the same places are laid beside many others."""
    found: NDArray[np.float32] = word_vectors().encode([words])[0]
    return found


def _in_title(side: Side) -> bool:
    title = side.reading.report.title
    return title is not None and side.said.content[0].overlaps(title)


def _covers(place: Span, side: Side) -> float:
    """The share of the statement that the place takes."""
    return min(1.0, len(place) / max(1, sum(len(span) for span in side.said.content)))


def _where(place: Span, side: Side) -> float:
    """How far into the statement the place begins, 0 to 1; -1 before it."""
    start, end = side.said.start, side.said.end
    return -1.0 if place.start < start else min(1.0, (place.start - start) / max(1, end - start))


def _gap(mine: Value | None, its: Value | None) -> float:
    """How far the first values of the two places are from each other, 0 for none: days, or as a share of the larger number."""
    if mine is None or its is None or mine.kind is not its.kind or inf in (mine.high, its.high, -mine.low, -its.low):
        return 0.0
    between = max(mine.low, its.low) - min(mine.high, its.high)
    if mine.kind is ValueKind.DATE:
        return float(log1p(max(0.0, between)))
    return max(0.0, between) / max(1e-9, abs(mine.high), abs(its.high))
