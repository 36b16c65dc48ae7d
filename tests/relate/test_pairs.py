"""Which pairs of statements are looked at, and how alike they are in numbers."""

import numpy as np

from crossread.relate.likeness import ALONE, likeness
from crossread.relate.pairs import pairs
from crossread.relate.scoring import frame_of
from crossread.relate.standing import STANDING, standing
from tests.relate.rows_factory import reading

ONE = reading("a", "Two guards fled the burning depot in Lund.", "The union called a strike for Monday.")
TWO = reading("b", "The depot in Lund burned and two guards escaped.", "A strike was called for Monday by the union.")


def test_statements_of_one_report_are_not_compared() -> None:
    """Pairs are of different reports, each pair once."""
    frame = frame_of((ONE, TWO))
    found = [(frame.units[left].report, frame.units[right].report) for left, right in pairs(frame.units, frame.terms, frame.means).tolist()]
    assert found
    assert set(found) == {("a", "b")}


def test_statements_that_share_telling_words_are_compared() -> None:
    """Both true pairs are among those looked at."""
    frame = frame_of((ONE, TWO))
    assert {(0, 2), (1, 3)} <= set(map(tuple, pairs(frame.units, frame.terms, frame.means).tolist()))


def test_every_pair_has_a_number_for_every_name() -> None:
    """No number is missing, and none is not a number."""
    frame = frame_of((ONE, TWO))
    found = pairs(frame.units, frame.terms, frame.means)
    alone = likeness(frame, found)
    stands = standing(frame, found, np.full(len(found), 0.5))
    assert alone.shape == (len(found), len(ALONE))
    assert stands.shape == (len(found), len(STANDING))
    assert np.isfinite(alone).all()
    assert np.isfinite(stands).all()


def test_a_report_against_its_copy_is_alike_in_every_word() -> None:
    """Equal statements share all words, both ways."""
    frame = frame_of((ONE, reading("b", *(ONE.report.slice(span) for span in ONE.sentences))))
    found = pairs(frame.units, frame.terms, frame.means)
    line = likeness(frame, found)[found.tolist().index([0, 2])]
    assert line[ALONE.index("shared")] == 1.0
    assert line[ALONE.index("fuzzy")] == 1.0


def test_likeness_is_the_same_from_either_side() -> None:
    """Which report stands on the left changes no number."""
    frame = frame_of((ONE, TWO))
    found = np.array([[0, 2], [0, 3], [1, 2]])
    assert np.allclose(likeness(frame, found), likeness(frame, found[:, ::-1]), atol=1e-6)


def test_reports_without_words_make_no_pairs() -> None:
    """Nothing to compare is no error."""
    frame = frame_of((reading("a", "..."), reading("b", "!!!")))
    assert len(pairs(frame.units, frame.terms, frame.means)) == 0
