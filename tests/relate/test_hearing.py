"""What the judge adds to the numbers of a pair, to the pairs that are looked at, and to a verdict's reasons."""

import numpy as np

from crossread.relate import relate
from crossread.relate.hearing import HEARD, heard, hearing, means
from crossread.relate.pairs import pairs
from crossread.relate.scoring import frame_of, score
from crossread.settings import Mode
from tests.relate.rows_factory import reading

ONE = reading("a", "Two guards fled the burning depot in Lund.", "The physician passed away.")
TWO = reading("b", "The depot in Lund burned and two guards escaped.", "A doctor died.")


def test_the_judge_has_a_number_for_every_name() -> None:
    """No number is missing, and none is not a number."""
    frame = frame_of((ONE, TWO))
    found = np.array([[0, 2], [0, 3], [1, 2], [1, 3]])
    numbers = hearing(heard((ONE, TWO), frame.units), found)
    assert numbers.shape == (4, len(HEARD))
    assert np.isfinite(numbers).all()


def test_a_claim_without_a_shared_word_is_looked_at() -> None:
    """A doctor who died and a physician who passed away share no word; the judge finds them alike."""
    frame = frame_of((ONE, TWO))
    told = heard((ONE, TWO), frame.units)
    assert (1, 3) in set(map(tuple, pairs(frame.units, frame.terms, frame.means, means(told)).tolist()))


def test_what_the_judge_finds_is_the_same_in_any_order_of_reports() -> None:
    """The order in which reports are given changes no likelihood."""
    one, two = score((ONE, TWO), Mode.FULL), score((TWO, ONE), Mode.FULL)
    assert one.pairs.tolist() == two.pairs.tolist()
    assert np.array_equal(one.likely, two.likely)


def test_a_verdict_in_full_mode_names_the_judge() -> None:
    """The judge's reading stands beside the words, with its score."""
    record = relate([ONE, TWO], Mode.FULL)
    reasons = [reason for verdict in record.verdicts for reason in verdict.reasons if reason.feature == "judge"]
    assert len(reasons) == len(record.verdicts) > 0
    assert all(reason.detail.startswith("Read in its sentence") for reason in reasons)


def test_rules_ask_no_judge() -> None:
    """By rules, no reason names it."""
    record = relate([ONE, TWO])
    assert not [reason for verdict in record.verdicts for reason in verdict.reasons if reason.feature == "judge"]
