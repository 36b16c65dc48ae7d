"""Boosted trees, run in numpy."""

import numpy as np
import pytest

from crossread.models.trees import Trees, load_trees
from crossread.relate.likeness import ALONE
from crossread.relate.standing import STANDING


def stump(at: float, low: float, high: float) -> Trees:
    """One tree that asks once: is column 0 at most `at`."""
    nodes = np.array([[1, 1, 2]])
    return Trees(
        ("x",),
        0.0,
        np.zeros((1, 3), np.int64),
        np.full((1, 3), at, np.float32),
        nodes,
        np.array([[2, 1, 2]]),
        np.array([[0, low, high]]),
        1,
    )


def test_a_tree_answers_by_its_threshold() -> None:
    """At the threshold the answer is the left leaf, above it the right one."""
    found = stump(0.5, -2.0, 2.0).probability(np.array([[0.5], [0.6]], np.float32))
    assert found == pytest.approx([0.1192, 0.8808], abs=1e-4)


@pytest.mark.parametrize(("key", "columns"), [("alone", ALONE), ("standing", (*ALONE, *STANDING))])
def test_the_shipped_trees_know_the_columns_they_are_given(key: str, columns: tuple[str, ...]) -> None:
    """The names of the numbers in the file are those of relate/likeness.py, in the same order."""
    assert load_trees("rows", key).columns == columns


def test_leaves_point_at_themselves() -> None:
    """Walking on from a leaf stays there, so that trees of any shape take the same number of steps."""
    trees = load_trees("rows", "standing")
    line = np.zeros((1, len(trees.columns)), np.float32)
    deeper = trees._replace(depth=trees.depth + 5)
    assert trees.probability(line) == deeper.probability(line)
