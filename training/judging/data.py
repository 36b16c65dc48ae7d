"""What the judge learns to read: the sentences of our own stories and reports, and of the stories of record-train, as word pieces."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from crossread.load import load
from crossread.load.inputs import Named
from crossread.models.pieces import CLS, SEP, cut
from crossread.read import read
from crossread.rows import Reading
from crossread.settings import Settings
from training.check import DATA, STORIES, check_file, check_stories
from training.stories import MarkedStory

PIECES = 240_000
"""Pieces in all: the stories' sentences, then paragraphs of our own reports."""
LONGEST = 128


def sentences(shared: Path) -> list[tuple[int, ...]]:
    """Different sentences as pieces with their marks, sorted."""
    told = {text for reading in _stories(shared) for text in map(reading.report.slice, reading.sentences)}
    texts, more = sorted(told), sorted(_paragraphs())
    random.Random(0).shuffle(more)  # noqa: S311
    found, count = [], 0
    for pieces in cut([*texts, *more]):
        if count < PIECES:
            found.append((CLS, *pieces.ids[:LONGEST], SEP))
            count += len(found[-1])
    return sorted(set(found))


def _stories(shared: Path) -> list[Reading]:
    """The reports of our own stories and of record-train's, read by rules."""
    own = [story for path in sorted(STORIES.glob("*.txt")) for story in check_stories(path)[0]]
    found = [reading for story in own for reading in readings_of(story)]
    for path in sorted((shared / "data/record-train").glob("*.json")):
        found += read(load(sorted((shared / "data/stories" / path.stem).glob("*.txt")), settings=Settings()))
    return found


def readings_of(story: MarkedStory) -> list[Reading]:
    """The reports of one of our own stories, read by rules."""
    reports = load([Named(f"{version.name}.txt", version.text.encode()) for version in story.reports], settings=Settings())
    dated = zip(reports, story.reports, strict=True)
    return read([replace(report, published=version.published) for report, version in dated])


def _paragraphs() -> set[str]:
    reports = [report for path in sorted(DATA.glob("*.txt")) for report in check_file(path)[0]]
    return {paragraph for report in reports for paragraph in report.text.split("\n") if 15 < len(paragraph) < 500}
