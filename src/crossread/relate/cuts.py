"""Cuts: which statements of one report hold much the same words, as a sentence and its main clause do.

A row needs one cut of what a report says; a further one stands there only where it is likely in its own right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from crossread.rows import Statement

Cuts = dict[str, set[str]]


def find_cuts(ids: Iterable[str], said: Mapping[str, Statement]) -> Cuts:
    """For each id those statements of its report, itself among them, that share at least half of the shorter one's characters."""
    reports: dict[str, list[Statement]] = defaultdict(list)
    for key in ids:
        reports[said[key].report].append(said[key])
    found = {one.id: {one.id} for told in reports.values() for one in told}
    for told in reports.values():
        open_ones: list[Statement] = []
        for one in sorted(told, key=lambda one: (one.start, one.end, one.id)):
            open_ones = [other for other in open_ones if other.end > one.start]
            for other in open_ones:
                if 2 * _common(one, other) >= min(_long(one), _long(other)):
                    found[one.id].add(other.id)
                    found[other.id].add(one.id)
            open_ones.append(one)
    return found


def _long(said: Statement) -> int:
    return sum(map(len, said.content))


def _common(left: Statement, right: Statement) -> int:
    """How many characters both hold."""
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in left.content for other in right.content)
