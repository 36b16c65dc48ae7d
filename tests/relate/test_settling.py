"""Where a difference is shown, nothing is called the same."""

import pytest

from crossread.relate.settling import settle
from crossread.rows import Difference, DifferenceKind, Reading, Reason, Relation, Row, Verdict
from tests.relate.test_events import readings_of


def related(kind: DifferenceKind, feature: str, relation: Relation) -> tuple[Row, Verdict]:
    """A row of two statements of two reports that differ in one way, settled."""
    left, right = sorted(readings_of("Four people died on the pier.", "Six people died on the pier."), key=_first)
    one, two = left.statements[0], right.statements[0]
    row = Row("row", (one.id, two.id), one.id, relation)
    verdict = Verdict(one.id, two.id, relation, (Reason("alike", 0.9, "Alike."),))
    difference = Difference("row", kind, (one.content[0], two.content[0]), (Reason(feature, 1.0, "Four against six."),))
    rows, verdicts = settle((left, right), (row,), (verdict,), (difference,))
    return rows[0], verdicts[0]


def _first(reading: Reading) -> str:
    return reading.statements[0].id


def test_two_tolls_differ_even_in_the_same_words() -> None:
    """A row in which a number differs is never called the same, and the verdict says what differs."""
    row, verdict = related(DifferenceKind.NUMBER, "numbers-apart", Relation.SAME)
    assert (row.relation, verdict.relation) == (Relation.DIFFERS, Relation.DIFFERS)
    assert verdict.reasons[-1].detail == "Four against six."


def test_another_choice_of_words_is_only_reworded() -> None:
    """A row that differs in wording alone stays reworded."""
    row, verdict = related(DifferenceKind.TERM, "other-words", Relation.REWORDED)
    assert (row.relation, verdict.relation) == (Relation.REWORDED, Relation.REWORDED)


@pytest.mark.parametrize("relation", [Relation.DENIES, Relation.CONTRADICTS, Relation.UNCLEAR])
def test_a_graver_verdict_is_left_alone(relation: Relation) -> None:
    """A denial stays a denial, whatever else differs."""
    assert related(DifferenceKind.NUMBER, "numbers-apart", relation)[0].relation is relation
