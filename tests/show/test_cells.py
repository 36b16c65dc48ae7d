"""Rows as the reader sees them."""

from dataclasses import replace

from crossread.rows import AbsenceKind, Difference, DifferenceKind, Drift, Reason, Relation, Speaker, Value, ValueKind
from crossread.show.cells import lone_cells, shared_lines
from crossread.show.index import index
from crossread.show.page import page
from tests.show.factory import crane_record, reading_of, record_of, report_of, row_of, said, small_record, span, verdict_of


def _lines(record):
    return shared_lines(index(record))


def test_the_rows_that_divide_most_come_first():
    """Contradictions stand above denials, those above differences, those above what was only reworded."""
    assert [line.relation for line in _lines(crane_record())] == ["contradicts", "denies", "differs", "differs", "unclear", "reworded"]


def test_a_cell_has_a_sign_and_a_word():
    """Each cell says how it stands to the row's reference, in a sign and in a word."""
    cells = _lines(crane_record())[0].cells
    assert [(cell.glyph, cell.relation) for cell in cells] == [("◆", "reference"), ("~", "reworded"), ("✕", "contradicts")]


def test_a_cell_holds_the_reports_own_characters():
    """An excerpt in two pieces is shown with an ellipsis between them and not a word changed."""
    line = next(line for line in _lines(crane_record()) if line.topic == "Ilse Maarten")
    assert line.cells[0].excerpt == "“We inspected every cable in January,” … “and found nothing.”"
    assert (line.cells[1].source, line.cells[1].verb) == ("Port director Ilse Maarten", "admitted")


def test_a_cut_off_report_is_never_said_not_to_mention():
    """A report that was cut off may have held the statement, whatever the record says of its absence."""
    missing = [one for line in _lines(crane_record()) for one in line.missing if one.report.name == "post"]
    assert {one.word for one in missing} == {"cut off"}


def test_an_absence_that_nobody_judged_is_unclear():
    """Without a judgement on an absence, the page does not claim that a report leaves something out."""
    record = small_record()
    third = report_of("third", "Third\nNothing here.\n")
    record = record_of(*record.readings, reading_of(third), rows=record.rows, verdicts=record.verdicts)
    assert [one.word for one in _lines(record)[0].missing] == [AbsenceKind.UNCLEAR]


def test_a_statement_that_was_not_compared_with_the_reference_says_so():
    """Where a statement stands in a row through a third one, its cell names the report that it was compared with."""
    reports = [report_of(name, f"{name}\nThe road is {name}.\n") for name in "abc"]
    one, two, three = (said(report, f"The road is {report.name}.") for report in reports)
    verdicts = (verdict_of(one, two, Relation.REWORDED), verdict_of(two, three, Relation.DIFFERS))
    row = row_of(Relation.DIFFERS, one, two, three)
    readings = [reading_of(report, statement) for report, statement in zip(reports, (one, two, three), strict=True)]
    cell = _lines(record_of(*readings, rows=(row,), verdicts=verdicts))[0].cells[2]
    assert (cell.relation, cell.reasons[0]) == ("differs", "Compared with b, not with the reference.")


def test_what_only_one_report_carries_is_listed_with_that_report():
    """A statement that nobody else carries is never lost: it stands under its report."""
    found = index(crane_record())
    lone = {found.names[key]: [cell.excerpt for cell in cells] for key, cells in lone_cells(found).items()}
    assert lone["Harbour Courier"] == ["Residents heard the crash across the bay."]
    assert len(lone["Canal 5"]) == 2
    assert lone["Meridian Wire"] == []


def test_every_statement_of_a_row_is_somewhere():
    """Shared and lone together, the page shows each statement that stands in a row."""
    found = index(crane_record())
    shown = {cell.said.id for line in shared_lines(found) for cell in line.cells}
    shown |= {cell.said.id for cells in lone_cells(found).values() for cell in cells}
    assert shown == {key for row in found.record.rows for key in row.statements}


