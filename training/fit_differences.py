"""Make src/crossread/models/differences.json: the trees that say which possible differences an editor would list.

    PYTHONPATH=src /tmp/training/bin/python -m training.fit_differences ../shared    # scikit-learn==1.7.2, rapidfuzz, numpy

Learns from record-train of ../shared/data, end to end and with the annotated rows given, and from the stories of our own
writing with their rows given. A possible difference is a yes where both its places meet those of an annotated one, as in
eval/score_record.py; where that one is of another kind, it is part yes, part no. Further trees, one set a kind, learn what the
annotated ones are called where only words are known to differ. The seed is 0; the same stories and code give the same file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from crossread.relate.choice import WORDED, Couple
from crossread.relate.differences import couples_of
from crossread.relate.grouping import group
from crossread.relate.speakers import find_speakers
from crossread.relate.traits import COLUMNS, traits
from crossread.relate.verdicts import judge
from crossread.rows import DifferenceKind
from evaluation.annotated import Annotated, given_rows, own_stories, shared_stories
from evaluation.differences import Pair, hits, pairs
from training.pairs import export
from training.shipping import record_hash

TARGET = Path(__file__).parents[1] / "src/crossread/models/differences.json"
# The place is right but the kind is another: worth this much of a hit.
OTHER_KIND = 0.6
# What a possible difference counts: in our own rows as they are; in the annotated rows of record-train; in those of our stories.
END_TO_END, GIVEN, OWN = 1.0, 0.5, 0.4
DEPTH = 5


class Seen(NamedTuple):
    """Possible differences: their traits, how much of a hit each is, and what each counts.

    `kinds` is what annotators call them, a column a kind (none for those of which more than the words is known).
    """

    traits: NDArray[np.float32]
    worth: NDArray[np.float64]
    weight: NDArray[np.float64]
    kinds: NDArray[np.bool_]


def end_to_end(story: Annotated) -> Seen:
    """The possible differences of the rows that we make of the story."""
    speakers = find_speakers(story.readings)
    verdicts = judge(story.readings, speakers)
    name_of = {reading.report.id: reading.report.name for reading in story.readings}
    found = couples_of(story.readings, speakers, group(story.readings, verdicts), verdicts)
    return seen([one for couples in found for one in couples], pairs(story.differences), name_of, END_TO_END)


def rows_given(story: Annotated, weight: float) -> Seen:
    """The possible differences of the rows that the annotator made of it."""
    readings, speakers, rows = given_rows(story, find_speakers(story.readings))
    name_of = {reading.report.id: reading.report.name for reading in readings}
    found = couples_of(readings, speakers, rows, judge(readings, speakers))
    return seen([one for couples in found for one in couples], pairs(story.differences), name_of, weight)


def seen(couples: list[Couple], gold: list[Pair], name_of: dict[str, str], weight: float) -> Seen:
    """The candidates of the couples held against the annotated differences."""
    worth, called = [], []
    for couple in couples:
        for one in couple.candidates:
            places = sorted((name_of[span.report], span.start, span.end) for span in (one.left, one.right))
            kinds = {other[0] for other in gold if hits((one.kind.value, *places), other)}  # type: ignore[arg-type]
            worth.append(1.0 if one.kind.value in kinds else OTHER_KIND if kinds else 0.0)
            called.append([one.feature in WORDED and kind in kinds for kind in DifferenceKind])
    lines = [traits(one.candidates, one.left, one.right, one.crowd) for one in couples]
    numbers = np.concatenate(lines) if lines else np.zeros((0, len(COLUMNS)), dtype=np.float32)
    named = np.array(called, dtype=np.bool_).reshape(len(worth), len(DifferenceKind))
    return Seen(numbers, np.array(worth), np.full(len(worth), weight), named)


def learn(parts: list[Seen]) -> HistGradientBoostingClassifier:
    """Trees over all parts; what is part yes is put in twice, as yes and as no, each with its share."""
    numbers, worth, weight, _ = (np.concatenate(column) for column in zip(*parts, strict=True))
    half = (worth > 0) & (worth < 1)
    model = HistGradientBoostingClassifier(
        max_iter=90, learning_rate=0.1, max_leaf_nodes=12, max_depth=DEPTH, min_samples_leaf=40, l2_regularization=5.0, max_features=0.4,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(
        np.concatenate([numbers, numbers[half]]),
        np.concatenate([worth > 0, np.zeros(int(half.sum()), dtype=bool)]),
        sample_weight=np.concatenate([weight * np.where(half, worth, 1.0), (weight * (1 - worth))[half]]),
    )


def learn_kinds(parts: list[Seen]) -> dict[str, HistGradientBoostingClassifier]:
    """For each kind, trees that say whether annotators call it so, over those of which only the words are known to differ."""
    numbers, _, weight, kinds = (np.concatenate(column) for column in zip(*parts, strict=True))
    known = kinds.any(axis=1)
    return {
        f"kind {kind}": HistGradientBoostingClassifier(
            max_iter=35, learning_rate=0.1, max_leaf_nodes=6, max_depth=DEPTH - 1, min_samples_leaf=25, l2_regularization=5.0,
            max_features=0.4, early_stopping=False, random_state=0,
        ).fit(numbers[known], kinds[known, at], sample_weight=weight[known])
        for at, kind in enumerate(DifferenceKind)
    }  # fmt: skip


def examples(shared: Path) -> Iterator[Seen]:
    """What there is to learn from."""
    for story in shared_stories(shared, "record-train"):
        yield end_to_end(story)
        yield rows_given(story, GIVEN)
    for story in own_stories():
        yield rows_given(story, OWN)


def main() -> None:
    """Fit and write the trees."""
    parts = list(examples(Path(sys.argv[1])))
    models = {"choice": learn(parts), **learn_kinds(parts)}
    held = {key: export(model, COLUMNS) | {"depth": DEPTH} for key, model in models.items()}
    TARGET.write_text(json.dumps(held, separators=(",", ":")).replace("]],[[", "]],\n[[") + "\n", encoding="utf-8")
    print(sum(len(one.worth) for one in parts), "possible differences", sum(int((one.worth > 0).sum()) for one in parts), "annotated")
    print(TARGET.name, record_hash(TARGET))


if __name__ == "__main__":
    main()
