"""The editor's choice: which of many possible differences of a row are worth a line.

Each candidate gets a chance from what is seen of it (`traits`) and weights fitted on the stories of record-train by
training/fit_differences.py. In order: the likely ones; of two at one place, the likelier; a few for each two reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, log, log1p
from typing import NamedTuple

from crossread.relate.align import Side, news, overlap
from crossread.relate.candidates import Candidate
from crossread.relate.difference_weights import WEIGHTS
from crossread.rows import Manner, Span

# Fitted together with the weights: do not touch one alone.
LEAST_CHANCE = 0.19
MOST_A_PAIR = 2
# Rare, and an editor wants every one of them: too few in record-train for a weight to be fitted.
_SPELLING = "name-spelling"
ALWAYS = frozenset({"channel", "drift-to-fact-alone", _SPELLING, "stance-cue", "stance-denied"})


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


class Weighed(NamedTuple):
    """A candidate with its chance of being a difference that an editor would list."""

    chance: float
    candidate: Candidate


def weigh(candidate: Candidate, left: Side, right: Side, crowd: Crowd) -> Weighed:
    """The candidate with its chance, between 0 and 1."""
    total = sum(WEIGHTS.get(name, 0.0) * value for name, value in traits(candidate, left, right, crowd))
    return Weighed(1 / (1 + exp(-max(-30.0, min(30.0, total)))), candidate)


def traits(candidate: Candidate, left: Side, right: Side, crowd: Crowd) -> list[tuple[str, float]]:
    """What is seen of a candidate, as numbers of about one."""
    common = left.stems & right.stems
    smaller, larger = sorted((len(left.stems), len(right.stems)))
    narrow, wide = sorted((len(candidate.left), len(candidate.right)))
    ours, theirs = _fresh(candidate.left, left, right), _fresh(candidate.right, right, left)
    here, there = _stems(candidate.left, left), _stems(candidate.right, right)
    return [
        ("bias", 1.0),
        (candidate.feature, 1.0),
        ("overlap", overlap(left, right)),
        ("jaccard", len(common) / max(1, smaller + larger - len(common))),
        ("shared", log1p(len(common))),
        ("smaller", log1p(smaller)),
        ("larger", log1p(larger)),
        ("narrow", narrow / 40),
        ("wide", wide / 40),
        ("same-manner", float(left.said.manner is right.said.manner)),
        ("narrated", float(left.said.manner is right.said.manner is Manner.NARRATED)),
        ("covers", _covers(candidate.left, left) + _covers(candidate.right, right)),
        ("fresh-fewer", log1p(min(ours, theirs))),
        ("fresh-more", log1p(max(ours, theirs))),
        ("near", log1p(len(here & there))),
        ("near-rare", sum(crowd.rarity.get(stem, 1.0) for stem in sorted(here & there))),
        ("shared-rare", sum(crowd.rarity.get(stem, 1.0) for stem in sorted(common))),
        ("fresh-rare", _mean_rarity(here - right.stems, crowd) + _mean_rarity(there - left.stems, crowd)),
        ("near-share", len(here & there) / max(1, len(here | there))),
        ("none-near", float(not here & there)),
        ("pairs", log1p(crowd.pairs)),
        ("rank", log1p(crowd.rank)),
        ("likely", crowd.likely),
        ("sure", log(max(0.02, min(0.98, crowd.likely)) / (1 - max(0.02, min(0.98, crowd.likely))))),
        ("reports", log1p(crowd.reports - 2)),
        ("title", float(_in_title(left)) + float(_in_title(right))),
        ("digits", float(_digits(candidate.left, left) or _digits(candidate.right, right))),
    ]


def _in_title(side: Side) -> bool:
    title = side.reading.report.title
    return title is not None and side.said.content[0].overlaps(title)


def _digits(place: Span, side: Side) -> bool:
    return any(character.isdigit() for character in side.text(place))


def _mean_rarity(stems: set[str], crowd: Crowd) -> float:
    return sum(crowd.rarity.get(stem, 1.0) for stem in sorted(stems)) / max(1, len(stems))


def _stems(place: Span, side: Side) -> set[str]:
    return {word.stem for word in side.words if word.heavy and place.start <= word.start and word.end <= place.end}


def _fresh(place: Span, side: Side, other: Side) -> int:
    """How many words of content in the place the other statement lacks."""
    inside = [word for word in side.words if place.start <= word.start and word.end <= place.end]
    return len(news(inside, other))


def _covers(place: Span, side: Side) -> float:
    """The share of the statement that the place takes."""
    size = sum(len(span) for span in side.said.content)
    return min(1.0, len(place) / max(1, size))


def choose(weighed: Iterable[Weighed]) -> list[Weighed]:
    """The candidates of one row that are likely enough, none at the place of a likelier one, few for each two reports."""
    kept: list[Weighed] = []
    # Only what stands in the same two reports can stand at one place: a row of two hundred reports keeps thousands.
    beside: dict[tuple[str, str], list[Candidate]] = {}
    counts: dict[tuple[str, str], int] = {}
    for one in sorted(weighed, key=_order):
        if one.chance < LEAST_CHANCE and one.candidate.feature not in ALWAYS:
            continue
        pair = one.candidate.left.report, one.candidate.right.report
        full = counts.get(pair, 0) >= MOST_A_PAIR and one.candidate.feature not in ALWAYS
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
