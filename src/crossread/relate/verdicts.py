"""Verdicts: how two statements stand to each other, and why.

Every pair that is likely enough to stand in one row gets a verdict. Its first reason says how alike the two are; the
others are the grounds that `features` finds. A pair contradicts, denies or differs only when a named ground says so;
a pair that is not likely to say one thing is unclear, whatever the grounds.
"""

from __future__ import annotations

from crossread.relate.features import GROUNDS, Side
from crossread.relate.scoring import score
from crossread.relate.units import Unit
from crossread.rows import Reading, Reason, Relation, Speaker, Verdict
from crossread.settings import Mode

LEAST = 0.1
"""A pair less likely than this to stand in one row gets no verdict. Not measured: it keeps the record small."""
FIRM = 0.25
"""A pair less likely than this is unclear: the least mean likelihood of a row (relate/grouping.py)."""

AGAINST = 0.5
"""Nothing contradicts or denies a pair less likely than this, or one that shares few words: the ground alone is too little."""

_RELATIONS = (
    ("polarity", Relation.CONTRADICTS),
    ("values_apart", Relation.CONTRADICTS),
    ("sizes_apart", Relation.CONTRADICTS),
    ("denial", Relation.DENIES),
    ("left_open", Relation.UNCLEAR),
    ("values_later", Relation.DIFFERS),
    ("speakers_differ", Relation.DIFFERS),
    ("stance", Relation.DIFFERS),
    ("teller", Relation.DIFFERS),
    ("same_words", Relation.SAME),
)

_TURNED = frozenset({Relation.CONTRADICTS, Relation.DENIES})


def judge(readings: tuple[Reading, ...], speakers: tuple[Speaker, ...], mode: Mode = Mode.RULES) -> tuple[Verdict, ...]:
    """A verdict on every pair of statements that may say one thing."""
    scored = score(readings, mode)
    named = {key: speaker for speaker in speakers for key in speaker.statements}
    published = {reading.report.id: reading.report.published for reading in readings}

    def side(unit: Unit) -> Side:
        said = unit.said
        who = named.get(said.id) or named.get(said.part_of or "")
        return Side(unit, who.id if who else "", published[said.report], who.name.casefold() if who else "")

    verdicts = []
    judged: list[float | None] = [None] * len(scored.pairs) if scored.judge is None else list(scored.judge.tolist())
    for (left, right), likely, heard in zip(scored.pairs.tolist(), scored.likely.tolist(), judged, strict=True):
        if likely >= LEAST:
            one, two = sorted((side(scored.units[left]), side(scored.units[right])), key=lambda side: side.unit.said.id)
            verdicts.append(verdict(one, two, likely, heard))
    return tuple(sorted(verdicts, key=lambda verdict: (verdict.left, verdict.right)))


def verdict(left: Side, right: Side, likely: float, heard: float | None = None) -> Verdict:
    """How the two stand to each other, given how likely they stand in one row, and what the judge heard."""
    one, two = left.unit.said, right.unit.said
    alike = Reason("alike", round(likely, 4), _alike(likely), one.content[0], two.content[0])
    found = [reason for reason in (ground(left, right) for ground in GROUNDS) if reason is not None]
    if heard is not None:
        found.insert(0, Reason("judge", round(2 * heard - 1, 4), _heard(heard), one.content[0], two.content[0]))
    return Verdict(one.id, two.id, _relation(likely, {reason.feature for reason in found}), (alike, *found))


def _alike(likely: float) -> str:
    share = min(9, max(1, round(10 * likely)))
    return f"About {share} in 10 pairs as alike as these say one thing."


def _heard(heard: float) -> str:
    return f"Read in its sentence, each finds at least {heard:.2f} of its meaning in the other (the judge; 1 is all)."


def _relation(likely: float, features: set[str]) -> Relation:
    if likely < FIRM:
        return Relation.UNCLEAR
    one_thing = likely >= AGAINST and "shared_words" in features
    told = (relation for feature, relation in _RELATIONS if feature in features and (one_thing or relation not in _TURNED))
    return next(told, Relation.REWORDED)
