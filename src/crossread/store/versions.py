"""How a page changed from one version to the next: which characters, and which statements came and went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from crossread.rows import Reading, Report, Span, State, Statement
from crossread.store.kept import Kept
from crossread.store.store import Store

_LINE = re.compile(r"[^\n]*\n?")
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing word by word takes the product of the lengths; longer pieces are shown whole, but for what they share at both ends.
_WORDS = 500
# Among more lines than this, those that occur often are not lined up.
_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Hunk:
    """Characters of the elder version, and what stands there in the later one; either may be empty."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Change:
    """What a version changed in the one before: the hunks, the statements that are gone, and those that are new."""

    old: Reading
    new: Reading
    hunks: tuple[Hunk, ...]
    gone: tuple[Statement, ...]
    added: tuple[Statement, ...]


def versions(store: Store, report: str) -> list[Kept]:
    """The versions of the page that this report is of, in the order they were captured; what could not be read is none."""
    pages = [kept.page for kept in store.reports(ids=[report])]
    found = [one for page in pages for one in store.reports(page=page) if one.state is not State.REJECTED]
    return sorted(found, key=lambda one: one.captured)


def changes(readings: Sequence[Reading]) -> list[Change]:
    """What each version changed in the one before it."""
    return [change(old, new) for old, new in pairwise(readings)]


def change(old: Reading, new: Reading) -> Change:
    """The characters that differ, and the statements whose words, speaker, manner or attitude are in one version alone."""
    before, after = Counter(map(_said, _told(old))), Counter(map(_said, _told(new)))
    return Change(old, new, tuple(hunks(old.report, new.report)), tuple(_only(old, before - after)), tuple(_only(new, after - before)))


def hunks(old: Report, new: Report) -> Iterator[Hunk]:
    """The places that differ, in text order: lines are compared first, then the words of lines that stand for one another."""
    lines, others = _LINE.findall(old.text), _LINE.findall(new.text)
    starts, places = _starts(lines), _starts(others)
    many = max(len(lines), len(others)) > _LINES
    for kind, a, b, c, d in SequenceMatcher(None, lines, others, autojunk=many).get_opcodes():
        if kind != "equal":
            yield from _within(Span(old.id, starts[a], starts[b]), Span(new.id, places[c], places[d]), old, new)


def _within(left: Span, right: Span, old: Report, new: Report) -> Iterator[Hunk]:
    words, others = _WORD.findall(old.slice(left)), _WORD.findall(new.slice(right))
    if not words or not others or len(words) > _WORDS or len(others) > _WORDS:
        yield Hunk(left, right)
        return
    starts, places = _starts(words), _starts(others)
    for kind, a, b, c, d in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Hunk(
                Span(old.id, left.start + starts[a], left.start + starts[b]), Span(new.id, right.start + places[c], right.start + places[d])
            )


def _starts(pieces: Sequence[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _told(reading: Reading) -> list[tuple[Report, Statement]]:
    return [(reading.report, said) for said in reading.statements]


def _said(told: tuple[Report, Statement]) -> tuple[str, str, str, str]:
    report, said = told
    return " ".join(report.join(said.content).split()), " ".join(report.join(said.source).split()), said.manner.value, said.attitude.value


def _only(reading: Reading, wanted: Counter[tuple[str, str, str, str]]) -> Iterator[Statement]:
    left = wanted.copy()
    for told in _told(reading):
        if left[_said(told)] > 0:
            left[_said(told)] -= 1
            yield told[1]
