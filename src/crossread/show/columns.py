"""The columns of the table of statements: an origin each, opening to its reports, and a report to its versions.

1. Reports of one origin stand side by side, and so do the versions of one page among them.
2. A fold is an origin of several reports, or a page of several versions. Closed, it shows one column.
3. In each row one report stands for a closed fold: the one that holds the row's reference, else the first that carries the row (of
   versions the last). What the others have is told under it in a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.rows import Report
from crossread.show.cells import Cell, Line, Missing
from crossread.show.index import Index
from crossread.show.safe import web_address

# More columns than this no screen holds: beyond it a row lists its reports one under the other. None of the numbers is measured.
MAX_COLUMNS = 12
# With its origins closed a table may hold so many more; the style sheet knows so many folds.
MAX_FOLDED = 36
MAX_FOLDS = 11
# So many columns fit a desk's screen: the page scrolls, not the frame.
FEW_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Fold:
    """Columns that close to one. `number` names it on the page; `shut` is true where the page opens with it closed."""

    number: int
    word: str
    of: str
    shut: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A report's column. `origin` numbers its origin from 1; `page` is where the column of its last version stands in the list.

    `within` are the folds it is in, the origin's first; `opens` are those whose heading it is. `version` is "version 1 of 2".
    """

    report: Report
    origin: int
    name: str
    page: int
    within: tuple[Fold, ...]
    opens: tuple[Fold, ...]
    version: str

    @property
    def hidden(self) -> str:
        """The style names by which the heading goes when a fold closes."""
        return _names("f", (fold for fold in self.within if fold not in self.opens))


@dataclass(frozen=True, slots=True)
class Note:
    """What the other reports of a closed fold have in a row: a sign, its word, and the column each. `shown` says when."""

    shown: str
    parts: tuple[tuple[str, str, tuple[Column, ...]], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A column's place in a row: statements, or why there is none.

    `hidden` are the style names by which it goes when a fold closes, `named` those by which its report is named then.
    """

    column: Column
    cells: tuple[Cell, ...]
    missing: Missing | None
    hidden: str
    named: str
    notes: tuple[Note, ...]


def columns_of(found: Index) -> list[Column]:
    """The reports, those of one origin side by side, and the versions of one page, the last of them heading the page."""
    order = {origin.id: at for at, origin in enumerate(found.record.origins)}
    roots: dict[object, dict[object, list[Report]]] = {}
    for report in sorted(found.reports, key=lambda one: order[found.origin[one.id].id] if one.id in found.origin else len(order)):
        origin = found.origin.get(report.id)
        address = web_address(report.url)
        pages = roots.setdefault(origin.id if origin else (report.id,), {})
        pages.setdefault(address.split("#", 1)[0] if address else (report.id,), []).append(report)
    several = sum(len(pages) for pages in roots.values()) > 1
    made: list[Column] = []
    number = 0
    for at, pages in enumerate(roots.values(), 1):
        reports = [report for versions in pages.values() for report in versions]
        root: tuple[Fold, ...] = ()
        if len(pages) > 1:
            number += 1
            root = (Fold(number, f"{len(reports)} reports", f"of origin {at}", len(roots) > 1),)
        first = len(made) + len(next(iter(pages.values()))) - 1
        for versions in pages.values():
            own: tuple[Fold, ...] = ()
            if len(versions) > 1:
                number += 1
                own = (Fold(number, f"{len(versions)} versions", f"of {found.names[versions[-1].id]}", several),)
            page = len(made) + len(versions) - 1
            for nth, report in enumerate(versions, 1):
                origin = found.origin.get(report.id)
                opens = (*(root if len(made) == first else ()), *(own if len(made) == page else ()))
                version = f"version {nth} of {len(versions)}" if own else ""
                made.append(Column(report, at, origin.name if origin else "", page, (*root, *own), opens, version))
    return made


def folds_of(columns: Iterable[Column]) -> list[Fold]:
    """Every fold, by its number."""
    return sorted({fold for column in columns for fold in column.within}, key=lambda fold: fold.number)


def shown_at_first(columns: Iterable[Column]) -> int:
    """How many columns the page opens with where script closes the folds."""
    return sum(all(fold in column.opens or not fold.shut for fold in column.within) for column in columns)


def fits_a_table(columns: Sequence[Column]) -> bool:
    """The columns fit a screen, all of them or those that the page opens with."""
    if len(columns) <= MAX_COLUMNS:
        return True
    return len(columns) <= MAX_FOLDED and len(folds_of(columns)) <= MAX_FOLDS and shown_at_first(columns) <= MAX_COLUMNS


def slots_of(line: Line, columns: Sequence[Column]) -> list[Slot]:
    """What each column holds in a row, and which of a fold's columns stands for it there."""
    held: dict[str, list[Cell]] = {}
    for cell in line.cells:
        held.setdefault(cell.report.id, []).append(cell)
    gone = {missing.report.id: missing for missing in line.missing}
    leads = {fold: _lead(line, fold, columns, held) for fold in folds_of(columns)}
    made = []
    for column in columns:
        cells = tuple(held.get(column.report.id, ()))
        leading = [fold for fold in column.within if leads[fold] is column]
        made.append(
            Slot(
                column,
                cells,
                gone.get(column.report.id),
                _names("f", (fold for fold in column.within if fold not in leading)),
                _names("s", (fold for fold in leading if fold not in column.opens)),
                tuple(filter(None, (_note(fold, column, columns, held, gone) for fold in leading))),
            )
        )
    return made


def _lead(line: Line, fold: Fold, columns: Sequence[Column], held: dict[str, list[Cell]]) -> Column:
    """The column that stands for the fold in the row."""
    inside = [column for column in columns if fold in column.within]
    for column in inside:
        if any(cell.said.id == line.row.reference for cell in held.get(column.report.id, ())):
            return column
    carrying = [column for column in inside if column.report.id in held]
    # Of a page in several versions the one that stands for the page may stand for the origin, and no other.
    page = (carrying or [next(column for column in inside if fold in column.opens)])[0].page
    return [column for column in (carrying or inside) if column.page == page][-1]


def _note(fold: Fold, lead: Column, columns: Sequence[Column], held: dict[str, list[Cell]], gone: dict[str, Missing]) -> Note | None:
    """What the fold's other columns have; where none has a statement, only what is not as in the one shown."""
    parts: dict[tuple[str, str], list[Column]] = {}
    for column in columns:
        if fold not in column.within or column is lead:
            continue
        cells, missing = held.get(column.report.id), gone.get(column.report.id)
        if cells:
            parts.setdefault((cells[0].glyph, cells[0].relation), []).append(column)
        elif missing:
            parts.setdefault((missing.glyph, missing.word), []).append(column)
    own = gone.get(lead.report.id)
    if own is not None and lead.report.id not in held:
        parts.pop((own.glyph, own.word), None)
    # What an origin's line tells, the line of a page within it need not tell again.
    outer = "".join(f" u{other.number}" for other in lead.within if other is not fold and other.number < fold.number)
    return Note(f"s{fold.number}{outer}", tuple((*sign, tuple(found)) for sign, found in parts.items())) if parts else None


def _names(letter: str, folds: Iterable[Fold]) -> str:
    return " ".join(f"{letter}{fold.number}" for fold in folds)
