"""What the judge says of pairs of units: each unit as it is heard in its sentences, and how alike two of them mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.models.judge import Heard, compare, hear, of_length_one
from crossread.relate.units import Unit
from crossread.rows import Reading

HEARD = ("judge", "judge_most", "judge_missing", "judge_mean", "judge_apart")
Matrix = NDArray[np.float32]


def heard(readings: Sequence[Reading], units: Sequence[Unit]) -> list[Heard]:
    """Each unit as the judge hears it."""
    return hear(readings, [unit.said.content for unit in units])


def means(found: Sequence[Heard]) -> Matrix:
    """One vector of length 1 a unit."""
    return of_length_one(np.stack([one.mean for one in found])) if found else np.zeros((0, 1), dtype=np.float32)


def hearing(found: Sequence[Heard], pairs: NDArray[np.int64]) -> Matrix:
    """One line a pair, one column a name in HEARD. `judge_apart` is the likeness of what sets each unit apart."""
    out = np.zeros((len(pairs), len(HEARD)), dtype=np.float32)
    if not len(pairs):
        return out
    meant = means(found)
    apart = of_length_one(np.stack([one.shares @ one.pieces for one in found]))
    for at, (left, right) in enumerate(pairs.tolist()):
        out[at] = *compare(found[left], found[right]), meant[left] @ meant[right], apart[left] @ apart[right]
    return out
