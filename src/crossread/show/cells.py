"""The rows as the reader sees them: who carries what, in which words, and how it stands to the row's reference.

A row is ranked by how much it divides its reports, then by how many carry it. A cell is one report's statement in a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from crossread.rows import AbsenceKind, Difference, DifferenceKind, Manner, Reason, Relation, Report, Row, Span, State, Statement
from crossread.show.index import Index, carriers, words_of
from crossread.show.labels import ABSENCES, ATTITUDES, DIFFERENCES, MANNERS, REFERENCE, RELATIONS, WEIGHT, counted
from crossread.show.wording import Piece, pieces

MAX_REASONS = 4
# Not measured: so many characters of a place fill two lines of a row's heading.
MAX_HEADING_CHARS = 64


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement of one report in a row. `speaker` and `verb` are the report's own words, `relation` is a fixed word."""

    said: Statement
    report: Report
    glyph: str
    relation: str
    pieces: tuple[Piece, ...]
    excerpt: str
    speaker: str
    known_as: str
    unsettled: str
    source: str
    verb: str
    source_pieces: tuple[Piece, ...]
    verb_pieces: tuple[Piece, ...]
    hedge: str
    manner: str
    attitude: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A report that has no statement in a row, and what that means."""

    report: Report
    glyph: str
    word: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One place of a difference, in a report's own words; `short` are those of them that a heading has room for."""

    report: str
    words: str
    short: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference of a row: what it is in, and what each report has there."""

    kind: str
    label: str
    places: tuple[Compared, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the story: its cells by report in the order shown, the reports without one, and its differences.

    `drift` is the rungs on which the wording stands, from quoted to the outlet itself, each with the reports there, and
    `drifted` says what changes on the way. `echoes` are the ids of rows that show nothing but cells of this one, and are told here.
    """

    row: Row
    number: int
    glyph: str
    relation: str
    topic: str
    carried: str
    cells: tuple[Cell, ...]
    missing: tuple[Missing, ...]
    contrasts: tuple[Contrast, ...]
    echoes: tuple[str, ...] = ()
    drift: tuple[tuple[str, tuple[str, ...]], ...] = ()
    drifted: tuple[str, ...] = ()


def shared_lines(found: Index) -> list[Line]:
    """The rows that two or more reports carry, those that divide them most first."""
    rows = [row for row in found.record.rows if len(carriers(found, row)) > 1]
    rows.sort(key=lambda row: _division(found, row), reverse=True)
    return [replace(line, number=at) for at, line in enumerate(_without_echoes([_line(found, row) for row in rows]), 1)]


def _without_echoes(lines: list[Line]) -> list[Line]:
    """The lines without those that show nothing but cells of another line; what differs in such a line is told in that other."""
    ids = [{cell.said.id for cell in line.cells} for line in lines]
    holders: dict[str, set[int]] = {}
    for at, here in enumerate(ids):
        for key in here:
            holders.setdefault(key, set()).add(at)
    kept: dict[int, Line] = dict(enumerate(lines))
    for at, line in enumerate(lines):
        others = set.intersection(*(holders[key] for key in ids[at])) - {at}
        larger = [other for other in sorted(others) if other in kept and (len(ids[other]) > len(ids[at]) or other < at)]
        if larger:
            del kept[at]
            host = kept[larger[0]]
            kept[larger[0]] = replace(
                host, contrasts=tuple(dict.fromkeys((*host.contrasts, *line.contrasts))), echoes=(*host.echoes, line.row.id, *line.echoes)
            )
    return list(kept.values())


def lone_cells(found: Index) -> dict[str, list[Cell]]:
    """For every report, the statements that no other report carries, in text order."""
    lone: dict[str, list[Cell]] = {report.id: [] for report in found.reports}
    shared = {key for row in found.record.rows if len(carriers(found, row)) > 1 for key in row.statements}
    known = {key for row in found.record.rows for key in row.statements}  # a clause of a statement that is told anyway is not told twice
    told: set[str] = set()
    for row in found.record.rows:
        for key in row.statements:
            said = found.statement.get(key)
            if said is None or key in shared or key in told or said.part_of in known or said.report not in lone:
                continue
            told.add(key)
            lone[said.report].append(_cell(found, row, said, alone=True))
    return lone


