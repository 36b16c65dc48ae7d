"""Linking: groups of reports by average link, over likeness measured against each report's own nearest neighbours.

A report's scale is how alike its nearest neighbours are. Two reports are one story if they are about as alike as either is to its
nearest: that tells two bouts of one boxer apart, each told by reports that share much, and still joins two short notes that share little.

Order of the steps: pairs above the threshold tie reports into components, and since an average over it has a pair over it, no
group reaches beyond its component; a component all of whose reports are that alike is one group; in each other component the two
groups that are most alike on average become one, until none are.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from crossread.gather.pairing import Pairs

# Tried together on gather-dev, whole and by halves of its stories.
NEAREST = 3
"""The scale is the mean of so many nearest neighbours."""
_FLOOR = 0.15
"""A scale below this is taken for this: a report of no story has no near neighbours, and joins none."""
_JOINS = 0.5
"""Two groups are one story when they are so alike on average."""
_LEAST = 0.1

Places = NDArray[np.int64]


def nearest(top: NDArray[np.float32], pairs: Pairs) -> NDArray[np.float32]:
    """`top` (for each report how alike its nearest neighbours are, most alike first) with new pairs taken in."""
    later, earlier, alike = pairs
    owners = np.concatenate([later, earlier])
    touched = np.flatnonzero(np.bincount(owners, minlength=len(top)))
    owners = np.concatenate([owners, np.repeat(touched, NEAREST)])
    values = np.concatenate([alike, alike, top[touched].ravel()])
    order = np.lexsort((-values, owners))
    owners, values = owners[order], values[order]
    rank = np.arange(len(owners)) - np.searchsorted(owners, owners)
    kept = rank < NEAREST
    changed = top.copy()
    changed[owners[kept], rank[kept]] = values[kept]
    return changed


def scaled(top: NDArray[np.float32], pairs: Pairs) -> NDArray[np.float32]:
    """How alike the reports of each pair are, against the scales of both."""
    scale = np.maximum(top.mean(axis=1), np.float32(_FLOOR))
    found: NDArray[np.float32] = pairs.alike / np.sqrt(scale[pairs.later] * scale[pairs.earlier])
    return found


def components(count: int, pairs: Pairs, alike: NDArray[np.float32]) -> Places:
    """For each report the first report that strong pairs tie it to, in however many steps."""
    strong = alike >= _JOINS
    later, earlier = pairs.later[strong], pairs.earlier[strong]
    roots = np.arange(count)
    while True:
        low = np.minimum(roots[later], roots[earlier])
        lowered = roots.copy()
        np.minimum.at(lowered, roots[later], low)
        np.minimum.at(lowered, roots[earlier], low)
        lowered = lowered[lowered]
        if np.array_equal(lowered, roots):
            return roots
        roots = lowered


def group(members: Places, roots: Places, pairs: Pairs) -> list[list[int]]:
    """The groups among `members`, the reports of whole components, each in order; `pairs` are those within components, scaled."""
    sizes, strong = np.bincount(roots[members]), pairs.alike >= _JOINS
    tied = np.bincount(roots[pairs.later[strong]], minlength=len(sizes))
    # Nine of ten components: whatever is joined first, every average is over the threshold.
    whole = tied == sizes * (sizes - 1) // 2
    alone, mixed = members[whole[roots[members]]], ~whole[roots[pairs.later]] & (pairs.alike >= _LEAST)
    alone = alone[np.argsort(roots[alone], kind="stable")]
    found = np.split(alone, np.flatnonzero(np.diff(roots[alone])) + 1) if len(alone) else []
    rest = _joined(members[~whole[roots[members]]].tolist(), Pairs(*(part[mixed] for part in pairs)))
    return sorted([own.tolist() for own in found] + rest)


def _joined(members: list[int], pairs: Pairs) -> list[list[int]]:
    """The groups of components that hold several, by joining those most alike on average."""
    links: dict[int, dict[int, float]] = {place: {} for place in members}
    for later, earlier, value in zip(*(part.tolist() for part in pairs), strict=True):
        links[later][earlier] = links[earlier][later] = value
    groups = {place: [place] for place in links}
    heap = [(-value, one, other) for one, own in links.items() for other, value in own.items() if one < other and value >= _JOINS]
    heapify(heap)
    while heap:
        value, one, other = heappop(heap)
        if one in groups and other in groups and value == -_average(links, groups, one, other):
            _join(links, groups, one, other)
            for third in links[one]:
                average = _average(links, groups, one, third)
                if average >= _JOINS:
                    heappush(heap, (-average, min(one, third), max(one, third)))
    return [sorted(own) for own in groups.values()]


def _average(links: dict[int, dict[int, float]], groups: dict[int, list[int]], one: int, other: int) -> float:
    return links[one].get(other, 0.0) / (len(groups[one]) * len(groups[other]))


def _join(links: dict[int, dict[int, float]], groups: dict[int, list[int]], one: int, other: int) -> None:
    """The other group becomes part of the one."""
    groups[one] += groups.pop(other)
    for third, value in links.pop(other).items():
        del links[third][other]
        if third != one:
            links[one][third] = links[third][one] = links[one].get(third, 0.0) + value
