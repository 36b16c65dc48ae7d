"""How much of a story fits one page: at most about 15,000 elements for twelve reports, whatever the reports hold.

Rows come by how much they divide the reports, so what does not fit in full is what divides them least: it is listed in
short. Nothing is dropped without a word, and the JSON always holds everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.show.cells import Cell, Line
from crossread.show.contrasts import Group
from crossread.show.lanes import Lane
from crossread.show.texts import Texts
from crossread.show.tree import Root

ELEMENTS = 13_000
LEAST_FOR_ROWS = 4_000
MAX_ENTRIES = 260


def rows_in_full(lines: Sequence[Line], spent: int, reports: int) -> int:
    """How many of the rows can be shown with all their cells."""
    left = max(ELEMENTS * max(reports, 12) // 12 - spent, LEAST_FOR_ROWS)
    for at, line in enumerate(lines):
        left -= 14 + 2 * len(line.contrasts[:3]) + 2 * len(line.cells) + len(line.missing) + sum(_size(cell) for cell in line.cells)
        if left < 6 * (len(lines) - at):
            return at
    return len(lines)


def groups_that_fit(groups: Sequence[Group], reports: int) -> list[Group]:
    """The differences that fit the table: where it is full, those of fact stay and those of wording go first."""
    left = MAX_ENTRIES * max(reports, 12) // 12
    kept = set()
    for at, group in sorted(enumerate(groups), key=lambda pair: pair[1].rank):
        left -= len(group.entries)
        if left < 0:
            break
        kept.add(at)
    return [group for at, group in enumerate(groups) if at in kept]


def spent_elsewhere(texts: Texts, groups: Iterable[Group], lanes: Iterable[Lane], roots: Iterable[Root], lone: Iterable[list[Cell]]) -> int:
    """About how many elements the other views take."""
    marks = sum(bool(segment.marks) for source in texts.sources for passage in source.passages for segment in passage.segments)
    twigs = sum(5 + 5 * len(twig.evidence) for root in roots for branch in root.branches for twig in branch.twigs)
    alone = sum(6 * len(cells) for cells in lone)
    return (
        600 + marks + twigs + alone + sum(7 + 8 * len(group.entries) for group in groups) + sum(14 + 5 * len(lane.quotes) for lane in lanes)
    )


def _size(cell: Cell) -> int:
    marked = sum(piece.changed or bool(piece.kind) for piece in (*cell.pieces, *cell.source_pieces, *cell.verb_pieces))
    return 6 + marked + 2 * bool(cell.source or cell.verb)
