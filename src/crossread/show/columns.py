"""The columns of the table of statements: a report each, those of one origin side by side under its name."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.rows import Report
from crossread.show.cells import Cell, Line, Missing
from crossread.show.index import Index

# More columns than this no screen holds: beyond it a row lists its reports one under the other.
MAX_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """A report's place in a row of the table; `copy` is true beside an earlier report of the same origin."""

    report: Report
    cells: tuple[Cell, ...]
    missing: Missing | None
    copy: bool


def columns_of(found: Index) -> list[Report]:
    """The reports, those of one origin side by side."""
    order = {origin.id: at for at, origin in enumerate(found.record.origins)}
    return sorted(found.reports, key=lambda report: order[found.origin[report.id].id] if report.id in found.origin else len(order))


def copies_of(found: Index, columns: list[Report]) -> set[str]:
    """The reports that stand beside an earlier one of the same origin."""
    seen: set[str] = set()
    copies: set[str] = set()
    for report in columns:
        origin = found.origin.get(report.id)
        if origin is not None:
            if origin.id in seen:
                copies.add(report.id)
            seen.add(origin.id)
    return copies


def slots_of(line: Line, columns: list[Report], copies: set[str]) -> list[Slot]:
    """What each column holds in a row: statements, or why there is none."""
    held: dict[str, list[Cell]] = {}
    for cell in line.cells:
        held.setdefault(cell.report.id, []).append(cell)
    gone = {missing.report.id: missing for missing in line.missing}
    return [Slot(report, tuple(held.get(report.id, ())), gone.get(report.id), report.id in copies) for report in columns]


def origins_above(found: Index, columns: list[Report]) -> list[tuple[str, int]]:
    """The origins above the columns: a name and how many columns it spans."""
    groups: list[tuple[str, str, int]] = []
    for report in columns:
        origin = found.origin.get(report.id)
        key, name = (origin.id, origin.name) if origin else (report.id, "")
        if groups and groups[-1][0] == key:
            groups[-1] = (key, name, groups[-1][2] + 1)
        else:
            groups.append((key, name, 1))
    return [(name, number) for _, name, number in groups]
