"""Drift: how one thing that was said travels, from a quotation to indirect speech to a bare fact.

In order: the statements of a row stand on rungs, words in quotation marks first, then words partly quoted, indirect speech,
and what an outlet says itself; each is set against the wording nearest to the quotation; and wherever a rung, the colour of the
verb or a word that weakens it is lost or changed on the way, a reason points at both places. What different people say is not drift.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crossread.relate.align import stems_of
from crossread.rows import Drift, Manner, Reading, Reason, Row, Span, Speaker, Statement
from crossread.text.lists import mapping

_COLOURS = mapping("cue_colours")
_RUNGS = (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT, Manner.NARRATED)
_STEPS = {
    Manner.MIXED: ("quotation-cut", "One report quotes the words, the other only some of them."),
    Manner.INDIRECT: ("quotation-to-paraphrase", "What one report quotes, the other gives in indirect speech."),
    Manner.NARRATED: ("speech-to-fact", "What one report gives in somebody's name, the other says itself."),
}
# Not measured: of two wordings with fewer words in common, each may be of another thing, and a verb or a hedge says nothing.
_LEAST_ALIKE = 0.5
# A longer cue holds more than its verb: "said, before again claiming".
_MOST_CUE = 3


class _Told(NamedTuple):
    """A statement of a row, its rung (0 is a quotation), its words of content, and who says it ("" where nobody is known)."""

    said: Statement
    reading: Reading
    rung: int
    stems: frozenset[str]
    speaker: str


def find_drifts(readings: Sequence[Reading], speakers: Sequence[Speaker], rows: Sequence[Row]) -> tuple[Drift, ...]:
    """For each row in which a wording drifts, its statements from the quotation to the fact, and why."""
    speaker_of = {key: speaker.id for speaker in speakers for key in speaker.statements}
    reading_of = {said.id: reading for reading in readings for said in (*reading.statements, *reading.parts)}
    said_of = {said.id: said for reading in readings for said in (*reading.statements, *reading.parts)}
    found = []
    for row in rows:
        if len({said_of[key].report for key in row.statements}) > 1:
            told = [_told(said_of[key], reading_of[key], speaker_of) for key in row.statements]
            drift = _drift(row, _nearest_by_report(told))
            found += [drift] if drift else []
    return tuple(found)


def _told(said: Statement, reading: Reading, speaker_of: Mapping[str, str]) -> _Told:
    named = said.manner is not Manner.NARRATED or bool(said.source)
    rung = _RUNGS.index(said.manner) if said.manner is not Manner.NARRATED else 2 if named else 3
    return _Told(said, reading, rung, stems_of(reading, said), speaker_of.get(said.id, speaker_of.get(said.part_of or "", "")))


def _nearest_by_report(told: Sequence[_Told]) -> list[_Told]:
    """Of each report the statement nearest to a quotation: a headline may say as a fact what the report then quotes."""
    best: dict[str, _Told] = {}
    for one in sorted(told, key=_order):
        best.setdefault(one.said.report, one)
    return sorted(best.values(), key=_order)


def _order(one: _Told) -> tuple[int, str, int, str]:
    return one.rung, one.said.report, one.said.start, one.said.id


def _drift(row: Row, told: Sequence[_Told]) -> Drift | None:
    """The steps away from the wording that stands first, by those of its speaker and those that name nobody."""
    first, *others = told
    heads = {first.rung: first}
    kept, reasons = [first], []
    for one in others:
        if first.speaker and one.speaker and first.speaker != one.speaker:
            continue
        above = max((rung for rung in heads if rung < one.rung), default=None)
        seen = [] if above is None else _step(heads[above], one)
        if _alike(first, one):
            seen += [*_verbs(first, one), *_hedges(first, one)]
        heads.setdefault(one.rung, one)
        if seen:
            kept.append(one)
            reasons += seen
    told_in_order = tuple(one.said.id for one in kept)
    return Drift(row.id, told_in_order, tuple(reasons)) if reasons else None


def _step(left: _Told, right: _Told) -> list[Reason]:
    feature, detail = _STEPS[_RUNGS[right.rung]]
    if right.rung == 2 and left.rung == 1:
        feature, detail = "partial-to-paraphrase", "What one report quotes in part, the other gives in indirect speech."
    return [Reason(feature, -0.3, detail, left.said.content[0], right.said.content[0])]


def _alike(left: _Told, right: _Told) -> bool:
    return len(left.stems & right.stems) >= _LEAST_ALIKE * max(1, min(len(left.stems), len(right.stems)))


def _verbs(left: _Told, right: _Told) -> list[Reason]:
    """The verbs of speech colour it differently: it is said, or admitted, or claimed."""
    if not left.said.cue or not right.said.cue:
        return []
    one, other = _colour(left), _colour(right)
    if one is None or other is None or one == other:
        return []
    detail = (
        f"“{left.reading.report.slice(left.said.cue[0])}” in one report is “{right.reading.report.slice(right.said.cue[0])}” in the other."
    )
    return [Reason("verb", -0.3, detail, left.said.cue[0], right.said.cue[0])]


def _colour(one: _Told) -> str | None:
    """What the verb adds to "said", "" if nothing; None of a cue that is more than its verb."""
    cut = [word.strip(".,:;").lower() for word in one.reading.report.slice(one.said.cue[0]).split()]
    return next((_COLOURS[word] for word in cut if word in _COLOURS), "") if len(cut) <= _MOST_CUE else None


def _hedges(left: _Told, right: _Told) -> list[Reason]:
    """A word that weakens it stands in one of the two alone."""
    ours, theirs = left.said.hedge, right.said.hedge
    if bool(ours) is bool(theirs):
        return []
    side, hedge, other = (left, ours[0], right) if ours else (right, theirs[0], left)
    detail = f"“{side.reading.report.slice(hedge)}”, which weakens it, is in one report and not in the other."
    lost: Span = other.said.content[0]
    places = (hedge, lost) if ours else (lost, hedge)
    return [Reason("hedge-lost" if ours else "hedge-added", -0.3, detail, *places)]
