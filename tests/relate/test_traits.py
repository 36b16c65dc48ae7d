"""What is seen of a possible difference as numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.models.trees import load_trees
from crossread.relate.align import ready
from crossread.relate.choice import LEAST_CHANCE, Couple, weigh
from crossread.relate.differences import compare
from crossread.relate.traits import COLUMNS, Crowd, traits
from crossread.rows import DifferenceKind
from tests.relate.told import Means, ValueKind, told

CROWD = Crowd(1, 0, 2, 0.9, {})
WORDS = st.lists(st.sampled_from(["four", "boats", "sank", "near", "Velmouth", "on", "Monday", "may", "not", "said"]), max_size=12)


@given(WORDS, WORDS)
def test_every_candidate_has_a_line_of_finite_numbers(one: list[str], other: list[str]) -> None:
    """Whatever two statements hold, each possible difference has as many numbers as there are columns, and none is endless."""
    left, right = (
        ready(reading, reading.statements[0]) for reading in (told("A", " ".join(("x", *one))), told("B", " ".join(("y", *other))))
    )
    found = compare(left, right)
    lines = traits(found, left, right, CROWD)
    assert lines.shape == (len(found), len(COLUMNS))
    assert np.isfinite(lines).all()


def test_the_trees_know_the_columns() -> None:
    """The trees that ship were fitted on the numbers that are counted now."""
    assert load_trees("differences", "choice").columns == COLUMNS


def test_a_count_of_one_thing_is_likelier_to_be_shown_than_other_words() -> None:
    """Twelve against nine miners is worth a line, and more so than "took" against "killed"."""
    left = told("A", "The flood in the mine took 12 miners on the day.", values=(Means("12", ValueKind.NUMBER, 12, 12, "miners"),))
    right = told("B", "The flood in the mine killed nine miners on the day.", values=(Means("nine", ValueKind.NUMBER, 9, 9, "miners"),))
    sides = [ready(reading, reading.statements[0]) for reading in (left, right)]
    (weighed,) = weigh([Couple(*sides, CROWD, compare(*sides))])
    chances = {one.candidate.feature: one.chance for one in weighed}
    assert chances["number-apart"] > max(LEAST_CHANCE, *(chance for name, chance in chances.items() if name == "other-words"))


def test_where_only_words_differ_nothing_is_called_a_date_or_a_number() -> None:
    """Activists against extremists is no name, date, number or place, whatever else the places hold."""
    words = "Police arrested nine {} at the power station on Monday."
    left, right = told("A", words.format("activists")), told("B", words.format("extremists"))
    sides = [ready(reading, reading.statements[0]) for reading in (left, right)]
    (weighed,) = weigh([Couple(*sides, CROWD, compare(*sides))])
    kinds = {one.candidate.kind for one in weighed if one.candidate.feature == "other-words"}
    assert kinds
    assert kinds <= {DifferenceKind.TERM, DifferenceKind.SCOPE, DifferenceKind.STANCE, DifferenceKind.ATTRIBUTION}
