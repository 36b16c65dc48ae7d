"""Make the trees that say how likely two statements stand in one row: models/rows.json (by rules), judged.json (in full mode).

    /tmp/training/bin/pip install scikit-learn==1.7.2 rapidfuzz numpy onnxruntime tokenizers   # beside crossread itself
    PYTHONPATH=src /tmp/training/bin/python -m training.pairs ../shared [rules|full]

In full mode the reports are read by the tagger too, and the numbers of a pair are joined by those of the judge. Both learned
nothing of which statements are alike, so what they say of record-train is what they will say in use.
Learns from shared/data/record-train (18 stories, annotation ours) and the texts of their stories, nothing else. A pair is a yes
when the annotation holds a pair that both sides match, by the measure of eval/score_record.py. The second set of trees is fed
first guesses from trees that did not see the story (four folds), as it will meet them in use. Prints the F1 of pairs by
cross-validation over the stories. The seed is 0; the same stories and code give the same file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from crossread.load import load
from crossread.read import read
from crossread.relate.hearing import HEARD
from crossread.relate.likeness import ALONE, Frame
from crossread.relate.scoring import by_words, frame_of, judged
from crossread.relate.standing import STANDING, standing
from crossread.rows import Reading
from crossread.settings import Mode, Settings
from training.shipping import MODELS, record_hash

TARGETS = {Mode.RULES: MODELS / "rows.json", Mode.FULL: MODELS / "judged.json"}
FOLDS = 4


class Story(NamedTuple):
    """One annotated story: its pairs, their numbers, and which stand in one row of the annotation."""

    name: str
    readings: list[Reading]
    frame: Frame
    pairs: np.ndarray
    alone: np.ndarray
    same: np.ndarray


def main(shared: Path, mode: Mode) -> None:
    """Learn from the stories, print how well it goes on stories left out, and write the trees."""
    scorer = load_scorer(shared)
    stories = [story_of(path, shared, scorer, mode) for path in sorted((shared / "data/record-train").glob("*.json"))]
    guesses = cross_guess([story.alone for story in stories], [story.same for story in stories])
    full = [with_standing(story, guess) for story, guess in zip(stories, guesses, strict=True)]
    likely = cross_guess(full, [story.same for story in stories])
    for name, found in (("alone", guesses), ("standing", likely)):
        print(name, "best F1 over pairs looked at", *best(np.concatenate(found), np.concatenate([story.same for story in stories])))
    same = [story.same for story in stories]
    first = learn([story.alone for story in stories], same)
    second = learn(full, same)
    columns = (*ALONE, *HEARD) if mode is Mode.FULL else ALONE
    held = {"alone": export(first, columns), "standing": export(second, (*columns, *STANDING))}
    target = TARGETS[mode]
    target.write_text(json.dumps(held, separators=(",", ":")).replace("]],[[", "]],\n[[") + "\n", encoding="utf-8")
    print(target.name, record_hash(target))


def load_scorer(shared: Path) -> ModuleType:
    """The scorer of the shared folder as a module."""
    spec = spec_from_file_location("score_record", shared / "eval/score_record.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {shared}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def story_of(path: Path, shared: Path, scorer: ModuleType, mode: Mode) -> Story:
    """The story of one annotation, read and measured."""
    readings = read(load(sorted((shared / "data/stories" / path.stem).glob("*.txt")), settings=Settings()), mode)
    names = {reading.report.id: reading.report.name for reading in readings}
    frame = frame_of(readings)
    found, alone = judged(readings, frame) if mode is Mode.FULL else by_words(frame)
    places = [(names[unit.report], scorer.characters([(span.start, span.end) for span in unit.said.content])) for unit in frame.units]
    rows = [
        [(carrier["report"], scorer.characters(carrier["spans"])) for carrier in row["carriers"]]
        for annotation in json.loads(path.read_text(encoding="utf-8"))["annotations"]
        for row in annotation["rows"]
    ]
    held = [{at for at, row in enumerate(rows) if any(scorer.same_statement(place, carrier) for carrier in row)} for place in places]
    same = np.array([bool(held[left] & held[right]) for left, right in found.tolist()])
    return Story(path.stem, readings, frame, found, alone, same)


def with_standing(story: Story, guess: np.ndarray) -> np.ndarray:
    """The numbers of the story's pairs with how a first guess stands among the others."""
    return np.hstack([story.alone, standing(story.frame, story.pairs, guess)])


def learn(numbers: Sequence[np.ndarray], same: Sequence[np.ndarray]) -> HistGradientBoostingClassifier:
    """Trees of few leaves: there are some 2,000 pairs that stand in one row to learn from."""
    model = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=8, max_depth=4, min_samples_leaf=40, l2_regularization=5.0, max_features=0.4,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(np.concatenate(numbers), np.concatenate(same))


def cross_guess(numbers: Sequence[np.ndarray], same: Sequence[np.ndarray]) -> list[np.ndarray]:
    """A guess about each story's pairs by trees that did not see the story."""
    guesses: list[Any] = [None] * len(numbers)
    for fold in range(FOLDS):
        seen = [at for at in range(len(numbers)) if at % FOLDS != fold]
        model = learn([numbers[at] for at in seen], [same[at] for at in seen])
        for at in range(fold, len(numbers), FOLDS):
            guesses[at] = model.predict_proba(numbers[at])[:, 1]
    return guesses


def best(likely: np.ndarray, same: np.ndarray) -> tuple[float, float]:
    """The best F1 over thresholds, and that threshold."""
    figures = []
    for least in np.arange(0.1, 0.6, 0.02):
        hits = (same & (likely >= least)).sum()
        figures.append((round(2 * hits / max(1, same.sum() + (likely >= least).sum()), 3), round(float(least), 2)))
    return max(figures)


def export(model: HistGradientBoostingClassifier, columns: Sequence[str]) -> dict[str, Any]:
    """The trees as plain lists: column, threshold, left, right, value a node; a leaf points at itself."""
    trees = []
    for (grown,) in model._predictors:
        nodes = []
        for place, node in enumerate(grown.nodes):
            if node["is_leaf"]:
                nodes.append([0, 0, place, place, round(float(node["value"]), 5)])
            else:
                least = float(np.float32(node["num_threshold"]))
                nodes.append([int(node["feature_idx"]), least, int(node["left"]), int(node["right"]), 0])
        trees.append(nodes)
    return {"columns": list(columns), "base": float(model._baseline_prediction[0, 0]), "depth": 4, "trees": trees}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Mode(sys.argv[2]) if len(sys.argv) > 2 else Mode.RULES)