def details(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The reasons' sentences, the weightiest first, each once."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason.score))
    return tuple(dict.fromkeys(reason.detail or reason.feature for reason in ordered))[:MAX_REASONS]


def _division(found: Index, row: Row) -> tuple[int, int, int, int]:
    reports = carriers(found, row)
    origins = len({found.origin[key].id for key in reports if key in found.origin})
    return WEIGHT[row.relation], len(found.differences.get(row.id, ())), origins, len(reports)


def _line(found: Index, row: Row) -> Line:
    reports = carriers(found, row)
    here = [found.statement[key] for key in row.statements if key in found.statement]
    here = _folded(row, sorted(here, key=lambda said: said.id != row.reference))  # within a cell the reference stands first
    origins = len({found.origin[key].id for key in reports if key in found.origin})
    carried = f"{len(reports)} of {counted(len(found.reports), 'report', 'reports')}"
    if origins:
        carried += f", {counted(origins, 'origin', 'origins')}"
    glyph, word = RELATIONS[row.relation]
    return Line(
        row=row,
        number=0,
        glyph=glyph,
        relation=word,
        topic=_topic(found, here),
        carried=carried,
        cells=tuple(_cell(found, row, said) for said in here),
        missing=tuple(_missing(found, row, report) for report in found.reports if report.id not in reports),
        contrasts=tuple(_contrast(found, one) for one in sorted(found.differences.get(row.id, ()), key=_telling)),
        drift=_rungs(found, row),
        drifted=details(found.drift[row.id].reasons) if row.id in found.drift else (),
    )


def _rungs(found: Index, row: Row) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How the wording is given, from the quotation on, with the names of the reports that give it so."""
    rungs: dict[str, list[str]] = {}
    for key in found.drift[row.id].statements if row.id in found.drift else ():
        said = found.statement[key]
        manner = Manner.INDIRECT if said.manner is Manner.NARRATED and said.source else said.manner
        rungs.setdefault(MANNERS[manner], []).append(found.names[said.report])
    return tuple((label, tuple(names)) for label, names in rungs.items())


def _topic(found: Index, here: list[Statement]) -> str:
    """Who speaks in the row, "" where the outlets say it themselves."""
    names = dict.fromkeys(found.speaker[said.id].name for said in here if said.id in found.speaker)
    if not names:
        names = dict.fromkeys(words_of(found, said.source) for said in here if said.source)
    return ", ".join(names)


def _cell(found: Index, row: Row, said: Statement, *, alone: bool = False) -> Cell:
    report = found.report[said.report]
    reference = found.statement.get(row.reference)
    typed = [(span, str(one.kind)) for one in found.differences.get(row.id, ()) for span in one.places]
    glyph, word, reasons = ("", "", ()) if alone else _standing(found, row, said)
    against = None if alone or reference is None or reference is said else words_of(found, reference.content)
    speaker = found.speaker.get(said.id)
    return Cell(
        said=said,
        report=report,
        glyph=glyph,
        relation=word,
        pieces=pieces(report, said.content, against, typed),
        excerpt=report.join(said.content),
        speaker=speaker.name if speaker else "",
        known_as=_known_as(speaker.name, report.join(said.source)) if speaker else "",
        unsettled="" if speaker else found.unsettled.get(said.id, ""),
        source=report.join(said.source),
        verb=report.join(said.cue),
        source_pieces=pieces(report, said.source, None, typed),
        verb_pieces=pieces(report, said.cue, None, typed),
        hedge=report.join(said.hedge),
        manner=MANNERS[said.manner],
        attitude="" if said.manner is Manner.NARRATED else ATTITUDES[said.attitude],
        reasons=reasons,
    )


def _known_as(name: str, source: str) -> str:
    """The speaker's name where the source does not show it: behind "he" or "the spokesman", not behind "Mr Dray"."""
    words = source.casefold().split()
    return "" if any(word in words for word in name.casefold().split() if len(word) > 2) else name


def _folded(row: Row, here: list[Statement]) -> list[Statement]:
    """The statements without those whose every character another one of the row and report shows too."""
    wholes = [said for said in here if said.part_of is None or said.id == row.reference]
    return [said for said in here if said in wholes or not any(_covers(whole, said) for whole in here if whole.report == said.report)]


def _covers(whole: Statement, said: Statement) -> bool:
    return whole.id != said.id and all(any(span.within(other) for other in whole.content) for span in said.content)


def _standing(found: Index, row: Row, said: Statement) -> tuple[str, str, tuple[str, ...]]:
    """How the statement stands to the reference; where they were not compared, to the statement it is most at odds with."""
    if said.id == row.reference:
        return *REFERENCE, ()
    verdict = found.verdict.get((min(said.id, row.reference), max(said.id, row.reference)))
    if verdict is not None:
        return *RELATIONS[verdict.relation], details(verdict.reasons)
    others = [found.verdict.get((min(said.id, key), max(said.id, key))) for key in row.statements if key != said.id]
    known = [one for one in others if one is not None]
    if not known:
        return *RELATIONS[Relation.UNCLEAR], ("This statement and the reference were not compared directly.",)
    most = max(known, key=lambda one: (WEIGHT[one.relation], one.left, one.right))
    other = found.statement[most.right if most.left == said.id else most.left]
    return *RELATIONS[most.relation], (f"Compared with {found.names[other.report]}, not with the reference.", *details(most.reasons))


def _missing(found: Index, row: Row, report: Report) -> Missing:
    absence = found.absence.get((row.id, report.id))
    if report.outcome.state is State.PARTIAL:
        return Missing(report, *ABSENCES[AbsenceKind.CUT_OFF], details(absence.reasons) if absence else ())
    kind = absence.kind if absence else AbsenceKind.UNCLEAR
    return Missing(report, *ABSENCES[kind], details(absence.reasons) if absence else ())


def _shortened(found: Index, one: Difference, span: Span) -> str:
    """The words of the place, cut where they are long; where it holds the value that differs, around that value."""
    report = found.report[span.report]
    if len(span) <= MAX_HEADING_CHARS:
        return report.slice(span)
    start, end = span.start, span.start + MAX_HEADING_CHARS
    if one.kind in (DifferenceKind.NUMBER, DifferenceKind.DATE):
        held = next((value.span for value in found.reading[span.report].values if value.span.within(span)), None)
        if held is not None and held.end > end:
            start, end = held.start, min(span.end, max(held.end, held.start + MAX_HEADING_CHARS))
    # No word is cut in two.
    cut = report.text.rfind(" ", start + 1, end + 1) if end < span.end else -1
    end = cut if cut > start else end
    return f"{'[…] ' if start > span.start else ''}{report.text[start:end]}{' […]' if end < span.end else ''}"


def _telling(one: Difference) -> int:
    """Differences of fact stand before those of wording."""
    return list(DIFFERENCES).index(one.kind)


def _contrast(found: Index, one: Difference) -> Contrast:
    places = tuple(
        Compared(found.names[span.report], found.report[span.report].slice(span), _shortened(found, one, span))
        for span in one.places
        if span.report in found.report
    )
    return Contrast(str(one.kind), DIFFERENCES[one.kind], places, details(one.reasons))
