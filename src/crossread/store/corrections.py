"""What a reader corrected by hand: a log that only grows, in which an undoing is an entry like any other.

A correction points at characters, so that it holds wherever its reports are shown: in another story, on another machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossread.rows import Span, digest
from crossread.store.store import Store, batches

_MANY = 500


class CorrectionKind(StrEnum):
    """What a reader says of some places."""

    NOT_THE_SAME = "not the same statement"
    ONE_SPEAKER = "one speaker"
    FURNITURE = "page furniture"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log. `made` is when, ISO 8601.

    not the same statement: the statements over `left` say something else than those over `right`.
    one speaker: the speakers who are named at `left` and at `right` are one.
    page furniture: what stands over `left` is no statement.
    undone: the entry with the id `undoes` holds no more.
    """

    id: str
    kind: CorrectionKind
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    made: str
    undoes: str | None = None


def correction(
    kind: CorrectionKind, left: Iterable[Span], right: Iterable[Span] = (), *, made: str, undoes: str | None = None
) -> Correction:
    """An entry for the log; the same places at the same time give the same id."""
    left, right = tuple(sorted(left)), tuple(sorted(right))
    return Correction(digest("correction", kind, _packed(left, right), undoes or "", made), kind, left, right, made, undoes)


def undoing(entry: Correction, *, made: str) -> Correction:
    """The entry that undoes another."""
    return correction(CorrectionKind.UNDONE, entry.left, entry.right, made=made, undoes=entry.id)


def correct(store: Store, entry: Correction) -> None:
    """Write the entry at the end of the log. Writing it twice is writing it once."""
    with store.database.writing():
        if store.database.ask("SELECT 1 FROM corrections WHERE id = ?", [entry.id]):
            return
        line = (entry.id, str(entry.kind), _packed(entry.left, entry.right), entry.undoes, entry.made)
        store.database.write("INSERT INTO corrections (id, kind, places, undoes, made) VALUES (?, ?, ?, ?, ?)", [line])
        reports = sorted({span.report for span in (*entry.left, *entry.right)})
        store.database.write("INSERT INTO corrected (correction, report) VALUES (?, ?)", [(entry.id, report) for report in reports])


def corrections(store: Store, reports: Iterable[str] | None = None) -> list[Correction]:
    """The log in its order, or those entries of it that are about any of these reports."""
    columns = "SELECT nth, id, kind, places, undoes, made FROM corrections"
    if reports is None:
        return [_read(line) for line in store.database.ask(f"{columns} ORDER BY nth")]
    found: dict[int, Correction] = {}
    for part in batches(dict.fromkeys(reports), _MANY):
        marks = ", ".join("?" * len(part))
        sql = f"{columns} WHERE id IN (SELECT correction FROM corrected WHERE report IN ({marks}))"
        found |= {line[0]: _read(line) for line in store.database.ask(sql, part)}
    return [found[nth] for nth in sorted(found)]


def in_force(log: Sequence[Correction]) -> list[Correction]:
    """The entries that no later entry undoes, undoings left out."""
    undone: set[str] = set()
    for entry in reversed(log):
        if entry.undoes and entry.id not in undone:
            undone.add(entry.undoes)
    return [entry for entry in log if entry.kind is not CorrectionKind.UNDONE and entry.id not in undone]


def _packed(left: tuple[Span, ...], right: tuple[Span, ...]) -> str:
    return json.dumps([[[span.report, span.start, span.end] for span in side] for side in (left, right)])


def _read(line: tuple[object, ...]) -> Correction:
    _, key, kind, places, undoes, made = line
    left, right = (tuple(Span(*place) for place in side) for side in json.loads(str(places)))
    return Correction(str(key), CorrectionKind(str(kind)), left, right, str(made), str(undoes) if undoes is not None else None)
