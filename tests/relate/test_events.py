"""Reports of two events are told apart in words."""

from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read
from crossread.relate.events import find_warnings
from crossread.rows import Reading, Relation, Row
from crossread.settings import Settings


def readings_of(*texts: str) -> tuple[Reading, ...]:
    """A reading for each text, named r0, r1 and so on."""
    named = [Named(f"r{at}.txt", text.encode()) for at, text in enumerate(texts)]
    return tuple(read(load(named, settings=Settings())))


def row_over(*readings: Reading) -> Row:
    """A row that holds the first statement of each reading."""
    ids = tuple(reading.statements[0].id for reading in readings)
    return Row("+".join(ids), ids, ids[0], Relation.SAME)


FIRE = "A fire broke out in the old harbour on Tuesday. The brigade said two people were hurt and taken to hospital."
VOTE = "Voters in the valley chose a new mayor on Sunday. The count showed a lead of ninety votes for the teacher."


def test_reports_that_share_rows_give_no_warning() -> None:
    """Two reports of one event are compared without a word about events."""
    left, right = readings_of(FIRE, FIRE + " Nobody else was inside.")
    assert find_warnings((left, right), (row_over(left, right),)) == ()


def test_reports_of_two_events_are_named_apart() -> None:
    """Two reports of a fire and one of an election: the reader is told which belong together."""
    fire, more, vote = readings_of(FIRE, FIRE + " Nobody else was inside.", VOTE)
    (warning,) = find_warnings((fire, more, vote), (row_over(fire, more),))
    assert "2 events" in warning
    assert warning.endswith("r0, r1 | r2")
