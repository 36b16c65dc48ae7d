"""Builds a report of plain paragraphs by hand and shows what the reader says of its speech, in words."""

from typing import NamedTuple

from crossread.read.attribution import attribute, find_drafts
from crossread.read.quotations import find_quotations
from crossread.read.sentences import find_sentences
from crossread.rows import Attitude, Block, Manner, Outcome, Report, Role, Span, State, Statement


class Said(NamedTuple):
    """A statement in words: who, by which cue, what (pieces joined by " … "), how."""

    who: str
    cue: str
    what: str
    manner: Manner
    attitude: Attitude


def paragraphs(text: str, *, title: bool = False) -> Report:
    """A report whose lines are its paragraphs; its first line is the title if asked."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            left = start + len(line) - len(line.lstrip())
            role = Role.TITLE if title and not blocks else Role.PARAGRAPH
            blocks.append(Block(Span("r", left, start + len(line.rstrip())), role))
        start += len(line) + 1
    return Report("r", "r", text, tuple(blocks), Outcome(State.OK), "", "")


def statements(report: Report) -> tuple[Statement, ...]:
    """The attributed statements of a report, without the help of mentions."""
    quotations = find_quotations(report)
    return attribute(report, quotations, find_drafts(report, find_sentences(report), quotations))


def said(text: str, *, title: bool = False) -> list[Said]:
    """The attributed statements of a text, in words."""
    report = paragraphs(text, title=title)
    return [
        Said(report.join(one.source), report.join(one.cue), report.join(one.content), one.manner, one.attitude)
        for one in statements(report)
    ]


def who_what(text: str, *, title: bool = False) -> list[tuple[str, str]]:
    """Who says what in a text."""
    return [(one.who, one.what) for one in said(text, title=title)]
