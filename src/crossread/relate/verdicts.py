"""Verdicts: how two statements stand to each other, and why."""

from __future__ import annotations

import re

from crossread.rows import Reading, Reason, Relation, Speaker, Verdict

_WORD = re.compile(r"\w{4,}")


def judge(readings: tuple[Reading, ...], speakers: tuple[Speaker, ...]) -> tuple[Verdict, ...]:  # noqa: ARG001
    """A verdict on every pair of statements that may say one thing."""
    bags = [
        (said.id, said.report, frozenset(_WORD.findall(reading.report.join(said.content).lower())))
        for reading in readings
        for said in reading.statements
    ]
    verdicts = []
    for at, (left, left_report, left_bag) in enumerate(bags):
        for right, right_report, right_bag in bags[at + 1 :]:
            shared = len(left_bag & right_bag)
            if left_report != right_report and shared and shared / min(len(left_bag), len(right_bag)) >= 0.5 and shared >= 3:
                one, other = sorted((left, right))
                reason = Reason("words", shared / len(left_bag | right_bag), f"{shared} words in common")
                verdicts.append(Verdict(one, other, Relation.REWORDED, (reason,)))
    return tuple(verdicts)
