"""Rows: the statements that say one thing, grouped from the verdicts on pairs.

1. Pairs are taken by falling likelihood. Two groups become one when their statements are alike on average and no two
   are unlike, so that one link glues nothing together. A pair that says in other cuts what a row says already (the whole
   sentence where its clause stands there) counts only if it is likely in its own right.
2. A statement that is alike another group on average joins it too, and a likely pair that fits no group is a row of its
   own: one statement may serve two rows. A whole and its part may stand in one row, where other reports carry either.
3. A row that another row holds in full is dropped.
4. A whole statement that stands in no row yet is a row of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

from crossread.relate.cuts import Cuts, find_cuts
from crossread.rows import Reading, Relation, Row, Statement, Verdict, digest

LINK = 0.25
"""Two groups become one at this mean likelihood. Set by cross-validation over record-train."""
JOIN = 0.40
"""A statement serves a further row at this mean likelihood. Set by cross-validation over record-train."""
PAIR = 0.30
"""A pair that fits no group is a row of its own at this likelihood. Set by cross-validation over record-train."""
WEAK = 0.20
"""A pair below this keeps two groups apart. Set by cross-validation over record-train."""
AGAIN = 0.45
"""A pair whose words stand in one row already, cut otherwise, counts from this likelihood on. Set by cross-validation over record-train."""
_MANY = 30
"""In groups of more pairs than this a third may be weak: in large stories not every pair is looked at. Not measured."""

_CROWDED = 5_000
"""Of more statements than this only the nearest pairs are looked at (relate/pairs.py), and a pair without a likelihood may be alike."""
_FEWEST = 3
"""Pairs looked at that speak for a whole group in a crowded story, where two for each of its statements are. Not measured."""

_ROUNDS = 3
"""Times that the pairs of a crowded story are gone through once more: two groups that grew may have become one. Not measured."""

Pair = tuple[str, str]
Ties = dict[str, dict[str, float]]

_WORST_FIRST = (Relation.CONTRADICTS, Relation.DENIES, Relation.DIFFERS, Relation.REWORDED, Relation.UNCLEAR)


class Group(NamedTuple):
    """Statements that may become a row, and how many of them each report has."""

    ids: set[str]
    reports: Counter[str]


def group(readings: tuple[Reading, ...], verdicts: tuple[Verdict, ...]) -> tuple[Row, ...]:
    """Every statement in one row at least; a statement that nobody else carries is a row of its own."""
    said = {one.id: one for reading in readings for one in (*reading.statements, *reading.parts)}
    likely = {(verdict.left, verdict.right): strength(verdict) for verdict in verdicts}
    groups = _grouped(likely, said)
    groups = _without_doubles(groups, said)
    published = {reading.report.id: reading.report.published or "9999" for reading in readings}
    relations = {(verdict.left, verdict.right): verdict.relation for verdict in verdicts}
    placed = {key for ids in groups for key in ids}
    placed |= {said[key].part_of or key for key in placed}
    alone = [[one.id] for reading in readings for one in reading.statements if one.id not in placed]
    return tuple(_row(sorted(ids, key=lambda key: _place(said[key])), said, published, relations) for ids in (*groups, *alone))


def strength(verdict: Verdict) -> float:
    """How likely the two statements stand in one row: the score of the verdict's first reason."""
    return verdict.reasons[0].score


def _place(said: Statement) -> tuple[str, int, int, str]:
    return said.report, said.start, said.end, said.id


def _grouped(likely: Mapping[tuple[str, str], float], said: Mapping[str, Statement]) -> list[list[str]]:
    ties: Ties = {}
    for (left, right), value in likely.items():
        ties.setdefault(left, {})[right] = value
        ties.setdefault(right, {})[left] = value
    crowded = len(said) > _CROWDED
    cuts = find_cuts(ties, said)
    member = {key: _alone(key, said) for key in ties}
    order = sorted(likely, key=lambda pair: (-likely[pair], _place(said[pair[0]]), _place(said[pair[1]])))
    later = _merged([pair for pair in order if likely[pair] >= LINK], member, ties, cuts, crowded=crowded)
    for _ in range(_ROUNDS if crowded else 0):
        later = _merged(later, member, ties, cuts, crowded=True)
    distinct = {id(group): group for group in member.values()}
    return _joined([group for group in distinct.values() if len(group.ids) > 1], later, ties, cuts, said, crowded=crowded)


