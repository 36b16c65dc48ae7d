"""Shared pieces grow over small damage, and no further."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.text.mending import mend
from tests.patience import patience

LEFT = "The mill burned down on Monday night. Nine workers died. Relatives waited at the gate until dawn came over the yards."


def test_a_like_gap_is_closed() -> None:
    """Two pieces with a misread word between them are one piece."""
    right = LEFT.replace("Nine workers", "Nime worhers")
    assert mend(LEFT, right, [((0, 37), (0, 37)), ((57, 90), (57, 90))]) == [((0, len(LEFT)), (0, len(right)))]


def test_an_unlike_gap_stays_open() -> None:
    """Two pieces with other words between them stay two pieces."""
    right = LEFT.replace("Nine workers died.", "A band of musicians was playing for a crowd on the green beside the church.")
    at = right.index("Relatives")
    found = mend(LEFT, right, [((0, 37), (0, 37)), ((57, len(LEFT)), (at, len(right)))])
    assert [LEFT[start:end] for (start, end), _ in found] == [LEFT[:37], LEFT[57:]]


@given(st.text(alphabet="ab c.\n“", max_size=80), st.text(alphabet="ab c.\n“", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_pieces_stay_inside_their_texts(left: str, right: str, at: int, to: int) -> None:
    """A grown piece never leaves either text."""
    for (start, end), (first, last) in mend(left, right, [((min(at, len(left)), len(left)), (min(to, len(right)), len(right)))]):
        assert 0 <= start <= end <= len(left)
        assert 0 <= first <= last <= len(right)


def test_thousands_of_pieces_take_no_time() -> None:
    """A long text in many pieces is mended to its end."""
    left = "one two three four five six seven eight. " * 5000
    pieces = [((at, at + 39), (at, at + 39)) for at in range(0, len(left), 82)]
    with patience():
        assert len(mend(left, left, pieces)) == 1
