"""Verdicts: how two statements stand to each other, and why."""

from __future__ import annotations

from crossread.relate.scoring import score
from crossread.rows import Reading, Reason, Relation, Speaker, Verdict

LEAST = 0.1
"""A pair less likely than this to stand in one row gets no verdict. Not measured: it keeps the record small."""


def judge(readings: tuple[Reading, ...], speakers: tuple[Speaker, ...]) -> tuple[Verdict, ...]:  # noqa: ARG001
    """A verdict on every pair of statements that may say one thing."""
    scored = score(readings)
    verdicts = []
    for (left, right), likely in zip(scored.pairs.tolist(), scored.likely.tolist(), strict=True):
        if likely >= LEAST:
            one, two = sorted((scored.units[left].said, scored.units[right].said), key=lambda said: said.id)
            reason = Reason("alike", round(likely, 4), "Their words, names and numbers are alike.", one.content[0], two.content[0])
            relation = Relation.SAME if scored.units[left].text == scored.units[right].text else Relation.REWORDED
            verdicts.append(Verdict(one.id, two.id, relation, (reason,)))
    return tuple(verdicts)
