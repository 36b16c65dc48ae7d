"""A record as a reader corrected it: rows split, speakers joined, statements left out, each said in the record's warnings.

1. What is page furniture leaves every row, speaker and dispute.
2. Statements that are not the same stand in two rows; what was said between them (verdicts, differences) goes.
3. Speakers who are one are joined; the reason says that a reader did it.

What is corrected is found by its characters. A correction whose characters are no statement any more changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.rows import (
    Absence,
    AbsenceKind,
    Difference,
    Dispute,
    Reading,
    Reason,
    Record,
    Relation,
    Row,
    Span,
    Speaker,
    Statement,
    digest,
)
from crossread.store.corrections import Correction, CorrectionKind

BY_HAND = "corrected by hand"
_WEIGHT = (Relation.SAME, Relation.REWORDED, Relation.UNCLEAR, Relation.DIFFERS, Relation.DENIES, Relation.CONTRADICTS)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The record after the corrections, and the ids of the rows that are otherwise than they were found."""

    record: Record
    rows: frozenset[str]


def corrected(record: Record, entries: Iterable[Correction]) -> Corrected:
    """The record with the corrections applied, in their order; `entries` are those in force."""
    before = {row.id for row in record.rows}
    for entry in entries:
        if entry.kind is CorrectionKind.FURNITURE:
            record = _without(record, entry)
        elif entry.kind is CorrectionKind.NOT_THE_SAME:
            record = _apart(record, entry)
        elif entry.kind is CorrectionKind.ONE_SPEAKER:
            record = _joined(record, entry)
    return Corrected(record, frozenset(row.id for row in record.rows if row.id not in before))


def extent(said: Statement) -> Span:
    """From the first to the last character of a statement's content: what a correction points at."""
    return Span(said.report, said.start, said.end)


def _over(record: Record, places: Iterable[Span]) -> frozenset[str]:
    wanted = set(places)
    return frozenset(key for key, said in record.statements.items() if extent(said) in wanted)


def _noted(record: Record, words: str, entry: Correction) -> Record:
    return replace(record, warnings=(*record.warnings, f"Corrected by hand on {entry.made[:10]}: {words}"))


def _without(record: Record, entry: Correction) -> Record:
    gone = _over(record, entry.left)
    gone |= {key for key, said in record.statements.items() if said.part_of in gone}
    if not gone:
        return record
    readings = tuple(_reading_without(reading, gone) for reading in record.readings)
    rows = tuple(made for row in record.rows if (made := _row_of(row, [key for key in row.statements if key not in gone], record)))
    speakers = tuple(replace(one, statements=tuple(key for key in one.statements if key not in gone)) for one in record.speakers)
    sides = [_dispute_without(one, gone) for one in record.disputes]
    changed = replace(
        _with_rows(record, rows, {row.id: _heir(rows, row) for row in record.rows}),
        readings=readings,
        speakers=tuple(one for one in speakers if one.statements),
        verdicts=tuple(one for one in record.verdicts if one.left not in gone and one.right not in gone),
        disputes=tuple(one for one in sides if one.asserts and (one.denies or one.declines)),
    )
    return _noted(changed, f"{_counted(len(entry.left), 'statement')} left out as page furniture.", entry)


def _dispute_without(dispute: Dispute, gone: frozenset[str]) -> Dispute:
    asserts, denies, declines = (
        tuple(key for key in side if key not in gone) for side in (dispute.asserts, dispute.denies, dispute.declines)
    )
    return replace(dispute, asserts=asserts, denies=denies, declines=declines)


def _reading_without(reading: Reading, gone: frozenset[str]) -> Reading:
    return replace(
        reading,
        statements=tuple(said for said in reading.statements if said.id not in gone),
        parts=tuple(said for said in reading.parts if said.id not in gone),
    )


def _heir(rows: Sequence[Row], row: Row) -> tuple[Row, ...]:
    return tuple(one for one in rows if set(one.statements) <= set(row.statements))[:1]