def _merged(pairs: Sequence[Pair], member: dict[str, Group], ties: Ties, cuts: Cuts, *, crowded: bool) -> list[Pair]:
    """The pairs whose groups stay two; the groups of the others are made one. Pairs that one group holds, cut otherwise, are left out."""
    later = []
    for left, right in pairs:
        small, large = sorted((member[left], member[right]), key=lambda group: len(group.ids))
        if small is large:
            continue
        if ties[left][right] < AGAIN and any(not cuts[right].isdisjoint(member[key].ids) for key in cuts[left]):
            continue
        if _mean(small, large, ties, crowded=crowded) < LINK:
            later.append((left, right))
            continue
        large.ids.update(small.ids)
        large.reports.update(small.reports)
        for key in small.ids:
            member[key] = large
    return later


def _alone(key: str, said: Mapping[str, Statement]) -> Group:
    return Group({key}, Counter((said[key].report,)))


def _mean(small: Group, large: Group, ties: Ties, *, crowded: bool) -> float:
    """The mean likelihood of the pairs of different reports between two groups; 0 where too many weak pairs stand between them."""
    values = [value for key in small.ids for other, value in ties[key].items() if other in large.ids]
    pairs = len(small.ids) * len(large.ids) - sum(count * large.reports[report] for report, count in small.reports.items())
    if crowded and len(values) >= max(_FEWEST, 2 * len(small.ids)):
        pairs = len(values)
    weak = pairs - sum(value >= WEAK for value in values)
    return fsum(values) / pairs if pairs and weak <= (pairs // 3 if pairs > _MANY else 0) else 0.0


def _joined(
    groups: Sequence[Group], later: Sequence[Pair], ties: Ties, cuts: Cuts, said: Mapping[str, Statement], *, crowded: bool
) -> list[list[str]]:
    """The groups with the statements that serve a further row added to it, and the pairs that fit none."""
    added = list(groups)
    homes: dict[str, list[int]] = {key: [] for key in ties}
    for at, group in enumerate(groups):
        for key in group.ids:
            homes[key].append(at)
    for left, right in later:
        again = ties[left][right] < AGAIN
        alike_left, alike_right = (cuts[left], cuts[right]) if again else ({left}, {right})
        if any(not alike_right.isdisjoint(added[at].ids) for key in alike_left for at in homes[key]):
            continue
        fits = [
            (guest, at)
            for guest, host in ((left, right), (right, left))
            for at in homes[host]
            if _mean(_alone(guest, said), added[at], ties, crowded=crowded) >= JOIN
        ]
        if not fits and ties[left][right] >= PAIR and not (crowded and homes[left] and homes[right]):
            added.append(Group(set(), Counter()))
            fits = [(left, len(added) - 1), (right, len(added) - 1)]
        for guest, at in fits:
            added[at].ids.add(guest)
            added[at].reports[said[guest].report] += 1
            homes[guest].append(at)
    return [sorted(group.ids) for group in added]


def _without_doubles(groups: list[list[str]], said: Mapping[str, Statement]) -> list[list[str]]:
    """The groups of two or more reports, without those that another holds in full."""
    homes: dict[str, set[int]] = {}
    for at, ids in enumerate(groups):
        for key in ids:
            homes.setdefault(key, set()).add(at)
    kept = []
    for at, ids in enumerate(groups):
        holders = set.intersection(*(homes[key] for key in ids)) - {at}
        doubled = any(len(groups[other]) > len(ids) or other < at for other in holders)
        if len({said[key].report for key in ids}) > 1 and not doubled:
            kept.append(ids)
    return kept


def _row(
    ids: Sequence[str],
    said: Mapping[str, Statement],
    published: Mapping[str, str],
    relations: Mapping[tuple[str, str], Relation],
) -> Row:
    found = {relations[pair] for pair in ((left, right) for left in ids for right in ids) if pair in relations}
    relation = next((one for one in _WORST_FIRST if one in found), Relation.SAME)
    first = min(ids, key=lambda key: (published[said[key].report], -_fullness(said[key]), _place(said[key])))
    return Row(digest(*sorted(ids)), tuple(ids), first, relation)


def _fullness(said: Statement) -> int:
    return sum(len(span) for span in said.content)
