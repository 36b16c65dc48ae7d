"""Figures on what we wrote ourselves: the little stories of tests/cases. They need no ../shared."""

from __future__ import annotations

from evaluation.cases import read_cases, record_of
from evaluation.expectations import failures


def score_cases() -> dict[str, float]:
    """The share of little stories that hold, and of single expectations that are met, those marked as failing counted as missed."""
    cases = read_cases()
    missed = [len(failures(case, record_of(case))) for case in cases]
    expected = sum(len(case.expected) for case in cases)
    return {"stories that hold": missed.count(0) / len(cases), "expectations met": 1 - sum(missed) / expected}
