"""Boosted decision trees: a sum of small trees over named numbers, read from JSON, run in numpy, the same everywhere."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.shipped import read_model

# So many lines at a time stay in the processor's cache while the trees go over them.
_BLOCK = 2048


class Trees(NamedTuple):
    """`columns` names the numbers. A node asks `values[column] <= at` and goes `left` or `right`; a leaf points at itself."""

    columns: tuple[str, ...]
    base: float
    column: NDArray[np.int64]
    at: NDArray[np.float32]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    depth: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """How likely each line of numbers is a yes, 0 to 1."""
        total = np.full(len(rows), self.base)
        for start in range(0, len(rows), _BLOCK):
            self._add(np.ascontiguousarray(rows[start : start + _BLOCK]), total[start : start + _BLOCK])
        return np.asarray(1.0 / (1.0 + np.exp(-total)))

    def _add(self, rows: NDArray[np.float32], total: NDArray[np.float64]) -> None:
        """Adds what every tree says of each line to its total."""
        numbers, lines = rows.ravel(), np.arange(len(rows)) * rows.shape[1]
        for column, at, left, right, value in zip(self.column, self.at, self.left, self.right, self.value, strict=True):
            node = np.where(rows[:, column[0]] <= at[0], left[0], right[0])
            for _ in range(self.depth - 1):
                low = numbers.take(lines + column.take(node)) <= at.take(node)
                node = np.where(low, left.take(node), right.take(node))
            total += value.take(node)


@cache
def load_trees(name: str, key: str) -> Trees:
    """The trees `key` of the file `name` that comes with the package."""
    held = _read(name)[key]
    width = max(len(tree) for tree in held["trees"])
    padded = [[*tree, *[[0, 0.0, 0, 0, 0.0]] * (width - len(tree))] for tree in held["trees"]]
    nodes = np.array(padded, dtype=np.float64)
    return Trees(
        tuple(held["columns"]),
        float(held["base"]),
        nodes[:, :, 0].astype(np.int64),
        nodes[:, :, 1].astype(np.float32),
        nodes[:, :, 2].astype(np.int64),
        nodes[:, :, 3].astype(np.int64),
        nodes[:, :, 4],
        int(held["depth"]),
    )


@cache
def _read(name: str) -> dict[str, Any]:
    """The file, parsed once for all the trees in it."""
    held: dict[str, Any] = json.loads(read_model(f"{name}.json"))
    return held
