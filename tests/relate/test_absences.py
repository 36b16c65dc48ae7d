"""Which report lacks a row, and what may be said of that."""

from crossread.relate.absences import find_absences
from crossread.rows import AbsenceKind, Row, State
from tests.relate.told import row_of, told

LEFT = told("A", "The dam above Velmouth burst on Monday night.")
RIGHT = told("B", "The dam above Velmouth burst late on Monday.")
ROW = row_of(LEFT, RIGHT)


def test_a_whole_report_without_the_row_does_not_mention_it() -> None:
    """A report that was read whole and says nothing near does not mention the row."""
    other = told("C", "A bakery in Ardia won a prize.")
    (absence,) = find_absences((LEFT, RIGHT, other), (ROW,))
    assert (absence.report, absence.kind, absence.nearest) == (other.report.id, AbsenceKind.NOT_MENTIONED, None)


def test_a_cut_report_is_never_said_to_lack_a_row() -> None:
    """Of a report whose text is cut off it is said that it is cut off, and not that it does not mention the row."""
    cut = told("C", "A bakery in Ardia won a prize.", state=State.PARTIAL)
    (absence,) = find_absences((LEFT, RIGHT, cut), (ROW,))
    assert absence.kind is AbsenceKind.CUT_OFF
    assert "cut" in absence.reasons[0].detail


def test_a_near_statement_makes_the_absence_unclear() -> None:
    """A report with a statement that shares most of the words is unclear, and the shared words are named."""
    near = told("C", "Water from the burst dam reached Velmouth.")
    (absence,) = find_absences((LEFT, RIGHT, near), (ROW,))
    assert (absence.kind, absence.nearest) == (AbsenceKind.UNCLEAR, near.statements[0].id)
    assert "dam" in absence.reasons[0].detail


def test_a_report_in_the_row_is_not_absent() -> None:
    """No absence is told of a report that carries the row."""
    assert find_absences((LEFT, RIGHT), (ROW,)) == ()


def test_rows_of_one_report_have_absences_too() -> None:
    """What one report alone carries is not mentioned by each of the others."""
    other = told("C", "A bakery in Ardia won a prize.")
    alone = Row("alone", (other.statements[0].id,), other.statements[0].id, ROW.relation)
    found = find_absences((LEFT, RIGHT, other), (alone,))
    assert [absence.report for absence in found] == [LEFT.report.id, RIGHT.report.id]