def test_a_clause_inside_a_statement_of_the_same_cell_is_not_shown_twice():
    """Where a row holds a statement and a clause of it, the cell shows the whole and not its words twice."""
    one, other = report_of("a", "A\nThe road is open and the bridge is shut.\n"), report_of("b", "B\nThe bridge is shut.\n")
    whole = said(one, "The road is open and the bridge is shut.")
    part = replace(said(one, "the bridge is shut"), part_of=whole.id)
    second = said(other, "The bridge is shut.")
    reading = replace(reading_of(one, whole), parts=(part,))
    row = row_of(Relation.REWORDED, second, whole, part)
    cells = _lines(record_of(reading, reading_of(other, second), rows=(row,)))[0].cells
    assert [cell.excerpt for cell in cells] == ["The bridge is shut.", "The road is open and the bridge is shut."]


def test_a_pronoun_is_followed_by_the_name_it_stands_for():
    """Behind "Dray" no name is repeated; behind "he" the speaker's name is given."""
    cells = [cell for line in _lines(crane_record()) for cell in line.cells if cell.report.name == "canal"]
    assert [(cell.source, cell.known_as) for cell in cells] == [("Dray", ""), ("Norhaven's chief engineer, Paul Dray", "")]
    report, other = report_of("a", "A\nThe bridge is open, he said.\n"), small_record().readings[0]
    spoken = said(report, "The bridge is open", source="he", cue="said", manner="indirect")
    speaker = Speaker("s", "Paul Dray", (), ("Paul Dray",), (spoken.id,))
    row = row_of(Relation.REWORDED, spoken, other.statements[0])
    cell = _lines(record_of(reading_of(report, spoken), other, rows=(row,), speakers=(speaker,)))[0].cells[0]
    assert (cell.source, cell.known_as) == ("he", "Paul Dray")


def test_a_row_that_shows_nothing_of_its_own_is_told_in_the_larger_one():
    """Two rows, one of which holds only statements of the other: the reader meets each statement once."""
    left, right, third = (report_of(name, f"{name}\n\nThe bridge is open.") for name in ("bee", "elm", "oak"))
    one, two, three = (said(report, "The bridge is open.") for report in (left, right, third))
    large, small = row_of(Relation.SAME, one, two, three), row_of(Relation.REWORDED, one, two)
    record = record_of(reading_of(left, one), reading_of(right, two), reading_of(third, three), rows=(small, large))
    (line,) = _lines(record)
    assert (line.row.id, line.echoes) == (large.id, (small.id,))


def test_a_row_tells_how_its_wording_drifts():
    """The rungs stand from the quotation to the outlet itself, each with its reports, and a sentence says what changes."""
    report, other = report_of("a", "A\n“The bridge is open,” Dray said.\n"), report_of("b", "B\nThe bridge is open.\n")
    quoted, fact = said(report, "“The bridge is open,”", source="Dray", cue="said", manner="direct"), said(other, "The bridge is open.")
    row = row_of(Relation.REWORDED, quoted, fact)
    drift = Drift(row.id, (quoted.id, fact.id), (Reason("speech-to-fact", -0.3, "It becomes a fact.", quoted.content[0], fact.content[0]),))
    record = record_of(reading_of(report, quoted), reading_of(other, fact), rows=(row,), drifts=(drift,))
    (line,) = _lines(record)
    assert line.drift == (("quoted", ("a",)), ("the outlet itself", ("b",)))
    assert line.drifted == ("It becomes a fact.",)
    assert "quoted: <bdi>a</bdi> → the outlet itself: <bdi>b</bdi>" in page(record)


def test_a_heading_shows_the_figure_that_differs():
    """Where the words that differ are too many for a row's heading, those around the figure are shown, and no word is cut in two."""
    words = (
        "The committee published letters about a contract for vaccines against the winter sickness worth {} euros in all its long parts."
    )
    made = [report_of(name, f"{name}\n{words.format(sum_)}") for name, sum_ in (("elm", "47 million"), ("oak", "54 million"))]
    both = [said(report, report.text.split("\n")[1]) for report in made]
    values = [
        Value(span(report, figure), ValueKind.NUMBER, 47, 47) for report, figure in zip(made, ("47 million", "54 million"), strict=True)
    ]
    row = row_of(Relation.DIFFERS, *both)
    differs = Difference(row.id, DifferenceKind.NUMBER, tuple(one.content[0] for one in both), ())
    readings = [reading_of(report, one, values=(value,)) for report, one, value in zip(made, both, values, strict=True)]
    (line,) = _lines(record_of(*readings, rows=(row,), differences=(differs,)))
    assert [place.short for place in line.contrasts[0].places] == [f"[…] {sum_} million euros in all its long parts." for sum_ in (47, 54)]
