"""How often "contradicts", "denies" and a dispute are right, over the annotated stories.

    .venv/bin/python -m evaluation.conflicts ../shared [record-train|record-dev|own ...] [--show]

A verdict between two reports of one row is right where both statements meet carriers of one annotated row that conflicts, or
in which exactly one of the two is denied, declined or doubted. A dispute is right where a claim and a denial of it are so; of a
denial in a word or two ("denies it"), which no annotator marks, where the claim's row has two such sides.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from crossread.relate import relate
from crossread.rows import Record, Relation, Statement
from evaluation.annotated import Annotated, Held, own_stories, shared_stories

# Characters of a denial that only points back.
_BARE = 12
_TURNING = frozenset({"denies", "declines", "doubts"})


def right(story: Annotated, record: Record, left: Statement, other: Statement) -> bool:
    """The two statements meet carriers of one annotated row that stand against each other."""
    return any(
        row.relation == "conflicts" or (one in _TURNING) is not (two in _TURNING)
        for row in story.rows
        for one, two in product(_met(row, record, left), _met(row, record, other))
    )


def _row_has_sides(story: Annotated, record: Record, claim: Statement) -> bool:
    return any(
        bool(_met(row, record, claim)) and (row.relation == "conflicts" or len({one[2] in _TURNING for one in row.carriers}) > 1)
        for row in story.rows
    )


def _met(row: Held, record: Record, said: Statement) -> list[str]:
    """The attitudes of the carriers of the row that share half of the shorter one with the statement."""
    names = {report.id: report.name for report in record.reports}
    found = []
    for name, pieces, attitude, _ in row.carriers:
        common = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in pieces for span in said.content)
        least = min(sum(end - start for start, end in pieces), sum(map(len, said.content)))
        if name == names[said.report] and common >= 0.5 * max(1, least):
            found.append(attitude)
    return found


def shown(record: Record) -> Iterator[tuple[str, list[tuple[Statement, Statement]]]]:
    """What is said to stand against each other: the verdicts within rows, and for each dispute its claims with its denials."""
    said = record.statements
    for verdict in record.verdicts:
        against = verdict.relation in (Relation.CONTRADICTS, Relation.DENIES)
        if against and said[verdict.left].report != said[verdict.right].report and _in_one_row(record, verdict.left, verdict.right):
            yield verdict.relation.value, [(said[verdict.left], said[verdict.right])]
    for dispute in record.disputes:
        turning = (*dispute.denies, *dispute.declines)
        yield "dispute", [(said[one], said[other]) for one, other in product(dispute.asserts, turning)]


def _in_one_row(record: Record, left: str, right_id: str) -> bool:
    return any(left in row.statements and right_id in row.statements for row in record.rows)


def measured(stories: Iterable[Annotated], *, lines: bool = False) -> dict[str, tuple[int, int]]:
    """For each relation, and for disputes, how many are right of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for story in stories:
        record = relate(story.readings)
        texts = {report.id: report for report in record.reports}
        for what, pairs in shown(record):
            good = any(
                right(story, record, one, other) or (sum(map(len, other.content)) <= _BARE and _row_has_sides(story, record, one))
                for one, other in pairs
            )
            hits, total = counts.get(what, (0, 0))
            counts[what] = hits + good, total + 1
            if lines:
                one, other = pairs[0]
                words = " || ".join(" ".join(texts[side.report].join(side.content).split())[:110] for side in (one, other))
                print("right" if good else "wrong", what, story.name, words)
    return counts


def main(arguments: list[str]) -> None:
    """Print the counts of the parts named."""
    shared, *parts = [one for one in arguments if one != "--show"] or ["../shared"]
    for part in parts or ("record-train", "record-dev", "own"):
        stories = own_stories() if part == "own" else shared_stories(Path(shared), part)
        for what, (hits, total) in sorted(measured(stories, lines="--show" in arguments).items()):
            print(f"{part:13} {what:12} {hits / total:.2f}  ({hits} of {total})")


if __name__ == "__main__":
    main(sys.argv[1:])