def _apart(record: Record, entry: Correction) -> Record:
    left, right = _over(record, entry.left), _over(record, entry.right)
    rows: list[Row] = []
    heirs: dict[str, tuple[Row, ...]] = {}
    for row in record.rows:
        if not (left & set(row.statements) and right & set(row.statements)):
            rows.append(row)
            continue
        sides = ([key for key in row.statements if key not in left], [key for key in row.statements if key in left])
        heirs[row.id] = tuple(made for side in sides if (made := _row_of(row, side, record)))
        rows.extend(heirs[row.id])
    if not heirs:
        return record
    verdicts = tuple(one for one in record.verdicts if not ({one.left, one.right} & left and {one.left, one.right} & right))
    changed = replace(_with_rows(record, tuple(dict.fromkeys(rows)), heirs), verdicts=verdicts)
    stand = "stands" if len(entry.left) == 1 else "stand"
    return _noted(changed, f"{_counted(len(entry.left), 'statement')} of a row {stand} apart from the others.", entry)


def _row_of(row: Row, statements: Sequence[str], record: Record) -> Row | None:
    """The row with these statements alone; how they stand to each other is told by the verdicts between them."""
    if len(statements) == len(row.statements) or not statements:
        return row if statements else None
    held = set(statements)
    found = [one.relation for one in record.verdicts if one.left in held and one.right in held]
    reference = row.reference if row.reference in held else statements[0]
    return Row(digest(*sorted(statements)), tuple(statements), reference, max(found, key=_WEIGHT.index, default=Relation.SAME))


def _with_rows(record: Record, rows: tuple[Row, ...], heirs: dict[str, tuple[Row, ...]]) -> Record:
    """The record with these rows; differences and absences of a row go to its heirs, as far as they are about them."""
    said = record.statements
    differences = [made for one in record.differences for made in _inherited(one, heirs, said)]
    absences = [replace(one, row=heir.id) for one in record.absences for heir in heirs.get(one.row, ())]
    kept = [one for one in record.absences if one.row not in heirs]
    left_by = {row.id: {said[key].report for key in row.statements if key in said} for row in record.rows}
    for key, made in heirs.items():
        for heir in made:
            for report in sorted(left_by[key] - {said[one].report for one in heir.statements}):
                why = Reason(BY_HAND, 0.0, "A reader took this report's statement out of the row.")
                absences.append(Absence(heir.id, report, AbsenceKind.UNCLEAR, None, (why,)))
    return replace(record, rows=rows, differences=tuple(differences), absences=(*kept, *absences))


def _inherited(one: Difference, heirs: dict[str, tuple[Row, ...]], said: object) -> Iterable[Difference]:
    if one.row not in heirs:
        yield one
    for heir in heirs.get(one.row, ()):
        held = [said[key] for key in heir.statements if key in said]  # type: ignore[index, operator]
        places = tuple(place for place in one.places if any(_bears(place, statement) for statement in held))
        if len({place.report for place in places}) > 1:
            yield replace(one, row=heir.id, places=places)


def _bears(place: Span, said: Statement) -> bool:
    spans = (*said.content, *said.cue, *said.source)
    return Span(said.report, min(span.start for span in spans), max(span.end for span in spans)).overlaps(place)


def _joined(record: Record, entry: Correction) -> Record:
    wanted = {*entry.left, *entry.right}
    ones = [speaker for speaker in record.speakers if wanted & set(speaker.mentions)]
    if len(ones) < 2:
        return record
    first = ones[0]
    detail = f"A reader said so on {entry.made[:10]}."
    sides = [next((span for span in side if any(span in one.mentions for one in ones)), None) for side in (entry.left, entry.right)]
    joined = Speaker(
        first.id,
        first.name,
        tuple(sorted({span for one in ones for span in one.mentions})),
        tuple(dict.fromkeys(form for one in ones for form in one.spellings)),
        tuple(sorted({key for one in ones for key in one.statements})),
        (Reason(BY_HAND, 1.0, detail, *sides), *dict.fromkeys(reason for one in ones for reason in one.reasons)),
    )
    speakers = [joined if one is first else one for one in record.speakers if one is first or one not in ones]
    ordered = sorted(speakers, key=lambda one: (-len(one.statements), one.name, one.id))
    return _noted(replace(record, speakers=tuple(ordered)), f"{len(ones)} speakers are one.", entry)


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
