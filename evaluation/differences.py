"""Differences, kind by kind: what the rows lose, and what the finders and the choice lose.

    .venv/bin/python -m evaluation.differences ../shared [record-train|record-dev|own ...] [--show]

Each story is measured twice: end to end, and with the annotated rows given (evaluation/annotated.py). A difference is hit
as in eval/score_record.py: both its places share half of the shorter one with an annotated one's. `reached` is the share
of annotated differences that any candidate hits, before the choice. With --show, what is missed and what is too much.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from crossread.relate import relate
from crossread.relate.candidates import Candidate
from crossread.relate.differences import candidates_of, find_differences
from crossread.relate.speakers import find_speakers
from crossread.relate.verdicts import judge
from crossread.rows import DifferenceKind, Reading, Row, Speaker, Verdict
from evaluation.annotated import Annotated, Place, given_rows, own_stories, shared_stories

Pair = tuple[str, Place, Place]


@dataclass(slots=True)
class Tally:
    """What was annotated and what was found of it, and what was shown and was right, by kind."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    same_kind: int = 0
    lines: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 and the share of right kinds among what is right."""
        precision = self.right.total() / max(1, self.shown.total())
        recall = self.found.total() / max(1, self.gold.total())
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        kind = self.same_kind / max(1, self.right.total())
        reached = self.reached.total() / max(1, self.gold.total())
        return {"precision": precision, "recall": recall, "F1": f1, "kind": kind, "reached": reached}


def pairs(differences: Iterable[tuple[str, Sequence[Place]]]) -> list[Pair]:
    """Every two places of different reports, the report that sorts first on the left."""
    found = []
    for kind, places in differences:
        for one, other in combinations(places, 2):
            if one[0] != other[0]:
                found.append((kind, min(one, other), max(one, other)))
    return found


def hits(one: Pair, other: Pair) -> bool:
    """Both places share half of the shorter one."""
    return _meets(one[1], other[1]) and _meets(one[2], other[2])


def _meets(one: Place, other: Place) -> bool:
    common = min(one[2], other[2]) - max(one[1], other[1])
    return one[0] == other[0] and common >= 0.5 * max(1, min(one[2] - one[1], other[2] - other[1]))


def end_to_end(story: Annotated) -> tuple[list[Pair], list[Pair]]:
    """What is shown of the story, and every candidate of its rows."""
    record = relate(story.readings)
    name_of = {reading.report.id: reading.report.name for reading in story.readings}
    shown = ((one.kind.value, [(name_of[span.report], span.start, span.end) for span in one.places]) for one in record.differences)
    return pairs(shown), _candidates(story.readings, record.speakers, record.rows, record.verdicts, name_of)


def rows_given(story: Annotated) -> tuple[list[Pair], list[Pair]]:
    """The same with the annotated rows."""
    readings, speakers, rows = given_rows(story, find_speakers(story.readings))
    name_of = {reading.report.id: reading.report.name for reading in readings}
    verdicts = judge(readings, speakers)
    found = find_differences(readings, speakers, rows, verdicts)
    shown = ((one.kind.value, [(name_of[span.report], span.start, span.end) for span in one.places]) for one in found)
    return pairs(shown), _candidates(readings, speakers, rows, verdicts, name_of)


def _candidates(
    readings: tuple[Reading, ...],
    speakers: tuple[Speaker, ...],
    rows: tuple[Row, ...],
    verdicts: tuple[Verdict, ...],
    name_of: dict[str, str],
) -> list[Pair]:
    def place(candidate: Candidate) -> list[Place]:
        return [(name_of[span.report], span.start, span.end) for span in (candidate.left, candidate.right)]

    found = candidates_of(readings, speakers, rows, verdicts)
    return pairs((one.candidate.kind.value, place(one.candidate)) for one in found)


def tally(story: Annotated, shown: Sequence[Pair], candidates: Sequence[Pair], total: Tally) -> None:
    """Add what one story gives."""
    gold = pairs(story.differences)
    text = {reading.report.name: reading.report.text for reading in story.readings}
    for one in gold:
        total.gold[one[0]] += 1
        found = any(hits(one, other) for other in shown)
        reached = found or any(hits(one, other) for other in candidates)
        total.found[one[0]] += found
        total.reached[one[0]] += reached
        if not found:
            total.lines.append(_line("missed" if reached else "unseen", story.name, one, text))
    for one in shown:
        met = [other for other in gold if hits(one, other)]
        total.shown[one[0]] += 1
        total.right[one[0]] += bool(met)
        total.same_kind += any(other[0] == one[0] for other in met)
        if not met:
            total.lines.append(_line("false", story.name, one, text))


def _line(what: str, story: str, one: Pair, text: dict[str, str]) -> str:
    said = " || ".join(" ".join(text[name][start:end].split()) for name, start, end in one[1:])
    return f"{what} {one[0]:11} {story}: {said}"


def measured(stories: Iterable[Annotated]) -> Iterator[tuple[str, Tally]]:
    """The tally end to end, and with the rows given."""
    ended, given = Tally(), Tally()
    for story in stories:
        tally(story, *end_to_end(story), ended)
        tally(story, *rows_given(story), given)
    yield "end to end", ended
    yield "rows given", given


def show(title: str, total: Tally, *, lines: bool) -> None:
    """Print a table, and what was missed or too much."""
    print(f"\n{title}: " + "  ".join(f"{name} {value:.3f}" for name, value in total.figures().items()))
    print(f"{'':12}{'gold':>6}{'recall':>8}{'reached':>9}{'shown':>7}{'precision':>11}")
    for kind in map(str, DifferenceKind):
        gold, shown = total.gold[kind], total.shown[kind]
        recall, reached, precision = total.found[kind] / max(1, gold), total.reached[kind] / max(1, gold), total.right[kind] / max(1, shown)
        print(f"{kind:12}{gold:6}{recall:8.2f}{reached:9.2f}{shown:7}{precision:11.2f}")
    if lines:
        print(*sorted(total.lines), sep="\n")


def main(arguments: list[str]) -> None:
    """Print the figures of the parts named."""
    shared, *parts = [one for one in arguments if one != "--show"] or ["../shared"]
    for part in parts or ("record-train", "record-dev", "own"):
        stories = own_stories() if part == "own" else shared_stories(Path(shared), part)
        for title, total in measured(stories):
            show(f"{part}, {title}", total, lines="--show" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
