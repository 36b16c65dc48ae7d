"""Occasions: the press conference, statement or hearing on which what is said in several reports rests.

Order of the steps: every phrase that names an occasion, with the place after it and the speakers whose statements stand in its
sentence or beside it; occasions of one kind in two reports are one when a speaker is the same and no place speaks
against it; the share of each report's spoken characters that those speakers have says how much of it may rest on the occasion.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from crossread.relate.nameparts import plain
from crossread.relate.places import place
from crossread.rows import MentionKind, Reading, Span, Speaker
from crossread.text.lists import mapping

_KINDS = mapping("occasions")
_PHRASE = re.compile(
    r"\b(?:" + "|".join(re.escape(phrase) for phrase in sorted(_KINDS, key=lambda phrase: (-len(phrase), phrase))) + r")\b", re.IGNORECASE
)
_PERSONAL = frozenset(("news conference", "interview", "speech", "hearing", "rally", "ceremony", "summit"))
_VERBS = ("told", "wrote", "posted", "tweeted")
_JOINT = frozenset(("news conference", "summit", "ceremony", "rally", "hearing"))
_BEFORE = re.compile(r"(?:\b(?:joint|televised|live|brief|daily|regular|a|an|the|at|in|his|her|their)\s){0,4}$", re.IGNORECASE)
_ARTICLES = re.compile(r"^(?:(?:a|an|the|at|in|his|her|their)\s){1,4}", re.IGNORECASE)
_WHERE = re.compile(r"\s(?:in|at)\s(?P<place>[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A phrase that names an occasion of a kind, where it was, and the ids of the speakers whose words stand beside it."""

    report: str
    kind: str
    phrase: Span
    where: str
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """An occasion that several reports name, `name` in the longest words of one of them.

    `shares` is how much of each report's spoken characters its speakers have.
    """

    name: str
    phrases: Mapping[str, tuple[Span, ...]]
    shares: Mapping[str, float]
    speakers: tuple[str, ...]


def find_occasions(reading: Reading, speaker_of: Mapping[str, str], person_at: Mapping[Span, str]) -> tuple[Occasion, ...]:
    """The occasions that the report names with somebody speaking, in text order.

    `speaker_of` has speaker ids by statement, `person_at` those of persons by the places that name them.
    """
    report = reading.report
    starts = [sentence.start for sentence in reading.sentences]
    spoken: dict[int, set[str]] = defaultdict(set)
    for span, speaker in person_at.items():
        spoken[bisect_right(starts, span.start)].add(speaker)
    for said in reading.statements:
        if said.id in speaker_of:
            places = [*said.cue, *said.source] or list(said.content)
            for span in places:
                spoken[bisect_right(starts, span.start)].add(speaker_of[said.id])
    found = []
    for match in _PHRASE.finditer(report.text):
        at = bisect_right(starts, match.start())
        speakers = spoken.get(at) or spoken.get(at + 1) or set()
        if speakers:
            before = _BEFORE.search(report.text, max(0, match.start() - 40), match.start())
            where = _WHERE.match(report.text, match.end())
            start = before.start() if before else match.start()
            phrase = Span(report.id, start, where.end() if where else match.end())
            found.append(Occasion(report.id, _KINDS[match.group().lower()], phrase, where["place"] if where else "", frozenset(speakers)))
    return tuple(found)


def shared_occasions(readings: Sequence[Reading], speakers: Sequence[Speaker]) -> tuple[Shared, ...]:
    """The occasions that at least two reports name with a speaker in common, the one with most characters first."""
    speaker_of = {said: speaker.id for speaker in speakers for said in speaker.statements}
    names = {speaker.id: speaker.name for speaker in speakers}
    persons = {mention.head for reading in readings for mention in reading.mentions if mention.kind is MentionKind.PERSON}
    ends = {(head.report, head.end) for head in persons}
    person_at: dict[str, dict[Span, str]] = defaultdict(dict)
    for speaker in speakers:
        for span in speaker.mentions:
            if (span.report, span.end) in ends:
                person_at[span.report][span] = speaker.id
    single = {speaker for places in person_at.values() for speaker in places.values()}
    groups: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
    for reading in readings:
        for occasion in find_occasions(reading, speaker_of, person_at[reading.report.id]):
            for present in occasion.speakers & single if occasion.kind in _PERSONAL else occasion.speakers:
                groups[occasion.kind, present].append(occasion)
    shared: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Shared] = {}
    for (kind, leading), occasions in sorted(groups.items()):
        one = _one_place(occasions)
        reports = {occasion.report for occasion in one}
        if len(reports) > 1:
            who = frozenset().union(*(occasion.speakers for occasion in one)) & single if kind in _PERSONAL else frozenset({leading})
            phrases = {
                report: tuple(sorted({occasion.phrase for occasion in one if occasion.report == report})) for report in sorted(reports)
            }
            shares = {reading.report.id: _share(reading, who, speaker_of) for reading in readings if reading.report.id in reports}
            told = tuple(sorted(names[present] for present in who))
            name = _name(one, readings)
            if kind not in _JOINT:
                name += f" ({', '.join(told)})"
            kept = {report: spans for report, spans in phrases.items() if shares[report] > 0}
            if len(kept) > 1:
                shared.setdefault((kind, tuple(kept), told), Shared(name, kept, shares, told))
    return tuple(sorted(shared.values(), key=lambda one: (-sum(one.shares.values()), one.name)))


def _name(occasions: Sequence[Occasion], readings: Sequence[Reading]) -> str:
    text = {reading.report.id: reading.report for reading in readings}
    named = {_ARTICLES.sub("", text[occasion.report].slice(occasion.phrase)) for occasion in occasions}
    return min(named, key=lambda name: (name.lower().startswith(_VERBS), -len(name), name))


def _one_place(occasions: Sequence[Occasion]) -> list[Occasion]:
    """The occasions that name no place or the one that most of them name."""
    where = [_where(occasion) for occasion in occasions if occasion.where]
    most = min(where, key=lambda one: (-where.count(one), one), default="")
    return [occasion for occasion in occasions if not occasion.where or _where(occasion) == most]


def _where(occasion: Occasion) -> str:
    return plain(place(occasion.where) or occasion.where)


def _share(reading: Reading, who: Collection[str], speaker_of: Mapping[str, str]) -> float:
    """The share of the characters of a report's spoken statements that the speakers `who` have."""
    spoken = [(sum(map(len, said.content)), speaker_of.get(said.id)) for said in reading.statements if said.source or said.cue]
    total = sum(size for size, _ in spoken)
    return sum(size for size, speaker in spoken if speaker in who) / total if total else 0.0
