"""`python -m training.fit_differences STORIES GOLD...`: the weights by which differences are chosen, fitted anew.

STORIES holds a folder of texts a story, GOLD are the annotated stories (record-train of ../shared/data; its scorer says the
format). In order: each story is related; every possible difference of its rows is held against the annotated ones, as the
scorer does; a logistic regression is fitted to that; src/crossread/relate/difference_weights.py is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.pipeline import record_of
from crossread.relate.candidates import Candidate
from crossread.relate.choice import traits
from crossread.relate.differences import compare, couples, rarities, sides_of
from crossread.rows import Record, Span

TARGET = Path(__file__).parents[1] / "src" / "crossread" / "relate" / "difference_weights.py"
# The place is right but the kind is another: worth this much of a hit. Of 1, .6 and .3 the second kept F1 and raised right kinds.
OTHER_KIND = 0.6
RIDGE = 2.0

Place = Mapping[str, Any]


def examples(record: Record, gold: list[tuple[str, list[Place]]]) -> Iterator[tuple[list[tuple[str, float]], float]]:
    """The traits of every possible difference of a story, and how much of a hit it is."""
    name_of = {reading.report.id: reading.report.name for reading in record.readings}
    speaker_of = {key: speaker.id for speaker in record.speakers for key in speaker.statements}
    wanted = {key for row in record.rows if len(row.statements) > 1 for key in row.statements}
    sides = {key: side for reading in record.readings for key, side in sides_of(reading, wanted, speaker_of)}
    likely = {(verdict.left, verdict.right): verdict.reasons[0].score for verdict in record.verdicts}
    rarity = rarities(sides.values())
    for row in record.rows:
        for left, right, crowd in couples(row, sides, likely, rarity):
            for candidate in compare(left, right):
                yield traits(candidate, left, right, crowd), worth(candidate, gold, name_of)


def worth(candidate: Candidate, gold: list[tuple[str, list[Place]]], name_of: Mapping[str, str]) -> float:
    """1 where both places meet those of an annotated difference of the kind, less where the kind is another, else 0."""
    best = 0.0
    for kind, places in gold:
        if _meets(candidate.left, places, name_of) and _meets(candidate.right, places, name_of):
            best = max(best, 1.0 if kind == candidate.kind.value else OTHER_KIND)
    return best


def _meets(span: Span, places: list[Place], name_of: Mapping[str, str]) -> bool:
    for place in places:
        common = min(span.end, place["end"]) - max(span.start, place["start"])
        if name_of[span.report] == place["report"] and common >= 0.5 * max(1, min(len(span), place["end"] - place["start"])):
            return True
    return False


def fit(seen: list[tuple[list[tuple[str, float]], float]]) -> dict[str, float]:
    """Weights of a ridge logistic regression, by Newton's steps."""
    names = sorted({name for found, _ in seen for name, _ in found})
    column = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(seen), len(names)))
    for line, (found, _) in enumerate(seen):
        for name, value in found:
            table[line, column[name]] = value
    hits = np.array([hit for _, hit in seen])
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - hits) + RIDGE * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + RIDGE * np.eye(len(names))
        weights = weights - np.linalg.solve(bend, slope)
    return dict(zip(names, weights.round(3).tolist(), strict=True))


def main() -> int:
    """Fit on the stories named and write the weights."""
    stories = Path(sys.argv[1])
    seen: list[tuple[list[tuple[str, float]], float]] = []
    for path in sorted(map(Path, sys.argv[2:])):
        annotation = json.loads(path.read_text(encoding="utf-8"))["annotations"][0]
        gold = [(one["kind"], one["between"]) for row in annotation["rows"] for one in row["differences"]]
        seen += examples(record_of(sorted((stories / path.stem).glob("*.txt"))), gold)
    weights = fit(seen)
    lines = "".join(f'    "{name}": {value},\n' for name, value in sorted(weights.items()))
    head = '"""What speaks for a possible difference and what against, fitted by training/fit_differences.py on record-train."""'
    TARGET.write_text(f"{head}\n\nfrom __future__ import annotations\n\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n", encoding="utf-8")
    print(f"{len(seen)} possible differences of {len(sys.argv) - 2} stories, {sum(hit > 0 for _, hit in seen)} of them annotated")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
