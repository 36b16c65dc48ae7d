"""Rows: the statements that say one thing, grouped from the verdicts on pairs."""

from __future__ import annotations

from crossread.rows import Reading, Relation, Row, Verdict, digest


def group(readings: tuple[Reading, ...], verdicts: tuple[Verdict, ...]) -> tuple[Row, ...]:
    """Every statement in one row at least; a statement that nobody else carries is a row of its own."""
    root = {said.id: said.id for reading in readings for said in reading.statements}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for verdict in verdicts:
        root[find(verdict.left)] = find(verdict.right)
    rows: dict[str, list[str]] = {}
    for key in root:
        rows.setdefault(find(key), []).append(key)
    return tuple(
        Row(digest(*sorted(ids)), tuple(ids), ids[0], Relation.REWORDED if len(ids) > 1 else Relation.SAME) for ids in rows.values()
    )
